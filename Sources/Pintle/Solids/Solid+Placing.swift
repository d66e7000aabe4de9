internal import PintleDocument

// `on`, `aligned`, `centred`, `standing`, `hanging` and `moved` only shift; only `turned` and `mounted` turn.
extension Solid {
  /// Touches the place from outside, centred on it: `gap` away from it, or `sunk` into it.
  public func on(
    _ p: some Place, gap: Double = 0, sunk: Double = 0, file: StaticString = #fileID, line: UInt = #line,
    column: UInt = #column
  ) -> Solid {
    let place = recorded(file, line, column)
    let spot = p.spot
    let rise = checkedDistance(gap, "a gap", place) - checkedDistance(sunk, "how far it is sunk", place)
    let n = spot.normal
    let lowest = -reach(-n)
    let centre = body.bounds.centre
    let across = spot.position - centre
    return shifted(across + n * (centre.dot(n) - lowest + rise), place)
  }

  /// Moves along one axis only, until the plane of its `side` lies `inset` inside the plane of `f`.
  ///
  /// A face that is not parallel to that side is the finding `place.parallel`.
  public func aligned(
    _ side: Direction, to f: Face, inset: Double = 0, file: StaticString = #fileID, line: UInt = #line,
    column: UInt = #column
  ) -> Solid {
    let place = recorded(file, line, column)
    guard side.axis == f.outward.axis else {
      Recorder.report(
        "place.parallel", "the \(side) side cannot be aligned to a face that looks \(f.outward)", at: place,
        hint: "align .\(f.outward) or .\(f.outward.opposite)")
      return self
    }
    let a = side.axis
    let inward = -f.outward.vector[a] * checkedDistance(inset, "an inset", place)
    var shift = Vector3.zero
    shift[a] = f.extent.bounds.lower[a] + inward - body.bounds[side]
    return shifted(shift, place)
  }

  public func centred(
    at p: Point, file: StaticString = #fileID, line: UInt = #line, column: UInt = #column
  ) -> Solid {
    let place = recorded(file, line, column)
    return shifted(checkedPoint(p, "the centre", place) - body.bounds.centre, place)
  }

  /// Its underside at that height; keeps x and y.
  public func standing(
    at z: Double = 0, file: StaticString = #fileID, line: UInt = #line, column: UInt = #column
  ) -> Solid {
    let place = recorded(file, line, column)
    return shifted([0, 0, checkedCoordinate(z, "the height", place) - body.bounds.lower.z], place)
  }

  /// The centre of its underside at a point.
  public func standing(
    on p: Point, file: StaticString = #fileID, line: UInt = #line, column: UInt = #column
  ) -> Solid {
    let place = recorded(file, line, column)
    var foot = body.bounds.centre
    foot.z = body.bounds.lower.z
    return shifted(checkedPoint(p, "the place to stand", place) - foot, place)
  }

  /// The centre of its top at a point.
  public func hanging(
    from p: Point, file: StaticString = #fileID, line: UInt = #line, column: UInt = #column
  ) -> Solid {
    let place = recorded(file, line, column)
    var top = body.bounds.centre
    top.z = body.bounds.upper.z
    return shifted(checkedPoint(p, "the place to hang from", place) - top, place)
  }

  /// Falls until it rests on one of the shapes, `clearance` above it; done by the host on real geometry.
  public func resting(
    on shapes: Shape..., clearance: Double = 1e-4, file: StaticString = #fileID, line: UInt = #line,
    column: UInt = #column
  ) -> Solid {
    let place = recorded(file, line, column)
    guard !shapes.isEmpty else {
      Recorder.report("place.nowhere", "a thing cannot rest on nothing", at: place, hint: "name the shapes it rests on")
      return self
    }
    let resting = SolidBody.Resting(
      toward: .down, on: shapes, clearance: checkedDistance(clearance, "a clearance", place))
    return Solid(
      SolidBody(
        body.node, body.notes, bounds: body.bounds, hollow: body.hollow, round: body.round, resting: resting,
        depth: body.depth))
  }

  public func moved(
    _ d: Direction, _ by: Double, file: StaticString = #fileID, line: UInt = #line, column: UInt = #column
  ) -> Solid {
    let place = recorded(file, line, column)
    return shifted(d.vector * checkedDistance(by, "a move", place), place)
  }

  /// Turned about a line, clockwise for somebody who looks along it.
  public func turned(
    _ a: Angle, around l: some Line, file: StaticString = #fileID, line: UInt = #line, column: UInt = #column
  ) -> Solid {
    let place = recorded(file, line, column)
    return transformed(
      RigidTransform(
        turning: checkedAngle(a, "a turn", place), about: l.line.direction, through: l.line.origin), place)
  }

  /// Turned about its own centre, clockwise for somebody who looks that way.
  public func turned(
    _ a: Angle, looking d: Direction, file: StaticString = #fileID, line: UInt = #line, column: UInt = #column
  ) -> Solid {
    let place = recorded(file, line, column)
    return transformed(
      RigidTransform(
        turning: checkedAngle(a, "a turn", place), about: d.vector, through: body.bounds.centre), place)
  }

  /// How far it reaches along a unit direction from the origin of the frame.
  func reach(_ d: Vector3) -> Double {
    let word = Direction(nearest: d)
    // Along the axes the bounds say it exactly, also where rounding in the tree would not.
    if d.dot(word.vector) > 1 - 1e-12 { return body.bounds[word] * word.vector[word.axis] }
    return body.node.support(d)
  }
}
