internal import PintleDocument

/// A draft of a format whose links hold `visual` and `collision` elements.
protocol LinkDraft: XMLDraft {
  var geometry: ImportGeometry { get }
  var materials: ImportMaterials { get set }

  /// One visual or collision: a shape of the part.
  mutating func readShape(_ element: XMLTree.Element, _ part: inout PartRecord, _ names: inout ImportNames)
}

extension LinkDraft {
  mutating func readShapes(_ link: XMLTree.Element, _ part: inout PartRecord) {
    let visuals = tree.children(of: link, named: "visual")
    let collisions = tree.children(of: link, named: "collision")
    let wanted = geometry == .visual ? visuals : collisions
    let other = geometry == .visual ? collisions : visuals
    var names = ImportNames(fallback: "shape")
    for element in wanted.isEmpty ? other : wanted { readShape(element, &part, &names) }
    if wanted.isEmpty, !other.isEmpty {
      let (missing, used) = geometry == .visual ? ("visual", "collision") : ("collision", "visual")
      notes.count(
        "\(used)_used", .note, at: place(link),
        { n in
          "\(n == 1 ? "one link has" : "\(n) links have") no \(missing) geometry: the \(used) geometry is checked there"
        })
    } else if wanted.isEmpty {
      let id = part.id
      notes.count(
        "empty", .note, at: place(link),
        { n in
          "\(n == 1 ? "one link has" : "\(n) links have") no geometry, the first `\(id)`"
        })
    }
    // The material that most of its shapes have is not what matters: the first is the part's.
    if let first = part.shapes.first?.material {
      part.material = first
      for i in part.shapes.indices where part.shapes[i].material == first { part.shapes[i].material = nil }
    } else {
      part.material = materials.none()
    }
  }

  /// - Parameter m: ixx, iyy, izz, ixy, ixz, iyz.
  mutating func judge(inertia m: [Double], of part: String, at element: XMLTree.Element) {
    notes.count(
      "inertia_left", .note, at: place(element),
      { n in
        "centre of mass and inertia of \(n == 1 ? "one link" : "\(n) links") are not kept: the mass is, and the rest "
          + "follows from the shapes"
      })
    // Of every body the matrix is positive, and so are its second moments, tr/2 − I, in any axes. Plates have one that is
    // zero, and people round.
    let half = (m[0] + m[1] + m[2]) / 2 * (1 + 1e-3)
    if !Self.isPositive(m) || !Self.isPositive([half - m[0], half - m[1], half - m[2], -m[3], -m[4], -m[5]]) {
      notes.add(
        "inertia", .warning, "the inertia of `\(part)` is that of no body", at: place(element), parts: [part],
        hint: "the matrix must be positive definite, and no principal moment larger than the sum of the other two")
    }
  }

  /// Sylvester's criterion.
  private static func isPositive(_ m: [Double]) -> Bool {
    let minor = m[0] * m[1] - m[3] * m[3]
    let determinant =
      m[0] * (m[1] * m[2] - m[5] * m[5]) - m[3] * (m[3] * m[2] - m[5] * m[4]) + m[4] * (m[3] * m[5] - m[1] * m[4])
    return m[0] > 0 && minor > 0 && determinant > 0
  }
}
