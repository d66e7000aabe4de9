internal import PintleDocument
internal import PintleKinematics
internal import PintleModel

/// The file while it is written.
struct MJCFAssembly {
  var tree: BodyTree
  var findings: [Finding] = []
  var xml = XMLText()
  /// Joints in the order of the file, which is that of configurations.
  var slots: [Slot] = []
  /// What runs in closures that are no hinge: by the part it hangs on.
  var sliders: [Int: [LoopSlider]] = [:]
  /// Names of keyframes, by the ids of stances.
  var stances: [String: String] = [:]
  let springNames: [String]
  private var meshes = MeshFolder()
  private var openMeshes: Set<String> = []
  private var materials: [MaterialRecord: String] = [:]
  private var materialNames = PlainNames()

  enum Slot {
    case root(part: Int)
    case motion(BodyMotion)
    case slider(LoopSlider, LoopSlider.Way)
  }

  init(_ model: Model, _ mechanism: Mechanism, name: String) {
    tree = BodyTree(model, mechanism, name: name, reserved: ["world"])
    var names = PlainNames()
    springNames = model.springs.map { names.claim($0.record.id, fallback: "spring") }
    for closure in model.document.closures {
      guard let slider = LoopSlider(closure, &tree) else { continue }
      sliders[slider.part, default: []].append(slider)
    }
  }

  var model: Model { tree.model }
  var mechanism: Mechanism { tree.mechanism }

  /// All files, the model last.
  mutating func written() throws(ExportError) -> [(path: String, bytes: [UInt8])] {
    guard !model.parts.isEmpty else { throw .empty }
    xml.begin("mujoco", ["model": tree.asset])
    xml.add("compiler", ["angle": "radian", "autolimits": "true", "meshdir": "\(tree.asset)_meshes"])
    // Ties as stiff as they can be held at this step.
    xml.add("option", ["timestep": "0.001", "integrator": "implicitfast"])
    writeDefaults()
    // What is written of the bodies says which meshes there are.
    let outer = xml
    xml = outer.empty
    try writeBodies()
    let bodies = xml.text
    xml = outer
    writeAssets()
    xml.append(bodies)
    writeTendons()
    writeEqualities()
    writeExclusions()
    writeActuators()
    writeKeyframes()
    xml.end()
    tellTheRest()
    return meshes.files.map { (path: "\(tree.asset)_meshes/\($0.name)", bytes: $0.bytes) } + [
      (path: "\(tree.asset).xml", bytes: Array(xml.text.utf8))
    ]
  }

  private mutating func writeDefaults() {
    xml.begin("default")
    xml.add("equality", ["solref": "0.002 1", "solimp": "0.99 0.999 0.001 0.5 2"])
    xml.begin("default", ["class": "visual"])
    xml.add("geom", ["group": "2", "contype": "0", "conaffinity": "0", "mass": "0"])
    xml.end()
    xml.begin("default", ["class": "collision"])
    xml.add("geom", ["group": "3"])
    xml.end()
    xml.end()
  }

  private mutating func writeAssets() {
    xml.begin("asset")
    for material in materials.sorted(by: { $0.value < $1.value }) {
      xml.add("material", ["name": material.value, "rgba": SRGBColour(material.key).text])
    }
    for file in meshes.files {
      let stem = String(file.name.dropLast(4))
      // A surface that is not closed holds no volume.
      let isOpen = openMeshes.contains(stem)
      if isOpen {
        xml.add("mesh", ["name": stem, "file": file.name, "inertia": "shell"])
      } else {
        xml.add("mesh", ["name": stem, "file": file.name])
      }
    }
    xml.end()
  }

  // MARK: bodies

  private mutating func writeBodies() throws(ExportError) {
    enum Step {
      case open(Int)
      case close
    }
    xml.begin("worldbody")
    var children = [[Int]](repeating: [], count: model.parts.count)
    for joint in mechanism.joints { children[joint.parent].append(joint.child) }
    // Deep chains would be too much for recursion.
    var steps = mechanism.roots.reversed().map { Step.open($0) }
    while let step = steps.popLast() {
      switch step {
      case .close: xml.end()
      case .open(let part):
        try write(body: part)
        steps.append(.close)
        steps += children[part].reversed().map { Step.open($0) }
      }
    }
    xml.end()
  }

  private mutating func write(body part: Int) throws(ExportError) {
    let record = model.parts[part].record
    let index = mechanism.jointOfPart[part]
    let frame = tree.frame(part)
    let X = index.map { tree.frame(mechanism.joints[$0].parent).inverse * frame } ?? frame
    guard X.isFinite else { throw .notFinite(record.id) }
    xml.begin("body", [("name", tree.bodies[part])] + Self.pose(X))
    let motions = index.map { tree.motions[$0] } ?? []
    let isFree = index == nil && model.document.base != .fixed
    if isFree {
      xml.add("freejoint", ["name": tree.jointNames.claim("\(tree.bodies[part])_free", fallback: "free")])
      slots.append(.root(part: part))
    }
    for motion in motions { write(motion, carrying: part) }
    if let inertia = tree.inertia(of: part) {
      write(inertia)
    } else if !motions.isEmpty || isFree {
      findings.append(BodyTree.massless(record.id, instead: "its body is written with 1 g"))
      write(.dummy)
    }
    for piece in try tree.pieces(of: part, startingAt: .drawn) { write(piece) }
    for (spring, name) in zip(model.springs, springNames) {
      if spring.a == part { writeSite(spring.record.a.at, of: part, "\(name)_a") }
      if spring.b == part { writeSite(spring.record.b.at, of: part, "\(name)_b") }
    }
    for slider in sliders[part] ?? [] { write(slider, frame) }
  }

  private mutating func writeSite(_ point: Vector3, of part: Int, _ name: String) {
    let at = tree.frame(part).inverse.apply(point)
    xml.add("site", ["name": name, "pos": XMLText.numbers(at), "group": "4"])
  }

  private mutating func write(_ m: BodyInertia) {
    xml.add(
      "inertial",
      [
        "pos": XMLText.numbers(m.centre), "mass": "\(m.mass)",
        "fullinertia": XMLText.numbers([
          m.moments.x, m.moments.y, m.moments.z, m.products.z, m.products.y, m.products.x,
        ]),
      ])
  }

  private mutating func write(_ piece: BodyTree.Piece) {
    var attributes: [(String, String)] = [("name", piece.name), ("class", piece.use.rawValue)]
    switch piece.geometry {
    case .box(let size): attributes += [("type", "box"), ("size", XMLText.numbers(size / 2))]
    case .cylinder(let radius, let length):
      attributes += [("type", "cylinder"), ("size", XMLText.numbers([radius, length / 2]))]
    case .sphere(let radius): attributes += [("type", "sphere"), ("size", "\(radius)")]
    case .mesh(let mesh):
      let stem = meshes.file(of: mesh, name: piece.file)
      if !mesh.isClosed { openMeshes.insert(stem) }
      attributes += [("type", "mesh"), ("mesh", stem)]
    }
    attributes += Self.pose(piece.at)
    if piece.use == .visual {
      let known = materials[piece.material]
      let name = known ?? materialNames.claim(piece.material.label, fallback: "material")
      materials[piece.material] = name
      attributes.append(("material", name))
    } else {
      attributes.append(("friction", XMLText.numbers([piece.material.friction, 0.005, 0.0001])))
    }
    xml.add("geom", attributes)
  }

  // MARK: joints

  private mutating func write(_ m: BodyMotion, carrying part: Int) {
    guard m.kind != .free else {
      // A free body inside another is three ways and a ball.
      for way in m.freed({ tree.jointNames.claim($0, fallback: "joint") }) { write(way, carrying: part) }
      return
    }
    slots.append(.motion(m))
    var attributes: [(String, String)] = [("name", m.name)]
    switch m.kind {
    case .turn: attributes += [("type", "hinge"), ("axis", XMLText.numbers(m.axis))]
    case .slide: attributes += [("type", "slide"), ("axis", XMLText.numbers(m.axis))]
    case .ball, .free: attributes.append(("type", "ball"))
    }
    if m.drawn != 0 { attributes.append(("ref", "\(m.drawn)")) }
    if m.kind == .ball, let swing = m.swing {
      attributes.append(("range", "0 \(swing)"))
    } else if let range = m.range {
      // What has no room is held within a hair's breadth: MuJoCo takes no empty range.
      let room = range.upperBound - range.lowerBound > 2e-6 ? 0 : 1e-6
      attributes.append(("range", XMLText.numbers([range.lowerBound - room, range.upperBound + room])))
    }
    if let damping = m.damping { attributes.append(("damping", "\(damping)")) }
    if let friction = m.friction { attributes.append(("frictionloss", "\(friction)")) }
    if let spring = m.spring, spring.stiffness > 0 {
      // A constant part moves the point of rest.
      let rest = (spring.rest ?? m.drawn) + spring.force / spring.stiffness
      attributes += [("stiffness", "\(spring.stiffness)"), ("springref", "\(rest)")]
    }
    // A screw turns as heavily as what it pushes makes it, or the tie between the two is not held.
    let lead = screwLead(m)
    if lead != 0 { attributes.append(("armature", "\(massMoved(by: part) * lead * lead)")) }
    xml.add("joint", attributes)
  }

  /// Metres per radian; 0 for what is no screw.
  private func screwLead(_ m: BodyMotion) -> Double {
    guard m.kind == .turn else { return 0 }
    return tree.motions.joined().first { $0.rides?.on == m.name }?.rides?.factor ?? 0
  }

  private func massMoved(by part: Int) -> Double {
    var total = 0.0
    var open = [part]
    while let next = open.popLast() {
      total += max(0, model.parts[next].mass.mass)
      open += mechanism.joints.filter { $0.parent == next }.map(\.child)
    }
    return total
  }

  private mutating func write(_ slider: LoopSlider, _ frame: RigidTransform) {
    xml.begin("body", [("name", slider.name)] + Self.pose(frame.inverse * slider.X_A))
    for way in slider.ways {
      xml.add(
        "joint",
        [("name", way.name), ("type", way.turns ? "hinge" : "slide"), ("axis", XMLText.numbers(way.axis))])
      slots.append(.slider(slider, way))
    }
    write(.dummy)
    xml.end()
  }

  // MARK: words

  static func pose(_ X: RigidTransform) -> [(String, String)] {
    var attributes: [(String, String)] = []
    if X.translation != .zero { attributes.append(("pos", XMLText.numbers(X.translation))) }
    if RigidTransform(x: X.x, y: X.y, z: X.z) != .identity {
      let q = Quaternion(X).vector
      attributes.append(("quat", XMLText.numbers([q.w, q.x, q.y, q.z])))
    }
    return attributes
  }
}
