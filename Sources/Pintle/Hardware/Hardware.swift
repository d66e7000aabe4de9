import PintleDocument

/// What a joint turns or slides on.
///
/// It adds shapes to both parts, cuts what it needs in them, reaches both, and counts as support for its joint. Its shapes
/// may overlap with those two parts and no others.
public struct Hardware: Sendable {
  enum Form: Sendable {
    case bearing(bore: Double, outer: Double, width: Double, at: Double)
    case concealed(count: Int, spread: Double, diameter: Double, wall: Face)
    case barrel(diameter: Double, knuckles: Int, count: Int)
    case pin(diameter: Double, length: Double)
    case stationPin(StationPin)
    case motorShaft(diameter: Double, length: Double)
    case runners(Region)
    /// What a family adds and cuts.
    case built(@Sendable (Fitter) -> Void)
  }
  let form: Form

  /// A ball bearing in the parent, its middle `s` metres along the joint's line.
  public static func bearing(bore: Double, outer: Double, width: Double, at s: Double) -> Hardware {
    Hardware(form: .bearing(bore: bore, outer: outer, width: width, at: s))
  }

  /// Brackets that reach from a wall of the parent to the hinge line inside the leaf, each with a pin and two eyes.
  ///
  /// `spread` is the distance between the first and the last; 0: 60 % of the leaf.
  public static func concealed(
    count: Int, spread: Double = 0, diameter: Double = 8.mm, on wall: Face
  ) -> Hardware {
    Hardware(form: .concealed(count: count, spread: spread, diameter: diameter, wall: wall))
  }

  /// Hinges whose knuckles alternate between the two parts about the joint's line, with a plate on each part.
  public static func barrel(diameter: Double, knuckles: Int, count: Int = 2) -> Hardware {
    Hardware(form: .barrel(diameter: diameter, knuckles: knuckles, count: count))
  }

  /// A pin in the parent along the joint's line, about its middle; bored into every shape of the child that it crosses.
  public static func pin(diameter: Double, length: Double) -> Hardware {
    Hardware(form: .pin(diameter: diameter, length: length))
  }

  /// A round pin along the connection's line, over a span of its stations: a shape of the part that holds it. In every
  /// shape of the other part that it meets, a bore is cut, `clearance` wider; that is a running fit.
  ///
  /// `head`: the diameter of a head at the start of the span, a quarter of the pin thick. `collar`: the diameter of a
  /// shoulder over `collarOver` (a washer, a spacer). `both`: the same again at the opposite stations, on the other side of
  /// the line's origin.
  public static func pin(
    diameter: Double, over span: Limits<Double>, heldBy owner: Owner, clearance: Double = 0.1e-3, head: Double = 0,
    collar: Double = 0, collarOver: Limits<Double>? = nil, both: Bool = false
  ) -> Hardware {
    Hardware(
      form: .stationPin(
        StationPin(
          diameter: diameter, span: span, owner: owner, clearance: clearance, head: head, collar: collar,
          collarSpan: collarOver, isOnBothSides: both)))
  }

  /// A motor's shaft along the joint's line, about its middle; it belongs to the child and turns in a bore of the parent.
  public static func motorShaft(diameter: Double, length: Double = 0) -> Hardware {
    Hardware(form: .motorShaft(diameter: diameter, length: length))
  }

  /// A pair of runners between the sides of the child and the walls of a region of the parent.
  public static func runners(in region: Region) -> Hardware { Hardware(form: .runners(region)) }

  /// Adds shapes to both parts of the joint and cuts what it needs in them.
  func install(on joint: Joint, at place: SourceLocation) {
    let fitter = Fitter(joint: joint, place: place)
    switch form {
    case .bearing(let bore, let outer, let width, let s): fitter.bearing(bore, outer, width, at: s)
    case .concealed(let count, let spread, let diameter, let wall): fitter.concealed(count, spread, diameter, wall)
    case .barrel(let diameter, let knuckles, let count): fitter.barrel(diameter, knuckles, count)
    case .pin(let diameter, let length): fitter.pin(diameter, length)
    case .stationPin(let pin):
      pin.build(
        on: Connection(
          name: joint.name, child: joint.child, parent: joint.parent, axis: joint.axis, assembly: joint.assembly), place
      )
      joint.fittings.append(HardwareRecord(kind: "pin", values: pin.values))
    case .motorShaft(let diameter, let length): fitter.motorShaft(diameter, length)
    case .runners(let region): fitter.runners(region)
    case .built(let work): work(fitter)
    }
  }

  /// The same on a closure, whose first part stands for the child: pins only.
  func install(on loop: Loop, at place: SourceLocation) {
    guard case .stationPin(let pin) = form else {
      Recorder.report(
        "hardware.kind", "a closure takes pins over a span of its line; this is other hardware", joint: loop.name,
        at: place,
        hint: "write .pin(diameter:over:heldBy:)")
      return
    }
    pin.build(
      on: Connection(
        name: loop.name, child: loop.a, parent: loop.b, axis: loop.line, assembly: loop.assembly,
        isBored: loop.kind != .slot && loop.kind != .rest), place)
  }
}

/// Which part of a connection holds its pin; of a closure the child is the first part.
public enum Owner: Sendable { case child, parent }
