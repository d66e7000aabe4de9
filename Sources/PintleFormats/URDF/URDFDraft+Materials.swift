internal import PintleDocument

extension URDFDraft {
  /// Definitions for the whole file; colours inside links count too, since many files define them at their first use.
  mutating func readMaterials() {
    for element in tree.children(of: tree.root, named: "material") {
      guard let name = element["name"] else { continue }
      if let rgba = colour(element) { materials.define(name, rgba) }
    }
    for link in tree.children(of: tree.root, named: "link") {
      for visual in tree.children(of: link, named: "visual") {
        guard let element = tree.child(of: visual, named: "material"), let name = element["name"], !name.isEmpty,
          materials.known(name) == nil, let rgba = colour(element)
        else { continue }
        materials.define(name, rgba)
      }
    }
  }

  private mutating func colour(_ element: XMLTree.Element) -> [Double]? {
    guard let color = tree.child(of: element, named: "color") else {
      // Pictures are not read; their colour is unknown.
      return tree.child(of: element, named: "texture") != nil ? [0.7, 0.7, 0.7, 1] : nil
    }
    return numbers(color, "rgba", [0.7, 0.7, 0.7, 1])
  }

  /// The key of what a visual is painted with.
  mutating func material(of visual: XMLTree.Element) -> String {
    guard let element = tree.child(of: visual, named: "material") else { return materials.none() }
    let name = element["name"] ?? ""
    if let known = materials.known(name), !name.isEmpty {
      // Its own colour here, if it has one, wins over that of the same name elsewhere.
      guard tree.child(of: element, named: "color") != nil, let rgba = colour(element) else { return known }
      return materials.key(name, rgba)
    }
    if let rgba = colour(element) { return materials.key(name, rgba) }
    if !name.isEmpty {
      notes.count(
        "material", .note, at: place(element),
        { n in
          "the material `\(name.prefix(60))`\(n == 1 ? " has" : " and \(n - 1) more uses have") no colour anywhere: drawn grey"
        })
    }
    return materials.none()
  }
}
