public import PintleDocument

/// Where the meshes of `SolidNode.mesh` come from: geometry knows no files, who holds the files injects this.
public protocol MeshSource: Sendable {
  /// SHA-256 of the file's bytes, lower-case hexadecimal: what the mesh is known by in caches.
  func digest(of reference: MeshReference) throws(MeshFailure) -> String

  /// The triangles of the file, scaled as the reference says, in the shape's frame; metres.
  func mesh(_ reference: MeshReference) throws(MeshFailure) -> ImportedMesh
}

/// Triangles as a file has them: nothing is joined, nothing mended.
public struct ImportedMesh: Sendable {
  public var positions: [Vector3]
  /// One per position, of any length; empty where the file has none.
  public var normals: [SIMD3<Float>]
  /// Three per triangle, counter-clockwise seen from outside; every index below `positions.count`.
  public var indices: [UInt32]
  /// Vertices that the file gives no finite place; triangles that use them were left out.
  public var badVertices: Int

  public init(
    positions: [Vector3], normals: [SIMD3<Float>] = [], indices: [UInt32], badVertices: Int = 0
  ) {
    self.positions = positions
    self.normals = normals
    self.indices = indices
    self.badVertices = badVertices
  }
}

/// Why a mesh could not be had: words that follow "the mesh `path` cannot be read: ".
public struct MeshFailure: Error, Hashable, Sendable {
  public var reason: String
  public var hint: String?

  public init(_ reason: String, hint: String? = nil) {
    self.reason = reason
    self.hint = hint
  }
}
