public import PintleDocument

/// Reads MJCF (MuJoCo's XML, mujoco.readthedocs.io, "XML reference") as people and tools really write it.
///
/// Bodies become parts, joints stay joints: several of one body become one joint where it has that form (cylinder, universal,
/// planar), else a chain with empty parts between. The world's frame is the asset's and the configuration `qpos0` the drawn
/// pose; angles are degrees unless the compiler says otherwise. Includes, default classes, frames and equalities are read.
/// What people see is checked: geoms of groups 0 to 2; where a body has none of these, all that it has.
public struct MJCFReader: Sendable {
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
            "mjcf.unreadable", .error, .fail, "`\(file)` cannot be read: \(message)",
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
    guard tree.root.name == "mujoco" else {
      return unreadable(
        "its first element is `\(tree.root.name.prefix(60))`, not `mujoco`", tree.root.line, tree.root.column)
    }
    var draft = MJCFDraft(tree: tree, file: file, meshes: meshes, geometry: geometry)
    draft.include()
    guard draft.tree.child(of: draft.tree.root, named: "worldbody") != nil else {
      return unreadable(
        "it has no `worldbody`", tree.root.line, tree.root.column, hint: "an MJCF model has its bodies there")
    }
    let document = draft.document()
    guard !document.parts.isEmpty else { return unreadable("it has no bodies", tree.root.line, tree.root.column) }
    let unsound = DocumentIntegrity.form(of: document, isDecoded: true)
    return unsound.isEmpty ? (document, []) : (nil, unsound + document.findings)
  }
}
