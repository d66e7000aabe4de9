import PintleDocument

/// How numbers, names and lists are said in messages: at most one decimal from 1 on, two below; mm, °, kg.
enum Wording {
  /// `decimals` places at most, without trailing zeros; "unknown" for what is not a number.
  static func number(_ value: Double, decimals: Int = 1) -> String {
    guard value.isFinite else { return value.isNaN ? "unknown" : value > 0 ? "∞" : "-∞" }
    return DecimalText.text(value, decimals: decimals)
  }

  private static func plain(_ value: Double) -> String { number(value, decimals: value.magnitude < 1 ? 2 : 1) }

  static func degrees(_ radians: Double) -> Double { radians * 180 / .pi }
  /// Radians, said in degrees.
  static func angle(_ radians: Double) -> String { plain(degrees(radians)) + "°" }
  /// Metres, said in millimetres.
  static func length(_ metres: Double) -> String { plain(metres * 1e3) + " mm" }
  static func mass(_ kilograms: Double) -> String {
    kilograms.magnitude < 1 ? number(kilograms, decimals: 4) + " kg" : number(kilograms) + " kg"
  }
  static func point(_ p: Vector3) -> String {
    "(\(number(p.x, decimals: 3)), \(number(p.y, decimals: 3)), \(number(p.z, decimals: 3)))"
  }

  /// A coordinate of a degree of freedom: ° or mm.
  static func coordinate(_ value: Double, angular: Bool) -> String { angular ? angle(value) : length(value) }
  static func quantity(_ value: Double, angular: Bool) -> Quantity {
    angular ? Quantity(degrees(value), "deg") : Quantity(value * 1e3, "mm")
  }

  /// "a", "a and b", "a, b and c", "a, b, c and 4 more".
  static func list(_ names: [String], most: Int = 4) -> String {
    let quoted = names.map { "`\($0)`" }
    guard quoted.count > 1 else { return quoted.first ?? "nothing" }
    if quoted.count > most + 1 {
      return quoted.prefix(most).joined(separator: ", ") + " and \(quoted.count - most) more"
    }
    return quoted.dropLast().joined(separator: ", ") + " and " + quoted[quoted.count - 1]
  }

  /// A direction to move in: "down", "to the left", "to the front".
  static func way(_ v: Vector3) -> String {
    let word = direction(v)
    switch word {
    case "up", "down": return word
    case "left", "right", "front", "back": return "to the " + word
    default: return "toward " + word
    }
  }

  /// An offset in words: "12 mm to the left and 3 mm down".
  static func offset(_ v: Vector3) -> String {
    var pieces: [String] = []
    for axis in 0..<3 where abs(v[axis]) >= 5e-6 {
      var d = Vector3.zero
      d[axis] = v[axis]
      pieces.append(length(abs(v[axis])) + " " + way(d))
    }
    guard pieces.count > 1 else { return pieces.first ?? "nothing" }
    return pieces.dropLast().joined(separator: ", ") + " and " + pieces[pieces.count - 1]
  }

  static func count(_ n: Int, _ noun: String) -> String { "\(n) \(noun)\(n == 1 ? "" : "s")" }

  /// The nearest word for a direction as somebody says it who looks at the front, or its numbers.
  static func direction(_ v: Vector3) -> String {
    guard let u = v.normalized else { return "nowhere" }
    let words: [(Vector3, String)] = [
      ([1, 0, 0], "right"), ([-1, 0, 0], "left"), ([0, 1, 0], "back"), ([0, -1, 0], "front"), ([0, 0, 1], "up"),
      ([0, 0, -1], "down"),
    ]
    for (d, word) in words where u.dot(d) > 0.95 { return word }
    let near = words.map { (u.dot($0.0), $0.1) }.filter { $0.0 > 0.3 }.sorted { ($0.0, $0.1) > ($1.0, $1.1) }
    return near.isEmpty ? point(u) : near.map(\.1).joined(separator: " and ")
  }
}
