internal import Glibc
internal import PintleDocument

/// Colours by name. URDF says nothing of what things are made of: density and friction are stand-ins.
struct URDFMaterials {
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
    let label = URDFNames.printable(name)
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

extension URDFDraft {
  /// Definitions for the whole file; colours inside links count too, since many files define them at their first use.
  mutating func readMaterials() {
    for element in tree.children(of: tree.root, named: "material") {
      guard let name = element["name"] else { continue }
      if let rgba = colour(element) { materials.define(name, rgba) }
    }
    for link in tree.children(of: tree.root, named: "link") {
      for visual in tree.children(of: link, named: "visual") {
        guard let element = tree.child(of: visual, named: "material"), let name = element["name"], !name.isEmpty,
          materials.known(name) == nil, let rgba = colour(element)
        else { continue }
        materials.define(name, rgba)
      }
    }
  }

  private mutating func colour(_ element: XMLTree.Element) -> [Double]? {
    guard let color = tree.child(of: element, named: "color") else {
      // Pictures are not read; their colour is unknown.
      return tree.child(of: element, named: "texture") != nil ? [0.7, 0.7, 0.7, 1] : nil
    }
    return numbers(color, "rgba", [0.7, 0.7, 0.7, 1])
  }

  /// The key of what a visual is painted with.
  mutating func material(of visual: XMLTree.Element) -> String {
    guard let element = tree.child(of: visual, named: "material") else { return materials.none() }
    let name = element["name"] ?? ""
    if let known = materials.known(name), !name.isEmpty {
      // Its own colour here, if it has one, wins over that of the same name elsewhere.
      guard tree.child(of: element, named: "color") != nil, let rgba = colour(element) else { return known }
      return materials.key(name, rgba)
    }
    if let rgba = colour(element) { return materials.key(name, rgba) }
    if !name.isEmpty {
      notes.count(
        "urdf.material", .note, at: place(element),
        { n in
          "the material `\(name.prefix(60))`\(n == 1 ? " has" : " and \(n - 1) more uses have") no colour anywhere: drawn grey"
        })
    }
    return materials.none()
  }
}
