internal import PintleDocument

extension URDFDraft {
  mutating func readLinks() {
    var names: Set<String> = []
    for link in tree.children(of: tree.root, named: "link") {
      let written = link["name"] ?? ""
      let id = parts.unique(written)
      if written.isEmpty {
        notes.add("name", .warning, "a link has no name: it is called `\(id)`", at: place(link), parts: [id])
      } else if !names.insert(written).inserted {
        notes.add(
          "name", .warning, "there is a link `\(written.prefix(80))` already: this one is called `\(id)`",
          at: place(link), parts: [id], hint: "joints that name it mean the first")
      } else if id != written {
        notes.add(
          "name", .note, "the link `\(written.prefix(80))` is called `\(id)` here", at: place(link), parts: [id])
      }
      if partOfLink[written] == nil { partOfLink[written] = asset.parts.count }
      var part = PartRecord(id: id, material: ImportMaterials.unspecified, source: source(link))
      readInertial(link, &part)
      readShapes(link, &part)
      asset.parts.append(part)
    }
  }

  private mutating func readInertial(_ link: XMLTree.Element, _ part: inout PartRecord) {
    guard let inertial = tree.child(of: link, named: "inertial") else { return }
    if let mass = tree.child(of: inertial, named: "mass"), let value = number(mass, "value") {
      if value > 0 {
        part.weighs = value
      } else {
        notes.add(
          "mass", .warning, "the mass of `\(part.id)` is \(value) kg", at: place(mass), parts: [part.id],
          hint: "a mass is positive; leave `inertial` out where it is not known")
      }
    }
    guard let inertia = tree.child(of: inertial, named: "inertia") else { return }
    notes.count(
      "inertia_left", .note, at: place(inertial),
      { n in
        "centre of mass and inertia of \(n == 1 ? "one link" : "\(n) links") are not kept: the mass is, and the rest "
          + "follows from the shapes"
      })
    let m = ["ixx", "iyy", "izz", "ixy", "ixz", "iyz"].map { number(inertia, $0) ?? 0 }
    // Sylvester's criterion, then the triangle inequality (which holds for the diagonal in any axes).
    let minor = m[0] * m[1] - m[3] * m[3]
    let determinant =
      m[0] * (m[1] * m[2] - m[5] * m[5]) - m[3] * (m[3] * m[2] - m[5] * m[4]) + m[4] * (m[3] * m[5] - m[1] * m[4])
    let isPositive = m[0] > 0 && minor > 0 && determinant > 0
    let largest = max(m[0], m[1], m[2])
    if !isPositive || 2 * largest > (m[0] + m[1] + m[2]) * (1 + 1e-3) {
      notes.add(
        "inertia", .warning, "the inertia of `\(part.id)` is that of no body", at: place(inertia),
        parts: [part.id],
        hint: "the matrix must be positive definite, and no diagonal number larger than the sum of the other two")
    }
  }

  private mutating func readShapes(_ link: XMLTree.Element, _ part: inout PartRecord) {
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
}
