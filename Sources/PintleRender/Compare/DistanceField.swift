import Glibc

/// The distance of every pixel to the nearest marked one, in pixels; infinity where none is marked.
///
/// Felzenszwalb and Huttenlocher, "Distance Transforms of Sampled Functions" (2012): lower envelopes of parabolas, columns
/// then rows, O(pixels), exact.
struct DistanceField {
  let width: Int
  let height: Int
  private(set) var values: [Double]

  init(_ marked: [Bool], width: Int, height: Int) {
    self.width = width
    self.height = height
    var squares = marked.map { $0 ? 0 : Double.infinity }
    for x in 0..<width { Self.transform(&squares, from: x, step: width, count: height) }
    for y in 0..<height { Self.transform(&squares, from: y * width, step: 1, count: width) }
    values = squares.map { $0.squareRoot() }
  }

  private static func transform(_ f: inout [Double], from start: Int, step: Int, count: Int) {
    var place: [Int] = []
    var bound: [Double] = []
    func value(_ q: Int) -> Double { f[start + q * step] }
    for q in 0..<count where value(q).isFinite {
      var s = -Double.infinity
      while let last = place.last {
        let rise = value(q) + Double(q * q) - value(last) - Double(last * last)
        s = rise / Double(2 * (q - last))
        if s > bound[bound.count - 1] { break }
        place.removeLast()
        bound.removeLast()
        s = -Double.infinity
      }
      place.append(q)
      bound.append(s)
    }
    guard !place.isEmpty else { return }
    let sources = place.map { ($0, value($0)) }
    var k = 0
    for q in 0..<count {
      while k + 1 < place.count, bound[k + 1] < Double(q) { k += 1 }
      let d = Double(q - sources[k].0)
      f[start + q * step] = d * d + sources[k].1
    }
  }
}
