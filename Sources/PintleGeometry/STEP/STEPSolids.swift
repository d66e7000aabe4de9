internal import COpenCascade
internal import PintleDocument
internal import PintleModel

/// A solid as it goes into STEP.
///
/// Made by one thread and then read by one at a time.
struct STEPSolid: @unchecked Sendable {
  enum Form: Hashable {
    /// The boundary representation of its tree.
    case exact
    /// Its triangles, so many.
    case facets(Int)
    /// The cylinder of equal volume, for a thread or a gear of so many triangles.
    case cylinder(Int)
  }

  let brep: Brep
  /// m³; nil where the surface is open.
  var volume: Double?
  var form: Form
}

/// The boundary representations of a model's solids, made again from their trees: the model keeps triangles alone.
struct STEPSolids {
  /// Of one solid, and of all together: a facet takes a kilobyte of the file, and Open CASCADE a millisecond or two to write
  /// and to read.
  static let mostFacets = 5_000
  static let mostFacetsInAll = 30_000
  static let tooMany = "too many for STEP (at most \(mostFacets) in a shape, \(mostFacetsInAll) in all)"

  let cache: SolidCache
  let limits: GeometryLimits

  /// By the hash of the solid; nil where it has too many facets. Throws what the kernel says of facets.
  func solids(of model: Model, _ pose: STEPPose) throws(STEPWriteError) -> [String: STEPSolid?] {
    var seen: Set<String> = []
    let wanted = STEPAssembly.drawn(model, pose).map(\.solid).filter { seen.insert($0.hash).inserted }
    var rest = Self.mostFacetsInAll
    let jobs = wanted.map { solid in
      let count = solid.surface.triangles.count
      let mayBeFacets = count <= min(Self.mostFacets, rest)
      if mayBeFacets, !solid.node.unplaced.hasExactForm { rest -= count }
      return (solid: solid, mayBeFacets: mayBeFacets)
    }
    let made = SolidMaker.concurrently(jobs) { job in
      Result { try self.made(job.solid, mayBeFacets: job.mayBeFacets) }
    }
    var all: [String: STEPSolid?] = [:]
    for (solid, result) in zip(wanted, made) {
      switch result {
      case .success(let one): all.updateValue(one, forKey: solid.hash)
      case .failure(let error as KernelError): throw .kernel(error.text)
      case .failure(let error): throw .kernel("\(error)")
      }
    }
    return all
  }

  private func made(_ solid: EvaluatedSolid, mayBeFacets: Bool) throws -> STEPSolid? {
    let root = solid.node.unplaced
    if root.hasExactForm {
      // What failed when the model was made is not in the model; a budget may still run out on a busier day.
      if let brep = try? SolidEvaluator(limits: limits, store: cache.breps).evaluate(solid.node) {
        return STEPSolid(brep: brep, volume: solid.properties.volume, form: .exact)
      }
    }
    let surface = solid.surface
    guard !surface.triangles.isEmpty else { return nil }
    guard mayBeFacets else {
      // A thread drawn as a smooth cylinder is what draughtsmen are used to.
      guard case .twist = root else { return nil }
      let brep = try SolidEvaluator(limits: limits, store: cache.breps).evaluate(solid.node)
      return STEPSolid(brep: brep, volume: try brep.volume(), form: .cylinder(surface.triangles.count))
    }
    let positions = surface.positions.flatMap { [$0.x, $0.y, $0.z] }
    let corners = surface.triangles.flatMap { [$0.x, $0.y, $0.z] }
    let brep = try Brep.make {
      occ_facets(positions, surface.positions.count, corners, surface.triangles.count, solid.isClosed ? 1 : 0, $0)
    }
    return STEPSolid(
      brep: brep, volume: solid.isClosed ? surface.volume : nil, form: .facets(surface.triangles.count))
  }
}

extension SolidNode {
  /// Without the placements around it.
  fileprivate var unplaced: SolidNode {
    var node = self
    while case .placed(_, let inner) = node { node = inner }
    return node
  }

  /// False for threads, coils and meshes from elsewhere.
  fileprivate var hasExactForm: Bool {
    switch self {
    case .twist, .coil, .mesh: false
    default: true
    }
  }
}
