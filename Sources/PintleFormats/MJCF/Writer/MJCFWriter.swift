public import PintleKinematics
public import PintleModel

/// Writes an asset as MJCF (mujoco.readthedocs.io, "XML reference"): metres, radians, kilograms, z up, coordinates as they are.
///
/// Bodies lie as drawn and `ref` says what each joint reads there, so that coordinates are the asset's own. Joints keep all
/// their ways in one body; followers get the range that they are found to have; couplings become equalities of joints or of
/// a fixed tendon, loops `connect` and `weld`; springs between two points pull as tendons. What is driven has a motor with
/// the effort that was given. What was declared to touch, and what a joint holds, does not collide. Named poses and home are
/// keyframes. An asset that stands or floats is free.
public enum MJCFWriter {
  /// `<name>.xml` with `<name>_meshes/` beside it.
  ///
  /// - Parameter name: of the model and its files; made plain.
  public static func write(
    _ model: Model, _ mechanism: Mechanism, name: String
  ) throws(ExportError) -> AssetExport {
    var assembly = MJCFAssembly(model, mechanism, name: name)
    let files = try assembly.written()
    let (tree, sliders) = (assembly.tree, assembly.sliders.values.flatMap { $0 })
    var made = AssetExport(files: files, findings: assembly.findings, name: tree.asset, coordinates: tree.coordinates) {
      bytes, folder throws(ExportError) in
      let meshes = MeshFiles(folder: folder)
      let read = MJCFReader().read(bytes, file: "\(tree.asset).xml", meshes: meshes)
      try BodyReadBack(tree, read, meshes: meshes, holdsTies: true) { pose in
        sliders.flatMap { slider in slider.ways.map { ($0.name, slider.value($0, in: pose)) } }
      }.check()
    }
    made.stances = assembly.stances
    return made
  }
}
