internal import COpenCascade
internal import PintleDocument
internal import PintleModel

extension Brep {
  /// Triangles within `deflection` metres and `angle` radians of the surface, positions on the document's grid.
  ///
  /// `patient`: with the slower of the kernel's two meshers.
  func mesh(deflection: Double, angle: Double, patient: Bool = false) throws -> TriangleMesh {
    var out = OccMesh()
    var status = OccStatus()
    guard occ_mesh(handle, deflection, angle, patient ? 1 : 0, &out, &status) != 0 else { throw KernelError(status) }
    defer { occ_mesh_release(&out) }
    let n = out.vertex_count
    let positions = [Vector3](unsafeUninitializedCapacity: n) { buffer, count in
      for i in 0..<n {
        let p = out.positions! + 3 * i
        buffer.initializeElement(at: i, to: snap([p[0], p[1], p[2]]))
      }
      count = n
    }
    let normals = [SIMD3<Float>](unsafeUninitializedCapacity: n) { buffer, count in
      for i in 0..<n {
        let p = out.normals! + 3 * i
        buffer.initializeElement(at: i, to: SIMD3(p[0], p[1], p[2]) + SIMD3<Float>.zero)
      }
      count = n
    }
    return TriangleMesh(
      positions: positions, normals: normals,
      indices: Array(UnsafeBufferPointer(start: out.indices, count: out.triangle_count * 3)),
      faces: Array(UnsafeBufferPointer(start: out.faces, count: out.triangle_count)))
  }
}
