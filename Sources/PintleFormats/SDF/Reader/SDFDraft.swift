internal import PintleDocument

/// A Document in the making out of an SDF tree.
struct SDFDraft: LinkDraft {
  var tree: XMLTree
  /// The main file first, then what it includes.
  var files: [File]
  let meshes: MeshFiles
  let geometry: ImportGeometry
  var asset: Document
  var notes = ImportNotes(format: "sdf")
  var places = ImportPlaces()
  var partNames = ImportNames(fallback: "link")
  var jointNames = ImportNames(fallback: "joint")
  var materials = ImportMaterials()

  var frames = SDFFrames()
  var joints: [Joint] = []
  var links: [Link] = []
  /// The one whose shapes are read.
  var link: Link?
  /// The coordinates of joints, by the joint's frame and the axis.
  var coordinates: [String: [String: String]] = [:]
  /// Where coordinates stand in the document's joints, and what holds each part.
  var dofPlaces: [String: (joint: Int, dof: Int)] = [:]
  var holders: [String: Int] = [:]
  /// Coordinates that a coupling moves.
  var followers: Set<String> = []
  /// How often a name was looked for in vain: near ones are told a few times.
  var misses = 0
  var mimics: [(element: XMLTree.Element, scope: Scope, dof: String)] = []

  struct File {
    var name: String
    var version: SDFVersion
    /// Before what it refers to: empty, or ends with `/`.
    var folder: String
    /// How many files include it.
    var depth: Int
  }

  /// Where names are looked up.
  struct Scope {
    /// Of the model: before its frames' names, with the `::`.
    var prefix: String
    /// What poses are relative to that say nothing.
    var model: String
    /// Before the names of parts and joints.
    var shown: String
  }

  struct Link {
    var element: XMLTree.Element
    var scope: Scope
    /// Its frame's full name.
    var frame: String
    var part: Int
  }

  struct Joint {
    var element: XMLTree.Element
    var scope: Scope
    var frame: String
  }

  init(tree: XMLTree, file: String, meshes: MeshFiles, geometry: ImportGeometry) {
    self.tree = tree
    files = [File(name: file, version: .newest, folder: "", depth: 0)]
    self.meshes = meshes
    self.geometry = geometry
    let stem = ImportNames.printable(file.split(separator: ".").first.map(String.init) ?? "")
    asset = Document(asset: stem.isEmpty ? "model" : stem, base: .floating)
    asset.imported = "sdf"
  }

  func place(_ element: XMLTree.Element) -> SourceLocation {
    SourceLocation(file: files[min(element.file, files.count - 1)].name, line: element.line, column: element.column)
  }

  mutating func document() -> Document {
    files[0].version = version(of: tree.root)
    readModels()
    readLinks()
    readJoints()
    for name in frames.rings.sorted() {
      notes.add(
        "frame", .error, "the frame `\(ImportNames.printable(name))` lies in its own: it is taken as the world's",
        at: place(tree.root))
    }
    if materials.records.isEmpty { _ = materials.none() }
    asset.materials = materials.records
    asset.findings = notes.findings
    return asset
  }

  mutating func version(of root: XMLTree.Element) -> SDFVersion {
    let text = root["version"] ?? ""
    guard let version = SDFVersion(text) else {
      notes.add(
        "version", .warning,
        text.isEmpty ? "`sdf` says no version: 1.9 is taken" : "`\(text.prefix(40))` is no version: 1.9 is taken",
        at: place(root))
      return SDFVersion(1, 9)
    }
    if version > .newest || version < SDFVersion(1, 2) {
      notes.add(
        "version", .warning, "SDF \(version.major).\(version.minor) is read as if it were 1.2 to 1.11", at: place(root))
    }
    return version
  }

  func version(at element: XMLTree.Element) -> SDFVersion { files[min(element.file, files.count - 1)].version }

  // MARK: values of elements

  /// What stands in a child, without blanks around; nil where there is none.
  func text(_ element: XMLTree.Element, _ name: String) -> String? {
    tree.child(of: element, named: name).map(content)
  }

  func content(_ element: XMLTree.Element) -> String {
    let text = element.text
    let start = text.firstIndex { !$0.isWhitespace } ?? text.endIndex
    let end = text.lastIndex { !$0.isWhitespace }.map(text.index(after:)) ?? start
    return String(text[start..<end])
  }

  func isTrue(_ text: String?) -> Bool { text == "true" || text == "1" || text == "True" }

  mutating func childNumbers(_ element: XMLTree.Element, _ name: String, _ fallback: [Double]) -> [Double]? {
    guard let child = tree.child(of: element, named: name) else { return nil }
    return numbers(content(child), "`\(name)`", fallback, at: child)
  }

  mutating func childVector(_ element: XMLTree.Element, _ name: String, _ fallback: Vector3) -> Vector3? {
    childNumbers(element, name, [fallback.x, fallback.y, fallback.z]).map { [$0[0], $0[1], $0[2]] }
  }

  mutating func childNumber(_ element: XMLTree.Element, _ name: String) -> Double? {
    guard let child = tree.child(of: element, named: name) else { return nil }
    return number(content(child), "`\(name)`", at: child)
  }

  /// The frame that a name means in a scope; nil where there is none of it.
  func frame(_ name: String, in scope: Scope) -> String? {
    switch name {
    case "", "__model__": return scope.model
    case "world", "__root__": return frames[scope.prefix + name] != nil ? scope.prefix + name : SDFFrames.world
    default:
      let full = scope.prefix + name
      if frames[full] != nil { return full }
      // `inner::__model__` is the inner model itself.
      if full.hasSuffix("::__model__") {
        let model = String(full.dropLast("::__model__".count))
        if frames[model] != nil { return model }
      }
      return nil
    }
  }
}
