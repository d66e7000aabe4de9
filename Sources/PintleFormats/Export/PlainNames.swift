/// Names that every engine and simulator takes as they are: ASCII letters, digits, `_` and `-`, and unique even without regard to
/// case (Godot forbids `. : @ / " %`, Unreal compares names without case).
struct PlainNames {
  private var taken: Set<String> = []
  /// The number that comes next behind a name.
  private var next: [String: Int] = [:]

  /// The name itself where it may be used, else its nearest form that is free: `lid`, `lid_2`, `lid_3`.
  mutating func claim(_ wanted: String, fallback: String) -> String {
    var base = ""
    for scalar in wanted.unicodeScalars {
      base.unicodeScalars.append(Self.allows(scalar) ? scalar : "_")
    }
    if base.allSatisfy({ $0 == "_" }) { base = fallback }
    // SDF keeps names like `__model__` for itself.
    if base.hasPrefix("__") { while base.hasSuffix("_") { base.removeLast() } }
    var name = base
    let key = base.lowercased()
    while !taken.insert(name.lowercased()).inserted {
      let number = next[key, default: 2]
      name = "\(base)_\(number)"
      next[key] = number + 1
    }
    return name
  }

  static func allows(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "a"..."z", "A"..."Z", "0"..."9", "_", "-": true
    default: false
    }
  }
}
