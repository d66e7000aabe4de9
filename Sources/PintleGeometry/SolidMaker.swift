internal import Dispatch
internal import PintleDocument
internal import PintleModel
internal import Synchronization

/// Solids by content: primitives at once, meshes from files, everything else from the cache where it knows it and
/// otherwise from the kernel, two at a time.
struct SolidMaker {
  let cache: SolidCache
  var limits = GeometryLimits()
  /// nil: meshes from elsewhere cannot be had.
  var meshes: (any MeshSource)?

  /// Radians between neighbouring normals: 18 segments on the smallest circle.
  static let angle = 0.35

  /// A shape that waits for its mesh: made once, worked on by one thread at a time (the phases do not overlap).
  fileprivate final class Made: @unchecked Sendable {
    let brep: Brep
    init(_ brep: Brep) { self.brep = brep }
  }

  /// One solid on its way.
  struct Job: Sendable {
    var node: SolidNode
    var key: String
    var record: SolidRecord
    fileprivate var made: Made?
    /// What needs no kernel.
    fileprivate var primitive: PrimitiveSolid?
    fileprivate var imported: MeshRecord?
  }

  /// The measures of every node, in order; nil where its numbers are not finite.
  func records(of nodes: [SolidNode]) -> [Job?] {
    var jobs = [Job?](repeating: nil, count: nodes.count)
    var rest: [Int] = []
    for (i, node) in nodes.enumerated() {
      if let primitive = PrimitiveSolid(node, limits: limits) {
        jobs[i] = Job(node: node, key: primitive.key, record: primitive.record, primitive: primitive)
      } else {
        rest.append(i)
      }
    }
    let made = Self.concurrently(rest.map { nodes[$0] }) { node -> Job? in
      if case .mesh(let reference) = node { return imported(node, reference) }
      guard let key = cache.key(of: node) else { return nil }
      if let record = cache.find(SolidRecord.self, key) { return Job(node: node, key: key, record: record) }
      let (record, brep) = evaluate(node)
      if record.issues.allSatisfy({ $0.verdict != .unverified }) { cache.keep(record, key) }
      return Job(node: node, key: key, record: record, made: brep.map(Made.init))
    }
    for (i, job) in zip(rest, made) { jobs[i] = job }
    return jobs
  }

  private func imported(_ node: SolidNode, _ reference: MeshReference) -> Job {
    let (key, mesh, issues) = ImportedSolid.record(reference, from: meshes, cache: cache, limits: limits)
    let record = SolidRecord(
      properties: mesh.map { VolumeProperties(of: $0.surface, isClosed: $0.isClosed) },
      extremes: mesh.map { SolidRecord.extremes(of: $0.surface.positions) } ?? [], issues: issues)
    return Job(node: node, key: key, record: record, imported: mesh)
  }

  /// The solids with their meshes, in order, and what went wrong on the way; nil where there is none.
  func solids(of jobs: [Job], deflection: Double) -> [(solid: EvaluatedSolid?, issues: [SolidIssue])] {
    Self.concurrently(jobs) { job in
      guard let properties = job.record.properties else { return (nil, []) }
      if let mesh = job.imported {
        // A mesh is its own true surface.
        return (
          EvaluatedSolid(
            hash: job.key, node: job.node, mesh: mesh.mesh, properties: properties, deflection: 0,
            surface: mesh.surface, isClosed: mesh.isClosed), []
        )
      }
      let key = Self.meshKey(job.key, deflection: deflection)
      func solid(_ m: MeshRecord) -> EvaluatedSolid {
        EvaluatedSolid(
          hash: key, node: job.node, mesh: m.mesh, properties: properties, deflection: deflection,
          surface: m.surface, isClosed: m.isClosed)
      }
      if let mesh = job.primitive?.mesh(deflection: deflection, angle: Self.angle) { return (solid(mesh), []) }
      if let known = cache.find(MeshRecord.self, key) { return (solid(known), []) }
      do {
        let brep = try job.made?.brep ?? SolidEvaluator(limits: limits, store: cache.breps).evaluate(job.node)
        let record = try mesh(brep, deflection)
        var issues: [SolidIssue] = []
        if record.mesh.triangleCount > limits.triangles {
          issues.append(
            SolidIssue(
              "solid.triangles", .warning, .fail, "\(job.node.what) has \(record.mesh.triangleCount) triangles",
              hint: "leave out detail that nobody sees", measured: Quantity(Double(record.mesh.triangleCount), "count"),
              expected: Expected(max: Double(limits.triangles), unit: "count")))
        }
        if issues.isEmpty { cache.keep(record, key) }
        return (solid(record), issues)
      } catch let issue as SolidIssue {
        return (nil, [issue])
      } catch let error as KernelError {
        return (nil, [SolidIssue(error, doing: "tessellating \(job.node.what)", at: [])])
      } catch {
        return (nil, [.failed("\(error)", at: [])])
      }
    }
  }

  private func mesh(_ brep: Brep, _ deflection: Double) throws -> MeshRecord {
    Brep.setBudget(limits)
    let quick = MeshRecord(mesh: try brep.mesh(deflection: deflection, angle: Self.angle))
    if quick.isClosed { return quick }
    let slow = MeshRecord(mesh: try brep.mesh(deflection: deflection, angle: Self.angle, patient: true))
    return slow.isClosed ? slow : quick
  }

  static func meshKey(_ key: String, deflection: Double) -> String {
    SolidCache.key("mesh", Array("\(key) \(deflection) \(angle)".utf8))
  }

  private func evaluate(_ node: SolidNode) -> (SolidRecord, Brep?) {
    let evaluator = SolidEvaluator(limits: limits, store: cache.breps)
    do {
      let brep = try evaluator.evaluate(node)
      let properties = try brep.properties()
      guard properties.volume > 0 else { throw SolidIssue.empty("\(node.what) has no volume", at: []) }
      let record = SolidRecord(
        properties: properties, extremes: SolidRecord.extremes(of: try brep.samples()),
        issues: evaluator.issues)
      return (record, brep)
    } catch {
      let issue =
        error as? SolidIssue
        ?? (error as? KernelError).map { SolidIssue($0, doing: node.what, at: []) }
        ?? .failed("\(error)", at: [])
      return (SolidRecord(properties: nil, extremes: [], issues: evaluator.issues + [issue]), nil)
    }
  }

  /// The results of `work`, in the order of `items`, on as many cores as there are.
  static func concurrently<Item: Sendable, Result: Sendable>(
    _ items: [Item], _ work: @Sendable (Item) -> Result
  ) -> [Result] {
    if items.count < 2 { return items.map(work) }
    let results = Mutex<[Result?]>(Array(repeating: nil, count: items.count))
    withoutActuallyEscaping(work) { work in
      DispatchQueue.concurrentPerform(iterations: items.count) { i in
        let result = work(items[i])
        results.withLock { $0[i] = result }
      }
    }
    return results.withLock { $0.compactMap { $0 } }
  }
}
