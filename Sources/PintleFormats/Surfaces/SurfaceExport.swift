internal import PintleDocument
public import PintleKinematics
public import PintleModel

/// Why an asset could not be written as triangles.
public enum SurfaceWriteError: Error, Hashable, Sendable, CustomStringConvertible {
  /// Nothing of it has triangles.
  case empty
  /// A shape (`part/shape`) lies at a place that is not finite in single precision.
  case notFinite(String)
  /// More triangles than the format can count.
  case tooLarge
  /// The archive could not be made: the library's words.
  case archive(String)
  /// What was written reads back as something else.
  case differs(String)

  public var description: String {
    switch self {
    case .empty: "nothing of the asset has triangles"
    case .notFinite(let path): "`\(path)` lies at a place that is not finite"
    case .tooLarge: "there are more triangles than the format can count"
    case .archive(let words): "the archive cannot be made: \(words)"
    case .differs(let what): "what was written reads back as something else: \(what)"
    }
  }
}

/// Files of triangles: the whole asset in one pose, z up, as our world has it.
public enum SurfaceFormat: String, Sendable, CaseIterable {
  case stl, obj, ply
  case threeMF = "3mf"

  /// What users of the format expect: millimetres where things are printed and milled, metres where they are looked at.
  public var unit: String { perMetre == 1 ? "metres" : "millimetres" }

  var perMetre: Double {
    switch self {
    case .stl, .threeMF: 1000
    case .obj, .ply: 1
    }
  }
}

/// An asset as triangles, with what is needed to hold what was written against it.
public struct SurfaceExport: Sendable {
  public let format: SurfaceFormat
  /// By their names in one folder, the one that names the others last.
  public let files: [(path: String, bytes: [UInt8])]
  public let triangles: Int
  let surfaces: [PosedSurface]
  /// Of the surfaces in the file; empty where the format has no names.
  let names: [String]
  let parts: [String]

  /// Reads the files, written into a folder, and holds them against the asset. Throws `differs`.
  public func readBack(in folder: String) throws(SurfaceWriteError) {
    try SurfaceReadBack(self, folder: folder).check()
  }
}

/// Writes an asset as binary STL, OBJ with MTL, binary PLY or 3MF.
///
/// Surfaces that close stay closed: the vertices of a shape are written once where the format shares them (OBJ, PLY, 3MF),
/// and bit for bit alike where it does not (STL). Colours are display-referred sRGB. The same asset gives the same bytes.
public enum SurfaceWriter {
  /// - Parameter name: of the files, without their ending.
  public static func write(
    _ model: Model, in pose: Pose, as format: SurfaceFormat, name: String
  ) throws(SurfaceWriteError) -> SurfaceExport {
    let surfaces = PosedSurface.all(model, in: pose)
    guard !surfaces.isEmpty else { throw .empty }
    for surface in surfaces {
      let reach = surface.solid.bounds.transformed(surface.X_AS)
      guard [reach.lower, reach.upper].allSatisfy({ SIMD3<Float>($0 * format.perMetre).isFinite }) else {
        throw .notFinite(surface.shape.path)
      }
    }
    let triangles = surfaces.reduce(0) { $0 + $1.triangles.count }
    guard triangles < Int(UInt32.max) / 3 else { throw .tooLarge }
    var files: [(path: String, bytes: [UInt8])]
    var names: [String] = []
    var parts: [String] = []
    switch format {
    case .stl:
      files = [("\(name).stl", STLWriter.write(surfaces, triangles: triangles))]
    case .ply:
      files = [("\(name).ply", PLYWriter.write(surfaces, triangles: triangles))]
    case .obj:
      let made = OBJAssembly(model, surfaces, name: name)
      (files, names, parts) = (made.files, made.groups, made.objects)
    case .threeMF:
      let made = ThreeMFWriter(model, surfaces)
      files = [("\(name).3mf", try made.archive())]
      (names, parts) = (made.names, made.parts)
    }
    return SurfaceExport(
      format: format, files: files, triangles: triangles, surfaces: surfaces, names: names, parts: parts)
  }
}

extension SIMD3<Float> {
  fileprivate var isFinite: Bool { x.isFinite && y.isFinite && z.isFinite }
}
