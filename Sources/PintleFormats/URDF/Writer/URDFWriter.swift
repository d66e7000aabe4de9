public import PintleDocument
public import PintleKinematics
public import PintleModel

/// Why an asset could not be written as URDF.
public enum URDFWriteError: Error, Hashable, Sendable, CustomStringConvertible {
  /// It has no parts.
  case empty
  /// A part or a shape (`part/shape`) lies at a place that is not finite.
  case notFinite(String)
  /// What was written reads back as something else.
  case differs(String)

  public var description: String {
    switch self {
    case .empty: "the asset has no parts"
    case .notFinite(let path): "`\(path)` lies at a place that is not finite"
    case .differs(let what): "what was written reads back as something else: \(what)"
    }
  }
}

/// An asset as URDF, with all that is needed to hold what was written against it.
public struct URDFExport: Sendable {
  /// By their paths in one folder, the one that names the others last.
  public var files: [(path: String, bytes: [UInt8])]
  /// What the format cannot say, and what was done instead.
  public var findings: [Finding] { assembly.findings }
  /// Of the robot, its files and, as a package, its folder.
  public var name: String { assembly.robot }
  let assembly: URDFAssembly

  /// Reads the files, written into a folder, and holds them against the asset. Throws `differs`.
  public func readBack(in folder: String) throws(URDFWriteError) {
    guard let last = files.last else { throw .empty }
    let own = last.path.split(separator: "/").dropLast().joined(separator: "/")
    try URDFReadBack(assembly, last.bytes, folder: own.isEmpty ? folder : "\(folder)/\(own)").check()
  }
}

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
  ) throws(URDFWriteError) -> URDFExport {
    var assembly = URDFAssembly(model, mechanism, name: name, layout: layout, approximates: approximates)
    let files = try assembly.written()
    return URDFExport(files: files, assembly: assembly)
  }
}
