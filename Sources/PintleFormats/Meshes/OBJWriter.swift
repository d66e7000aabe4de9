internal import PintleDocument
internal import PintleModel

/// Writes a mesh as Wavefront OBJ: positions in metres, normals, triangles.
enum OBJWriter {
  static func write(_ mesh: TriangleMesh, name: String) -> [UInt8] {
    var text = "# Pintle\no \(name)\n"
    text.reserveCapacity(80 * mesh.positions.count + 30 * mesh.indices.count)
    for p in mesh.positions { text += "v \(p.x) \(p.y) \(p.z)\n" }
    for n in mesh.normals { text += "vn \(n.x) \(n.y) \(n.z)\n" }
    let hasNormals = mesh.normals.count == mesh.positions.count
    for t in stride(from: 0, to: mesh.indices.count - 2, by: 3) {
      let corners = (0..<3).map { k -> String in
        let i = mesh.indices[t + k] + 1
        return hasNormals ? "\(i)//\(i)" : "\(i)"
      }
      text += "f \(corners.joined(separator: " "))\n"
    }
    return Array(text.utf8)
  }
}
