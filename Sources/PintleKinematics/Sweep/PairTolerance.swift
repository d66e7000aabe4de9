public import PintleModel

/// τ of a pair of shapes: the asset's, or less where the smaller of the two asks for less.
///
/// What is 0.5 mm on a wardrobe is half a knob's shaft: so no more than 5·10⁻⁴ of the smaller shape's diagonal, but never
/// less than 0.02 mm, and never less than their facets stand off the true surfaces, because no more is known there.
public enum PairTolerance {
  /// Metres.
  public static let least = 0.02e-3
  /// Of the smaller shape's diagonal.
  public static let share = 5e-4

  /// - Parameters:
  ///   - asset: τ of the asset, metres.
  ///   - clearance: of a declared running fit, metres: half of it bounds τ as far as the facets allow; nil without one.
  public static func tolerance(_ a: ModelShape, _ b: ModelShape, asset: Double, clearance: Double? = nil) -> Double {
    let facets = max(0, a.solid.deflection) + max(0, b.solid.deflection)
    let smaller = min(a.solid.bounds.diagonal, b.solid.bounds.diagonal)
    var result = min(asset, max(least, smaller.isFinite ? share * smaller : asset, facets))
    if let clearance, clearance > 0 { result = min(result, max(clearance / 2, facets)) }
    return result
  }

  /// Whether a depth is a penetration: more than τ, or the better part of something thinner than twice that.
  ///
  /// - Parameter thin: the thickness of the thinner body, metres; ∞ where it has none.
  static func isExceeded(by depth: Double, _ tolerance: Double, thin: Double) -> Bool {
    depth > tolerance || (thin < 2 * tolerance && depth >= 0.4 * thin)
  }
}
