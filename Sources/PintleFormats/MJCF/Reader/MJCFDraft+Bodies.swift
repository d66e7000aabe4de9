internal import PintleDocument

extension MJCFDraft {
  /// A body while it is walked to, or a frame, which only moves what is in it.
  private struct Visit {
    var element: XMLTree.Element
    /// nil in the world.
    var part: Int?
    var X_A: RigidTransform
    var childClass: String?
  }

  /// Depth first in the order of the file, which is the order of configurations; no recursion.
  mutating func readBodies() {
    if needsWorld {
      world = asset.parts.count
      asset.parts.append(
        PartRecord(id: partNames.unique("world"), material: ImportMaterials.unspecified, source: nil))
      bodyPoses.append(.identity)
    }
    var open = sections("worldbody").reversed().map {
      Visit(element: $0, part: world, X_A: .identity, childClass: $0["childclass"])
    }
    var geoms: [(element: XMLTree.Element, part: Int, X_A: RigidTransform)] = []
    while let visit = open.popLast() {
      var inner: [Visit] = []
      for child in visit.element.children.map({ tree.elements[$0] }) {
        let childClass = child["childclass"] ?? visit.childClass
        switch child.name {
        case "body":
          let X = visit.X_A * pose(of: child)
          let part = body(child, in: visit.part, X, childClass)
          inner.append(Visit(element: child, part: part, X_A: X, childClass: childClass))
        case "frame":
          inner.append(
            Visit(element: child, part: visit.part, X_A: visit.X_A * pose(of: child), childClass: childClass))
        case "geom":
          let whole = whole(child, in: visit.childClass)
          if let part = visit.part { geoms.append((whole, part, visit.X_A)) }
        case "site":
          let whole = whole(child, in: visit.childClass)
          let X = visit.X_A * pose(of: whole)
          if let name = whole["name"], sites[name] == nil { sites[name] = (visit.part, X) }
        default: break
        }
      }
      open += inner.reversed()
    }
    readShapes(geoms)
  }

  /// Whether the world itself is a part: something stands in it, or is tied to it.
  private var needsWorld: Bool {
    let isTied = sections("equality").contains { section in
      section.children.map { tree.elements[$0] }.contains {
        ["connect", "weld"].contains($0.name) && $0["body2"] == nil && $0["site1"] == nil
      }
    }
    if isTied { return true }
    var open = sections("worldbody")
    while let element = open.popLast() {
      for child in element.children.map({ tree.elements[$0] }) {
        if child.name == "frame" { open.append(child) }
        if child.name == "geom", !["plane", "hfield"].contains(whole(child, in: nil)["type"] ?? "sphere") {
          return true
        }
      }
    }
    return false
  }

  private mutating func body(
    _ element: XMLTree.Element, in parent: Int?, _ X_A: RigidTransform, _ childClass: String?
  ) -> Int {
    let written = element["name"] ?? ""
    let id = partNames.unique(written)
    if !written.isEmpty, id != written {
      notes.add(
        "name", partOfBody[written] == nil ? .note : .warning,
        "the body `\(written.prefix(80))` is called `\(id)` here",
        at: place(element), parts: [id])
    }
    let part = asset.parts.count
    if partOfBody[written] == nil, !written.isEmpty { partOfBody[written] = part }
    var record = PartRecord(id: id, material: ImportMaterials.unspecified, source: source(element))
    if let inertial = tree.child(of: element, named: "inertial"), let mass = number(inertial, "mass"), mass > 0 {
      record.weighs = mass
    }
    asset.parts.append(record)
    bodyPoses.append(X_A)
    readJoints(element, part, on: parent, X_A, childClass)
    return part
  }
}
