/// How alike two pictures of one size look, after Wang, Bovik, Sheikh and Simoncelli, "Image quality assessment: from
/// error visibility to structural similarity" (2004): luma, a Gaussian window of σ = 1.5 over 11 × 11 pixels,
/// K₁ = 0.01, K₂ = 0.03. Weights that would fall outside the picture are left out and the rest renormalised.
///
/// O(pixels · 22), separable.
struct StructuralSimilarity {
  let width: Int
  let height: Int
  /// One value per pixel, −1…1; 1 where both look the same.
  let map: [Float]

  /// 1 for equal pictures.
  var mean: Double { map.isEmpty ? 1 : map.reduce(0.0) { $0 + Double($1) } / Double(map.count) }

  /// Luma (Rec. 601) 0…255 of both, row by row.
  init(_ a: [Float], _ b: [Float], width: Int, height: Int) {
    self.width = width
    self.height = height
    func blur(_ v: [Float]) -> [Float] { Self.blurred(v, width, height) }
    func times(_ a: [Float], _ b: [Float]) -> [Float] { a.indices.map { a[$0] * b[$0] } }
    let (ma, mb) = (blur(a), blur(b))
    let (aa, bb, ab) = (blur(times(a, a)), blur(times(b, b)), blur(times(a, b)))
    let c1: Float = (0.01 * 255) * (0.01 * 255)
    let c2: Float = (0.03 * 255) * (0.03 * 255)
    map = a.indices.map { (i: Int) -> Float in
      let product: Float = ma[i] * mb[i]
      let (square, other): (Float, Float) = (ma[i] * ma[i], mb[i] * mb[i])
      let variances: Float = (aa[i] - square) + (bb[i] - other)
      let above: Float = (2 * product + c1) * (2 * (ab[i] - product) + c2)
      return above / ((square + other + c1) * (variances + c2))
    }
  }

  init(_ a: Image, _ b: Image) { self.init(a.luma, b.luma, width: a.width, height: a.height) }

  /// exp(−k² / 2σ²) for k = 0…5, σ = 1.5.
  private static let weights: [Float] = [1, 0.800_737_4, 0.411_112_3, 0.135_335_28, 0.028_565_5, 0.003_865_92]

  private static func blurred(_ v: [Float], _ width: Int, _ height: Int) -> [Float] {
    func pass(_ v: [Float], _ count: Int, _ lines: Int, _ step: Int, _ lineStep: Int) -> [Float] {
      var out = [Float](repeating: 0, count: v.count)
      for line in 0..<lines {
        for i in 0..<count {
          var sum: Float = 0
          var total: Float = 0
          for k in max(0, i - 5)...min(count - 1, i + 5) {
            let w = weights[abs(k - i)]
            sum += w * v[line * lineStep + k * step]
            total += w
          }
          out[line * lineStep + i * step] = sum / total
        }
      }
      return out
    }
    guard width > 0, height > 0 else { return v }
    return pass(pass(v, width, height, 1, width), height, width, width, 1)
  }
}

extension Image {
  /// Rec. 601, 0…255, row by row.
  var luma: [Float] {
    var values: [Float] = []
    values.reserveCapacity(width * height)
    for i in stride(from: 0, to: 4 * width * height, by: 4) {
      let (red, green, blue) = (Float(pixels[i]), Float(pixels[i + 1]), Float(pixels[i + 2]))
      values.append(0.299 * red + 0.587 * green + 0.114 * blue)
    }
    return values
  }
}
