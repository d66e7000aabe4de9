internal import PintleDocument

extension GLTFCheck {
  /// `KHR_implicit_shapes`, `KHR_physics_rigid_bodies`, the `OMI_physics_` three and `AGI_articulations`.
  mutating func checkPhysics() {
    for (shapes, body, joint) in [
      ("KHR_implicit_shapes", "KHR_physics_rigid_bodies", "KHR_physics_rigid_bodies"),
      ("OMI_physics_shape", "OMI_physics_body", "OMI_physics_joint"),
    ] {
      checkShapes(shapes)
      checkJoints(joint)
      checkPhysicsMaterials(body)
      checkPhysicsNodes(shapes, body, joint)
    }
    checkArticulations()
  }

  private func list(_ name: String, of ext: String) -> [JSONValue] {
    root["extensions"]?[ext]?[name]?.array ?? []
  }

  /// An index into a list of an extension.
  private mutating func reference(_ value: JSONValue?, _ name: String, of ext: String, _ pointer: String) {
    let count = list(name, of: ext).count
    guard let i = value?.integer, i >= 0, i < count else {
      error("reference", pointer, "does not name one of the \(count) \(name)")
      return
    }
    used[ext + "/" + name, default: []].insert(i)
  }

  private mutating func unused(_ name: String, of ext: String) {
    let used = used[ext + "/" + name] ?? []
    for i in list(name, of: ext).indices where !used.contains(i) {
      warn("unused", "/extensions/\(ext)/\(name)/\(i)", "nothing refers to it")
    }
  }

  private mutating func positive(_ value: JSONValue?, _ pointer: String) {
    guard let n = value?.number, n > 0 else {
      error("shape", pointer, "is not a positive number")
      return
    }
  }

  private mutating func checkShapes(_ ext: String) {
    for (i, shape) in list("shapes", of: ext).enumerated() {
      let pointer = "/extensions/\(ext)/shapes/\(i)"
      guard let type = shape["type"]?.string, let numbers = shape[type] else {
        error("shape", pointer, "has no type, or not the numbers of it")
        continue
      }
      let place = "\(pointer)/\(type)"
      switch type {
      case "box":
        for n in self.numbers(numbers["size"] ?? .null, 3, place + "/size") ?? [] where !(n > 0) {
          error("shape", place, "its size \(n) is not positive")
        }
      case "sphere": positive(numbers["radius"], place + "/radius")
      case "cylinder", "capsule":
        for key in ["height", "radiusTop", "radiusBottom"] { positive(numbers[key], "\(place)/\(key)") }
      case "convex", "trimesh":
        if ext.hasPrefix("KHR") {
          error("shape", pointer, "`\(type)` is no implicit shape")
        } else {
          _ = reference(numbers["mesh"] ?? .null, "meshes", place + "/mesh")
        }
      default: error("shape", pointer, "`\(type)` is no shape")
      }
    }
  }

  private mutating func checkPhysicsMaterials(_ ext: String) {
    for (i, material) in list("physicsMaterials", of: ext).enumerated() {
      let pointer = "/extensions/\(ext)/physicsMaterials/\(i)"
      for key in ["staticFriction", "dynamicFriction"] where (material[key]?.number ?? 0) < 0 {
        error("physics", pointer, "\(key) is negative")
      }
      if let e = material["restitution"]?.number, !(0...1).contains(e) {
        error("physics", pointer, "restitution is not within 0…1")
      }
    }
  }

  private mutating func checkJoints(_ ext: String) {
    for (i, joint) in list("physicsJoints", of: ext).enumerated() {
      let pointer = "/extensions/\(ext)/physicsJoints/\(i)"
      for (k, limit) in (joint["limits"]?.array ?? []).enumerated() {
        let place = "\(pointer)/limits/\(k)"
        keys(limit, ["angularAxes", "damping", "linearAxes", "max", "min", "stiffness"], place)
        let kinds = ["linearAxes", "angularAxes"].compactMap { limit[$0]?.array }
        let axes = kinds.first?.compactMap(\.integer) ?? []
        if kinds.count != 1 || axes.isEmpty || Set(axes).count != kinds[0].count || !axes.allSatisfy((0...2).contains) {
          error("joint", place, "does not name either linear or angular axes, each once, of 0, 1, 2")
        }
        if let low = limit["min"]?.number, let high = limit["max"]?.number, low > high {
          error("joint", place, "min \(low) is above max \(high)")
        }
      }
      for (k, drive) in (joint["drives"]?.array ?? []).enumerated() {
        let place = "\(pointer)/drives/\(k)"
        if !["linear", "angular"].contains(drive["type"]?.string ?? "")
          || !["force", "acceleration"].contains(drive["mode"]?.string ?? "")
          || !(0...2).contains(drive["axis"]?.integer ?? -1)
        {
          error("joint", place, "type, mode or axis are none that there are")
        }
        for key in ["maxForce", "stiffness", "damping"] where (drive[key]?.number ?? 0) < 0 {
          error("joint", place, "\(key) is negative")
        }
        if (drive["stiffness"] != nil) != (drive["positionTarget"] != nil)
          || (drive["damping"] != nil) != (drive["velocityTarget"] != nil)
        {
          error("joint", place, "a target without the stiffness or damping that reaches for it, or the other way round")
        }
      }
    }
  }

  private mutating func checkPhysicsNodes(_ shapes: String, _ body: String, _ joint: String) {
    let isOMI = body != joint
    for (i, node) in list("nodes").enumerated() {
      let pointer = "/nodes/\(i)/extensions"
      if let motion = node["extensions"]?[body]?["motion"] { checkMotion(motion, "\(pointer)/\(body)/motion", isOMI) }
      if let collider = node["extensions"]?[body]?["collider"] {
        let place = "\(pointer)/\(body)/collider"
        let geometry = isOMI ? collider : collider["geometry"] ?? .null
        switch (geometry["shape"], geometry["node"]) {
        case (let shape?, nil): reference(shape, "shapes", of: shapes, place)
        case (nil, let mesh?) where !isOMI:
          if let n = reference(mesh, "nodes", place), list("nodes")[n]["mesh"] == nil {
            error("collider", place, "node \(n) has no mesh")
          }
        default: error("collider", place, "has not either a shape or a node")
        }
        if let material = collider["physicsMaterial"] { reference(material, "physicsMaterials", of: body, place) }
      }
      let said = node["extensions"]?[joint]
      if let said = isOMI ? said : said?["joint"] {
        let place = "\(pointer)/\(joint)"
        reference(said["joint"], "physicsJoints", of: joint, place + "/joint")
        _ = reference(said["connectedNode"] ?? .null, "nodes", place + "/connectedNode")
      }
    }
    for (name, ext) in [("shapes", shapes), ("physicsMaterials", body), ("physicsJoints", joint)] {
      unused(name, of: ext)
    }
  }

  private mutating func checkMotion(_ motion: JSONValue, _ pointer: String, _ isOMI: Bool) {
    if isOMI, !["static", "kinematic", "dynamic"].contains(motion["type"]?.string ?? "") {
      error("motion", pointer, "type is none of static, kinematic, dynamic")
    }
    if let mass = motion["mass"], !((mass.number ?? -1) >= 0) { error("motion", pointer, "its mass is not ≥ 0") }
    _ = numbers(motion["centerOfMass"], 3, pointer + "/centerOfMass")
    if let moments = numbers(motion["inertiaDiagonal"], 3, pointer + "/inertiaDiagonal") {
      let total = moments.reduce(0, +)
      // None is more than the other two together, but for rounding.
      if moments.contains(where: { $0 < 0 || $0 > (total - $0) * (1 + 1e-6) + 1e-12 }) {
        error("motion", pointer, "no body has the principal moments \(moments)")
      }
    }
    if let q = numbers(motion["inertiaOrientation"], 4, pointer + "/inertiaOrientation") {
      let length = q.reduce(0) { $0 + $1 * $1 }.squareRoot()
      if abs(length - 1) > 5e-5 { error("motion", pointer, "its orientation has length \(length), not 1") }
    }
  }

  private mutating func checkArticulations() {
    let ext = "AGI_articulations"
    let types = Set(["x", "y", "z"].flatMap { [$0 + "Rotate", $0 + "Translate", $0 + "Scale"] } + ["uniformScale"])
    var names: Set<String> = []
    for (i, articulation) in list("articulations", of: ext).enumerated() {
      let pointer = "/extensions/\(ext)/articulations/\(i)"
      let name = articulation["name"]?.string ?? ""
      if name.isEmpty || !names.insert(name).inserted { error("articulation", pointer, "its name is missing or taken") }
      var stageNames: Set<String> = []
      for (k, stage) in (articulation["stages"]?.array ?? []).enumerated() {
        let place = "\(pointer)/stages/\(k)"
        if !stageNames.insert(stage["name"]?.string ?? "").inserted || stage["name"]?.string == nil {
          error("articulation", place, "its name is missing or taken")
        }
        if !types.contains(stage["type"]?.string ?? "") {
          error("articulation", place, "its type is none that there is")
        }
        guard let low = stage["minimumValue"]?.number, let high = stage["maximumValue"]?.number,
          let start = stage["initialValue"]?.number, low <= start, start <= high
        else {
          error("articulation", place, "its initial value does not lie between the least and the greatest")
          continue
        }
      }
    }
    for (i, node) in list("nodes").enumerated() {
      guard let said = node["extensions"]?[ext] else { continue }
      if !names.contains(said["articulationName"]?.string ?? "") {
        error("articulation", "/nodes/\(i)/extensions/\(ext)", "names no articulation")
      }
    }
  }
}
