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
    let numbers = ["ixx", "iyy", "izz", "ixy", "ixz", "iyz"].map { number(inertia, $0) ?? 0 }
    judge(inertia: numbers, of: part.id, at: inertial)
  }
}
