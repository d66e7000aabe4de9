import Glibc
import PintleDocument

/// Numbers for people: `55°`, `120 mm`, `24.3 kg`.
enum ValueText {
  /// At most `decimals` digits after the point, none of them an idle zero.
  static func number(_ v: Double, decimals: Int = 1) -> String {
    guard v.isFinite, abs(v) < 1e12 else { return "\(v)" }
    let text = DecimalText.text(v, decimals: decimals)
    return text.hasPrefix("-") ? "−" + text.dropFirst() : text
  }

  static func degrees(_ radians: Double) -> String { number(radians * 180 / .pi) + "°" }

  /// Millimetres, with a decimal only where it matters.
  static func millimetres(_ metres: Double) -> String {
    number(metres * 1000, decimals: abs(metres) < 0.1 ? 1 : 0) + " mm"
  }

  static func value(_ v: Double, of dof: DegreeOfFreedom) -> String {
    dof.type == .translation ? millimetres(v) : degrees(v)
  }

  static func size(_ s: Vector3) -> String {
    [s.x, s.y, s.z].map { number($0 * 1000, decimals: 0) }.joined(separator: " × ") + " mm"
  }

  static func mass(_ kilograms: Double) -> String {
    kilograms < 1
      ? number(kilograms * 1000, decimals: 0) + " g" : number(kilograms, decimals: kilograms < 100 ? 1 : 0) + " kg"
  }

  static func count(_ n: Int, _ one: String) -> String { n == 1 ? "1 \(one)" : "\(n) \(one)s" }
}
