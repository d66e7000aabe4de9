import PintleDocument

/// What a shape is made of: real density, friction and restitution, and a metal-rough surface with a pattern.
///
/// Materials are values that derive from each other: `.steel.painted(.red)`, `.foam.covered(in: .woven(.charcoal))`,
/// `.aluminium.filled(0.35).polished`. A finish changes the look and never the mass.
public struct Material: Hashable, Sendable {
  var record: MaterialRecord

  init(_ record: MaterialRecord) { self.record = record }

  /// A material of one's own, in kg/m³, with Coulomb friction against itself and a coefficient of restitution.
  public init(
    _ label: String, density: Double, colour: Colour, metallic: Bool = false, roughness: Double = 0.5,
    friction: Double = 0.5, restitution: Double = 0.2
  ) {
    record = MaterialRecord(
      label: label, density: density, friction: friction, restitution: restitution, baseColor: colour.linear,
      metallic: metallic ? 1 : 0, roughness: roughness)
  }

  /// "steel, painted red".
  public var label: String { record.label }

  func with(_ finish: String?, _ change: (inout MaterialRecord) -> Void) -> Material {
    var r = record
    change(&r)
    if let finish { r.label += ", \(finish)" }
    return Material(r)
  }

  /// The same stuff in another colour, labelled "`colour` `stuff`".
  func coloured(_ c: Colour) -> Material {
    var r = record
    r.baseColor = c.linear
    r.label = "\(c.name) \(r.label)"
    return Material(r)
  }
}
