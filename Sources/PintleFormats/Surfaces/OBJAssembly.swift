internal import PintleDocument
internal import PintleModel

/// Wavefront OBJ of many shapes, with its MTL: an object for each part, a group for each shape, a material for each
/// colour; metres.
///
/// A shape's vertices stand there once and its normals apart from them, so that its surface stays closed and its edges
/// sharp. Names are plain: blanks would end them. Colours are sRGB as viewers show them; `Pr` and `Pm` are roughness and
/// metalness (the extension that Blender and others read).
struct OBJAssembly {
  let files: [(path: String, bytes: [UInt8])]
  let objects: [String]
  let groups: [String]

  init(_ model: Model, _ surfaces: [PosedSurface], name: String) {
    var plain = PlainNames()
    let library = "\(plain.claim(name, fallback: "asset")).mtl"
    var objectNames = PlainNames()
    let partNames = model.parts.map { objectNames.claim($0.record.id, fallback: "part") }
    var groupNames = PlainNames()
    var materials = MaterialLibrary()
    var (objects, groups): ([String], [String]) = ([], [])
    var text = "# Pintle \(PintleVersion.current), metres, z up\nmtllib \(library)\n"
    var (vertices, normals) = (0, 0)
    var part: Int?
    for surface in surfaces {
      if surface.part != part {
        part = surface.part
        objects.append(partNames[surface.part])
        text += "o \(partNames[surface.part])\n"
      }
      let group = groupNames.claim("\(partNames[surface.part])_\(surface.shape.record.id)", fallback: "shape")
      groups.append(group)
      text += "g \(group)\nusemtl \(materials.name(of: surface, in: model))\n"
      Self.append(surface, to: &text, vertices: &vertices, normals: &normals)
    }
    self.objects = objects
    self.groups = groups
    files = [(library, Array(materials.text.utf8)), ("\(name).obj", Array(text.utf8))]
  }

  private static func append(
    _ surface: PosedSurface, to text: inout String, vertices: inout Int, normals: inout Int
  ) {
    func line(_ word: String, _ v: Vector3, _ decimals: Int) {
      text += word
      for i in 0..<3 { text += " " + DecimalText.text(v[i], decimals: decimals) }
      text += "\n"
    }
    let (mesh, welded) = (surface.solid.mesh, surface.solid.surface)
    // The millionth of a millimetre.
    for p in surface.positions { line("v", p, 9) }
    var vertex: [Vector3: Int] = [:]
    for (i, p) in welded.positions.enumerated() { vertex[p] = i + vertices + 1 }
    let corners = mesh.positions.map { vertex[$0 + Vector3.zero] ?? 0 }
    var normal: [Vector3: Int] = [:]
    let directions = mesh.normals.map { n -> Int in
      let turned = surface.X_AS.rotate(Vector3(n))
      let key: Vector3 =
        [(turned.x * 1e5).rounded(), (turned.y * 1e5).rounded(), (turned.z * 1e5).rounded()] + Vector3.zero
      if let known = normal[key] { return known }
      normals += 1
      normal[key] = normals
      line("vn", turned, 5)
      return normals
    }
    let hasNormals = directions.count == corners.count
    for t in stride(from: 0, to: mesh.indices.count - 2, by: 3) {
      let i = (0..<3).map { Int(mesh.indices[t + $0]) }
      // What collapses when vertices are joined is no triangle.
      guard corners[i[0]] != corners[i[1]], corners[i[1]] != corners[i[2]], corners[i[2]] != corners[i[0]] else {
        continue
      }
      text += "f"
      for k in i { text += hasNormals ? " \(corners[k])//\(directions[k])" : " \(corners[k])" }
      text += "\n"
    }
    vertices += welded.positions.count
  }
}

/// The materials of an MTL, one for each name and colour.
private struct MaterialLibrary {
  private(set) var text = "# Pintle \(PintleVersion.current)\n"
  private var names = PlainNames()
  private var known: [MaterialRecord: String] = [:]

  mutating func name(of surface: PosedSurface, in model: Model) -> String {
    let material = surface.shape.material
    if let name = known[material] { return name }
    let key = surface.shape.record.material ?? model.parts[surface.part].record.material
    let name = names.claim(key, fallback: "material")
    known[material] = name
    let c = SRGBColour(material).components.map { DecimalText.text($0, decimals: 4) }
    text += "\nnewmtl \(name)\nKd \(c[0]) \(c[1]) \(c[2])\nd \(c[3])\nillum 1\n"
    text +=
      "Pr \(DecimalText.text(material.roughness, decimals: 4))\nPm \(DecimalText.text(material.metallic, decimals: 4))\n"
    return name
  }
}
