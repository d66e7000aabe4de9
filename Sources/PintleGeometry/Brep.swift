internal import COpenCascade
internal import PintleDocument
internal import PintleModel

/// What the kernel said when it could not do something.
struct KernelError: Error {
  enum Kind { case failed, budget, empty }
  var kind: Kind
  var text: String

  init(_ status: OccStatus) {
    switch Int(status.code) {
    case OCC_BUDGET: kind = .budget
    case OCC_EMPTY: kind = .empty
    default: kind = .failed
    }
    text = withUnsafeBytes(of: status.text) { bytes in
      String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
    }
  }
}

/// A boundary representation held by Open CASCADE: a solid, a plane face, or several of one sort. Metres.
///
/// Belongs to one thread at a time; `copy` makes one that another thread may use.
final class Brep {
  let handle: OpaquePointer
  private var knownVolume: Double?
  private var knownProperties: VolumeProperties?
  private var knownBounds: Bounds?
  private var knownSamples: [Vector3]?

  init(_ handle: OpaquePointer) { self.handle = handle }
  deinit { occ_release(handle) }

  /// Calls the kernel. Throws `KernelError` where it made nothing.
  static func make(_ body: (UnsafeMutablePointer<OccStatus>) -> OpaquePointer?) throws -> Brep {
    guard let made = try makeIfPossible(body) else {
      throw KernelError(OccStatus())
    }
    return made
  }

  /// The same for calls that may decline without an error.
  static func makeIfPossible(_ body: (UnsafeMutablePointer<OccStatus>) -> OpaquePointer?) throws -> Brep? {
    var status = OccStatus()
    let handle = body(&status)
    guard status.code == OCC_OK else { throw KernelError(status) }
    return handle.map(Brep.init)
  }

  /// Seconds that one boolean or one tessellation may take on this thread.
  static func setBudget(_ limits: GeometryLimits) {
    let d = limits.operationTime.components
    occ_set_budget(Double(d.seconds) + Double(d.attoseconds) * 1e-18)
  }

  private func ask(_ body: (UnsafeMutablePointer<OccStatus>) -> Int32) throws {
    var status = OccStatus()
    guard body(&status) != 0 else { throw KernelError(status) }
  }

  func copy() throws -> Brep { try .make { occ_copy(handle, $0) } }

  // MARK: measures

  /// m³.
  func volume() throws -> Double { try knownVolume ?? properties().volume }

  func properties() throws -> VolumeProperties {
    if let knownProperties { return knownProperties }
    var v = OccVolume()
    try ask { occ_volume(handle, &v, $0) }
    let properties = VolumeProperties(
      volume: v.volume, centroid: [v.centroid.0, v.centroid.1, v.centroid.2],
      secondMoments: [v.second.0, v.second.1, v.second.2], mixedMoments: [v.second.3, v.second.4, v.second.5])
    knownProperties = properties
    knownVolume = v.volume
    return properties
  }

  /// m², of faces.
  func area() throws -> Double {
    var a = 0.0
    try ask { occ_area(handle, &a, $0) }
    return a
  }

  /// Around the true surface; wider than need be where it is free-form.
  func bounds() throws -> Bounds {
    if let knownBounds { return knownBounds }
    var lower = [0.0, 0, 0]
    var upper = [0.0, 0, 0]
    try ask { occ_bounds(handle, &lower, &upper, $0) }
    let b = Bounds(lower: [lower[0], lower[1], lower[2]], upper: [upper[0], upper[1], upper[2]])
    knownBounds = b
    return b
  }

  /// Points of the surface, dense enough to tell how far it reaches within a few per cent.
  func samples() throws -> [Vector3] {
    if let knownSamples { return knownSamples }
    var points: UnsafeMutablePointer<Double>?
    var count = 0
    try ask { occ_samples(handle, &points, &count, $0) }
    guard let points else { return [] }
    defer { occ_samples_release(points) }
    let list = (0..<count).map { Vector3(points[3 * $0], points[3 * $0 + 1], points[3 * $0 + 2]) }
    knownSamples = list
    return list
  }

  /// True where no sample lies outside the box by more than a micrometre.
  func fits(in box: Bounds) throws -> Bool {
    let outer = box.grown(1e-6)
    return try samples().allSatisfy(outer.contains)
  }

  func counts() throws -> (solids: Int, faces: Int, edges: Int) {
    var s: Int32 = 0
    var f: Int32 = 0
    var e: Int32 = 0
    try ask { occ_counts(handle, &s, &f, &e, $0) }
    return (Int(s), Int(f), Int(e))
  }

  // MARK: operations

  func moved(_ x: RigidTransform) throws -> Brep {
    if x == .identity { return self }
    let r = [x.x.x, x.y.x, x.z.x, x.x.y, x.y.y, x.z.y, x.x.z, x.y.z, x.z.z]
    let t = [x.translation.x, x.translation.y, x.translation.z]
    let result = try Brep.make { occ_moved(handle, r, t, $0) }
    result.knownVolume = knownVolume
    return result
  }

  func mirrored(point: Vector3, normal: Vector3) throws -> Brep {
    try .make { occ_mirrored(handle, [point.x, point.y, point.z], [normal.x, normal.y, normal.z], $0) }
  }

  enum Operation { case union, difference, intersection }

  /// `rough`: to be measured only, neither joined up nor checked.
  static func boolean(
    _ operation: Operation, _ arguments: [Brep], _ tools: [Brep], rough: Bool = false
  ) throws -> Brep {
    let code =
      switch operation {
      case .union: OCC_UNION
      case .difference: OCC_DIFFERENCE
      case .intersection: OCC_INTERSECTION
      }
    let a = arguments.map { Optional($0.handle) }
    let b = tools.map { Optional($0.handle) }
    return try withExtendedLifetime((arguments, tools)) {
      try .make { occ_boolean(Int32(code), a, a.count, b, b.count, rough ? 1 : 0, $0) }
    }
  }

  static func compound(_ shapes: [Brep]) throws -> Brep {
    if shapes.count == 1 { return shapes[0] }
    let list = shapes.map { Optional($0.handle) }
    return try withExtendedLifetime(shapes) { try .make { occ_compound(list, list.count, $0) } }
  }

  func extruded(_ height: Double) throws -> Brep { try .make { occ_extrude(handle, height, $0) } }

  func revolved(origin: Vector3, axis: Vector3, angle: Double) throws -> Brep {
    try .make { occ_revolve(handle, [origin.x, origin.y, origin.z], [axis.x, axis.y, axis.z], angle, $0) }
  }

  static func loft(_ faces: [Brep], ruled: Bool) throws -> Brep {
    let list = faces.map { Optional($0.handle) }
    return try withExtendedLifetime(faces) { try .make { occ_loft(list, list.count, ruled ? 1 : 0, $0) } }
  }

  /// This face with the tools' outlines as holes; nil where they are not clear of each other and of the boundary.
  func punched(_ tools: [Brep]) throws -> Brep? {
    let list = tools.map { Optional($0.handle) }
    return try withExtendedLifetime(tools) { try .makeIfPossible { occ_punch(handle, list, list.count, $0) } }
  }

  func offset(_ distance: Double) throws -> Brep { try .make { occ_offset(handle, distance, $0) } }
}

/// A call on nothing: what the kernel would do on a fault of its own.
func crashKernel(_ status: UnsafeMutablePointer<OccStatus>) -> OpaquePointer? { occ_extrude(nil, 1, status) }
