internal import PintleDocument

extension MJCFDraft {
  /// Ties between bodies become closures, ties between joints couplings.
  mutating func readEqualities() {
    var names = ImportNames(fallback: "equality")
    for (j, joint) in asset.joints.enumerated() {
      for (k, dof) in joint.dofs.enumerated() { dofs[dof.id] = (j, k) }
    }
    for section in sections("tendon") {
      for element in tree.children(of: section, named: "fixed") {
        if let name = element["name"], tendons[name] == nil { tendons[name] = element }
      }
    }
    for section in sections("equality") {
      for element in section.children.map({ tree.elements[$0] }) {
        let whole = whole(element, in: nil)
        guard whole["active"] != "false" else { continue }
        let id = names.unique(whole["name"] ?? element.name)
        switch element.name {
        case "connect", "weld": close(whole, id)
        case "joint": coupleJoints(whole, id)
        case "tendon": coupleTendon(whole, id)
        default:
          notes.count(
            "equality", .warning, at: place(element),
            { n in "\(n == 1 ? "an equality is" : "\(n) equalities are") not read, the first `\(element.name)`" })
        }
      }
    }
  }

  private mutating func fault(_ element: XMLTree.Element, _ message: String) {
    notes.add("equality", .error, "\(message): it is left out", at: place(element))
  }

  private mutating func close(_ element: XMLTree.Element, _ id: String) {
    let isBall = element.name == "connect"
    var ends: [(part: Int, X: RigidTransform)] = []
    if let a = element["site1"], let b = element["site2"] {
      ends = [a, b].compactMap { name in sites[name].flatMap { site in (site.part ?? world).map { ($0, site.X_A) } } }
    } else if let a = element["body1"].flatMap({ partOfBody[$0] }) {
      let b = element["body2"].map { partOfBody[$0] } ?? world
      var X = bodyPoses[a]
      if isBall { X.translation = X.apply(vector(element, "anchor", .zero) ?? .zero) }
      if let b { ends = [(a, X), (b, X)] }
    }
    guard ends.count == 2, ends[0].part != ends[1].part else {
      return fault(element, "`\(id)` does not name two bodies that are there")
    }
    let (X, Y) = (ends[0].X, ends[1].X)
    let isGap = (X.translation - Y.translation).length > 1e-9
    asset.closures.append(
      ClosureRecord(
        id: id, kind: isBall ? .ball : .weld, a: asset.parts[ends[0].part].id, b: asset.parts[ends[1].part].id,
        frame: frame(X.translation, z: X.z, x: X.x),
        frameOnB: isGap ? frame(Y.translation, z: Y.z, x: Y.x) : nil, source: source(element)))
  }

  /// y − y₀ = a₀ + a₁(x − x₀) + … + a₄(x − x₀)⁴, x₀ and y₀ where both stand as drawn.
  private mutating func coupleJoints(_ element: XMLTree.Element, _ id: String) {
    guard let y = element["joint1"].flatMap({ coordinateOfJoint[$0] }), let follower = scalar(y) else {
      return fault(element, "`\(id)` names no joint with one coordinate")
    }
    let a = numbers(element, "polycoef", [0, 1, 0, 0, 0]) ?? [0, 1, 0, 0, 0]
    var relation = CouplingRecord.Relation.linear(terms: [.init(dof: y, factor: 1)], equals: follower.drawn + a[0])
    if let name = element["joint2"] {
      guard let x = coordinateOfJoint[name], let leader = scalar(x), x != y else {
        return fault(element, "`\(id)` follows `\(name.prefix(80))`, which is no other joint with one coordinate")
      }
      if a[2] == 0, a[3] == 0, a[4] == 0 {
        relation = .linear(
          terms: [.init(dof: y, factor: 1), .init(dof: x, factor: -a[1])],
          equals: follower.drawn + a[0] - a[1] * leader.drawn)
      } else {
        let way = leader.range.map { $0.lower < $0.upper ? $0.lower...$0.upper : -1...1 } ?? -(2 * .pi)...(2 * .pi)
        let count = 65
        let knots = (0..<count).map { k -> SIMD2<Double> in
          let at = way.lowerBound + (way.upperBound - way.lowerBound) * Double(k) / Double(count - 1)
          let d = at - leader.drawn
          return [at, follower.drawn + a[0] + d * (a[1] + d * (a[2] + d * (a[3] + d * a[4])))]
        }
        relation = .curve(input: x, output: y, knots: knots, period: nil, within: 1e-4)
      }
    }
    couple(y, relation, id, element)
  }

  /// A sum of joints that stays what it is as drawn.
  private mutating func coupleTendon(_ element: XMLTree.Element, _ id: String) {
    let fixed = element["tendon1"].flatMap { tendons[$0] }
    guard let fixed, element["tendon2"] == nil else {
      return fault(element, "`\(id)` names no fixed tendon by itself")
    }
    var terms: [CouplingRecord.Term] = []
    var equals = numbers(element, "polycoef", [0, 1, 0, 0, 0])?[0] ?? 0
    for joint in tree.children(of: fixed, named: "joint") {
      guard let dof = joint["joint"].flatMap({ coordinateOfJoint[$0] }), let record = scalar(dof) else {
        return fault(joint, "the tendon of `\(id)` names no joint with one coordinate")
      }
      let factor = number(joint, "coef") ?? 0
      terms.append(.init(dof: dof, factor: factor))
      equals += factor * record.drawn
    }
    guard let last = terms.last else { return fault(fixed, "the tendon of `\(id)` names no joints") }
    couple(last.dof, .linear(terms: terms, equals: equals), id, element)
  }

  private mutating func couple(
    _ follower: String, _ relation: CouplingRecord.Relation, _ id: String, _ element: XMLTree.Element
  ) {
    if let place = dofs[follower] { asset.joints[place.joint].dofs[place.dof].role = .follows }
    asset.couplings.append(CouplingRecord(id: id, relation: relation, source: source(element)))
  }

  private func scalar(_ dof: String) -> DegreeOfFreedom? {
    dofs[dof].map { asset.joints[$0.joint].dofs[$0.dof] }.flatMap { $0.isScalar ? $0 : nil }
  }
}
