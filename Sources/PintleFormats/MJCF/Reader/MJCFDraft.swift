internal import PintleDocument

/// A Document in the making out of an MJCF tree.
struct MJCFDraft: XMLDraft {
  var tree: XMLTree
  /// The main file first, then what it includes.
  var files: [String]
  let meshes: MeshFiles
  let geometry: ImportGeometry
  var asset: Document
  var notes = ImportNotes(format: "mjcf")
  var places = ImportPlaces()
  var compiler = MJCFCompiler()
  var defaults = MJCFDefaults()

  var partNames = ImportNames(fallback: "body")
  var jointNames = ImportNames(fallback: "joint")
  var materials = ImportMaterials()
  /// Meshes of the assets by name: their elements with defaults.
  var meshAssets: [String: XMLTree.Element] = [:]
  /// Of named bodies, joints and sites; of equal names the first.
  var partOfBody: [String: Int] = [:]
  var coordinateOfJoint: [String: String] = [:]
  /// Where coordinates stand in the document's joints.
  var dofs: [String: (joint: Int, dof: Int)] = [:]
  var tendons: [String: XMLTree.Element] = [:]
  var sites: [String: (part: Int?, X_A: RigidTransform)] = [:]
  /// Where each part's body stands in the asset.
  var bodyPoses: [RigidTransform] = []
  /// What a configuration vector holds, in order.
  var slots: [Slot] = []
  var world: Int?

  enum Slot {
    case coordinate(String)
    /// Numbers of balls and free bodies.
    case other(Int)
  }

  init(tree: XMLTree, file: String, meshes: MeshFiles, geometry: ImportGeometry) {
    self.tree = tree
    files = [file]
    self.meshes = meshes
    self.geometry = geometry
    let stem = file.split(separator: ".").first.map(String.init) ?? ""
    let name = ImportNames.printable(tree.root["model"] ?? stem)
    asset = Document(asset: name.isEmpty ? "model" : name, base: .fixed)
    asset.imported = "mjcf"
  }

  func place(_ element: XMLTree.Element) -> SourceLocation {
    SourceLocation(file: files[min(element.file, files.count - 1)], line: element.line, column: element.column)
  }

  /// Sections may come several times.
  func sections(_ name: String) -> [XMLTree.Element] { tree.children(of: tree.root, named: name) }

  mutating func document() -> Document {
    for element in sections("compiler") { readCompiler(element) }
    for element in sections("default") { defaults.read(element, tree) }
    readAssets()
    readBodies()
    readEqualities()
    readActuators()
    asset.letLoopsDecide()
    readKeyframes()
    asset.materials = materials.records
    if asset.materials.isEmpty {
      asset.materials[materials.none()] = ImportMaterials.record("unspecified", [0.7, 0.7, 0.7, 1])
    }
    for name in ["composite", "flexcomp", "replicate", "attach", "deformable", "extension"] {
      for element in tree.elements where element.name == name {
        notes.count(
          "left_out", .warning, at: place(element),
          { n in n == 1 ? "`\(name)` is not read and left out" : "`\(name)` is not read: \(n) of them are left out" })
      }
    }
    asset.findings = notes.findings
    return asset
  }

  /// An element with what its default class says of it.
  func whole(_ element: XMLTree.Element, in childClass: String?) -> XMLTree.Element {
    defaults.complete(element, element["class"] ?? childClass)
  }
}
