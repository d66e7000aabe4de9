public import PintleDocument

/// Reads SDF (sdformat.org/spec), 1.2 to 1.11, as people and tools really write it.
///
/// Links become parts, joints stay joints; the frame that the file is placed in is the asset's, and where every joint reads
/// zero is the drawn pose. Models in models and included ones have their parts under the names of both (`outer__inner`),
/// frames are resolved. A joint that closes a loop becomes a closure; `mimic` and `gearbox` become couplings. What a joint
/// holds on the world is fixed. What is checked is what people see, the visual geometry; where a link has none, its
/// collision geometry.
public struct SDFReader: Sendable {
  public var geometry: ImportGeometry

  public init(geometry: ImportGeometry = .visual) {
    self.geometry = geometry
  }

  /// Never throws and never traps. Without a document the findings say why; with one, they are in it.
  ///
  /// `file`: its name without folders, for findings. `meshes`: where references lead from the file's folder.
  public func read(_ bytes: [UInt8], file: String, meshes: MeshFiles) -> (document: Document?, findings: [Finding]) {
    let reader = XMLAssetReader(format: "sdf", file: file)
    return reader.read(bytes, root: "sdf", keepsText: true) { tree in
      var draft = SDFDraft(tree: tree, file: file, meshes: meshes, geometry: geometry)
      let document = draft.document()
      guard !document.parts.isEmpty else {
        let none = reader.unreadable(
          "it has no links", at: tree.root, hint: "an SDF file holds models with links, or a world of them")
        return (nil, none.findings + document.findings)
      }
      return reader.sound(document)
    }
  }
}
