internal import Foundation
internal import PintleChecks

/// Ranges and bounds as people write them: `0.5..0.7`, `500..700mm`, `>= 95deg`, `<= 20000`, `1`.
enum BoundText {
  /// `allowsExact`: one number alone means just that; otherwise it is refused, because it is never met to the last bit.
  static func parse(_ text: String, as unit: RuleSetting.Unit, allowsExact: Bool) throws(QuantityText.Fault) -> Bound {
    let trimmed = text.trimmingCharacters(in: .whitespaces)
    let bound: Bound
    if let range = trimmed.range(of: "..") ?? trimmed.range(of: "…") {
      bound = try between(
        String(trimmed[..<range.lowerBound]).trimmingCharacters(in: .whitespaces),
        String(trimmed[range.upperBound...]).trimmingCharacters(in: .whitespaces), unit, text)
    } else if let rest = after([">=", "≥"], in: trimmed) {
      bound = Bound(min: try QuantityText.parse(rest, as: unit))
    } else if let rest = after(["<=", "≤"], in: trimmed) {
      bound = Bound(max: try QuantityText.parse(rest, as: unit))
    } else if let sign = trimmed.first, sign == "<" || sign == ">" {
      throw QuantityText.Fault(
        message: "`\(text.prefix(40))` leaves out its own end",
        hint: "write `\(sign)=`: what is measured is never exact")
    } else {
      let value = try QuantityText.parse(trimmed, as: unit)
      guard allowsExact else {
        let example = QuantityText.example(unit).split(separator: "`").first.map(String.init) ?? ""
        throw QuantityText.Fault(
          message: "`\(text.prefix(40))` is one number; what is measured never meets it exactly",
          hint: "say a range or a bound: `>= \(example)`")
      }
      bound = Bound(min: value, max: value)
    }
    if let low = bound.min ?? bound.max, low < 0 {
      throw QuantityText.Fault(message: "`\(text.prefix(40))` is negative", hint: nil)
    }
    if let low = bound.min, let high = bound.max, low > high {
      throw QuantityText.Fault(message: "`\(text.prefix(40))` ends before it begins", hint: "the smaller number first")
    }
    return bound
  }

  private static func between(
    _ lower: String, _ upper: String, _ unit: RuleSetting.Unit, _ text: String
  ) throws(QuantityText.Fault) -> Bound {
    guard !lower.isEmpty || !upper.isEmpty else {
      throw QuantityText.Fault(message: "`\(text.prefix(40))` has no end", hint: "write `0.5..0.7`")
    }
    let high = upper.isEmpty ? nil : try QuantityText.parse(upper, as: unit)
    guard !lower.isEmpty else { return Bound(max: high) }
    // `500..700mm`: the unit stands once, behind both.
    let word = upper.drop { $0.isASCII && ($0.isNumber || "+-._ ".contains($0)) }
    let isBare = lower.allSatisfy { $0.isASCII && ($0.isNumber || "+-._".contains($0)) }
    return Bound(min: try QuantityText.parse(isBare ? lower + word : lower, as: unit), max: high)
  }

  private static func after(_ signs: [String], in text: String) -> String? {
    signs.first { text.hasPrefix($0) }.map { String(text.dropFirst($0.count)) }
  }
}
