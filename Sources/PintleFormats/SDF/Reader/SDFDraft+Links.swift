internal import PintleDocument

extension SDFDraft {
  mutating func readLinks() {
    for link in links {
      var part = asset.parts[link.part]
      readInertial(link.element, &part)
      self.link = link
      readShapes(link.element, &part)
      asset.parts[link.part] = part
    }
  }

  private mutating func readInertial(_ link: XMLTree.Element, _ part: inout PartRecord) {
    guard let inertial = tree.child(of: link, named: "inertial"), !isTrue(inertial["auto"]) else { return }
    if let mass = tree.child(of: inertial, named: "mass"), let value = childNumber(inertial, "mass") {
      if value > 0 {
        part.weighs = value
      } else {
        notes.add(
          "mass", .warning, "the mass of `\(part.id)` is \(value) kg", at: place(mass), parts: [part.id],
          hint: "a mass is positive; leave `inertial` out where it is not known")
      }
    }
    guard let inertia = tree.child(of: inertial, named: "inertia") else { return }
    // What is left out of the diagonal is 1.
    let m = [("ixx", 1.0), ("iyy", 1), ("izz", 1), ("ixy", 0), ("ixz", 0), ("iyz", 0)].map {
      childNumber(inertia, $0.0) ?? $0.1
    }
    judge(inertia: m, of: part.id, at: inertial)
  }
}
