internal import PintleDocument
public import PintleModel
internal import Synchronization

/// What physics engines collide in place of a solid.
public struct SolidColliders: Hashable, Sendable {
  public enum Exactness: Hashable, Sendable {
    /// The pieces are the solid.
    case exact
    /// The pieces of its construction, without small holes and roundings, curves by points.
    case derived
    /// Hulls of the mesh cut into pieces.
    case decomposed
    /// The hull of the mesh.
    case hull
  }

  /// In the solid's frame; empty for a mesh without finite triangles.
  public var pieces: [Collider]
  public var exactness: Exactness
}

/// Colliders of solids; equal solids are computed once by one value of this type.
public final class Colliders: Sendable {
  /// What is still called near: the share of the solid's volume that pieces may add.
  static let nearExcess = 0.1
  /// Corners of one hull; engines take 255.
  static let cornerLimit = 200

  private let known = Mutex<[String: SolidColliders]>([:])

  public init() {}

  public func of(_ solid: EvaluatedSolid) -> SolidColliders {
    if let found = known.withLock({ $0[solid.hash] }) { return found }
    let made = Self.of(solid)
    known.withLock { $0[solid.hash] = made }
    return made
  }

  /// From the operations that made the solid where that comes near, otherwise its hull, otherwise a convex decomposition
  /// of its mesh, whichever is nearest. They cover the surface within `tolerance(of:)`.
  public static func of(_ solid: EvaluatedSolid) -> SolidColliders {
    guard !solid.surface.triangles.isEmpty, solid.surface.positions.allSatisfy(\.isFinite) else {
      return SolidColliders(pieces: [], exactness: .hull)
    }
    var choices: [(made: SolidColliders, cost: Double)] = []
    var derivation = ColliderDerivation()
    if let pieces = try? derivation.pieces(solid.node), !pieces.isEmpty {
      var made = SolidColliders(pieces: pieces.map { simplified($0, 0) }, exactness: .exact)
      if solid.node.isPrimitive {
        if !derivation.isExact { made.exactness = .derived }
        return made
      }
      let fit = ColliderFit(made.pieces, solid)
      if !derivation.isExact || abs(fit.excess ?? 1) > 1e-3 { made.exactness = .derived }
      if fit.gap <= tolerance(of: solid) {
        guard let excess = fit.excess, excess > nearExcess else { return made }
        choices.append((made, cost(excess, pieces.count)))
      }
    }
    let thickness = max(1e-4, solid.bounds.diagonal * 1e-3)
    guard
      let hull = ConvexHull(of: solid.surface.positions, thickness: thickness)?.simplified(
        to: cornerLimit, tolerance: tolerance(of: solid) / 2)
    else {
      return choices.first?.made ?? SolidColliders(pieces: [], exactness: .hull)
    }
    let volume = solid.solidVolume
    let around = SolidColliders(pieces: [ColliderDerivation.plain(hull)], exactness: .hull)
    if let volume, hull.volume <= (1 + nearExcess) * volume { return around }
    choices.append((around, cost(hull.volume / (volume ?? hull.volume) - 1 + (volume == nil ? 0.5 : 0), 1)))
    let parts = ConvexDecomposition.pieces(of: solid.surface, isClosed: solid.isClosed).map(ColliderDerivation.plain)
    if !parts.isEmpty {
      // Fewer corners, where they still cover.
      let simple = parts.map { simplified($0, tolerance(of: solid) / 2) }
      let pieces = ColliderFit(simple, solid).gap <= tolerance(of: solid) ? simple : parts.map { simplified($0, 0) }
      let filled = ColliderFit.volume(pieces) / (volume ?? hull.volume) - (volume == nil ? 0.5 : 1)
      choices.append((SolidColliders(pieces: pieces, exactness: .decomposed), cost(filled, pieces.count)))
    }
    return choices.min { $0.cost < $1.cost }?.made ?? around
  }

  /// How far a point of the surface may stick out: half a percent of the diagonal, at least half a millimetre.
  public static func tolerance(of solid: EvaluatedSolid) -> Double {
    max(5e-4, 0.005 * solid.bounds.diagonal, 2 * solid.deflection)
  }

  /// A piece more has to be worth half a percent of volume.
  private static func cost(_ excess: Double, _ pieces: Int) -> Double { max(0, excess) + 0.005 * Double(pieces) }

  /// Where a hull has too many corners, or corners within the tolerance are to go.
  private static func simplified(_ piece: Collider, _ tolerance: Double) -> Collider {
    guard case .hull(let hull) = piece.shape, tolerance > 0 || hull.vertices.count > cornerLimit else { return piece }
    return Collider(.hull(hull.simplified(to: cornerLimit, tolerance: tolerance)), at: piece.at)
  }
}

extension SolidNode {
  /// One shape that engines know, in some place: threads, helical gears and springs too are collided as what is around
  /// them, and no decomposition of their thousands of triangles is better.
  fileprivate var isPrimitive: Bool {
    switch self {
    case .box, .cylinder, .sphere, .twist, .coil: true
    case .placed(_, let solid): solid.isPrimitive
    default: false
    }
  }
}
