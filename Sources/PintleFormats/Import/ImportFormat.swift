public import PintleDocument

/// The formats of others that are read into documents.
public enum ImportFormat: String, CaseIterable, Sendable {
  case urdf, mjcf, sdf

  /// The format of a text by its first element; nil where it is none of these.
  public static func of(_ bytes: [UInt8]) -> ImportFormat? {
    switch XMLTree.firstElement(bytes) {
    case "robot"?: .urdf
    case "mujoco"?: .mjcf
    case "sdf"?: .sdf
    default: nil
    }
  }

  /// Never throws and never traps. Without a document the findings say why; with one, they are in it.
  ///
  /// - Parameters:
  ///   - file: its name without folders, for findings.
  ///   - meshes: where references lead from the file's folder.
  ///   - usesCollisionGeometry: of links that have both; of formats that tell them apart.
  public func read(
    _ bytes: [UInt8], file: String, meshes: MeshFiles, usesCollisionGeometry: Bool
  ) -> (document: Document?, findings: [Finding]) {
    switch self {
    case .urdf:
      URDFReader(geometry: usesCollisionGeometry ? .collision : .visual).read(bytes, file: file, meshes: meshes)
    case .mjcf:
      MJCFReader(geometry: usesCollisionGeometry ? .collision : .visual).read(bytes, file: file, meshes: meshes)
    case .sdf:
      SDFReader(geometry: usesCollisionGeometry ? .collision : .visual).read(bytes, file: file, meshes: meshes)
    }
  }
}
