import PintleDocument

// Densities at 12–15 % moisture (Wood Handbook, USDA FPL-GTR-190; EN 350 for European species; makers' sheets for boards).
extension Material {
  private static func wood(
    _ label: String, _ density: Double, _ hex: Int, grain: Double = 0.007, contrast: Double = 0.22,
    roughness: Double = 0.62, friction: Double = 0.45
  ) -> Material {
    Material(
      MaterialRecord(
        label: label, density: density, friction: friction, restitution: 0.4, baseColor: Colour(label, hex).linear,
        roughness: roughness, pattern: .init(kind: "wood", values: ["grain": grain, "contrast": contrast])))
  }

  public static let pine = wood("pine", 510, 0xD9B27A, grain: 0.009, contrast: 0.26)
  public static let spruce = wood("spruce", 450, 0xDDBF8E, grain: 0.008)
  public static let birch = wood("birch", 650, 0xDCC39A, contrast: 0.12)
  public static let birchPlywood = wood("birch plywood", 680, 0xD9BE92, contrast: 0.12)
  public static let beech = wood("beech", 720, 0xC99A6B, grain: 0.005, contrast: 0.12)
  public static let ash = wood("ash", 690, 0xD6BC93, contrast: 0.3)
  public static let oak = wood("oak", 720, 0xB98B56, contrast: 0.28)
  public static let cherry = wood("cherry", 600, 0xA4633A, contrast: 0.16)
  public static let teak = wood("teak", 650, 0x9A6B3C)
  public static let mahogany = wood("mahogany", 600, 0x70381F, contrast: 0.2)
  public static let walnut = wood("walnut", 640, 0x5A3B26, contrast: 0.32)
  public static let ebony = wood("ebony", 1050, 0x261E1A, contrast: 0.1, roughness: 0.4)
  public static let bamboo = wood("bamboo", 700, 0xCFA968, grain: 0.012)
  /// Pressed chips, as in the carcass of kitchen furniture; the look is that of its coating.
  public static let chipboard = Material("chipboard", density: 650, colour: .beige, roughness: 0.7)
  public static let fibreboard = Material("fibreboard", density: 750, colour: .tan, roughness: 0.7)
  public static let cork = Material("cork", density: 200, colour: .rgb(0xB98A5B), roughness: 0.9, friction: 0.7)

  public static let wicker = Material(
    MaterialRecord(
      label: "wicker", density: 550, filled: 0.6, friction: 0.5, restitution: 0.3,
      baseColor: Colour("wicker", 0xB48A57).linear, roughness: 0.8,
      pattern: .init(kind: "woven", values: ["pitch": 0.012, "contrast": 0.4])))
}
