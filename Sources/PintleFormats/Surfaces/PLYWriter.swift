internal import PintleDocument

/// Binary little-endian PLY 1.0, metres, with the colour and opacity of its material at every vertex.
enum PLYWriter {
  static func write(_ surfaces: [PosedSurface], triangles: Int) -> [UInt8] {
    let vertices = surfaces.reduce(0) { $0 + $1.solid.surface.positions.count }
    let header = """
      ply
      format binary_little_endian 1.0
      comment Pintle \(PintleVersion.current), metres, z up
      element vertex \(vertices)
      property float x
      property float y
      property float z
      property uchar red
      property uchar green
      property uchar blue
      property uchar alpha
      element face \(triangles)
      property list uchar int vertex_indices
      end_header

      """
    var bytes = Array(header.utf8)
    bytes.reserveCapacity(bytes.count + 16 * vertices + 13 * triangles)
    for surface in surfaces {
      let colour = SRGBColour(surface.shape.material).bytes
      for p in surface.positions {
        bytes.append(littleEndian: SIMD3<Float>(p))
        bytes += colour
      }
    }
    var base: UInt32 = 0
    for surface in surfaces {
      for t in surface.triangles {
        bytes.append(3)
        for i in 0..<3 { bytes.append(littleEndian: base + t[i]) }
      }
      base += UInt32(surface.solid.surface.positions.count)
    }
    return bytes
  }
}
