internal import PintleDocument

extension SDFDraft {
  /// What is no shape of an asset.
  private static let ground = ["plane", "heightmap", "image", "empty"]
  private static let known = ["box", "capsule", "cone", "cylinder", "ellipsoid", "mesh", "polyline", "sphere"]

  mutating func readShape(_ element: XMLTree.Element, _ part: inout PartRecord, _ names: inout ImportNames) {
    guard let link else { return }
    let geometry = tree.child(of: element, named: "geometry")
    guard let first = geometry?.children.first.map({ tree.elements[$0] }) else {
      notes.add(
        "geometry", .error, "a \(element.name) of `\(part.id)` has no geometry", at: place(geometry ?? element),
        parts: [part.id], hint: "write one of \(Self.known.joined(separator: ", "))")
      return
    }
    let (own, base) = pose(of: element)
    var frame = link.frame
    if let base {
      if let found = self.frame(base.name, in: link.scope) {
        frame = found
      } else {
        missing(base.name, in: link.scope, at: base.element)
      }
    }
    var X = frames.pose(of: frame) * own
    guard let (node, stem) = node(first, part, &X) else { return }
    let written = element["name"] ?? ""
    let material = element.name == "visual" ? material(of: element) : materials.none()
    part.shapes.append(
      ShapeRecord(
        id: names.unique(written.isEmpty ? stem : written), solid: solid(node), at: X.snapped, material: material,
        source: source(first)))
  }

  /// The solid of a geometry element, and a name for the shape where it has none of its own. `X`, the pose of SDF's frame
  /// (in the middle), becomes that of the solid's (at its foot).
  private mutating func node(
    _ element: XMLTree.Element, _ part: PartRecord, _ X: inout RigidTransform
  ) -> (SolidNode, String)? {
    let name = element.name
    func refuse(_ message: String, hint: String? = nil) -> (SolidNode, String)? {
      notes.add("geometry", .error, message, at: place(element), parts: [part.id], hint: hint)
      return nil
    }
    func lift(_ height: Double) { X = X * RigidTransform(translation: [0, 0, height]) }
    func unsized() -> (SolidNode, String)? { refuse("a \(name) of `\(part.id)` has no positive size") }
    switch name {
    case "box":
      guard let s = childVector(element, "size", .zero), s.min() > 0 else { return unsized() }
      return (.box(size: s), name)
    case "sphere":
      guard let r = childNumber(element, "radius"), r > 0 else { return unsized() }
      return (.sphere(radius: r), name)
    case "cylinder", "capsule", "cone":
      guard let r = childNumber(element, "radius"), let l = childNumber(element, "length"), r > 0, l > 0 else {
        return unsized()
      }
      lift(-l / 2)
      if name == "cylinder" { return (.cylinder(radius: r, height: l), name) }
      return (name == "cone" ? .cone(bottom: r, top: 0, height: l) : .capsule(radius: r, height: l), name)
    case "ellipsoid":
      guard let r = childVector(element, "radii", .zero), r.min() > 0 else { return unsized() }
      if abs(r.x - r.y) > 1e-6 * r.x {
        notes.add(
          "ellipsoid", .warning, "an ellipsoid with three different axes is taken as round about its z",
          at: place(element), parts: [part.id])
      }
      return (.spheroid(radius: (r.x * r.y).squareRoot(), half: r.z), name)
    case "polyline":
      let points = tree.children(of: element, named: "point").map { point -> SIMD2<Double> in
        let n = numbers(content(point), "`point`", [0, 0], at: point)
        return [n[0], n[1]]
      }
      guard points.count > 2, let height = childNumber(element, "height"), height > 0 else { return unsized() }
      return (.extrude(profile: .polygon(points: points, radius: 0), height: height), name)
    case "mesh":
      guard let uri = text(element, "uri") ?? text(element, "filename"), !uri.isEmpty else {
        return refuse("a mesh of `\(part.id)` names no file")
      }
      return mesh(element, uri)
    case _ where Self.ground.contains(name):
      notes.count(
        "ground", .note, at: place(element),
        { n in "\(n == 1 ? "a \(name) is" : "\(n) geometries of the ground are") no part of the asset and left out" })
      return nil
    default:
      let near = Spelling.nearest(to: name, in: Self.known)
      return refuse(
        "`\(name.prefix(60))` is not a geometry",
        hint: near.map { "did you mean `\($0)`?" } ?? "SDF knows \(Self.known.joined(separator: ", "))")
    }
  }

  private mutating func mesh(_ element: XMLTree.Element, _ uri: String) -> (SolidNode, String)? {
    var scale = childVector(element, "scale", [1, 1, 1]) ?? [1, 1, 1]
    if abs(scale.x * scale.y * scale.z) < 1e-30 {
      notes.add("number", .warning, "a mesh is scaled to nothing: its own size is taken", at: place(element))
      scale = [1, 1, 1]
    }
    let submesh = tree.child(of: element, named: "submesh")
    let name = submesh.flatMap { text($0, "name") }.flatMap { $0.isEmpty ? nil : ImportNames.printable($0) }
    if let submesh, isTrue(text(submesh, "center")) {
      notes.add(
        "submesh", .warning, "a mesh of a file is to be centred: it stays where it is in the file", at: place(submesh))
    }
    let file = uri.split { $0 == "/" || $0 == "\\" }.last ?? Substring(uri)
    let stem = file.split(separator: ".").first.map(String.init) ?? "mesh"
    return (.mesh(reference: meshes.reference(reference(uri, at: element), scale: scale, name: name)), stem)
  }

  // MARK: materials

  /// Of Gazebo's own scripts, the plain colours.
  private static let scripts: [String: [Double]] = [
    "Grey": [0.7, 0.7, 0.7], "DarkGrey": [0.175, 0.175, 0.175], "White": [1, 1, 1], "FlatBlack": [0.1, 0.1, 0.1],
    "Black": [0, 0, 0], "Red": [1, 0, 0], "Green": [0, 1, 0], "Blue": [0, 0, 1], "SkyBlue": [0.13, 0.44, 0.7],
    "Yellow": [1, 1, 0], "DarkYellow": [0.7, 0.7, 0], "Purple": [1, 0, 1], "Turquoise": [0, 1, 1],
    "Orange": [1, 0.51, 0.0157], "Gold": [0.8, 0.65, 0.116], "Wood": [0.6, 0.45, 0.3],
  ]

  /// The key of what a visual is painted with.
  private mutating func material(of visual: XMLTree.Element) -> String {
    guard let element = tree.child(of: visual, named: "material") else { return materials.none() }
    let script = tree.child(of: element, named: "script").flatMap { text($0, "name") } ?? ""
    let short = script.split(separator: "/").last.map(String.init) ?? ""
    var rgba: [Double]?
    for name in ["diffuse", "ambient"] where rgba == nil {
      // Older files leave the opacity out.
      guard let child = tree.child(of: element, named: name) else { continue }
      let isShort = content(child).split(whereSeparator: \.isWhitespace).count == 3
      rgba = childNumbers(element, name, isShort ? [0.7, 0.7, 0.7] : [0.7, 0.7, 0.7, 1]).map { isShort ? $0 + [1] : $0 }
    }
    rgba = rgba ?? Self.scripts[short].map { $0 + [1] }
    guard var rgba else {
      if !script.isEmpty {
        notes.count(
          "material", .note, at: place(element),
          { n in
            "the material `\(script.prefix(60))`\(n == 1 ? " is" : " and \(n - 1) more are") a script: drawn grey"
          })
      }
      return materials.none()
    }
    if let transparency = childNumber(visual, "transparency") { rgba[3] *= 1 - min(1, max(0, transparency)) }
    return materials.key(short.isEmpty ? "colour" : short, rgba)
  }
}
