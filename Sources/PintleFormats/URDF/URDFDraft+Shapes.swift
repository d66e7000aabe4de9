internal import PintleDocument

extension URDFDraft {
  /// One visual or collision: a shape of the part, placed in the link's frame for now.
  mutating func readShape(_ element: XMLTree.Element, _ part: inout PartRecord, _ names: inout ImportNames) {
    let wrapped = tree.child(of: element, named: "geometry")
    guard let geometry = wrapped, let first = geometry.children.first.map({ tree.elements[$0] }) else {
      notes.add(
        "geometry", .error, "a \(element.name) of `\(part.id)` has no geometry", at: place(wrapped ?? element),
        parts: [part.id], hint: "write one of box, cylinder, sphere, capsule or mesh")
      return
    }
    var X = origin(of: element)
    guard let (node, stem) = node(first, part, &X) else { return }
    let written = element["name"] ?? ""
    let id = names.unique(written.isEmpty ? stem : written)
    let material = element.name == "visual" ? material(of: element) : materials.none()
    part.shapes.append(
      ShapeRecord(id: id, solid: solid(node), at: X, material: material, source: source(first)))
  }

  /// The solid of a geometry element, and a name for the shape where it has none of its own. `X`, the pose of URDF's
  /// frame (in the middle of a cylinder), becomes that of the solid's (at its foot).
  private mutating func node(
    _ element: XMLTree.Element, _ part: PartRecord, _ X: inout RigidTransform
  ) -> (SolidNode, String)? {
    func refuse(_ message: String, hint: String? = nil) -> (SolidNode, String)? {
      notes.add("geometry", .error, message, at: place(element), parts: [part.id], hint: hint)
      return nil
    }
    func lift(_ height: Double) { X = X * RigidTransform(translation: [0, 0, height]) }
    func round() -> (radius: Double, length: Double)? {
      guard let r = number(element, "radius"), let l = number(element, "length"), r > 0, l > 0 else { return nil }
      return (r, l)
    }
    switch element.name {
    case "box":
      guard let s = vector(element, "size", .zero), s.min() > 0 else {
        return refuse("a box of `\(part.id)` has no positive size")
      }
      return (.box(size: s), "box")
    case "cylinder":
      guard let (r, l) = round() else { return refuse("a cylinder of `\(part.id)` has no positive radius and length") }
      lift(-l / 2)
      return (.cylinder(radius: r, height: l), "cylinder")
    case "sphere":
      guard let r = number(element, "radius"), r > 0 else {
        return refuse("a sphere of `\(part.id)` has no positive radius")
      }
      return (.sphere(radius: r), "sphere")
    case "capsule":
      // Not in the format, but in MuJoCo's and Bullet's; the length is that of the cylinder.
      guard let (r, l) = round() else { return refuse("a capsule of `\(part.id)` has no positive radius and length") }
      lift(-l / 2)
      return (.capsule(radius: r, height: l), "capsule")
    case "mesh":
      guard let reference = element["filename"] ?? element["url"], !reference.isEmpty else {
        return refuse("a mesh of `\(part.id)` names no file")
      }
      return mesh(element, reference)
    default:
      return refuse(
        "`\(element.name.prefix(60))` is not a geometry", hint: "URDF knows box, cylinder, sphere, capsule and mesh")
    }
  }

  private mutating func mesh(_ element: XMLTree.Element, _ reference: String) -> (SolidNode, String)? {
    var scale = vector(element, "scale", [1, 1, 1]) ?? [1, 1, 1]
    if scale.x == 0 || scale.y == 0 || scale.z == 0 || abs(scale.x * scale.y * scale.z) < 1e-30 {
      notes.add(
        "number", .warning, "a mesh is scaled to nothing: its own size is taken", at: place(element))
      scale = [1, 1, 1]
    }
    let file = reference.split { $0 == "/" || $0 == "\\" }.last ?? Substring(reference)
    let stem = file.split(separator: ".").first.map(String.init) ?? "mesh"
    return (.mesh(reference: meshes.reference(reference, scale: scale)), stem)
  }
}
