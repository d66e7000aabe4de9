import PintleDocument

/// What upholstery is covered in.
public struct Fabric: Hashable, Sendable {
  let label: String
  let colour: Colour
  let roughness: Double
  let friction: Double
  let pattern: MaterialRecord.Pattern?

  /// Plain weave, as on office chairs.
  public static func woven(_ c: Colour) -> Fabric {
    Fabric(
      label: "\(c.name) woven fabric", colour: c, roughness: 0.92, friction: 0.6,
      pattern: .init(kind: "woven", values: ["pitch": 0.0024, "contrast": 0.22]))
  }

  /// Coarse and strong, as on deck chairs and tool bags.
  public static func canvas(_ c: Colour) -> Fabric {
    Fabric(
      label: "\(c.name) canvas", colour: c, roughness: 0.95, friction: 0.65,
      pattern: .init(kind: "woven", values: ["pitch": 0.0045, "contrast": 0.3]))
  }

  public static func leather(_ c: Colour) -> Fabric {
    Fabric(
      label: "\(c.name) leather", colour: c, roughness: 0.5, friction: 0.6,
      pattern: .init(kind: "leather", values: ["pitch": 0.0018, "contrast": 0.1]))
  }

  public static func velvet(_ c: Colour) -> Fabric {
    Fabric(label: "\(c.name) velvet", colour: c, roughness: 1, friction: 0.7, pattern: nil)
  }
}
