internal import PintleDocument

extension Joint {
  /// How sure a direction must be: under 3° between the motion and the plane across it, it is unclear.
  private static let leastUse = 0.0523

  /// Reverses the sense of the line where it does the opposite of what was said.
  ///
  /// What opens or moves toward a side is judged when the program has finished, so that all shapes count; what looks
  /// clockwise or rolls by the line alone. What moves something far away is left to the host.
  func resolveSense() {
    switch turning {
    case nil, .moves: return
    case .toward(let side): resolve(toward: side)
    case .clockwise, .counterclockwise, .rolling: resolveLook()
    }
  }

  /// Senses that depend on nothing but the line: known from the beginning.
  func resolveLook() {
    // A mirror image keeps its words: what is clockwise from the front stays so.
    let pose = assembly.frame.pose
    let wanted: Vector3
    let words: String
    switch turning {
    case nil, .moves, .toward: return
    case .clockwise(let side):
      // Clockwise for somebody who looks along a direction is right-handed about it.
      wanted = pose.rotate(-side.vector)
      words = "turn clockwise seen from the \(side)"
    case .counterclockwise(let side):
      wanted = pose.rotate(side.vector)
      words = "turn counter-clockwise seen from the \(side)"
    case .rolling(let side):
      // ω × (up · radius) is the way the hub moves over the ground: ω = up × way.
      wanted = Vector3.up.cross(pose.rotate(side.vector))
      words = "roll \(side)"
    }
    let use = lineInAsset.direction.dot(wanted)
    guard abs(use) >= Self.leastUse else {
      let way = Direction(nearest: axis.direction)
      Recorder.report(
        "joint.sense", "`\(name)` cannot \(words): its line runs \(way)", parts: [child.name], joint: name, at: source,
        hint: "seen from .\(way) or .\(way.opposite) it turns")
      return
    }
    isReversed = use < 0
  }

  /// The centre of the child's construction bounds (without hardware, which lies on the line) first moves along
  /// line × (centre − line).
  private func resolve(toward side: Direction) {
    let bounds = child.boundsInAsset
    guard !bounds.isEmpty else { return }
    let line = lineInAsset
    let motion = line.direction.cross(bounds.centre - line.origin)
    let wanted = assembly.frame.direction(side.vector)
    guard motion.length > 1e-6, let way = motion.normalized else {
      Recorder.report(
        "joint.sense", "`\(name)` opens nowhere: its line runs through the middle of `\(child.name)`",
        parts: [child.name], joint: name, at: source, hint: "put the line at an edge of what it carries")
      return
    }
    let use = way.dot(wanted)
    guard abs(use) >= Self.leastUse else {
      let inFrame = assembly.frame.local(direction: way)
      let moves = Direction.allCases.filter { abs(inFrame.dot($0.vector)) >= 0.2 }.map { ".\($0)" }
      Recorder.report(
        "joint.sense",
        "`\(name)` cannot open \(side): `\(child.name)` moves across that direction, "
          + "\(degreesText(asin(abs(use)).radians)) toward it",
        parts: [child.name], joint: name, measured: Quantity(asin(abs(use)).degrees, "deg"),
        expected: Expected(min: 3, unit: "deg"), at: source,
        hint: "it first moves \(moves.joined(separator: " or "))")
      return
    }
    isReversed = use < 0
  }
}

extension Turning {
  /// What the document says of it, in asset coordinates.
  func record(_ frame: AssemblyFrame) -> DegreeOfFreedom.Sense {
    switch self {
    case .clockwise(let side): .init(kind: "clockwise", toward: snap(frame.pose.rotate(-side.vector)))
    case .counterclockwise(let side): .init(kind: "clockwise", toward: snap(frame.pose.rotate(side.vector)))
    case .rolling(let side): .init(kind: "rolling", toward: snap(frame.pose.rotate(side.vector)))
    case .toward(let side): .init(kind: "opening", toward: snap(frame.direction(side.vector)))
    case .moves(let part, let side):
      .init(kind: "moves", toward: snap(frame.direction(side.vector)), part: part.name)
    }
  }
}
