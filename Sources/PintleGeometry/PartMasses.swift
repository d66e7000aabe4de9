internal import PintleDocument
internal import PintleModel

/// Masses of parts: density × filled × exact volume, where shapes of one part overlap counted once.
///
/// A later shape displaces the earlier ones: what both would fill belongs to the later (a steel pin in a wooden block).
/// The common volume is exact, by boolean, and asked for only where boxes overlap by more than contact.
struct PartMasses {
  let cache: SolidCache
  let limits: GeometryLimits

  /// Boxes that overlap by less than this in some direction only touch; metres.
  private static let contact = 1e-6

  /// What one shape loses to later ones.
  private struct Displacement: Sendable {
    var shape: ModelShape
    var by: [ModelShape]
  }

  func parts(of document: Document, shapes: [ModelShape]) -> (parts: [ModelPart], findings: [Finding]) {
    var members: [[Int]] = Array(repeating: [], count: document.parts.count)
    for (i, shape) in shapes.enumerated() { members[shape.part].append(i) }
    // Other formats give masses or leave them open: what overlaps is not worth a boolean there.
    let displacements =
      document.imported != nil
      ? []
      : members.flatMap { list in
        list.enumerated().compactMap { k, i -> (Int, Displacement)? in
          let later = list[(k + 1)...].map { shapes[$0] }.filter { overlaps($0.bounds, shapes[i].bounds) }
          return later.isEmpty ? nil : (i, Displacement(shape: shapes[i], by: later))
        }
      }
    let common = SolidMaker.concurrently(displacements.map(\.1)) { commonVolume($0) }
    var taken: [Int: VolumeProperties] = [:]
    var findings: [Finding] = []
    for ((i, displacement), result) in zip(displacements, common) {
      if let result {
        taken[i] = result
      } else {
        let path = displacement.shape.path
        findings.append(
          Finding(
            "mass.overlap", .warning, .unverified,
            "the volume that \(path) shares with \(displacement.by.map(\.path).joined(separator: ", ")) is not known, "
              + "so it is counted twice in the mass",
            parts: [document.parts[displacement.shape.part].id], shapes: [path] + displacement.by.map(\.path),
            source: document.location(displacement.shape.record.source),
            hint: "cut one shape out of the other, or give the part its mass with weighs"))
      }
    }
    let parts = document.parts.enumerated().map { p, record in
      let bounds = members[p].reduce(Bounds.empty) { $0.union(shapes[$1].bounds) }
      var sum = MassSum()
      var isKnown = document.imported == nil
      for i in members[p] {
        let shape = shapes[i]
        guard shape.solid.properties.volume.isFinite else {
          // An open mesh has no volume: what the part weighs is not known, unless it is given.
          isKnown = false
          continue
        }
        let density = shape.material.density * shape.material.filled
        sum.add(shape.solid.properties, at: shape.X_AS, density: density)
        if let lost = taken[i] { sum.add(lost, at: shape.X_AS, density: -density) }
      }
      return ModelPart(
        record: record, shapes: members[p], bounds: bounds,
        mass: sum.properties(
          weighing: record.weighs, isKnown: isKnown, fallback: bounds.isEmpty ? .zero : bounds.centre))
    }
    return (parts, findings)
  }

  private func overlaps(_ a: Bounds, _ b: Bounds) -> Bool {
    let size = a.intersection(b)
    guard !size.isEmpty else { return false }
    return min(size.size.x, size.size.y, size.size.z) > Self.contact
  }

  /// In the frame of the displaced solid; nil where the kernel could not tell.
  private func commonVolume(_ d: Displacement) -> VolumeProperties? {
    let inverse = d.shape.X_AS.inverse
    let others = d.by.map { SolidNode.placed(at: (inverse * $0.X_AS).snapped, solid: $0.solid.node) }
    guard let json = try? CanonicalJSON.encode([d.shape.solid.node] + others) else { return nil }
    let key = SolidCache.key("common", json)
    if let known = cache.find(VolumeProperties.self, key) { return known }
    do {
      let evaluator = SolidEvaluator(limits: limits, store: cache.breps)
      let base = try evaluator.evaluate(d.shape.solid.node)
      let tools = try others.map { try evaluator.evaluate($0) }
      let common = try shared(base, tools)
      cache.keep(common, key)
      return common
    } catch {
      return nil
    }
  }

  private func shared(_ base: Brep, _ tools: [Brep]) throws -> VolumeProperties {
    do {
      let region = try Brep.boolean(.intersection, [base], tools, rough: true)
      let properties = try region.properties()
      let most = min(try base.volume(), try tools.reduce(0) { $0 + (try $1.volume()) })
      guard properties.volume >= 0, properties.volume <= most * (1 + 1e-6) else {
        throw SolidIssue.failed("the common volume cannot be", at: [])
      }
      return properties
    } catch let error as KernelError where error.kind == .empty {
      return .zero
    }
  }
}

/// Adds up bodies of different density: mass, first and second moments about the asset's origin.
///
/// Second moments S = ∫ p pᵀ dm are moved by S_O = S_C + m c cᵀ (parallel axes) and turned by R S Rᵀ; the inertia is
/// tr(S) 1 − S.
struct MassSum {
  private var mass = 0.0
  private var first = Vector3.zero
  /// xx, yy, zz and yz, zx, xy of S about the origin.
  private var second = Vector3.zero
  private var mixed = Vector3.zero

  mutating func add(_ body: VolumeProperties, at x: RigidTransform, density: Double) {
    let m = body.volume * density
    let c = x.apply(body.centroid)
    // R S Rᵀ from the columns of R.
    let s = body.secondMoments
    let t = body.mixedMoments
    let columns = (
      x.x * s.x + x.y * t.z + x.z * t.y,
      x.x * t.z + x.y * s.y + x.z * t.x,
      x.x * t.y + x.y * t.x + x.z * s.z
    )
    func entry(_ i: Int, _ j: Int) -> Double {
      columns.0[i] * x.x[j] + columns.1[i] * x.y[j] + columns.2[i] * x.z[j]
    }
    mass += m
    first += c * m
    second += Vector3(entry(0, 0), entry(1, 1), entry(2, 2)) * density + c * c * m
    mixed += Vector3(entry(1, 2), entry(2, 0), entry(0, 1)) * density + Vector3(c.y * c.z, c.z * c.x, c.x * c.y) * m
  }

  /// `isKnown`: density and volumes say what it weighs; otherwise only `weighs` does, and without it the mass is not a
  /// number.
  func properties(weighing weighs: Double?, isKnown: Bool = true, fallback: Vector3) -> MassProperties {
    let given = weighs.flatMap { $0.isFinite && $0 > 0 ? $0 : nil }
    if !isKnown && (given == nil || !(mass > 0)) {
      let nothing = Vector3(repeating: .nan)
      return MassProperties(
        mass: given ?? .nan, centre: mass > 0 ? first / mass : fallback, moments: nothing, products: nothing)
    }
    guard mass > 0 else { return MassProperties(mass: given ?? 0, centre: fallback, moments: .zero, products: .zero) }
    let c = first / mass
    let scale = (given ?? mass) / mass
    let s = (second - c * c * mass) * scale
    let t = (mixed - Vector3(c.y * c.z, c.z * c.x, c.x * c.y) * mass) * scale
    return MassProperties(
      mass: mass * scale, centre: c, moments: [s.y + s.z, s.z + s.x, s.x + s.y], products: Vector3.zero - t)
  }
}
