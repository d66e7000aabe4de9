internal import PintleDocument

/// The types that a parameter may have: Double (metres), Int, Angle, Bool, Direction, String.
public protocol ParameterValue: Hashable, Sendable {}

/// What the language needs of those types; every `ParameterValue` is one.
protocol ReadableParameter {
  static var kind: ParameterRecord.Kind { get }
  /// "a length such as 0.6 or 600mm".
  static var form: String { get }
  init?(parameter text: String)
  /// As the command line says it.
  var text: String { get }
  /// For ranges; nil where there is no order.
  var measure: Double? { get }
  static func random(_ range: (lower: Self, upper: Self)?, like: Self, _ random: inout SplitMix64) -> Self
}

extension ParameterValue {
  private static var readable: (any ReadableParameter.Type)? { Self.self as? any ReadableParameter.Type }
  private var readable: (any ReadableParameter)? { self as? any ReadableParameter }

  static var kind: ParameterRecord.Kind { readable?.kind ?? .text }
  static var form: String { readable?.form ?? "a value" }
  var text: String { readable?.text ?? "\(self)" }
  var measure: Double? { readable?.measure }

  init?(parameter text: String) {
    guard let value = Self.readable?.init(parameter: text) as? Self else { return nil }
    self = value
  }

  static func picked(
    from range: (lower: Self, upper: Self)?, like initial: Self, _ random: inout SplitMix64
  ) -> Self {
    func pick<R: ReadableParameter>(_ type: R.Type) -> Self {
      guard let like = initial as? R else { return initial }
      var ends: (R, R)?
      if let range, let a = range.lower as? R, let b = range.upper as? R { ends = (a, b) }
      return R.random(ends, like: like, &random) as? Self ?? initial
    }
    guard let type = readable else { return initial }
    return pick(type)
  }
}

extension Double: ParameterValue, ReadableParameter {
  static var kind: ParameterRecord.Kind { .length }
  static var form: String { "a length such as 0.6, 600mm, 60cm or 0.6m" }

  init?(parameter text: String) {
    let t = text.filter { $0 != " " }
    for (ending, factor) in [("mm", 1e-3), ("cm", 1e-2), ("m", 1.0), ("", 1.0)] where t.hasSuffix(ending) {
      guard let v = Double(t.dropLast(ending.count)), v.isFinite else { return nil }
      // Dividing keeps 600mm the same number as 600.mm in a program.
      self = factor == 1e-3 ? v / 1000 : factor == 1e-2 ? v / 100 : v
      return
    }
    return nil
  }

  var text: String { self == rounded() && abs(self) < 1e15 ? "\(Int(self))" : "\(self)" }
  var measure: Double? { self }

  static func random(_ range: (lower: Double, upper: Double)?, like: Double, _ random: inout SplitMix64) -> Double {
    guard let range, range.lower <= range.upper else { return like }
    let v = range.lower + (range.upper - range.lower) * random.unit()
    // On a grid of 0.1 mm: numbers that people can read, and enough of them.
    return min(range.upper, max(range.lower, (v * 1e4).rounded() / 1e4))
  }
}

extension Int: ParameterValue, ReadableParameter {
  static var kind: ParameterRecord.Kind { .count }
  static var form: String { "a whole number" }
  init?(parameter text: String) {
    guard let v = Int(text.filter { $0 != " " }) else { return nil }
    self = v
  }
  var text: String { "\(self)" }
  var measure: Double? { Double(self) }

  static func random(_ range: (lower: Int, upper: Int)?, like: Int, _ random: inout SplitMix64) -> Int {
    guard let range, range.lower <= range.upper else { return like }
    let width = UInt64(bitPattern: Int64(range.upper &- range.lower)) &+ 1
    return width == 0 ? like : range.lower &+ Int(truncatingIfNeeded: random.next() % width)
  }
}

extension Angle: ParameterValue, ReadableParameter {
  static var kind: ParameterRecord.Kind { .angle }
  static var form: String { "an angle such as 90, 90deg, 90° or 1.57rad" }

  init?(parameter text: String) {
    let t = text.filter { $0 != " " }
    for ending in ["deg", "°", "rad", ""] where t.hasSuffix(ending) {
      guard let v = Double(t.dropLast(ending.count)), v.isFinite else { return nil }
      self = ending == "rad" ? Angle(radians: v) : Angle(degrees: v)
      return
    }
    return nil
  }

  var text: String { "\(trimmed(degrees))°" }
  var measure: Double? { radians }

  static func random(_ range: (lower: Angle, upper: Angle)?, like: Angle, _ random: inout SplitMix64) -> Angle {
    guard let range, range.lower.radians <= range.upper.radians else { return like }
    let v = range.lower.degrees + (range.upper.degrees - range.lower.degrees) * random.unit()
    let inside = min(range.upper.degrees, max(range.lower.degrees, (v * 10).rounded() / 10))
    return Angle(degrees: inside)
  }
}

extension Bool: ParameterValue, ReadableParameter {
  static var kind: ParameterRecord.Kind { .flag }
  static var form: String { "true or false" }
  init?(parameter text: String) {
    switch text {
    case "true", "yes", "on", "1": self = true
    case "false", "no", "off", "0": self = false
    default: return nil
    }
  }
  var text: String { self ? "true" : "false" }
  var measure: Double? { nil }
  static func random(_ range: (lower: Bool, upper: Bool)?, like: Bool, _ random: inout SplitMix64) -> Bool {
    random.next() & 1 == 1
  }
}

extension Direction: ParameterValue, ReadableParameter {
  static var kind: ParameterRecord.Kind { .side }
  static var form: String { "left, right, front, back, top or bottom" }
  init?(parameter text: String) { self.init(word: text) }
  var text: String { description }
  var measure: Double? { nil }
  /// Either side of the axis that the program chose: what hangs left or right never hangs at the top.
  static func random(
    _ range: (lower: Direction, upper: Direction)?, like: Direction, _ random: inout SplitMix64
  ) -> Direction {
    random.next() & 1 == 1 ? like : like.opposite
  }
}

extension String: ParameterValue, ReadableParameter {
  static var kind: ParameterRecord.Kind { .text }
  static var form: String { "a text" }
  init?(parameter text: String) { self = text }
  var text: String { self }
  var measure: Double? { nil }
  static func random(_ range: (lower: String, upper: String)?, like: String, _ random: inout SplitMix64) -> String {
    like
  }
}
