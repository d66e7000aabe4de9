import PintleDocument

// Densities: engineering tables at 20 °C (ASM Handbook vol. 2; EN 10088 for stainless). Base colours: measured
// reflectance of the clean metal at normal incidence, as in physically based rendering tables.
extension Material {
  private static func metal(
    _ label: String, _ density: Double, _ colour: Vector3, roughness: Double = 0.36, friction: Double = 0.5,
    restitution: Double = 0.55
  ) -> Material {
    Material(
      MaterialRecord(
        label: label, density: density, friction: friction, restitution: restitution, baseColor: colour, metallic: 1,
        roughness: roughness))
  }

  public static let steel = metal("steel", 7850, [0.50, 0.50, 0.51], friction: 0.6)
  public static let stainlessSteel = metal("stainless steel", 7930, [0.60, 0.60, 0.59], roughness: 0.28, friction: 0.5)
  public static let castIron = metal("cast iron", 7200, [0.13, 0.13, 0.135], roughness: 0.72, friction: 0.4)
  public static let aluminium = metal("aluminium", 2700, [0.80, 0.81, 0.82], roughness: 0.34, friction: 0.6)
  public static let zinc = metal("zinc", 7140, [0.56, 0.58, 0.60], roughness: 0.45)
  public static let titanium = metal("titanium", 4510, [0.54, 0.50, 0.45])
  public static let brass = metal("brass", 8500, [0.79, 0.56, 0.22], roughness: 0.24, friction: 0.4)
  public static let bronze = metal("bronze", 8800, [0.52, 0.33, 0.15], roughness: 0.34, friction: 0.35)
  public static let copper = metal("copper", 8960, [0.93, 0.57, 0.42], roughness: 0.26, friction: 0.5)
  public static let gold = metal("gold", 19300, [1.0, 0.71, 0.29], roughness: 0.2)

  /// Steel under chrome: taps, bumpers, furniture legs.
  public static let chrome = Material.steel.chromed
  /// Glass fused on steel sheet: cookers, tubs.
  public static let enamel = enamelled(.white)
  public static func enamel(_ c: Colour) -> Material { enamelled(c) }

  private static func enamelled(_ c: Colour) -> Material {
    Material(
      MaterialRecord(
        label: "\(c.name) enamelled steel", density: 7700, friction: 0.4, restitution: 0.4, baseColor: c.linear,
        roughness: 0.16))
  }
}
