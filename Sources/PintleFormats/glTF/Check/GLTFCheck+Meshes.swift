internal import PintleDocument

extension GLTFCheck {
  mutating func checkMeshes() {
    // Which accessors read each view as vertices: more than one need a stride.
    var vertexAccessors: [Int: Set<Int>] = [:]
    var indexViews: Set<Int> = []
    for (i, mesh) in list("meshes").enumerated() {
      keys(mesh, ["name", "primitives", "weights"], "/meshes/\(i)")
      guard let primitives = mesh["primitives"]?.array, !primitives.isEmpty else {
        error("mesh", "/meshes/\(i)", "has no primitives")
        continue
      }
      for (k, primitive) in primitives.enumerated() {
        let pointer = "/meshes/\(i)/primitives/\(k)"
        keys(primitive, ["attributes", "indices", "material", "mode", "targets"], pointer)
        _ = reference(primitive["material"], "materials", pointer + "/material")
        let vertices = checkAttributes(primitive, pointer, &vertexAccessors)
        checkIndices(primitive, vertices: vertices, pointer, &indexViews)
      }
    }
    for (view, users) in vertexAccessors.sorted(by: { $0.key < $1.key }) {
      let pointer = "/bufferViews/\(view)"
      if users.count > 1, list("bufferViews")[view]["byteStride"] == nil {
        error("alignment", pointer, "byteStride is missing, though \(users.count) vertex attributes share it")
      }
      if list("bufferViews")[view]["target"]?.integer != 34962 {
        warn("buffer", pointer, "target is not ARRAY_BUFFER, though it has vertices")
      }
      if indexViews.contains(view) { error("buffer", pointer, "has vertices and indices") }
    }
    for view in indexViews.sorted() where list("bufferViews")[view]["target"]?.integer != 34963 {
      warn("buffer", "/bufferViews/\(view)", "target is not ELEMENT_ARRAY_BUFFER, though it has indices")
    }
  }

  /// The number of vertices.
  private mutating func checkAttributes(
    _ primitive: JSONValue, _ pointer: String, _ views: inout [Int: Set<Int>]
  ) -> Int? {
    guard let attributes = primitive["attributes"]?.object, attributes["POSITION"] != nil else {
      error("mesh", pointer, "has no POSITION")
      return nil
    }
    var count: Int?
    for name in attributes.keys.sorted() {
      let place = "\(pointer)/attributes/\(name)"
      guard let index = reference(attributes[name] ?? .null, "accessors", place), let a = accessors[index] else {
        continue
      }
      views[a.view, default: []].insert(index)
      if a.start % 4 != 0 || a.stride % 4 != 0 {
        error("alignment", place, "vertices do not lie at multiples of 4 bytes")
      }
      if let count, count != a.count { error("mesh", place, "has \(a.count) elements where others have \(count)") }
      count = count ?? a.count
      switch name {
      case "POSITION", "NORMAL":
        guard a.component == 5126, a.type == "VEC3" else {
          error("mesh", place, "not three floats")
          continue
        }
        if name == "POSITION", !a.hasBounds { error("bounds", place, "POSITION has no min and max") }
        if name == "NORMAL" { checkUnit(a, "normals", place) }
      case "TANGENT", "COLOR_0", "JOINTS_0", "WEIGHTS_0", "TEXCOORD_0", "TEXCOORD_1": break
      default:
        if !name.hasPrefix("_") { error("mesh", place, "an attribute that glTF does not have") }
      }
    }
    return count
  }

  private mutating func checkIndices(
    _ primitive: JSONValue, vertices: Int?, _ pointer: String, _ views: inout Set<Int>
  ) {
    let place = pointer + "/indices"
    let mode = primitive["mode"]?.integer ?? 4
    guard let index = reference(primitive["indices"], "accessors", place), let a = accessors[index] else {
      if primitive["indices"] == nil, mode == 4, let vertices, vertices % 3 != 0 {
        error("indices", pointer, "\(vertices) vertices are no whole number of triangles")
      }
      return
    }
    views.insert(a.view)
    guard a.type == "SCALAR", [5121, 5123, 5125].contains(a.component) else {
      error("indices", place, "not unsigned whole numbers")
      return
    }
    if list("bufferViews")[a.view]["byteStride"] != nil { error("indices", place, "its buffer view has a stride") }
    if mode == 4, a.count % 3 != 0 { error("indices", place, "\(a.count) indices are no whole number of triangles") }
    // The largest value of each type restarts a strip and is no vertex.
    let largest = a.component == 5121 ? 255.0 : a.component == 5123 ? 65535 : 4_294_967_295
    let bound = min(largest, Double(vertices ?? .max))
    let all = values(a)
    if let i = all.firstIndex(where: { $0 >= bound }) {
      error("indices", place, "element \(i) names vertex \(Int(all[i])) of \(vertices ?? 0)")
      return
    }
    guard mode == 4 else { return }
    var degenerate = 0
    for t in stride(from: 0, to: all.count - 2, by: 3) {
      let (x, y, z) = (all[t], all[t + 1], all[t + 2])
      if x == y || y == z || z == x { degenerate += 1 }
    }
    if degenerate > 0 { warn("degenerate", place, "\(degenerate) triangles name a vertex twice") }
  }

  mutating func checkMaterials() {
    func isShare(_ x: Double?) -> Bool { x.map { $0 >= 0 && $0 <= 1 } ?? true }
    for (i, material) in list("materials").enumerated() {
      let pointer = "/materials/\(i)"
      keys(
        material,
        [
          "alphaCutoff", "alphaMode", "doubleSided", "emissiveFactor", "emissiveTexture", "name", "normalTexture",
          "occlusionTexture", "pbrMetallicRoughness",
        ], pointer)
      if let mode = material["alphaMode"], !["OPAQUE", "MASK", "BLEND"].contains(mode.string ?? "") {
        error("material", pointer, "alphaMode is none of OPAQUE, MASK, BLEND")
      }
      if material["alphaCutoff"] != nil, material["alphaMode"]?.string != "MASK" {
        warn("material", pointer, "alphaCutoff without alphaMode MASK")
      }
      guard let pbr = material["pbrMetallicRoughness"] else { continue }
      keys(
        pbr,
        [
          "baseColorFactor", "baseColorTexture", "metallicFactor", "metallicRoughnessTexture", "roughnessFactor",
        ], pointer + "/pbrMetallicRoughness")
      let color = numbers(pbr["baseColorFactor"], 4, pointer + "/pbrMetallicRoughness/baseColorFactor")
      if color?.allSatisfy({ isShare($0) }) == false { error("material", pointer, "baseColorFactor is not within 0…1") }
      if let alpha = color?.last, alpha < 1, material["alphaMode"] == nil {
        warn("material", pointer, "is to be seen through by \(alpha), but alphaMode is OPAQUE")
      }
      for name in ["metallicFactor", "roughnessFactor"] where !isShare(pbr[name]?.number) {
        error("material", pointer, "\(name) is not within 0…1")
      }
    }
  }
}
