internal import Glibc

/// Numbers for people and for files, without exponents.
enum PlainNumber {
  /// Rounded to so many decimals, without trailing zeros.
  static func text(_ value: Double, _ decimals: Int) -> String {
    let scale = pow(10, Double(decimals))
    let rounded = (value * scale).rounded() / scale
    return rounded == rounded.rounded() && abs(rounded) < 1e15 ? "\(Int(rounded))" : "\(rounded)"
  }
}
