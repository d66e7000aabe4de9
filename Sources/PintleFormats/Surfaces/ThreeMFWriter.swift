internal import PintleDocument
internal import PintleModel

/// 3MF (3D Manufacturing Format, core specification 1.3): millimetres, an object for each shape with its material, an
/// object of components for each part, a build item for each part.
///
/// lib3mf is not used: it writes random identifiers and the time of day, and the same asset gives the same bytes here.
struct ThreeMFWriter {
  /// Of the objects of shapes, and of parts, in the order of the file.
  let names: [String]
  let parts: [String]
  private let model: String

  init(_ asset: Model, _ surfaces: [PosedSurface]) {
    var xml = XMLText(head: "<?xml version=\"1.0\" encoding=\"UTF-8\"?>")
    xml.begin(
      "model",
      ["unit": "millimeter", "xml:lang": "en-US", "xmlns": "http://schemas.microsoft.com/3dmanufacturing/core/2015/02"])
    xml.add("metadata", ["name": "Title"], text: asset.document.asset)
    xml.add("metadata", ["name": "Application"], text: "Pintle \(PintleVersion.current)")
    xml.begin("resources")
    xml.begin("basematerials", ["id": "1"])
    var materials: [MaterialRecord: Int] = [:]
    for surface in surfaces where materials[surface.shape.material] == nil {
      materials[surface.shape.material] = materials.count
      xml.add(
        "base",
        [
          "name": surface.shape.material.label, "displaycolor": SRGBColour(surface.shape.material).hexadecimal,
        ])
    }
    xml.end()
    var id = 1
    var objectsOfPart: [Int: [Int]] = [:]
    for surface in surfaces {
      id += 1
      objectsOfPart[surface.part, default: []].append(id)
      // What does not close is no model that could be made.
      xml.begin(
        "object",
        [
          "id": "\(id)", "type": surface.solid.isClosed ? "model" : "surface", "name": surface.shape.path, "pid": "1",
          "pindex": "\(materials[surface.shape.material] ?? 0)",
        ])
      Self.add(surface, to: &xml)
      xml.end()
    }
    var items: [Int] = []
    var parts: [String] = []
    for part in objectsOfPart.keys.sorted() {
      id += 1
      items.append(id)
      let name = asset.parts[part].record.id
      parts.append(name)
      xml.begin("object", ["id": "\(id)", "type": "model", "name": name])
      xml.begin("components")
      for object in objectsOfPart[part] ?? [] { xml.add("component", ["objectid": "\(object)"]) }
      xml.end()
      xml.end()
    }
    xml.end()
    xml.begin("build")
    for item in items { xml.add("item", ["objectid": "\(item)"]) }
    xml.end()
    xml.end()
    model = xml.text
    names = surfaces.map(\.shape.path)
    self.parts = parts
  }

  private static func add(_ surface: PosedSurface, to xml: inout XMLText) {
    xml.begin("mesh")
    xml.begin("vertices")
    for p in surface.positions {
      let v = (0..<3).map { DecimalText.text(p[$0] * SurfaceFormat.threeMF.perMetre, decimals: 6) }
      xml.add("vertex", ["x": v[0], "y": v[1], "z": v[2]])
    }
    xml.end()
    xml.begin("triangles")
    for t in surface.triangles { xml.add("triangle", ["v1": "\(t.x)", "v2": "\(t.y)", "v3": "\(t.z)"]) }
    xml.end()
    xml.end()
  }

  /// The package (Open Packaging Conventions): its types, its root, the model.
  func archive() throws(SurfaceWriteError) -> [UInt8] {
    var types = XMLText(head: "<?xml version=\"1.0\" encoding=\"UTF-8\"?>")
    types.begin("Types", ["xmlns": "http://schemas.openxmlformats.org/package/2006/content-types"])
    types.add(
      "Default",
      ["Extension": "rels", "ContentType": "application/vnd.openxmlformats-package.relationships+xml"])
    types.add(
      "Default", ["Extension": "model", "ContentType": "application/vnd.ms-package.3dmanufacturing-3dmodel+xml"])
    types.end()
    var relations = XMLText(head: "<?xml version=\"1.0\" encoding=\"UTF-8\"?>")
    relations.begin("Relationships", ["xmlns": "http://schemas.openxmlformats.org/package/2006/relationships"])
    relations.add(
      "Relationship",
      [
        "Target": "/\(Self.place)", "Id": "rel0",
        "Type": "http://schemas.microsoft.com/3dmanufacturing/2013/01/3dmodel",
      ])
    relations.end()
    do throws(ZipArchive.Failure) {
      return try ZipArchive.packed([
        ("[Content_Types].xml", Array(types.text.utf8)), ("_rels/.rels", Array(relations.text.utf8)),
        (Self.place, Array(model.utf8)),
      ])
    } catch {
      throw .archive(error.words)
    }
  }

  static let place = "3D/3dmodel.model"
}
