internal import PintleDocument
internal import PintleModel

/// The materials in use, in the order of their first use, as metallic-roughness materials.
///
/// What is seen through is blended (`alphaMode` BLEND): every viewer does that. `KHR_materials_transmission` on top
/// would let some viewers attenuate twice.
struct GLTFMaterials {
  private let model: Model
  private(set) var materials: [GLTF.Material] = []
  private var known: [String: Int] = [:]
  private var names = PlainNames()

  init(_ model: Model) { self.model = model }

  /// The name of a shape's material in the document.
  func key(of shape: ModelShape) -> String {
    shape.record.material ?? model.parts[shape.part].record.material
  }

  /// The index of a shape's material, which is added at its first use.
  mutating func index(of shape: ModelShape) -> Int {
    let key = key(of: shape)
    if let known = known[key] { return known }
    let record = shape.material
    let alpha = Self.unit(record.opacity)
    materials.append(
      GLTF.Material(
        name: names.claim(key, fallback: "material"),
        pbrMetallicRoughness: .init(
          baseColorFactor: [record.baseColor.x, record.baseColor.y, record.baseColor.z].map(Self.unit) + [alpha],
          metallicFactor: Self.unit(record.metallic), roughnessFactor: Self.unit(record.roughness)),
        alphaMode: alpha < 1 ? "BLEND" : nil))
    known[key] = materials.count - 1
    return materials.count - 1
  }

  /// Into 0…1; what is not a number counts as 1.
  private static func unit(_ value: Double) -> Double { value.isNaN ? 1 : min(1, max(0, value)) + 0 }
}
