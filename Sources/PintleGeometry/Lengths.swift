internal import PintleDocument

/// A length in metres as people write it: `2.4 mm`, at most three decimals.
func millimetres(_ metres: Double) -> String { "\(short(metres * 1000)) mm" }

/// At most three decimals, no trailing zeros.
func short(_ value: Double) -> String {
  guard value.isFinite, abs(value) < 1e12 else { return "\(value)" }
  let thousandths = (value * 1000).rounded()
  let whole = Int(abs(thousandths)) / 1000
  var fraction = String(Int(abs(thousandths)) % 1000 + 1000).dropFirst()
  while fraction.last == "0" { fraction = fraction.dropLast() }
  let text = fraction.isEmpty ? "\(whole)" : "\(whole).\(fraction)"
  return thousandths < 0 ? "-" + text : text
}

func degrees(_ radians: Double) -> String { "\(short(radians * 180 / .pi))°" }
