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
    let reader = XMLAssetReader(format: "mjcf", file: file)
    return reader.read(bytes, root: "mujoco") { tree in
      var draft = MJCFDraft(tree: tree, file: file, meshes: meshes, geometry: geometry)
      draft.include()
      guard draft.tree.child(of: draft.tree.root, named: "worldbody") != nil else {
        return reader.unreadable(
          "it has no `worldbody`", at: tree.root, hint: "an MJCF model has its bodies there")
      }
      let document = draft.document()
      guard !document.parts.isEmpty else { return reader.unreadable("it has no bodies", at: tree.root) }
      return reader.sound(document)
    }
  }
}
