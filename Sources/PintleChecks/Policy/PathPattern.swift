/// A pattern of names: `*` stands for any letters but `/`, `**` for any at all, `?` for one; everything else for itself.
public struct PathPattern: Hashable, Sendable {
  private enum Token: Hashable {
    case letter(Character)
    case one, many, all
  }
  private let tokens: [Token]

  public init(_ pattern: String) {
    var tokens: [Token] = []
    for character in pattern {
      switch character {
      case "*":
        if tokens.last == .many || tokens.last == .all { tokens[tokens.count - 1] = .all } else { tokens.append(.many) }
      case "?": tokens.append(.one)
      default: tokens.append(.letter(character))
      }
    }
    self.tokens = tokens
  }

  /// O(pattern × name), whatever the pattern.
  public func matches(_ name: String) -> Bool {
    // reached[i]: the first i tokens match what was read so far.
    var reached = [Bool](repeating: false, count: tokens.count + 1)
    func spread() {
      for (i, token) in tokens.enumerated() where reached[i] && (token == .many || token == .all) {
        reached[i + 1] = true
      }
    }
    reached[0] = true
    spread()
    for character in name {
      var next = [Bool](repeating: false, count: tokens.count + 1)
      for (i, token) in tokens.enumerated() where reached[i] {
        switch token {
        case .letter(character): next[i + 1] = true
        case .one where character != "/": next[i + 1] = true
        case .many where character != "/", .all: next[i] = true
        default: break
        }
      }
      reached = next
      spread()
    }
    return reached[tokens.count]
  }
}
