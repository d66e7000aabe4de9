internal import Glibc
internal import PintleDocument

/// Colours by name. Formats for robots say nothing of what things are made of: density and friction are stand-ins.
struct ImportMaterials {
  static let unspecified = "unspecified"
  private(set) var records: [String: MaterialRecord] = [:]
  /// By the name in the file, as it was last defined for all.
  private var global: [String: String] = [:]

  /// sRGB and opacity, 0…1.
  static func record(_ label: String, _ rgba: [Double]) -> MaterialRecord {
    let c = rgba.map { min(1, max(0, $0)) }
    func linear(_ v: Double) -> Double { v <= 0.04045 ? v / 12.92 : pow((v + 0.055) / 1.055, 2.4) }
    return MaterialRecord(
      label: label, density: 1000, baseColor: [linear(c[0]), linear(c[1]), linear(c[2])], opacity: c[3])
  }

  /// The key of a material of that name and colour: another colour under a known name gets a name of its own.
  mutating func key(_ name: String, _ rgba: [Double]) -> String {
    let label = ImportNames.printable(name)
    let record = Self.record(label.isEmpty ? "unnamed" : label, rgba)
    let base = label.isEmpty ? "material" : label
    var key = base
    var n = 2
    while let other = records[key], other != record {
      key = "\(base)_\(n)"
      n += 1
    }
    records[key] = record
    return key
  }

  mutating func define(_ name: String, _ rgba: [Double]) {
    let key = key(name, rgba)
    if global[name] == nil { global[name] = key }
  }

  func known(_ name: String) -> String? { global[name] }

  mutating func none() -> String {
    if records[Self.unspecified] == nil {
      records[Self.unspecified] = Self.record("unspecified", [0.7, 0.7, 0.7, 1])
    }
    return Self.unspecified
  }
}
