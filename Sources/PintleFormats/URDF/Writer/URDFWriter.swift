public import PintleKinematics
public import PintleModel

/// Writes an asset as URDF (wiki.ros.org/urdf/XML): metres, radians, kilograms, z up, coordinates as they are.
///
/// Parts become links, joints stay joints; a link's frame is its joint's, and a joint at zero is where its coordinate reads
/// zero, whatever pose was drawn. Boxes, cylinders and balls stay what they are, other solids become OBJ meshes, one for
/// equal ones; they are drawn and collided with alike. A follower that hangs on one input in proportion mimics that input;
/// loops are cut where they close; several coordinates of one joint become a chain of links of 1 g. Ranges, efforts and
/// speeds are always written. What cannot be said is a finding.
public enum URDFWriter {
  /// Where the files lie.
  public enum Layout: Hashable, Sendable {
    /// `<name>.urdf` with `<name>_meshes/` beside it.
    case plain
    /// A ROS package: `package.xml`, `urdf/`, `meshes/`; meshes by `package://`. Its name is in lower case (REP 144).
    case package
  }

  /// - Parameters:
  ///   - name: of the robot and its files; made plain.
  ///   - approximates: followers that no proportion says mimic their input as nearly as a line can.
  public static func write(
    _ model: Model, _ mechanism: Mechanism, name: String, layout: Layout = .plain, approximates: Bool = false
  ) throws(ExportError) -> AssetExport {
    var assembly = URDFAssembly(model, mechanism, name: name, layout: layout, approximates: approximates)
    let files = try assembly.written()
    let (tree, robot) = (assembly.tree, assembly.robot)
    return AssetExport(files: files, findings: assembly.findings, name: robot, coordinates: tree.coordinates) {
      bytes, folder throws(ExportError) in
      let meshes = MeshFiles(folder: folder)
      let read = URDFReader().read(bytes, file: "\(robot).urdf", meshes: meshes)
      let back = try BodyReadBack(tree, read, meshes: meshes)
      // What only nears a curve is not where the mechanism is.
      try back.check(inPoses: !approximates)
    }
  }
}
