internal import PintleDocument

/// The smallest size that is worth drawing; also what a size that makes no sense is replaced by, and then some.
private let smallest = 1e-6
private let largest = 1e4
private let harmless = 0.01

/// A number as people read it: millimetres without trailing zeros.
func millimetres(_ metres: Double) -> String { "\(trimmed(metres * 1000)) mm" }
func degreesText(_ radians: Double) -> String { "\(trimmed(radians / Double.pi * 180))°" }

/// Up to three decimals, without trailing zeros.
func trimmed(_ v: Double) -> String {
  guard v.isFinite else { return "\(v)" }
  let r = (v * 1000).rounded() / 1000 + 0
  return r == r.rounded() && abs(r) < 1e15 ? "\(Int(r))" : "\(r)"
}

/// A size in metres: finite, positive, on the grid of 10⁻¹⁰. What is not is finding `value.size` and becomes 10 mm.
func checkedSize(_ v: Double, _ what: String, _ place: SourceLocation?) -> Double {
  guard v.isFinite, v >= smallest, v <= largest else {
    Recorder.report(
      "value.size", "\(what) is \(v.isFinite ? millimetres(v) : "not a number"), a size is more than 0",
      measured: v.isFinite ? Quantity(v, "m") : nil, expected: Expected(min: 0, unit: "m"), at: place,
      hint: v > largest ? "lengths are metres: write \(trimmed(v)).mm for millimetres" : nil)
    return harmless
  }
  return snap(v)
}

/// A distance in metres: finite, not negative. What is not is finding `value.size` and becomes 0.
func checkedDistance(_ v: Double, _ what: String, _ place: SourceLocation?) -> Double {
  guard v.isFinite, v >= 0, v <= largest else {
    Recorder.report(
      "value.size", "\(what) is \(v.isFinite ? millimetres(v) : "not a number"), a distance is never negative",
      measured: v.isFinite ? Quantity(v, "m") : nil, expected: Expected(min: 0, unit: "m"), at: place,
      hint: v < 0 ? "turn the direction or the side round" : nil)
    return 0
  }
  return v
}

/// A coordinate in metres: finite. What is not is finding `value.size` and becomes 0.
func checkedCoordinate(_ v: Double, _ what: String, _ place: SourceLocation?) -> Double {
  guard v.isFinite, abs(v) <= largest else {
    Recorder.report("value.size", "\(what) is \(v.isFinite ? "\(trimmed(v)) m" : "not a number")", at: place)
    return 0
  }
  return v
}

func checkedPoint(_ p: Point, _ what: String, _ place: SourceLocation?) -> Vector3 {
  [
    checkedCoordinate(p.x, "x of \(what)", place), checkedCoordinate(p.y, "y of \(what)", place),
    checkedCoordinate(p.z, "z of \(what)", place),
  ]
}

/// A count: at least `least`, at most `most`. What is not is finding `value.count` and becomes the nearer end.
func checkedCount(_ n: Int, _ what: String, least: Int = 1, most: Int = 2000, _ place: SourceLocation?) -> Int {
  guard n >= least, n <= most else {
    Recorder.report(
      "value.count", "\(what) is \(n), expected \(least) to \(most)", measured: Quantity(Double(n), "count"),
      expected: Expected(min: Double(least), max: Double(most), unit: "count"), at: place)
    return n < least ? least : most
  }
  return n
}

/// An angle that is a number; what is not is finding `value.angle` and becomes 0.
func checkedAngle(_ a: Angle, _ what: String, _ place: SourceLocation?) -> Double {
  guard a.radians.isFinite, abs(a.radians) < 1e6 else {
    Recorder.report("value.angle", "\(what) is not a number", at: place)
    return 0
  }
  return a.radians
}
