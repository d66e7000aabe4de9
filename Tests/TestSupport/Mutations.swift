public import PintleDocument

/// Breaks JSON in the ways that people, programs and transport break it.
public struct JSONMutator {
  private var random: SeededGenerator

  public init(seed: UInt64) { random = SeededGenerator(seed: seed) }

  /// One change at a random place of the tree.
  public mutating func mutate(_ value: JSONValue) -> JSONValue {
    // Go down three times out of four, so that leaves are reached as well as the top.
    switch value {
    case .object(var o) where !o.isEmpty && Int.random(in: 0..<4, using: &random) > 0:
      guard let key = o.keys.sorted().randomElement(using: &random), let inner = o[key] else { return value }
      switch Int.random(in: 0..<12, using: &random) {
      case 0: o[key] = nil
      case 1: o["\(key)x"] = inner
      default: o[key] = mutate(inner)
      }
      return .object(o)
    case .array(var a) where !a.isEmpty && Int.random(in: 0..<4, using: &random) > 0:
      let i = Int.random(in: a.indices, using: &random)
      switch Int.random(in: 0..<12, using: &random) {
      case 0: a.remove(at: i)
      case 1: a.append(a[i])
      case 2: a.swapAt(i, Int.random(in: a.indices, using: &random))
      default: a[i] = mutate(a[i])
      }
      return .array(a)
    default: return replacement(of: value)
    }
  }

  private mutating func replacement(of value: JSONValue) -> JSONValue {
    let numbers = [0, -0.0, 1, -1, 0.5, 1e-300, 1e308, -1e308, 9.3e18, -9.3e18, 4294967296, 1e15, 2, 1e5, 720]
    let strings = ["", "a", "base", "base/block", "ü", "\u{0}", "j_hinge", String(repeating: "n", count: 300), "s1"]
    if Bool.random(using: &random) {
      // Of the same type, so that the value gets past decoding.
      switch value {
      case .number: return .number(numbers.randomElement(using: &random) ?? 0)
      case .string: return .string(strings.randomElement(using: &random) ?? "")
      case .bool(let b): return .bool(!b)
      case .array: return .array([])
      case .object: return .object([:])
      case .null: break
      }
    }
    switch Int.random(in: 0..<6, using: &random) {
    case 0: return .null
    case 1: return .bool(true)
    case 2: return .number(numbers.randomElement(using: &random) ?? 0)
    case 3: return .string(strings.randomElement(using: &random) ?? "")
    case 4: return .array([value])
    default: return .object(["x": value])
    }
  }

  /// A few bytes changed, cut out or repeated.
  public mutating func mutate(_ bytes: [UInt8]) -> [UInt8] {
    var out = bytes
    for _ in 0..<Int.random(in: 1...4, using: &random) where !out.isEmpty {
      let i = Int.random(in: out.indices, using: &random)
      let n = min(out.count - i, Int.random(in: 1...16, using: &random))
      switch Int.random(in: 0..<4, using: &random) {
      case 0: out[i] = UInt8.random(in: 0...255, using: &random)
      case 1: out.removeSubrange(i..<i + n)
      case 2: out.insert(contentsOf: out[i..<i + n], at: i)
      default: out.removeLast(n)
      }
    }
    return out
  }
}
