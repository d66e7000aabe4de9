internal import PintleDocument

/// A Document in the making out of a URDF tree: what all parts of the reader share.
struct URDFDraft {
  let tree: XMLTree
  let file: String
  let meshes: MeshFiles
  let geometry: URDFReader.Geometry
  var asset: Document
  var notes = URDFNotes()

  /// Links in the order of the file: names as written to parts; of equal names the first.
  var partOfLink: [String: Int] = [:]
  var parts = URDFNames(fallback: "link")
  var joints = URDFNames(fallback: "joint")
  var materials = URDFMaterials()
  var solidIDs: [SolidNode: String] = [:]
  private var places: [SIMD2<Int>: Int] = [:]

  init(tree: XMLTree, file: String, meshes: MeshFiles, geometry: URDFReader.Geometry) {
    self.tree = tree
    self.file = file
    self.meshes = meshes
    self.geometry = geometry
    let name = tree.root["name"].map(URDFNames.printable) ?? ""
    let stem = file.split(separator: ".").first.map(String.init) ?? ""
    asset = Document(
      asset: name.isEmpty ? (stem.isEmpty ? "robot" : URDFNames.printable(stem)) : name,
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
        "urdf.xacro", .error, at: place(element),
        { n in
          "xacro is not expanded: \(n == 1 ? "one element is" : "\(n) elements are") left out, the first `\(element.name)`"
        }, hint: "expand it first, as in `xacro model.xacro > model.urdf`")
    }
  }

  // MARK: places

  func place(_ element: XMLTree.Element) -> SourceLocation {
    SourceLocation(file: file, line: element.line, column: element.column)
  }

  /// The index of an element's place in `Document.sources`.
  mutating func source(_ element: XMLTree.Element) -> Int {
    let key = SIMD2(element.line, element.column)
    if let known = places[key] { return known }
    places[key] = asset.sources.count
    asset.sources.append(place(element))
    return asset.sources.count - 1
  }

  /// The key of a solid in the document; equal ones are one.
  mutating func solid(_ node: SolidNode) -> String {
    if let known = solidIDs[node] { return known }
    let id = "s\(solidIDs.count + 1)"
    solidIDs[node] = id
    asset.solids[id] = node
    return id
  }
}
