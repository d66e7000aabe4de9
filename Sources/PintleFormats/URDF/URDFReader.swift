public import PintleDocument

/// Reads URDF (ROS's Unified Robot Description Format, wiki.ros.org/urdf/XML) as people and tools really write it.
///
/// Links become parts, joints stay joints, and the root link's frame is the asset's: metres, radians, z up, x forward as
/// URDF has it (assets made here face −y; coordinates are kept, nothing is turned). What others refuse is tolerated and
/// told with its line: harmless as a note, doubtful as a warning, broken as an error. What is checked is what people see,
/// the visual geometry; where a link has none, its collision geometry.
public struct URDFReader: Sendable {
  public var geometry: ImportGeometry

  public init(geometry: ImportGeometry = .visual) {
    self.geometry = geometry
  }

  /// Never throws and never traps. Without a document the findings say why; with one, they are in it.
  ///
  /// `file`: its name without folders, for findings. `meshes`: where references lead from the file's folder.
  public func read(_ bytes: [UInt8], file: String, meshes: MeshFiles) -> (document: Document?, findings: [Finding]) {
    func unreadable(_ message: String, _ line: Int, _ column: Int, hint: String? = nil) -> (Document?, [Finding]) {
      (
        nil,
        [
          Finding(
            "urdf.unreadable", .error, .fail, "`\(file)` cannot be read: \(message)",
            source: SourceLocation(file: file, line: line, column: column), hint: hint)
        ]
      )
    }
    let tree: XMLTree
    do throws(XMLTree.Fault) {
      tree = try XMLTree(bytes)
    } catch {
      return unreadable(error.message, error.line, error.column)
    }
    let root = tree.root
    guard root.name == "robot" else {
      return unreadable(
        "its first element is `\(root.name.prefix(60))`, not `robot`", root.line, root.column,
        hint: "a URDF file is one `robot` with its links and joints")
    }
    guard tree.child(of: root, named: "link") != nil else {
      let isXacro = root.children.contains { tree.elements[$0].name.hasPrefix("xacro:") }
      return unreadable(
        "it has no links", root.line, root.column,
        hint: isXacro ? "this is xacro: expand it first, as in `xacro model.xacro > model.urdf`" : nil)
    }
    var draft = URDFDraft(tree: tree, file: file, meshes: meshes, geometry: geometry)
    let document = draft.document()
    // Limits of size, and lengths that no asset has.
    let unsound = DocumentIntegrity.form(of: document, isDecoded: true)
    return unsound.isEmpty ? (document, []) : (nil, unsound + document.findings)
  }
}
