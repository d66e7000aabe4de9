internal import COpenCascade
internal import PintleDocument

extension SolidEvaluator {
  func primitive(_ node: SolidNode, _ path: [Int]) throws -> Brep {
    switch node {
    case .box(let s):
      try positive([s.x, s.y, s.z], "a box of \(millimetres(s.x)) × \(millimetres(s.y)) × \(millimetres(s.z))", path)
      return try .make { occ_box(s.x, s.y, s.z, $0) }
    case .cylinder(let r, let h):
      try positive([r, h], "a cylinder of radius \(millimetres(r)) and height \(millimetres(h))", path)
      return try .make { occ_cylinder(r, h, $0) }
    case .cone(let a, let b, let h):
      let what = "a cone of radii \(millimetres(a)) and \(millimetres(b)) and height \(millimetres(h))"
      try positive([max(a, b), h] + [a, b].filter { $0 != 0 }, what, path)
      return try .make { occ_cone(a, b, h, $0) }
    case .sphere(let r):
      try positive([r], "a sphere of radius \(millimetres(r))", path)
      return try .make { occ_sphere(r, $0) }
    case .torus(let major, let minor):
      let what = "a torus of radii \(millimetres(major)) and \(millimetres(minor))"
      try positive([major, minor], what, path)
      guard minor < major else {
        throw SolidIssue.failed("\(what) crosses itself", at: path, hint: "the minor radius is less than the major one")
      }
      return try .make { occ_torus(major, minor, $0) }
    case .wedge(let s, let a, let b):
      try positive([s.x, s.y, s.z], "a wedge of \(millimetres(s.x)) × \(millimetres(s.y)) × \(millimetres(s.z))", path)
      let reach =
        [a.x, b.x].allSatisfy { abs($0) <= limits.longest } && [a.y, b.y].allSatisfy { abs($0) <= limits.longest }
      guard reach, a.x <= b.x, a.y <= b.y else {
        throw SolidIssue.failed("the top of a wedge has its corners exchanged", at: path)
      }
      return try .make { occ_wedge([s.x, s.y, s.z], [a.x, a.y], [b.x, b.y], $0) }
    default:
      throw SolidIssue.failed("\(node.what) is not a primitive", at: path)
    }
  }

  func revolve(_ profile: ProfileNode, _ angle: Double, _ path: [Int]) throws -> Brep {
    guard angle.isFinite, abs(angle) > 1e-6, abs(angle) <= 2 * .pi + 1e-9 else {
      throw SolidIssue.failed("a profile cannot be turned by \(degrees(angle))", at: path)
    }
    let flat = try face(profile, path)
    let bounds = try flat.bounds()
    guard bounds.lower.x >= -1e-7 else {
      throw SolidIssue.failed(
        "the profile reaches \(millimetres(-bounds.lower.x)) across the axis it is turned about", at: path,
        hint: "x is the distance from the axis and must not be negative")
    }
    // x stays, y becomes z.
    let upright = RigidTransform(x: [1, 0, 0], y: [0, 0, 1], z: [0, -1, 0])
    return try flat.moved(upright).revolved(origin: .zero, axis: [0, 0, 1], angle: angle)
  }

  /// The cylinder of equal volume, where a thread or a helical gear is combined with something: for the kernel its surface
  /// would be a million times the work, and a nut's thread is a fit that is declared.
  func twisted(
    _ outline: [SIMD2<Double>], _ bore: Double, _ height: Double, _ angle: Double, _ path: [Int]
  ) throws -> Brep {
    guard TwistMesh(outline: outline, bore: bore, height: height, angle: angle, limits: limits) != nil else {
      throw SolidIssue.failed(
        "a twisted outline of \(outline.count) corners, \(millimetres(height)) high, cannot be made", at: path,
        hint: "its corners go once round the origin, outside its bore")
    }
    let whole = try Brep.make { occ_cylinder((TwistMesh.area(outline) / .pi).squareRoot(), height, $0) }
    guard bore > 0 else { return whole }
    return try .boolean(.difference, [whole], [try .make { occ_cylinder(bore, height, $0) }])
  }

  func loft(_ sections: [LoftSection], _ ruled: Bool, _ path: [Int]) throws -> Brep {
    guard sections.count >= 2 else { throw SolidIssue.failed("a loft needs two sections", at: path) }
    guard sections.count <= limits.points else { throw SolidIssue.failed("a loft of too many sections", at: path) }
    let faces = try sections.map { section in
      let f = try face(section.profile, path)
      guard try f.counts().faces == 1 else {
        throw SolidIssue.failed("a section of a loft must be one area", at: path)
      }
      guard try f.isWithoutHoles() else {
        throw SolidIssue.failed(
          "a section of a loft cannot have holes", at: path, hint: "loft the hole by itself and cut it out")
      }
      return try f.moved(try rigid(section.at, path))
    }
    return try sound(try .loft(faces, ruled: ruled), "the loft", path)
  }

  /// The solid, if its surface closes and holds a volume.
  func sound(_ brep: Brep, _ what: String, _ path: [Int]) throws -> Brep {
    var status = OccStatus()
    guard occ_is_valid(brep.handle, &status) != 0 else {
      throw SolidIssue.failed("\(what) crosses itself", at: path)
    }
    guard try brep.volume() > 0 else { throw SolidIssue.empty("\(what) has no volume", at: path) }
    return brep
  }
}

extension Brep {
  /// Of a face: true where its area is that of its outer boundary.
  func isWithoutHoles() throws -> Bool {
    var wires: Int32 = 0
    var status = OccStatus()
    guard occ_wires(handle, &wires, &status) != 0 else { throw KernelError(status) }
    return wires == 1
  }
}
