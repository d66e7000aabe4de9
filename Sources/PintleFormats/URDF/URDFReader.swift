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
    let reader = XMLAssetReader(format: "urdf", file: file)
    return reader.read(bytes, root: "robot", hint: "a URDF file is one `robot` with its links and joints") { tree in
      guard tree.child(of: tree.root, named: "link") != nil else {
        let isXacro = tree.root.children.contains { tree.elements[$0].name.hasPrefix("xacro:") }
        return reader.unreadable(
          "it has no links", at: tree.root,
          hint: isXacro ? "this is xacro: expand it first, as in `xacro model.xacro > model.urdf`" : nil)
      }
      var draft = URDFDraft(tree: tree, file: file, meshes: meshes, geometry: geometry)
      return reader.sound(draft.document())
    }
  }
}
