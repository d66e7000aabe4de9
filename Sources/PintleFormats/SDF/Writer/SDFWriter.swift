public import PintleKinematics
public import PintleModel

/// Writes an asset as SDF 1.9 (sdformat.org/spec): metres, radians, kilograms, z up, coordinates as they are.
///
/// Parts become links in the frames of the joints that hold them, each joint at zero where its coordinate reads zero. Hinges,
/// slides, screws, balls and universal joints stay joints; others become a chain of links of 1 g. Loops close by joints
/// where they do so with every joint at zero; else they are cut. What follows one other in proportion mimics it (SDF 1.11;
/// readers of 1.9 pass over it), what follows several on a carrier is a gearbox with a reference body. Boxes, cylinders and
/// balls stay what they are, other solids become OBJ meshes. What is fixed hangs on the world.
public enum SDFWriter {
  /// Where the files lie.
  public enum Layout: Hashable, Sendable {
    /// `<name>.sdf` with `<name>_meshes/` beside it.
    case plain
    /// A folder for Gazebo's model path: `model.config`, `model.sdf`, `meshes/`; meshes by `model://`.
    case package
  }

  /// - Parameters:
  ///   - name: of the model and its files; made plain.
  ///   - approximates: followers that no proportion says mimic their input as nearly as a line can.
  public static func write(
    _ model: Model, _ mechanism: Mechanism, name: String, layout: Layout = .plain, approximates: Bool = false
  ) throws(ExportError) -> AssetExport {
    var assembly = SDFAssembly(model, mechanism, name: name, layout: layout, approximates: approximates)
    let files = try assembly.written()
    let (tree, values) = (assembly.tree, assembly.fileValues())
    let file = layout == .plain ? "\(tree.asset).sdf" : "model.sdf"
    return AssetExport(files: files, findings: assembly.findings, name: tree.asset, coordinates: tree.coordinates) {
      bytes, folder throws(ExportError) in
      let meshes = MeshFiles(folder: folder)
      let read = SDFReader().read(bytes, file: file, meshes: meshes)
      let back = try BodyReadBack(tree, read, meshes: meshes, holdsTies: true, more: values)
      // What only nears a curve is not where the mechanism is.
      try back.check(inPoses: !approximates)
    }
  }
}
