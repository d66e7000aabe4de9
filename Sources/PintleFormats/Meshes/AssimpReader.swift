internal import CAssimp
internal import PintleDocument
internal import PintleModel

/// Mesh files as triangles, by assimp: OBJ, STL, COLLADA, PLY, glTF, and what else it knows.
///
/// Positions stay in the file's own axes; of COLLADA the unit is applied and the up axis is not, as ROS does it.
enum AssimpReader {
  static var version: String { String(cString: assimp_version()) }

  /// `name`: only the pieces of that name. `path` gives the format and the folder of what the file refers to.
  static func mesh(
    _ bytes: [UInt8], path: String, scale: Vector3, name: String?, mostTriangles: Int
  ) throws(MeshFailure) -> ImportedMesh {
    var out = try opened(bytes, path: path, mostTriangles: mostTriangles)
    defer { assimp_release(&out) }
    guard let positions = out.positions, let corners = out.indices else { throw MeshFailure("no triangles in it") }
    var mesh = ImportedMesh(positions: [], indices: [], badVertices: out.bad_vertex_count)
    mesh.positions = [Vector3](unsafeUninitializedCapacity: out.vertex_count) { buffer, count in
      for i in 0..<out.vertex_count {
        let p = positions + 3 * i
        buffer.initializeElement(at: i, to: Vector3(p[0], p[1], p[2]) * scale)
      }
      count = out.vertex_count
    }
    if let normals = out.normals {
      // Normals turn with the inverse of the scale; their length is no matter.
      let s = SIMD3<Float>(Float(1 / scale.x), Float(1 / scale.y), Float(1 / scale.z))
      mesh.normals = [SIMD3<Float>](unsafeUninitializedCapacity: out.vertex_count) { buffer, count in
        for i in 0..<out.vertex_count {
          let n = normals + 3 * i
          buffer.initializeElement(at: i, to: SIMD3(n[0], n[1], n[2]) * s)
        }
        count = out.vertex_count
      }
    }
    mesh.indices = Array(UnsafeBufferPointer(start: corners, count: out.triangle_count * 3))
    if let name { try keep(name, of: out, in: &mesh) }
    // A mirror image turns its triangles inside out; they are turned back.
    if scale.x * scale.y * scale.z < 0 {
      for i in stride(from: 0, to: mesh.indices.count - 2, by: 3) { mesh.indices.swapAt(i + 1, i + 2) }
    }
    return mesh
  }

  /// A run of triangles that has a name in the file, the first 127 bytes of it, and the colour that it has there.
  struct Piece {
    var name: String
    var triangles: Range<Int>
    /// As the file says it, with opacity.
    var colour: [Float]?

    init(_ piece: AssimpPiece) {
      name = withUnsafeBytes(of: piece.name) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
      triangles = piece.first_triangle..<piece.first_triangle + piece.triangle_count
      colour = piece.has_colour == 0 ? nil : [piece.colour.0, piece.colour.1, piece.colour.2, piece.colour.3]
    }
  }

  /// The pieces of a file with the positions and corners that they share, in the file's own unit.
  static func pieces(
    _ bytes: [UInt8], path: String, mostTriangles: Int
  ) throws(MeshFailure) -> (pieces: [Piece], positions: [Vector3], corners: [UInt32]) {
    var out = try opened(bytes, path: path, mostTriangles: mostTriangles)
    defer { assimp_release(&out) }
    let numbers = UnsafeBufferPointer(start: out.positions, count: out.vertex_count * 3)
    return (
      UnsafeBufferPointer(start: out.pieces, count: out.piece_count).map(Piece.init),
      (0..<out.vertex_count).map { [numbers[3 * $0], numbers[3 * $0 + 1], numbers[3 * $0 + 2]] },
      Array(UnsafeBufferPointer(start: out.indices, count: out.triangle_count * 3))
    )
  }

  /// To be released.
  private static func opened(_ bytes: [UInt8], path: String, mostTriangles: Int) throws(MeshFailure) -> AssimpMesh {
    let file = FilePaths.name(of: path)
    let ending = file.split(separator: ".").last.map(String.init) ?? ""
    let kind = ending == file ? "" : ending.lowercased()
    guard kind.utf8.count <= 8, kind.utf8.allSatisfy({ $0 < 128 }) else {
      throw MeshFailure("`.\(kind)` is not a kind of mesh")
    }
    var out = AssimpMesh()
    var words = [CChar](repeating: 0, count: 256)
    let status = assimp_read(
      bytes, bytes.count, kind, FilePaths.parent(of: path), mostTriangles, &out, &words)
    guard status == 0 else {
      let reason = String(decoding: words.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
      throw MeshFailure(cleaned(reason))
    }
    return out
  }

  private static func keep(_ name: String, of out: AssimpMesh, in mesh: inout ImportedMesh) throws(MeshFailure) {
    var kept: [UInt32] = []
    for piece in UnsafeBufferPointer(start: out.pieces, count: out.piece_count) {
      let own = Piece(piece)
      if own.name == name { kept += mesh.indices[own.triangles.lowerBound * 3..<own.triangles.upperBound * 3] }
    }
    guard !kept.isEmpty else { throw MeshFailure("it holds no mesh named `\(name)`") }
    mesh.indices = kept
  }

  /// assimp's words in one line, without its own file name for what was given as bytes.
  private static func cleaned(_ words: String) -> String {
    let line = words.split(whereSeparator: \.isNewline).first.map(String.init) ?? words
    guard !line.contains("pintle-mesh") else { return "no reader knows what it is" }
    return line.hasSuffix(".") ? String(line.dropLast()) : line
  }
}
