internal import PintleDocument

/// Binary STL: an 80-byte header, a count, fifty bytes to a triangle; millimetres, because those who print and mill
/// take it so. The format has no colours and shares no vertices.
enum STLWriter {
  static func write(_ surfaces: [PosedSurface], triangles: Int) -> [UInt8] {
    // A header that begins with `solid` would be taken for text.
    let header = Array("Pintle \(PintleVersion.current), millimetres, z up".utf8.prefix(80))
    var bytes = header + [UInt8](repeating: 0x20, count: 80 - header.count)
    bytes.reserveCapacity(84 + 50 * triangles)
    bytes.append(littleEndian: UInt32(triangles))
    for surface in surfaces {
      let positions = surface.positions.map { $0 * SurfaceFormat.stl.perMetre }
      for t in surface.triangles {
        let (a, b, c) = (positions[Int(t.x)], positions[Int(t.y)], positions[Int(t.z)])
        bytes.append(littleEndian: SIMD3<Float>((b - a).cross(c - a).normalized ?? .zero))
        for p in [a, b, c] { bytes.append(littleEndian: SIMD3<Float>(p)) }
        bytes += [0, 0]
      }
    }
    return bytes
  }
}
