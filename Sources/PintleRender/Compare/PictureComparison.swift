import Glibc
import PintleDocument

/// How a view of an asset differs from a picture of the same size: how much, and where.
public struct PictureComparison: Hashable, Sendable, Codable {
  public enum Kind: String, Hashable, Sendable, Codable {
    /// The target has something there.
    case missing
    /// The asset has something there.
    case extra
    /// Both have, in other colours.
    case colour
  }

  /// Pixels side by side that differ alike.
  public struct Region: Hashable, Sendable, Codable {
    public var kind: Kind
    public var box: PixelRect
    public var pixels: Int
    /// Of the box, metres, at the depth of what the camera looks at.
    public var width: Double
    public var height: Double
    /// Parts of the asset that are seen in it, the most first.
    public var parts: [String]
  }

  public struct Part: Hashable, Sendable, Codable {
    public var part: String
    public var pixels: Int
    /// Of its pixels those that lie in the target's silhouette, or on the part of the same name.
    public var inside: Double
    /// Intersection over union with the part of the same name; nil where the target is a picture.
    public var overlap: Double?
    /// Mean distance of its edges to those of the part of the same name; nil where the target is a picture, or shows none.
    public var edgePixels: Double?
    public var edgeMetres: Double?
    /// Mean structural similarity over its pixels (Wang et al. 2004); 1 = alike.
    public var structure: Double
    /// Mean ΔE*ab over its pixels within the target's silhouette; nil where there are none.
    public var colour: Double?
  }

  /// Intersection over union of the silhouettes.
  public var overlap: Double
  /// Mean distance of the edges of the silhouettes; nil where one has none.
  public var edgePixels: Double?
  public var edgeMetres: Double?
  /// Over the box of both silhouettes.
  public var likeness: PictureLikeness
  public var parts: [Part]
  /// The largest first, at most twelve.
  public var regions: [Region]

  /// Pixels: `target` and its silhouette have the size of the frame. `targetParts`: where the target is an asset, its
  /// numbers of parts (two per pixel) and their names.
  init?(
    _ frame: Picture, names: [String], target: Image, silhouette: Silhouette, metresPerPixel: Double,
    targetParts: (ids: [UInt16], names: [String])? = nil
  ) {
    let (w, h) = (frame.image.width, frame.image.height)
    guard target.width == w, target.height == h, silhouette.width == w, silhouette.height == h else { return nil }
    let own = Silhouette(parts: frame.parts, width: w)
    overlap = own.overlap(silhouette)
    edgePixels = own.edgeDistance(silhouette)
    edgeMetres = edgePixels.map { $0 * metresPerPixel }
    let either = Silhouette(width: w, height: h, mask: zip(own.mask, silhouette.mask).map { $0 || $1 })
    let box = either.box ?? PixelRect(x: 0, y: 0, width: w, height: h)
    let (mine, theirs) = (frame.image.cropped(box), target.cropped(box))
    guard box.width > 0, box.height > 0 else { return nil }
    let similarity = StructuralSimilarity(mine, theirs)
    likeness = PictureLikeness(mine, theirs, similarity)

    let distances = ColourDifference.map(frame.image, target)
    var sums = [(pixels: Int, inside: Int, colour: Double, structure: Double)](
      repeating: (0, 0, 0, 0), count: names.count)
    /// Of every pixel: our part, and the part of ours that the target's there is called like; −1: none.
    var (shown, wanted) = ([Int](repeating: -1, count: w * h), [Int](repeating: -1, count: w * h))
    let sameName = targetParts.map { target in target.names.map { names.firstIndex(of: $0) } }
    for i in 0..<w * h {
      let part = Int(frame.parts[2 * i] == 0 ? frame.parts[2 * i + 1] : frame.parts[2 * i]) - 1
      var other: Int?
      if let targetParts, let sameName {
        let id = Int(targetParts.ids[2 * i] == 0 ? targetParts.ids[2 * i + 1] : targetParts.ids[2 * i]) - 1
        other = id >= 0 && sameName.indices.contains(id) ? sameName[id] : nil
        wanted[i] = other ?? -1
      }
      guard sums.indices.contains(part) else { continue }
      shown[i] = part
      sums[part].pixels += 1
      sums[part].structure += Double(similarity.map[(i / w - box.y) * box.width + i % w - box.x])
      if silhouette.mask[i] {
        sums[part].inside += 1
        sums[part].colour += Double(distances[i])
      }
    }
    parts = names.indices.compactMap { part in
      let s = sums[part]
      guard s.pixels > 0 else { return nil }
      var made = Part(
        part: names[part], pixels: s.pixels, inside: Double(s.inside) / Double(s.pixels), overlap: nil,
        structure: s.structure / Double(s.pixels), colour: s.inside > 0 ? s.colour / Double(s.inside) : nil)
      guard targetParts != nil else { return made }
      let pair = Self.silhouettes(of: part, shown, wanted, width: w)
      made.inside = Double(zip(pair.own.mask, pair.other.mask).count { $0 && $1 }) / Double(s.pixels)
      made.overlap = pair.own.overlap(pair.other)
      made.edgePixels = pair.own.edgeDistance(pair.other)
      made.edgeMetres = made.edgePixels.map { $0 * metresPerPixel }
      return made
    }

    let kinds = (0..<w * h).map { i -> Kind? in
      switch (own.mask[i], silhouette.mask[i]) {
      case (true, false): .extra
      case (false, true): .missing
      case (true, true): distances[i] >= 10 ? .colour : nil
      case (false, false): nil
      }
    }
    regions = Self.regions(kinds, frame, names, w, h, metresPerPixel)
  }

  /// A part and its namesake, within the box of both and a pixel around it, so that its edges stay edges.
  private static func silhouettes(
    of part: Int, _ shown: [Int], _ wanted: [Int], width: Int
  ) -> (own: Silhouette, other: Silhouette) {
    var (left, top, right, bottom) = (Int.max, Int.max, -1, -1)
    for i in shown.indices where shown[i] == part || wanted[i] == part {
      (left, right) = (min(left, i % width), max(right, i % width))
      (top, bottom) = (min(top, i / width), max(bottom, i / width))
    }
    let (w, h) = (right - left + 3, bottom - top + 3)
    func cut(_ map: [Int]) -> Silhouette {
      var mask = [Bool](repeating: false, count: w * h)
      for y in top...bottom {
        for x in left...right { mask[(y - top + 1) * w + x - left + 1] = map[y * width + x] == part }
      }
      return Silhouette(width: w, height: h, mask: mask)
    }
    return (cut(shown), cut(wanted))
  }

  /// Connected pixels of one kind, through sides; specks of less than 1/20 000 of the picture are left out.
  private static func regions(
    _ kinds: [Kind?], _ frame: Picture, _ names: [String], _ w: Int, _ h: Int, _ metresPerPixel: Double
  ) -> [Region] {
    var seen = [Bool](repeating: false, count: kinds.count)
    var found: [Region] = []
    for start in kinds.indices {
      guard let kind = kinds[start], !seen[start] else { continue }
      seen[start] = true
      var pending = [start]
      var count = 0
      var (left, top, right, bottom) = (w, h, -1, -1)
      var parts: [Int: Int] = [:]
      while let i = pending.popLast() {
        let (x, y) = (i % w, i / w)
        count += 1
        (left, top, right, bottom) = (min(left, x), min(top, y), max(right, x), max(bottom, y))
        let part = Int(frame.parts[2 * i]) - 1
        if names.indices.contains(part) { parts[part, default: 0] += 1 }
        for (dx, dy) in [(1, 0), (-1, 0), (0, 1), (0, -1)] where (0..<w).contains(x + dx) && (0..<h).contains(y + dy) {
          let j = (y + dy) * w + x + dx
          if !seen[j], kinds[j] == kind {
            seen[j] = true
            pending.append(j)
          }
        }
      }
      guard count >= max(3, w * h / 20_000) else { continue }
      let box = PixelRect(x: left, y: top, width: right - left + 1, height: bottom - top + 1)
      found.append(
        Region(
          kind: kind, box: box, pixels: count, width: Double(box.width) * metresPerPixel,
          height: Double(box.height) * metresPerPixel,
          parts: parts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(4).map { names[$0.key] }))
    }
    found.sort { ($1.pixels, $0.box.y, $0.box.x) < ($0.pixels, $1.box.y, $1.box.x) }
    return Array(found.prefix(12))
  }
}

extension Image {
  /// What lies within a rectangle; the rectangle lies within the picture.
  func cropped(_ r: PixelRect) -> Image {
    var out: [UInt8] = []
    out.reserveCapacity(4 * r.width * r.height)
    for y in r.y..<r.y + r.height {
      let from = 4 * (y * width + r.x)
      out += pixels[from..<from + 4 * r.width]
    }
    return Image(width: r.width, height: r.height, pixels: out)
  }
}
