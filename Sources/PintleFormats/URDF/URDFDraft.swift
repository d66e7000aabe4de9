internal import PintleDocument

/// A Document in the making out of a URDF tree: what all parts of the reader share.
struct URDFDraft: LinkDraft {
  let tree: XMLTree
  let file: String
  let meshes: MeshFiles
  let geometry: ImportGeometry
  var asset: Document
  var notes = ImportNotes(format: "urdf")

  /// Links in the order of the file: names as written to parts; of equal names the first.
  var partOfLink: [String: Int] = [:]
  var parts = ImportNames(fallback: "link")
  var joints = ImportNames(fallback: "joint")
  var materials = ImportMaterials()
  var places = ImportPlaces()

  init(tree: XMLTree, file: String, meshes: MeshFiles, geometry: ImportGeometry) {
    self.tree = tree
    self.file = file
    self.meshes = meshes
    self.geometry = geometry
    let name = tree.root["name"].map(ImportNames.printable) ?? ""
    let stem = file.split(separator: ".").first.map(String.init) ?? ""
    asset = Document(
      asset: name.isEmpty ? (stem.isEmpty ? "robot" : ImportNames.printable(stem)) : name,
      // A URDF says nothing of the ground: its root is fixed to the world.
      base: .fixed)
    asset.imported = "urdf"
  }

  mutating func document() -> Document {
    checkLeftovers()
    let records = tree.children(of: tree.root, named: "joint")
    readMaterials()
    readLinks()
    readJoints(records)
    asset.materials = materials.records
    asset.findings = notes.findings
    return asset
  }

  /// Signs that a macro language was not expanded.
  private mutating func checkLeftovers() {
    for element in tree.elements where element.name.hasPrefix("xacro:") {
      notes.count(
        "xacro", .error, at: place(element),
        { n in
          "xacro is not expanded: \(n == 1 ? "one element is" : "\(n) elements are") left out, the first `\(element.name)`"
        }, hint: "expand it first, as in `xacro model.xacro > model.urdf`")
    }
  }

  // MARK: places

  func place(_ element: XMLTree.Element) -> SourceLocation {
    SourceLocation(file: file, line: element.line, column: element.column)
  }
}
