import PintleDocument

/// `structure.unknown_reference`: couplings, needs, poses, contacts and hardware refer to things that exist.
struct UnknownReferenceRule: Rule {
  let id = "structure.unknown_reference"
  let title = "references exist"
  let severity = Severity.error
  let explanation = """
    Couplings, needs, home, poses and expectations name degrees of freedom; contacts name parts or shapes \
    (`part/shape`); hardware names its joint. What does not exist would silently not be checked, so it is an error.
    """

  var page: RulePage {
    RulePage(
      meaning: """
        Something is said about a thing that does not exist: it would silently not be checked, or not be played.
        """,
      measured: """
        Every name in couplings, needs, poses, expectations, contacts and hardware is looked up among the degrees of \
        freedom, parts, shapes and joints.
        """,
      remedy: """
        Name it as it is called; the finding says which name is nearest.
        """,
      failing: .chestDocument(members: #"  "poses": { "open": { "lid_hinj": 1.5 } }"#),
      passing: .chestDocument(members: #"  "poses": { "open": { "lid_hinge": 1.5 } }"#))
  }

  func findings(in context: CheckContext) -> [Finding] {
    let document = context.document
    let dofs = context.degrees.map(\.dof.id)
    var result: [Finding] = []
    func check(_ name: String, in known: [String], noun: String, by owner: String, joint: String? = nil, source: Int?) {
      guard !known.contains(name) else { return }
      let near = Spelling.nearest(to: name, in: known)
      result.append(
        finding(
          context, "\(owner) refers to `\(name)`, which is no \(noun)", joint: joint, source: source,
          hint: near.map { "did you mean `\($0)`?" } ?? (known.isEmpty ? nil : "there are \(Wording.list(known))")))
    }
    for coupling in document.couplings {
      let owner = "coupling `\(coupling.id)`"
      for dof in coupling.relation.degreesOfFreedom {
        check(dof, in: dofs, noun: "degree of freedom", by: owner, source: coupling.source)
      }
      if case .linear(let terms, _) = coupling.relation,
        terms.count(where: { $0.factor != 0 && $0.factor.isFinite }) < 2
      {
        result.append(
          finding(
            context, "\(owner) couples nothing: it needs two factors that are not zero", source: coupling.source))
      }
    }
    for joint in document.joints {
      for need in joint.needs {
        check(
          need.dof, in: dofs, noun: "degree of freedom", by: "joint `\(joint.id)`", joint: joint.id,
          source: need.source ?? joint.source)
      }
    }
    for dof in document.home.keys.sorted() {
      check(dof, in: dofs, noun: "degree of freedom", by: "the home pose", source: nil)
    }
    for (name, pose) in document.poses.sorted(by: { $0.key < $1.key }) {
      for dof in pose.keys.sorted() {
        check(dof, in: dofs, noun: "degree of freedom", by: "pose `\(name)`", source: nil)
      }
    }
    for expectation in document.expectations {
      for dof in expectation.when.keys.sorted() {
        check(
          dof, in: dofs, noun: "degree of freedom", by: "the expectation on `\(expectation.part)`",
          source: expectation.source)
      }
    }
    let paths = document.parts.map(\.id) + document.parts.flatMap { p in p.shapes.map { "\(p.id)/\($0.id)" } }
    for contact in document.contacts {
      for path in [contact.a, contact.b] {
        check(path, in: paths, noun: "part or shape", by: "a declared contact", source: contact.source)
      }
    }
    let joints = document.joints.map(\.id) + document.closures.map(\.id)
    for part in document.parts {
      for shape in part.shapes {
        if let joint = shape.hardware {
          check(joint, in: joints, noun: "joint", by: "the hardware `\(part.id)/\(shape.id)`", source: shape.source)
        }
      }
    }
    return result
  }
}

extension CouplingRecord.Relation {
  var degreesOfFreedom: [String] {
    switch self {
    case .linear(let terms, _): terms.map(\.dof)
    case .curve(let input, let output, _, _, _): [input, output]
    case .oneWay(let driver, let driven, _, _): [driver, driven]
    }
  }
}
