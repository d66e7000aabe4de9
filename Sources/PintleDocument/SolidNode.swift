/// A solid as a tree of operations: a plain value whose hash is its cache key. Metres; each node in its own frame.
public indirect enum SolidNode: Hashable, Codable, Sendable {
  /// Full extents along x, y, z; centred at the origin.
  case box(size: Vector3)
  /// About z, from z = 0 to `height`.
  case cylinder(radius: Double, height: Double)
  /// About z, from `bottom` (radius at z = 0) to `top` (radius at z = `height`); one of them may be zero.
  case cone(bottom: Double, top: Double, height: Double)
  /// Centred at the origin.
  case sphere(radius: Double)
  /// About z, centred at the origin.
  case torus(major: Double, minor: Double)
  /// A box of `size`, centred, whose top face is only the rectangle `topLower`…`topUpper` (x, y; it may be a line or a point).
  case wedge(size: Vector3, topLower: SIMD2<Double>, topUpper: SIMD2<Double>)
  /// The profile pushed along +z from 0 to `height`.
  case extrude(profile: ProfileNode, height: Double)
  /// The profile (x = distance from z, y = along z) turned about z by `angle` radians, counter-clockwise from +x.
  case revolve(profile: ProfileNode, angle: Double)
  /// The profile carried along a path of straight pieces joined by arcs of radius `bend` (0 = mitred). The profile's
  /// origin lies on the path; its y axis starts as near `up` as it may and is carried without twist.
  case sweep(profile: ProfileNode, path: [Vector3], bend: Double, closed: Bool, up: Vector3)
  /// A skin over sections in order; straight between neighbours if `ruled`, otherwise smooth.
  case loft(sections: [LoftSection], ruled: Bool)
  /// A star-shaped outline about the origin (less a round bore of that radius, 0 = none), pushed along +z from 0 to
  /// `height` while it turns right-handed about z by `angle` radians: threads, helical gears. Drawn as a mesh of its own;
  /// combined with other solids it counts as the cylinder of equal volume.
  case twist(outline: [SIMD2<Double>], bore: Double, height: Double, angle: Double)
  /// Round wire of radius `wire` wound about z, its middle `radius` from z, from z = 0 to `height` overall; `turns` > 0 is
  /// right-handed. A mesh of its own, never combined with other solids.
  case coil(radius: Double, wire: Double, turns: Double, height: Double)
  case union(of: [SolidNode])
  case difference(from: SolidNode, minus: [SolidNode])
  case intersection(of: [SolidNode])
  case placed(at: RigidTransform, solid: SolidNode)
  /// The mirror image in the plane through `point` across `normal`.
  case mirrored(point: Vector3, normal: Vector3, solid: SolidNode)
  /// The union of copies of one solid.
  case pattern(placements: [RigidTransform], solid: SolidNode)
  case fillet(solid: SolidNode, edges: EdgeSelector, radius: Double)
  case chamfer(solid: SolidNode, edges: EdgeSelector, distance: Double)
  /// A mesh from elsewhere.
  case mesh(reference: MeshReference)
}

/// One section of a loft: a profile in the x–y plane of a frame.
public struct LoftSection: Hashable, Codable, Sendable {
  public var profile: ProfileNode
  public var at: RigidTransform

  public init(profile: ProfileNode, at: RigidTransform) {
    self.profile = profile
    self.at = at
  }
}

/// Which edges a fillet or a chamfer works on, in the frame of the solid it is applied to.
public enum EdgeSelector: Hashable, Codable, Sendable {
  /// Every edge where two faces meet at an angle (seams and smooth edges are left alone).
  case all
  /// Straight edges along a direction, either sense.
  case parallel(to: Vector3)
  /// Edges that lie in the outermost face on that side.
  case side(outward: Vector3)
  /// Edges that lie in both outermost faces.
  case between(outward: Vector3, and: Vector3)
}

/// A mesh file, read by the host.
public struct MeshReference: Hashable, Codable, Sendable {
  /// Relative to the document's folder, or absolute.
  public var path: String
  /// SHA-256 of the file, lower-case hexadecimal; nil until it was read.
  public var sha256: String?
  public var scale: Vector3
  /// The mesh of that name inside the file; nil for all.
  public var name: String?

  public init(path: String, sha256: String? = nil, scale: Vector3 = [1, 1, 1], name: String? = nil) {
    self.path = path
    self.sha256 = sha256
    self.scale = scale
    self.name = name
  }
}
