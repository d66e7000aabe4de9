internal import Glibc
internal import PintleContent
public import PintleDocument
public import PintleModel

/// Makes the Model of a Document: solids to meshes and measures, shapes in their places, masses of parts.
///
/// What the cache knows is not made again; then Open CASCADE is not touched at all, nor is it for primitives and meshes
/// from files. The same document gives the same model, bit for bit, with or without a cache.
public struct ModelBuilder: Sendable {
  public let cache: SolidCache
  var limits = GeometryLimits()

  public init(cache: SolidCache) { self.cache = cache }

  /// How long a stage took.
  public struct Timing: Sendable, Hashable {
    public var stage: String
    public var milliseconds: Double
  }

  /// Never fails: what cannot be made is missing from the Model and named in its findings.
  ///
  /// `meshes`: where the meshes of `SolidNode.mesh` come from; without it they are missing too.
  public func model(of document: Document, meshes: (any MeshSource)? = nil) -> Model {
    timedModel(of: document, meshes: meshes).model
  }

  /// The same, with the time of each stage: `solids`, `meshes`, `placement`, `mass`.
  ///
  /// `documentHash`: SHA-256 of the document's canonical JSON where the caller has it already.
  public func timedModel(
    of document: Document, documentHash: String? = nil, meshes: (any MeshSource)? = nil
  ) -> (model: Model, timings: [Timing]) {
    var clock = StageClock()
    let hash = documentHash ?? (try? ContentHash.of(document)) ?? ""
    var draft = ModelDraft(document)
    let maker = SolidMaker(cache: cache, limits: limits, meshes: meshes)
    draft.measure(maker)
    clock.end("solids")

    // Deflection is a quarter of the contact tolerance, which follows from the size of the whole. Shapes that fall to
    // their rest may make it smaller than it was drawn; then it is done once more.
    var deflection = draft.deflection
    var shapes: [ModelShape] = []
    for _ in 0..<3 {
      draft.tessellate(maker, deflection: deflection)
      clock.end("meshes")
      shapes = draft.place()
      clock.end("placement")
      let bounds = shapes.reduce(Bounds.empty) { $0.union($1.bounds) }
      let wanted = Deflection.forDiagonal(bounds.diagonal)
      if shapes.isEmpty || deflection <= Deflection.limit(forDiagonal: bounds.diagonal) { break }
      deflection = wanted
    }

    let (parts, massFindings) = PartMasses(cache: cache, limits: limits).parts(of: document, shapes: shapes)
    clock.end("mass")
    let findings = draft.findings + massFindings
    return (
      Model(
        document: document, documentHash: hash, parts: parts, shapes: shapes, springs: draft.springs, findings: findings
      ),
      clock.timings
    )
  }
}

/// How fine meshes are.
enum Deflection {
  /// Metres: a quarter of the tolerance of an asset of that size (diagonal × 5·10⁻⁴, between 0.1 mm and 2 mm); coarser
  /// beyond 100 m, so that what was drawn in millimetres by mistake does not end in millions of triangles.
  static func limit(forDiagonal diagonal: Double) -> Double {
    max(min(2e-3, max(1e-4, diagonal * 5e-4)), diagonal * 2e-5) / 4
  }

  /// The next step down on a ladder of √2, so that a small change of size leaves the keys of all meshes alone.
  static func forDiagonal(_ diagonal: Double) -> Double {
    let steps = (2 * log2(limit(forDiagonal: diagonal))).rounded(.down)
    return exp2(steps / 2)
  }
}

/// Milliseconds between calls, added up by stage.
struct StageClock {
  private(set) var timings: [ModelBuilder.Timing] = []
  private var last = ContinuousClock.now

  mutating func end(_ stage: String) {
    let now = ContinuousClock.now
    let d = (now - last).components
    last = now
    let ms = Double(d.seconds) * 1e3 + Double(d.attoseconds) * 1e-15
    if let i = timings.firstIndex(where: { $0.stage == stage }) {
      timings[i].milliseconds += ms
    } else {
      timings.append(.init(stage: stage, milliseconds: ms))
    }
  }
}
