import Glibc

/// Which pixels of a picture show the thing, row by row.
public struct Silhouette: Hashable, Sendable {
  public let width: Int
  public let height: Int
  public var mask: [Bool]

  public init(width: Int, height: Int, mask: [Bool]) {
    self.width = width
    self.height = height
    self.mask = mask
  }

  /// Where any part is.
  public init(parts: [UInt16], width: Int) {
    let mask = stride(from: 0, to: parts.count - 1, by: 2).map { parts[$0] | parts[$0 + 1] != 0 }
    self.init(width: width, height: width > 0 ? mask.count / width : 0, mask: mask)
  }

  /// Of a picture that comes without one: what is not transparent; or, in an opaque picture, what cannot be reached from
  /// the border through the colour that prevails there. A soft shadow (the same hue, a little darker) counts as border.
  public init(of image: Image) {
    let (w, h) = (image.width, image.height)
    let isOpaque = stride(from: 3, to: image.pixels.count, by: 4).allSatisfy { image.pixels[$0] > 250 }
    guard isOpaque, w > 0, h > 0 else {
      self.init(
        width: w, height: h, mask: stride(from: 3, to: image.pixels.count, by: 4).map { image.pixels[$0] >= 128 })
      return
    }
    let labs: [SIMD3<Float>] = (0..<w * h).map { (i: Int) -> SIMD3<Float> in
      ColourDifference.lab(SIMD3(image.pixels[4 * i], image.pixels[4 * i + 1], image.pixels[4 * i + 2]))
    }
    var border: [Int] = []
    for x in 0..<w { border += [x, (h - 1) * w + x] }
    for y in 0..<h { border += [y * w, y * w + w - 1] }
    func median(_ values: [Float]) -> Float { values.sorted()[values.count / 2] }
    let ground = SIMD3<Float>(
      median(border.map { labs[$0].x }), median(border.map { labs[$0].y }), median(border.map { labs[$0].z }))
    func isGround(_ i: Int) -> Bool {
      let d = labs[i] - ground
      let hue = (d.y * d.y + d.z * d.z).squareRoot()
      return hue < 4 && d.x < 5 && d.x > -24
    }
    var reached = [Bool](repeating: false, count: w * h)
    var pending = border.filter(isGround)
    for i in pending { reached[i] = true }
    while let i = pending.popLast() {
      let (x, y) = (i % w, i / w)
      for (dx, dy) in [(1, 0), (-1, 0), (0, 1), (0, -1)] where (0..<w).contains(x + dx) && (0..<h).contains(y + dy) {
        let j = (y + dy) * w + x + dx
        if !reached[j], isGround(j) {
          reached[j] = true
          pending.append(j)
        }
      }
    }
    self.init(width: w, height: h, mask: reached.map { !$0 })
  }

  public var count: Int { mask.count { $0 } }

  /// nil where nothing is marked.
  public var box: PixelRect? {
    var (left, top, right, bottom) = (Int.max, Int.max, -1, -1)
    for (i, isIn) in mask.enumerated() where isIn {
      left = min(left, i % width)
      right = max(right, i % width)
      top = min(top, i / width)
      bottom = max(bottom, i / width)
    }
    return right < 0 ? nil : PixelRect(x: left, y: top, width: right - left + 1, height: bottom - top + 1)
  }

  /// Intersection over union: 1 = alike, also where both are empty.
  public func overlap(_ other: Silhouette) -> Double {
    var (both, either) = (0, 0)
    for (a, b) in zip(mask, other.mask) {
      if a && b { both += 1 }
      if a || b { either += 1 }
    }
    return either == 0 ? 1 : Double(both) / Double(either)
  }

  /// Its pixels that have a neighbour outside, or none.
  var edge: [Bool] {
    mask.indices.map { i in
      guard mask[i] else { return false }
      let (x, y) = (i % width, i / width)
      if x == 0 || y == 0 || x == width - 1 || y == height - 1 { return true }
      return !(mask[i - 1] && mask[i + 1] && mask[i - width] && mask[i + width])
    }
  }

  /// The mean distance from each edge to the other, both ways, pixels; nil where one has none.
  public func edgeDistance(_ other: Silhouette) -> Double? {
    guard width == other.width, height == other.height else { return nil }
    let (mine, theirs) = (edge, other.edge)
    let (fromMine, fromTheirs) = (
      DistanceField(mine, width: width, height: height), DistanceField(theirs, width: width, height: height)
    )
    var (sum, n) = (0.0, 0)
    for i in mask.indices {
      if mine[i] { (sum, n) = (sum + fromTheirs.values[i], n + 1) }
      if theirs[i] { (sum, n) = (sum + fromMine.values[i], n + 1) }
    }
    return n > 0 && sum.isFinite ? sum / Double(n) : nil
  }
}
