internal import Glibc
internal import PintleDocument

extension MJCFDraft {
  /// The pose of a body, geom, site or frame in what holds it: `pos` and one of five ways to turn.
  mutating func pose(of element: XMLTree.Element) -> RigidTransform {
    var X = turn(of: element)
    X.translation = vector(element, "pos", .zero) ?? .zero
    return X
  }

  private mutating func turn(of element: XMLTree.Element) -> RigidTransform {
    if element["quat"] != nil, let q = numbers(element, "quat", [1, 0, 0, 0]) {
      return Quaternion(w: q[0], [q[1], q[2], q[3]])?.rotation ?? bad("quat", element)
    }
    if element["axisangle"] != nil, let a = numbers(element, "axisangle", [0, 0, 1, 0]) {
      let axis = Vector3(a[0], a[1], a[2])
      return axis.normalized.map { RigidTransform(turning: compiler.angle(a[3]), about: $0) }
        ?? bad("axisangle", element)
    }
    if element["xyaxes"] != nil, let a = numbers(element, "xyaxes", [1, 0, 0, 0, 1, 0]) {
      let x = Vector3(a[0], a[1], a[2])
      let z = x.cross([a[3], a[4], a[5]])
      guard let x = x.normalized, let z = z.normalized else { return bad("xyaxes", element) }
      return RigidTransform(x: x, y: z.cross(x), z: z)
    }
    if element["zaxis"] != nil, let z = vector(element, "zaxis", [0, 0, 1]) {
      return Self.along(z) ?? bad("zaxis", element)
    }
    if element["euler"] != nil, let e = vector(element, "euler", .zero) {
      // Small letters turn with the body, capitals about fixed axes.
      var X = RigidTransform.identity
      for (letter, angle) in zip(compiler.eulerOrder, [e.x, e.y, e.z]) {
        let axis: Vector3 =
          switch letter {
          case "x", "X": [1, 0, 0]
          case "y", "Y": [0, 1, 0]
          default: [0, 0, 1]
          }
        let turn = RigidTransform(turning: compiler.angle(angle), about: axis)
        X = letter.isLowercase ? X * turn : turn * X
      }
      return X
    }
    return .identity
  }

  private mutating func bad(_ name: String, _ element: XMLTree.Element) -> RigidTransform {
    notes.add("number", .warning, "`\(name)` of `\(element.name)` says no direction: not turned", at: place(element))
    return .identity
  }

  /// The least turn that takes z there.
  static func along(_ z: Vector3) -> RigidTransform? {
    guard let z = z.normalized else { return nil }
    let turn = Vector3(0, 0, 1).cross(z)
    guard turn.length > 1e-12 else { return z.z > 0 ? .identity : RigidTransform(turning: .pi, about: [1, 0, 0]) }
    return RigidTransform(turning: atan2(turn.length, z.z), about: turn)
  }
}
