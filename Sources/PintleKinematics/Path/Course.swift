internal import Glibc

/// The value of a coordinate, or of an angle or a shift between two parts, over a path: told what it passes and where.
struct Course {
  /// Ascending in the input; between two of them the value is taken to rise or to fall.
  private let samples: [(at: Double, value: Double)]
  /// The value at an input, given a value nearby (of which an angle needs the turns).
  private let value: (Double, Double?) -> Double

  init(samples: [(at: Double, value: Double)], _ value: @escaping (Double, Double?) -> Double) {
    self.samples = samples
    self.value = value
  }

  /// A coordinate: between its knots and extremes it rises or falls.
  init(_ track: PathTrack, _ path: LoopPath) {
    self.init(samples: track.turningPoints) { input, _ in track.value(input, piece: path.interval(input)) }
  }

  /// Where the value first reaches `v` on the way from a start, where it is `home`; nil: never. The last input before.
  func passes(_ v: Double, from start: Double, _ home: Double, sense: Double) -> Double? {
    let isAbove = v > home
    func isReached(_ x: Double) -> Bool { isAbove ? x >= v : x <= v }
    var before = (at: start, value: home)
    for i in samples.indices {
      let s = samples[sense > 0 ? i : samples.count - 1 - i]
      guard (s.at - start) * sense >= 0 else { continue }
      guard isReached(s.value) else {
        before = s
        continue
      }
      var end = s.at
      for _ in 0..<60 where end != before.at {
        let middle = before.at + (end - before.at) / 2
        if middle == before.at || middle == end { break }
        let x = value(middle, before.value)
        if isReached(x) { end = middle } else { before = (middle, x) }
      }
      return before.at
    }
    return nil
  }
}
