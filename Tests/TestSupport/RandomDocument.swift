public import PintleDocument

extension Document {
  /// A tree of boxes on joints of every single-valued kind and some of two, with axes, origins, homes, drawn values and
  /// ranges (also beyond 180°, and below zero) at random. The same seed gives the same document.
  public static func random(seed: UInt64, parts count: Int = 12) -> Document {
    var random = SeededGenerator(seed: seed)
    func number(_ range: ClosedRange<Double>) -> Double { snap(Double.random(in: range, using: &random)) }
    func vector(_ r: Double) -> Vector3 { [number(-r...r), number(-r...r), number(-r...r)] }
    var d = Document(asset: "Random_\(seed)")
    d.materials = [
      "red": MaterialRecord(label: "red", density: 1000, baseColor: [0.8, 0.1, 0.1]),
      "clear": MaterialRecord(label: "clear", density: 1000, baseColor: [0.7, 0.8, 0.9], opacity: 0.4, metallic: 0.1),
    ]
    for i in 0..<4 { d.solids["s\(i)"] = .box(size: [number(0.02...0.2), number(0.02...0.2), number(0.02...0.2)]) }
    for i in 0..<count {
      var shapes: [ShapeRecord] = []
      for k in 0...Int.random(in: 0..<3, using: &random) {
        let at = RigidTransform(turning: number(-3...3), about: vector(1), through: vector(0.5)).snapped
        shapes.append(
          ShapeRecord(id: "shape_\(k)", solid: "s\(Int.random(in: 0..<4, using: &random))", at: at))
      }
      d.parts.append(
        PartRecord(id: "part_\(i)", material: Bool.random(using: &random) ? "red" : "clear", shapes: shapes))
      guard i > 0 else { continue }
      let kind = [JointRecord.Kind.hinge, .slide, .spin, .screw, .cylinder, .universal, .fixed].randomElement(
        using: &random)
      let id = "joint_\(i)"
      func dof(_ id: String, _ type: DegreeOfFreedom.Motion, _ axis: DegreeOfFreedom.Axis = .z) -> DegreeOfFreedom {
        let size = type == .translation ? 0.3 : 4.5
        let lower = number(-size...size / 2)
        let isEndless = kind == .spin && Bool.random(using: &random)
        return DegreeOfFreedom(
          id: id, type: type, axis: axis, role: Bool.random(using: &random) ? .input : .passive,
          range: isEndless ? nil : .init(lower: lower, upper: lower + number(size / 10...size)),
          drawn: number(-0.2...0.2), lead: type == .helical ? number(-0.01...0.01) : nil)
      }
      let dofs: [DegreeOfFreedom] =
        switch kind {
        case .hinge, .spin: [dof(id, .rotation)]
        case .slide: [dof(id, .translation)]
        case .screw: [dof(id, .helical)]
        case .cylinder: [dof(id + "_turn", .rotation), dof(id + "_lift", .translation)]
        case .universal: [dof(id + "_x", .rotation, .x), dof(id + "_y", .rotation, .y)]
        default: []
        }
      for dof in dofs where Bool.random(using: &random) {
        let range = dof.range ?? .init(lower: -3, upper: 3)
        d.home[dof.id] = [range.lower, range.upper, number(range.lower...range.upper)].randomElement(using: &random)
      }
      let axes: [Vector3] = [
        [1, 0, 0], [-1, 0, 0], [0, 1, 0], [0, -1, 0], [0, 0, 1], [0, 0, -1], vector(1), vector(1),
      ]
      d.joints.append(
        JointRecord(
          id: id, kind: kind ?? .fixed, child: "part_\(i)", parent: "part_\(Int.random(in: 0..<i, using: &random))",
          frame: Frame(origin: vector(0.5), z: axes.randomElement(using: &random) ?? .up, x: vector(1)), dofs: dofs))
    }
    return d
  }
}
