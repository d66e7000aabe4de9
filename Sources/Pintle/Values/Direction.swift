internal import PintleDocument

/// A direction as a word: `left` and `right` are the beholder's, who stands in front and looks at the front.
///
/// Right is +x, back is +y, up is +z. `.top` is `.up` and `.bottom` is `.down`.
public enum Direction: Hashable, Sendable, CaseIterable {
  case left, right, front, back, up, down

  public static let top = Direction.up
  public static let bottom = Direction.down

  public var opposite: Direction {
    switch self {
    case .left: .right
    case .right: .left
    case .front: .back
    case .back: .front
    case .up: .down
    case .down: .up
    }
  }
}

/// A side of a thing; the same words as directions.
public typealias Side = Direction

extension Direction: CustomStringConvertible {
  public var description: String {
    switch self {
    case .left: "left"
    case .right: "right"
    case .front: "front"
    case .back: "back"
    case .up: "up"
    case .down: "down"
    }
  }
}

extension Direction {
  /// 0, 1, 2 for x, y, z.
  var axis: Int {
    switch self {
    case .left, .right: 0
    case .front, .back: 1
    case .up, .down: 2
    }
  }

  var isPositive: Bool { self == .right || self == .back || self == .up }

  var vector: Vector3 {
    var v = Vector3.zero
    v[axis] = isPositive ? 1 : -1
    return v
  }

  /// Along an axis of the frame (0, 1, 2), in the positive or the negative sense.
  init(axis: Int, positive: Bool) {
    switch axis {
    case 0: self = positive ? .right : .left
    case 1: self = positive ? .back : .front
    default: self = positive ? .up : .down
    }
  }

  /// The word nearest to a vector; the first of `allCases` wins a tie.
  init(nearest v: Vector3) {
    var best = Direction.up
    var most = -Double.infinity
    for d in Direction.allCases where v.dot(d.vector) > most + 1e-12 {
      best = d
      most = v.dot(d.vector)
    }
    self = best
  }

  /// `left` … `down`, and `top`, `bottom`.
  init?(word: String) {
    switch word {
    case "left": self = .left
    case "right": self = .right
    case "front": self = .front
    case "back": self = .back
    case "up", "top": self = .up
    case "down", "bottom": self = .down
    default: return nil
    }
  }
}
