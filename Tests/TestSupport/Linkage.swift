public import PintleDocument
import PintleModel

/// Bars on lines in the plane across y, for tests of loops: x to the right, z up, every line along y.
public struct Linkage {
  public var sketch = ModelSketch()

  /// With a part `base` of `size` metres, so that tolerances have a size.
  public init(size: Double = 1) {
    sketch.add("base", "body", solid(boxMesh([0, 0, 0], [size, size, size])))
  }

  /// A small block about a point.
  public mutating func bar(_ name: String, at p: Vector3 = .zero) {
    sketch.add(name, "body", solid(boxMesh(p - Vector3(repeating: 0.05), p + Vector3(repeating: 0.05))))
  }

  /// A part on a line along y through (x, z), turned right-handed about −y: counter-clockwise seen from the front.
  public mutating func hinge(
    _ id: String, _ child: String, on parent: String, _ x: Double, _ z: Double,
    _ role: DegreeOfFreedom.Role = .follows, range: ClosedRange<Double>? = nil
  ) {
    bar(child, at: [x, 0, z])
    sketch.joint(id, child, on: parent, .rotation, at: [x, 0, z], along: [0, -1, 0], range: range)
    sketch.document.joints[sketch.document.joints.count - 1].dofs[0].role = role
  }

  public mutating func slide(
    _ id: String, _ child: String, on parent: String, along direction: Vector3,
    _ role: DegreeOfFreedom.Role = .follows, range: ClosedRange<Double>? = nil
  ) {
    bar(child)
    sketch.joint(id, child, on: parent, .translation, at: .zero, along: direction, range: range)
    sketch.document.joints[sketch.document.joints.count - 1].dofs[0].role = role
  }

  public mutating func close(
    _ id: String, _ a: String, _ b: String, _ kind: ClosureRecord.Kind, at origin: Vector3, z: Vector3 = [0, -1, 0],
    x: Vector3 = [1, 0, 0]
  ) {
    sketch.document.closures.append(
      ClosureRecord(id: id, kind: kind, a: a, b: b, frame: Frame(origin: origin, z: z, x: x)))
  }

  public mutating func couple(_ id: String, _ terms: [(String, Double)], equals: Double = 0) {
    sketch.document.couplings.append(
      CouplingRecord(id: id, relation: .linear(terms: terms.map { .init(dof: $0.0, factor: $0.1) }, equals: equals)))
  }

  /// A four-bar loop: ground 0→`ground`, crank, coupler, rocker; the crank drawn at `angle`, the knee above.
  public static func fourBar(
    ground: Double, crank: Double, coupler: Double, rocker: Double, angle: Double, range: ClosedRange<Double>? = nil
  ) -> Linkage {
    var l = Linkage()
    let knee = (crank * cosine(angle), crank * sine(angle))
    // Where circles about the crank's end and the ground's end meet, the upper one.
    let (dx, dz) = (ground - knee.0, -knee.1)
    let d = (dx * dx + dz * dz).squareRoot()
    let along = (d * d + coupler * coupler - rocker * rocker) / (2 * d)
    let up = (coupler * coupler - along * along).squareRoot()
    let joint = (knee.0 + along * dx / d - up * dz / d, knee.1 + along * dz / d + up * dx / d)
    l.hinge("crank", "crank", on: "base", 0, 0, .input, range: range)
    l.hinge("coupler", "coupler", on: "crank", knee.0, knee.1)
    l.hinge("rocker", "rocker", on: "base", ground, 0)
    l.close("pin", "coupler", "rocker", .hinge, at: [joint.0, 0, joint.1])
    return l
  }
}

private func sine(_ a: Double) -> Double { exactSineCosine(a).sine }
private func cosine(_ a: Double) -> Double { exactSineCosine(a).cosine }
