internal import PintleDocument

extension MJCFDraft {
  /// Geoms of the groups that MuJoCo shows unless it is told otherwise.
  private static let shownGroups = 0...2

  mutating func readAssets() {
    for section in sections("asset") {
      for element in section.children.map({ tree.elements[$0] }) {
        let whole = whole(element, in: nil)
        switch element.name {
        case "mesh":
          let file = whole["file"].map { $0.split { $0 == "/" || $0 == "\\" }.last.map(String.init) ?? $0 }
          let stem = file.flatMap { $0.split(separator: ".").first.map(String.init) }
          if let name = whole["name"] ?? stem, meshAssets[name] == nil { meshAssets[name] = whole }
        case "material":
          if let name = whole["name"] {
            materials.define(name, numbers(whole, "rgba", [1, 1, 1, 1]) ?? [1, 1, 1, 1])
          }
        default: break
        }
      }
    }
  }

  /// What is seen of each part, or collides with others: where it has none of these, all of its geoms.
  mutating func readShapes(_ geoms: [(element: XMLTree.Element, part: Int, X_A: RigidTransform)]) {
    func isWanted(_ element: XMLTree.Element) -> Bool {
      switch geometry {
      case .visual: Self.shownGroups.contains(element["group"].flatMap { Int($0) } ?? 0)
      case .collision: element["contype"] != "0" || element["conaffinity"] != "0"
      }
    }
    let withWanted = Set(geoms.filter { isWanted($0.element) }.map(\.part))
    var without = Set<Int>()
    var names: [Int: ImportNames] = [:]
    for geom in geoms {
      if withWanted.contains(geom.part), !isWanted(geom.element) { continue }
      if !withWanted.contains(geom.part), without.insert(geom.part).inserted {
        let (missing, used) = geometry == .visual ? ("visible", "hidden") : ("colliding", "visible")
        notes.count(
          "\(used)_used", .note, at: place(geom.element),
          { n in "\(n == 1 ? "one body has" : "\(n) bodies have") no \(missing) geoms: the \(used) ones are checked" })
      }
      readShape(geom.element, geom.part, geom.X_A, &names[geom.part, default: ImportNames(fallback: "geom")])
    }
    for p in asset.parts.indices {
      guard let first = asset.parts[p].shapes.first?.material else {
        asset.parts[p].material = materials.none()
        continue
      }
      asset.parts[p].material = first
      for i in asset.parts[p].shapes.indices where asset.parts[p].shapes[i].material == first {
        asset.parts[p].shapes[i].material = nil
      }
    }
  }

  private mutating func readShape(
    _ element: XMLTree.Element, _ part: Int, _ X_A: RigidTransform, _ names: inout ImportNames
  ) {
    var X = pose(of: element)
    guard let node = node(element, part, &X) else { return }
    let written = element["name"] ?? element["mesh"] ?? element["type"] ?? "sphere"
    asset.parts[part].shapes.append(
      ShapeRecord(
        id: names.unique(written), solid: solid(node), at: (X_A * X).snapped, material: material(of: element),
        source: source(element)))
  }

  private mutating func material(of element: XMLTree.Element) -> String {
    if element["rgba"] != nil, let rgba = numbers(element, "rgba", [0.5, 0.5, 0.5, 1]) {
      return materials.key(element["material"] ?? "colour", rgba)
    }
    if let name = element["material"] {
      if let known = materials.known(name) { return known }
      notes.count(
        "material", .note, at: place(element),
        { n in
          "the material `\(name.prefix(60))`\(n == 1 ? " is" : " and \(n - 1) more are") nowhere defined: drawn grey"
        })
    }
    return materials.none()
  }

  /// The solid of a geom; its pose, in the middle in MJCF, becomes that of the solid.
  private mutating func node(_ element: XMLTree.Element, _ part: Int, _ X: inout RigidTransform) -> SolidNode? {
    let type = element["mesh"] != nil ? "mesh" : element["type"] ?? "sphere"
    var refusal: (message: String, hint: String?)?
    func refuse(_ message: String, hint: String? = nil) -> SolidNode? {
      refusal = (message, hint)
      return nil
    }
    defer {
      if let refusal {
        notes.add(
          "geom", .error, "\(refusal.message)", at: place(element), parts: [asset.parts[part].id], hint: refusal.hint)
      }
    }
    if type == "mesh" {
      return mesh(element, &X) ?? refuse("a mesh geom of `\(asset.parts[part].id)` names no mesh asset with a file")
    }
    var size = numbers(element, "size", [0, 0, 0].prefix(Self.sizes[type] ?? 3).map { $0 }) ?? []
    if type != "sphere", let ends = element["fromto"] != nil ? numbers(element, "fromto", [0, 0, 0, 0, 0, 1]) : nil {
      let (a, b) = (Vector3(ends[0], ends[1], ends[2]), Vector3(ends[3], ends[4], ends[5]))
      // MuJoCo's own sense: z runs from the second end to the first.
      guard let turn = Self.along(a - b) else { return refuse("`fromto` of a \(type) is one point") }
      X = turn
      X.translation = (a + b) / 2
      let half = (a - b).length / 2
      let radius = size.first ?? 0
      size = type == "capsule" || type == "cylinder" ? [radius, half] : [radius, radius, half]
    }
    guard let count = Self.sizes[type] else {
      if ["plane", "hfield", "sdf"].contains(type) {
        notes.count(
          "ground", .note, at: place(element),
          { n in "\(n == 1 ? "a \(type) is" : "\(n) geoms of the ground are") no part of the asset and left out" })
        return nil
      }
      let near = Spelling.nearest(to: type, in: Self.sizes.keys.sorted())
      return refuse("`\(type.prefix(40))` is no type of geom", hint: near.map { "did you mean `\($0)`?" })
    }
    guard size.count >= count, size.prefix(count).allSatisfy({ $0 > 0 }) else {
      return refuse("a \(type) of `\(asset.parts[part].id)` has no positive size")
    }
    func lower(_ height: Double) { X = X * RigidTransform(translation: [0, 0, -height]) }
    switch type {
    case "box": return .box(size: [2 * size[0], 2 * size[1], 2 * size[2]])
    case "sphere": return .sphere(radius: size[0])
    case "cylinder":
      lower(size[1])
      return .cylinder(radius: size[0], height: 2 * size[1])
    case "capsule":
      lower(size[1])
      return .capsule(radius: size[0], height: 2 * size[1])
    default:
      if abs(size[0] - size[1]) > 1e-6 * size[0] {
        notes.add(
          "ellipsoid", .warning, "an ellipsoid with three different axes is taken as round about its z",
          at: place(element), parts: [asset.parts[part].id])
      }
      return .spheroid(radius: (size[0] * size[1]).squareRoot(), half: size[2])
    }
  }

  /// How many numbers each type needs.
  private static let sizes = ["box": 3, "sphere": 1, "cylinder": 2, "capsule": 2, "ellipsoid": 3]

  private mutating func mesh(_ element: XMLTree.Element, _ X: inout RigidTransform) -> SolidNode? {
    guard let asset = meshAssets[element["mesh"] ?? ""], let file = asset["file"] else { return nil }
    let folder = compiler.meshFolder
    let reference = folder.isEmpty || file.hasPrefix("/") ? file : "\(folder)\(folder.hasSuffix("/") ? "" : "/")\(file)"
    let mesh = meshes.reference(reference, scale: vector(asset, "scale", [1, 1, 1]) ?? [1, 1, 1])
    // Where the mesh's own frame is moved before it is used.
    if asset["refpos"] != nil || asset["refquat"] != nil {
      var R = Quaternion(w: 1, .zero)?.rotation ?? .identity
      if let q = numbers(asset, "refquat", [1, 0, 0, 0]) {
        R = Quaternion(w: q[0], [q[1], q[2], q[3]])?.rotation ?? R
      }
      R.translation = vector(asset, "refpos", .zero) ?? .zero
      X = X * R.inverse
    }
    return .mesh(reference: mesh)
  }
}
