internal import PintleDocument
internal import PintleModel

/// Reads files of triangles with assimp and holds them against the asset: triangle for triangle, and, where the format
/// tells shapes apart, each of these by itself with its name and its colour.
struct SurfaceReadBack {
  /// Metres, and relative to how far the asset reaches: single precision.
  static let tolerance = 1e-6

  private let export: SurfaceExport
  private let pieces: [AssimpReader.Piece]
  /// Of the pieces, in metres, three corners to a triangle.
  private let corners: [[Vector3]]
  private let bytes: [UInt8]

  init(_ export: SurfaceExport, folder: String) throws(SurfaceWriteError) {
    self.export = export
    guard let name = export.files.last?.path else { throw .empty }
    let path = "\(folder)/\(name)"
    do throws(MeshFailure) {
      bytes = try FilePaths.read(path, limit: Int.max)
      let file = try AssimpReader.pieces(bytes, path: path, mostTriangles: Int(UInt32.max))
      pieces = file.pieces
      let positions = file.positions.map { $0 / export.format.perMetre }
      corners = file.pieces.map { piece in
        file.corners[3 * piece.triangles.lowerBound..<3 * piece.triangles.upperBound].map { positions[Int($0)] }
      }
    } catch {
      throw .differs("\(name): \(error.reason)")
    }
  }

  func check() throws(SurfaceWriteError) {
    let expected = export.surfaces.map { surface in
      let positions = surface.positions
      return surface.triangles.flatMap { t in (0..<3).map { positions[Int(t[$0])] } }
    }
    guard !export.names.isEmpty else {
      return try compare(corners.flatMap(\.self), expected.flatMap(\.self), "the asset")
    }
    guard corners.count == expected.count else {
      throw .differs("it holds \(corners.count) shapes, not \(expected.count)")
    }
    for (i, name) in export.names.enumerated() {
      try compare(corners[i], expected[i], "`\(name)`")
      // Of OBJ assimp keeps the opacity apart.
      let colour = SRGBColour(export.surfaces[i].shape.material).components.prefix(export.format == .obj ? 3 : 4)
      guard let own = pieces[i].colour, zip(own, colour).allSatisfy({ abs(Double($0) - $1) < 3e-3 }) else {
        throw .differs("`\(name)` has another colour")
      }
    }
    if export.format == .threeMF { return try compareNames() }
    for (name, piece) in zip(export.names, pieces) where name.utf8.prefix(127).elementsEqual(piece.name.utf8) == false {
      throw .differs("`\(piece.name)` stands where `\(name)` should")
    }
  }

  private func compare(_ found: [Vector3], _ expected: [Vector3], _ what: String) throws(SurfaceWriteError) {
    guard found.count == expected.count else {
      throw .differs("\(what) has \(found.count / 3) triangles, not \(expected.count / 3)")
    }
    let reach = expected.reduce(1) { max($0, $1.length) }
    for (i, (p, q)) in zip(found, expected).enumerated() where !((p - q).length <= Self.tolerance * reach) {
      throw .differs("triangle \(i / 3) of \(what) lies elsewhere, by \((p - q).length) m")
    }
  }

  /// assimp has no names of objects: the model's own text says them, without its meshes.
  private func compareNames() throws(SurfaceWriteError) {
    let tree: XMLTree
    do {
      let text = try ZipArchive.entry(ThreeMFWriter.place, of: bytes, limit: 1 << 31)
      tree = try XMLTree(Self.withoutMeshes(text))
    } catch {
      throw .differs((error as? ZipArchive.Failure)?.words ?? (error as? XMLTree.Fault)?.message ?? "\(error)")
    }
    guard let resources = tree.child(of: tree.root, named: "resources"),
      let build = tree.child(of: tree.root, named: "build")
    else { throw .differs("it has no resources or no build") }
    let objects = tree.children(of: resources, named: "object")
    let names = objects.map { $0["name"] ?? "" }
    guard names == export.names + export.parts else {
      throw .differs("its objects are named \(names.prefix(4).joined(separator: ", ")), …")
    }
    let built = tree.children(of: build, named: "item").map { $0["objectid"] ?? "" }
    guard built == objects.suffix(export.parts.count).map({ $0["id"] ?? "" }) else {
      throw .differs("it does not build its parts")
    }
  }

  /// The text without what stands between `<mesh>` and `</mesh>`.
  private static func withoutMeshes(_ text: [UInt8]) -> [UInt8] {
    var kept: [UInt8] = []
    var isInside = false
    // Our own text has an element to a line.
    for line in text.split(separator: UInt8(ascii: "\n")) {
      let word = line.drop { $0 == UInt8(ascii: " ") }
      if word.elementsEqual("<mesh>".utf8) { isInside = true }
      if !isInside { kept += line + [UInt8(ascii: "\n")] }
      if word.elementsEqual("</mesh>".utf8) { isInside = false }
    }
    return kept
  }
}
