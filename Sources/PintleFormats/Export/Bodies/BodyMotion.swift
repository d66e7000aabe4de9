internal import PintleDocument

/// One turn or one way of a joint, as formats have them whose joints move in one way each.
struct BodyMotion {
  enum Kind {
    case turn, slide
    /// All six, without a coordinate.
    case free
    /// Three turns about one point: where the format has no such joint it is split.
    case ball
  }

  /// Of the joint in the file.
  var name: String
  /// The coordinate it belongs to.
  let dof: String
  var kind: Kind
  /// In the joint's frame.
  var axis: Vector3 = [0, 0, 1]
  /// What it reads in the drawn pose. Radians or metres.
  var drawn = 0.0
  var range: ClosedRange<Double>?
  /// N or N·m; m/s or rad/s. What hands do, where nothing is said.
  var effort = 100.0
  var speed = 2.0
  /// N·s/m or N·m·s; N or N·m.
  var damping: Double?
  var friction: Double?
  var spring: DegreeOfFreedom.Spring?
  /// Half angle of a ball's cone, radians.
  var swing: Double?
  /// How it hangs on inputs; nil for what moves by itself.
  var law: FollowerLaw?
  /// The advance of a screw: value = factor · value of that motion + offset.
  var rides: (on: String, factor: Double, offset: Double)?
  var isDriven = false

  /// What takes the frame of the drawn pose to that of zero.
  var toZero: RigidTransform {
    switch kind {
    case .turn: RigidTransform(turning: -drawn, about: axis)
    case .slide: RigidTransform(translation: axis * -drawn)
    case .free, .ball: .identity
    }
  }

  /// A ball as three turns about the axes of its frame.
  func split(_ name: (String) -> String) -> [BodyMotion] {
    guard kind == .ball else { return [self] }
    return [("x", Vector3(1, 0, 0)), ("y", [0, 1, 0]), ("z", [0, 0, 1])].map { suffix, direction in
      var one = self
      one.kind = .turn
      one.axis = direction
      if suffix != "x" { one.name = name("\(self.name)_\(suffix)") }
      let most = direction == axis ? .pi : swing ?? .pi
      one.range = -most...most
      return one
    }
  }

  /// All six ways as three slides and a ball.
  func freed(_ name: (String) -> String) -> [BodyMotion] {
    guard kind == .free else { return [self] }
    var ways = [("x", Vector3(1, 0, 0)), ("y", [0, 1, 0]), ("z", [0, 0, 1])].map { suffix, direction in
      var way = self
      (way.kind, way.axis, way.drawn, way.range) = (.slide, direction, 0, nil)
      way.name = name("\(self.name)_\(suffix)")
      return way
    }
    var ball = self
    ball.kind = .ball
    ways.append(ball)
    return ways
  }
}
