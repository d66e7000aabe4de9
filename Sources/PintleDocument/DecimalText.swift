/// Numbers as people read them, without exponents.
public enum DecimalText {
  /// `decimals` places at most, without trailing zeros and never `-0`; what is not finite, or too large to have decimals,
  /// as Swift writes it.
  public static func text(_ value: Double, decimals: Int) -> String {
    var scale = 1.0
    for _ in 0..<max(0, decimals) { scale *= 10 }
    let scaled = (value.magnitude * scale).rounded()
    guard scaled < 9e15 else { return "\(value)" }
    let whole = Int64(scaled / scale)
    var fraction = String(Int64(scaled) - whole * Int64(scale))
    if fraction.count < decimals { fraction = String(repeating: "0", count: decimals - fraction.count) + fraction }
    while fraction.last == "0" { fraction.removeLast() }
    let sign = value < 0 && scaled > 0 ? "-" : ""
    return fraction.isEmpty || decimals <= 0 ? "\(sign)\(whole)" : "\(sign)\(whole).\(fraction)"
  }
}
