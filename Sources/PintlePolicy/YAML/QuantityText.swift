internal import Foundation
public import PintleChecks

/// Numbers with units as people write them: `3mm`, `2deg`, `5 %`, `0.5`.
public enum QuantityText {
  public struct Fault: Error {
    public var message: String
    public var hint: String?
  }

  public typealias Unit = RuleSetting.Unit

  /// Words by what they measure, with the factor to the unit that is used inside.
  private static let words: [Unit: [(word: String, factor: Double)]] = [
    .length: [("m", 1), ("cm", 1e-2), ("mm", 1e-3), ("um", 1e-6), ("µm", 1e-6), ("in", 0.0254), ("ft", 0.3048)],
    .angle: [("deg", .pi / 180), ("°", .pi / 180), ("rad", 1), ("turn", 2 * .pi), ("turns", 2 * .pi)],
    .fraction: [("%", 0.01)],
    .mass: [("kg", 1), ("g", 1e-3), ("t", 1e3)],
    .density: [("kg/m3", 1), ("g/cm3", 1e3)],
    .volume: [("m3", 1), ("l", 1e-3), ("dm3", 1e-3), ("ml", 1e-6), ("cm3", 1e-6), ("mm3", 1e-9)],
  ]

  /// The number in the unit's own measure: metres, radians, kilograms. Without a unit that measure is meant, except
  /// of angles, where `90` would be taken for either.
  public static func parse(_ text: String, as unit: Unit) throws(Fault) -> Double {
    let trimmed = text.trimmingCharacters(in: .whitespaces)
    let digits = trimmed.prefix { $0.isASCII && ($0.isNumber || "+-._".contains($0)) }
    var number = String(digits)
    var rest = String(trimmed.dropFirst(digits.count))
    if let e = rest.first, e == "e" || e == "E" {
      let exponent = rest.dropFirst().prefix { $0.isASCII && ($0.isNumber || "+-".contains($0)) }
      if !exponent.isEmpty {
        number += "e" + exponent
        rest = String(rest.dropFirst(1 + exponent.count))
      }
    }
    let word = rest.trimmingCharacters(in: .whitespaces)
    guard let value = Double(number.replacingOccurrences(of: "_", with: "")), value.isFinite else {
      throw Fault(message: "`\(text.prefix(40))` is no \(name(unit))", hint: "write it as \(example(unit))")
    }
    if word.isEmpty {
      guard unit != .angle || value == 0 else {
        throw Fault(message: "`\(text.prefix(40))` has no unit", hint: "write it as \(example(unit))")
      }
      return try whole(value, unit, text)
    }
    guard let factor = words[unit]?.first(where: { $0.word == word })?.factor else {
      let other = words.first { $0.value.contains { $0.word == word } }?.key
      let what = other.map { "measures \(plural($0))" } ?? "is no unit"
      throw Fault(
        message: "`\(word)` \(what); \(article(unit)) is wanted here", hint: "write it as \(example(unit))")
    }
    // 700 mm is the double nearest to 0.7, which a product with 0.001 is not.
    let parts = (1 / factor).rounded()
    return abs(parts * factor - 1) < 1e-12 ? value / parts : value * factor
  }

  private static func whole(_ value: Double, _ unit: Unit, _ text: String) throws(Fault) -> Double {
    guard unit != .count || (value == value.rounded() && value.magnitude < 1e15) else {
      throw Fault(message: "`\(text.prefix(40))` is no whole number", hint: "write it as \(example(unit))")
    }
    return value
  }

  static func example(_ unit: Unit) -> String {
    switch unit {
    case .length: "`3mm` or `0.4m`"
    case .angle: "`2deg`"
    case .fraction: "`5%` or `0.05`"
    case .mass: "`2.5kg` or `20g`"
    case .density: "`7850kg/m3`"
    case .volume: "`30cm3` or `2l`"
    case .count: "`20000`"
    case .number: "`0.5`"
    }
  }

  static func name(_ unit: Unit) -> String {
    switch unit {
    case .fraction: "share"
    case .count: "whole number"
    case .number: "number"
    case .length, .angle, .mass, .density, .volume: "\(unit)"
    }
  }

  private static func article(_ unit: Unit) -> String { (unit == .angle ? "an " : "a ") + name(unit) }

  private static func plural(_ unit: Unit) -> String {
    switch unit {
    case .mass: "masses"
    case .density: "densities"
    default: name(unit) + "s"
    }
  }
}
