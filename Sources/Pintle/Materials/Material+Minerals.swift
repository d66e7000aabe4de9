import PintleDocument

// Glass, ceramics and stone.
extension Material {
  /// Clear float glass.
  public static let glass = Material(
    MaterialRecord(
      label: "glass", density: 2500, friction: 0.5, restitution: 0.6, baseColor: [0.80, 0.88, 0.88], opacity: 0.2,
      roughness: 0.04))
  /// Sand-blasted: lets light through, hides what lies behind.
  public static let frostedGlass = Material(
    MaterialRecord(
      label: "frosted glass", density: 2500, friction: 0.6, restitution: 0.6, baseColor: [0.84, 0.88, 0.88],
      opacity: 0.62, roughness: 0.6))
  /// Silvered glass.
  public static let mirror = Material(
    MaterialRecord(
      label: "mirror", density: 2500, friction: 0.5, restitution: 0.6, baseColor: [0.92, 0.93, 0.94], metallic: 1,
      roughness: 0.02))

  public static let ceramic = ceramic(.white)
  public static func ceramic(_ c: Colour) -> Material {
    Material(
      "\(c.name) ceramic", density: 2400, colour: c, roughness: 0.14, friction: 0.5, restitution: 0.5)
  }
  public static let terracotta = Material("terracotta", density: 1900, colour: .rgb(0xB0603C), roughness: 0.85)
  public static let concrete = Material(
    "concrete", density: 2400, colour: .rgb(0x9B9A96), roughness: 0.9, friction: 0.7)
  public static let brick = Material("brick", density: 1900, colour: .rgb(0x8E4630), roughness: 0.9, friction: 0.65)
  public static let stone = Material("stone", density: 2650, colour: .rgb(0x86837C), roughness: 0.75, friction: 0.6)
  public static let granite = Material("granite", density: 2700, colour: .rgb(0x55565A), roughness: 0.3, friction: 0.55)
  public static let slate = Material("slate", density: 2750, colour: .rgb(0x3C4145), roughness: 0.65, friction: 0.55)

  public static let marble = Material(
    MaterialRecord(
      label: "marble", density: 2700, friction: 0.5, restitution: 0.4, baseColor: Colour("marble", 0xE4E2DE).linear,
      roughness: 0.18, pattern: .init(kind: "marble", values: ["vein": 0.06, "contrast": 0.25])))
}
