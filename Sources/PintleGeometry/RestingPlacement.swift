internal import PintleDocument
internal import PintleModel

/// Lets shapes fall along their direction until they rest on others.
///
/// Done on the meshes that everything else works on, so that what rests here touches there. Shapes that rest on shapes
/// that rest themselves come after them.
struct RestingPlacement {
  let document: Document

  func settle(_ shapes: [ModelShape]) -> (shapes: [ModelShape], findings: [Finding]) {
    guard shapes.contains(where: { $0.record.resting != nil }) else { return (shapes, []) }
    var shapes = shapes
    var findings: [Finding] = []
    var indexOf: [String: Int] = [:]
    for (i, shape) in shapes.enumerated() where indexOf[shape.path] == nil { indexOf[shape.path] = i }
    var settled = Set(shapes.indices.filter { shapes[$0].record.resting == nil })
    var waiting = shapes.indices.filter { !settled.contains($0) }
    while !waiting.isEmpty {
      // The first whose supports have come to rest; a ring of shapes that wait for each other falls as drawn.
      let next =
        waiting.first { i in
          (shapes[i].record.resting?.on ?? []).allSatisfy { indexOf[$0].map(settled.contains) ?? true }
        } ?? waiting[0]
      waiting.removeAll { $0 == next }
      settled.insert(next)
      guard let resting = shapes[next].record.resting else { continue }
      if let problem = drop(next, resting, &shapes, indexOf) { findings.append(problem) }
    }
    return (shapes, findings)
  }

  private func drop(
    _ i: Int, _ resting: ShapeRecord.Resting, _ shapes: inout [ModelShape], _ indexOf: [String: Int]
  ) -> Finding? {
    let shape = shapes[i]
    func problem(_ message: String, hint: String) -> Finding {
      Finding(
        "solid.resting", .error, .fail, message, parts: [document.parts[shape.part].id],
        shapes: [shape.path] + resting.on, source: document.location(shape.record.source), hint: hint)
    }
    let unknown = resting.on.filter { indexOf[$0] == nil }
    guard unknown.isEmpty else {
      return problem(
        "\(shape.path) rests on \(unknown.joined(separator: ", ")), which is not there",
        hint: "name shapes of this asset as part/shape")
    }
    guard let toward = resting.toward.normalized, resting.clearance.isFinite, resting.clearance >= 0 else {
      return problem("\(shape.path) has no direction to fall in", hint: "give a direction and a clearance of 0 or more")
    }
    let supports = resting.on.compactMap { indexOf[$0] }.filter { $0 != i }.map { shapes[$0] }
    guard let way = DirectionalDistance(toward).shift(of: shape, onto: supports) else {
      let direction = "(\(short(toward.x)), \(short(toward.y)), \(short(toward.z)))"
      return problem(
        "\(shape.path) falls past \(resting.on.joined(separator: ", ")) toward \(direction)",
        hint: "place it over what it is to rest on")
    }
    let moved = RigidTransform(translation: toward * (way - resting.clearance)) * shape.X_AS
    shapes[i] = ModelShape(
      path: shape.path, part: shape.part, record: shape.record, solid: shape.solid, X_AS: moved.snapped,
      material: shape.material)
    return nil
  }
}
