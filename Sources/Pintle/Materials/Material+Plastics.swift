import PintleDocument

// Densities: makers' sheets of unfilled grades. A property and a function of one name may coexist: `.plastic` is white ABS,
// `.plastic(.red)` a red one.
extension Material {
  private static func polymer(
    _ label: String, _ density: Double, _ c: Colour, roughness: Double, friction: Double = 0.35,
    restitution: Double = 0.5, opacity: Double = 1
  ) -> Material {
    Material(
      MaterialRecord(
        label: "\(c.name) \(label)", density: density, friction: friction, restitution: restitution,
        baseColor: c.linear, opacity: opacity, roughness: roughness))
  }

  /// ABS, the plastic of housings.
  public static let plastic = plastic(.white)
  public static func plastic(_ c: Colour) -> Material { polymer("plastic", 1050, c, roughness: 0.42) }
  public static let polypropylene = polypropylene(.white)
  public static func polypropylene(_ c: Colour) -> Material {
    polymer("polypropylene", 905, c, roughness: 0.5, friction: 0.3)
  }
  public static let polyethylene = polyethylene(.white)
  public static func polyethylene(_ c: Colour) -> Material {
    polymer("polyethylene", 950, c, roughness: 0.55, friction: 0.25)
  }
  public static let nylon = nylon(.ivory)
  public static func nylon(_ c: Colour) -> Material { polymer("nylon", 1140, c, roughness: 0.48, friction: 0.25) }
  public static let bakelite = bakelite(.black)
  public static func bakelite(_ c: Colour) -> Material {
    polymer("bakelite", 1300, c, roughness: 0.22, friction: 0.3, restitution: 0.4)
  }
  /// Clear sheet.
  public static let acrylic = polymer("acrylic", 1190, .white, roughness: 0.05, opacity: 0.16)
  public static let polycarbonate = polymer("polycarbonate", 1200, .white, roughness: 0.08, opacity: 0.2)
  /// High-pressure laminate: worktops.
  public static let laminate = laminate(.lightGray)
  public static func laminate(_ c: Colour) -> Material { polymer("laminate", 1400, c, roughness: 0.45) }
}
