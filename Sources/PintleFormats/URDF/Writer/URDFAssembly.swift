internal import PintleDocument
internal import PintleKinematics
internal import PintleModel

/// The file while it is written.
struct URDFAssembly {
  private(set) var tree: BodyTree
  let robot: String
  let layout: URDFWriter.Layout
  let approximates: Bool
  private(set) var findings: [Finding] = []
  private var meshes = MeshFolder()
  private var xml = XMLText()

  private static let format = "URDF"

  init(
    _ model: Model, _ mechanism: Mechanism, name: String, layout: URDFWriter.Layout, approximates: Bool
  ) {
    tree = BodyTree(model, mechanism, name: name)
    robot = layout == .package ? tree.asset.lowercased() : tree.asset
    self.layout = layout
    self.approximates = approximates
  }

  private var model: Model { tree.model }
  private var mechanism: Mechanism { tree.mechanism }

  /// All files, the one that names the others last.
  mutating func written() throws(ExportError) -> [(path: String, bytes: [UInt8])] {
    guard !model.parts.isEmpty else { throw .empty }
    xml.begin("robot", ["name": robot])
    // MuJoCo looks for meshes by their names alone, and would leave out what is only seen.
    xml.begin("mujoco")
    xml.add(
      "compiler",
      [
        "meshdir": layout == .plain ? meshFolder : "../\(meshFolder)", "strippath": "true", "discardvisual": "false",
        "fusestatic": "false",
      ])
    xml.end()
    for material in materials() {
      xml.begin("material", ["name": material.name])
      xml.add("color", ["rgba": material.rgba])
      xml.end()
    }
    if mechanism.roots.count > 1 {
      // One root holds everything in URDF.
      xml.add("link", ["name": tree.bodyNames.claim("root", fallback: "root")])
    }
    for part in model.parts.indices { try write(link: part) }
    if mechanism.roots.count > 1 { holdRoots() }
    for (index, joint) in mechanism.joints.enumerated() { try write(joint, tree.motions[index]) }
    for closure in model.document.closures {
      xml.comment("loop \(closure.id): \(closure.kind.rawValue) between \(closure.a) and \(closure.b), cut here")
    }
    findings += tree.cutLoops + tree.stillChains(in: Self.format) + tree.stillSprings(in: Self.format)
    findings += tree.zeroIsNotHome(in: Self.format)
    xml.end()
    var files = meshes.files.map { (path: "\(meshFolder)/\($0.name)", bytes: $0.bytes) }
    if layout == .package { files.append(("package.xml", manifest())) }
    files.append((layout == .plain ? "\(robot).urdf" : "urdf/\(robot).urdf", Array(xml.text.utf8)))
    return files
  }

  private var meshFolder: String { layout == .plain ? "\(robot)_meshes" : "meshes" }

  // MARK: links

  private mutating func write(link part: Int) throws(ExportError) {
    let record = model.parts[part].record
    guard tree.frame(part).isFinite else { throw .notFinite(record.id) }
    xml.begin("link", ["name": tree.bodies[part]])
    if let inertia = tree.inertia(of: part) {
      write(inertia)
    } else {
      findings.append(BodyTree.massless(record.id, instead: "its link is written without inertia"))
    }
    for piece in try tree.pieces(of: part, startingAt: .zero) { write(piece) }
    xml.end()
  }

  private mutating func write(_ m: BodyInertia) {
    xml.begin("inertial")
    origin(RigidTransform(translation: m.centre))
    xml.add("mass", ["value": "\(m.mass)"])
    xml.add(
      "inertia",
      [
        "ixx": "\(m.moments.x)", "ixy": "\(m.products.z)", "ixz": "\(m.products.y)", "iyy": "\(m.moments.y)",
        "iyz": "\(m.products.x)", "izz": "\(m.moments.z)",
      ])
    xml.end()
  }

  private mutating func write(_ piece: BodyTree.Piece) {
    xml.begin(piece.use.rawValue, ["name": piece.name])
    origin(piece.at)
    xml.begin("geometry")
    switch piece.geometry {
    case .box(let size): xml.add("box", ["size": XMLText.numbers(size)])
    case .cylinder(let radius, let length): xml.add("cylinder", ["radius": "\(radius)", "length": "\(length)"])
    case .sphere(let radius): xml.add("sphere", ["radius": "\(radius)"])
    case .mesh(let mesh):
      let stem = meshes.file(of: mesh, name: piece.file)
      let package = layout == .plain ? "" : "package://\(robot)/"
      xml.add("mesh", ["filename": "\(package)\(meshFolder)/\(stem).obj"])
    }
    xml.end()
    if piece.use == .visual { xml.add("material", ["name": Self.material(piece.material)]) }
    xml.end()
  }

  // MARK: joints

  private mutating func holdRoots() {
    for part in mechanism.roots {
      let name = tree.jointNames.claim("root_\(tree.bodies[part])", fallback: "root_joint")
      write(name, "fixed", .identity, from: "root", to: tree.bodies[part])
    }
  }

  private mutating func write(_ joint: Mechanism.Joint, _ motions: [BodyMotion]) throws(ExportError) {
    var X = tree.frame(joint.parent).inverse * joint.X_AJ
    guard X.isFinite else { throw .notFinite(joint.record.id) }
    var parent = tree.bodies[joint.parent]
    let child = tree.bodies[joint.child]
    let motions = motions.flatMap { $0.split { tree.jointNames.claim($0, fallback: "joint") } }
    guard !motions.isEmpty else {
      let name = tree.jointNames.claim(joint.record.id, fallback: "joint")
      return write(name, "fixed", X, from: parent, to: child)
    }
    if motions.count > 1 { findings.append(BodyTree.severalCoordinates(joint.record.id, motions.count)) }
    for (k, motion) in motions.enumerated() {
      let isLast = k == motions.count - 1
      let next = isLast ? child : tree.bodyNames.claim("\(child)_\(motion.name)", fallback: "link")
      if !isLast {
        xml.begin("link", ["name": next])
        write(.dummy)
        xml.end()
      }
      write(motion, X * motion.toZero, from: parent, to: next)
      (parent, X) = (next, .identity)
    }
  }

  private mutating func write(_ m: BodyMotion, _ X: RigidTransform, from parent: String, to child: String) {
    let type =
      switch m.kind {
      case .turn, .ball: m.range == nil ? "continuous" : "revolute"
      case .slide: "prismatic"
      case .free: "floating"
      }
    let (mimic, finding) = tree.mimic(m, in: Self.format, approximates: approximates)
    if let finding { findings.append(finding) }
    write(m.name, type, X, from: parent, to: child) { xml in
      guard m.kind != .free else { return }
      xml.add("axis", ["xyz": XMLText.numbers(m.axis)])
      // A slide without ends is none in URDF.
      let range = m.range ?? (m.kind == .slide ? -1000...1000 : nil)
      if let range {
        xml.add(
          "limit",
          [
            "lower": "\(range.lowerBound)", "upper": "\(range.upperBound)", "effort": "\(m.effort)",
            "velocity": "\(m.speed)",
          ])
      } else {
        xml.add("limit", ["effort": "\(m.effort)", "velocity": "\(m.speed)"])
      }
      if m.damping != nil || m.friction != nil {
        xml.add("dynamics", ["damping": "\(m.damping ?? 0)", "friction": "\(m.friction ?? 0)"])
      }
      if let mimic {
        xml.add("mimic", ["joint": mimic.joint, "multiplier": "\(mimic.multiplier)", "offset": "\(mimic.offset)"])
      }
    }
  }

  private mutating func write(
    _ name: String, _ type: String, _ X: RigidTransform, from parent: String, to child: String,
    more: (inout XMLText) -> Void = { _ in }
  ) {
    xml.begin("joint", ["name": name, "type": type])
    origin(X)
    xml.add("parent", ["link": parent])
    xml.add("child", ["link": child])
    more(&xml)
    xml.end()
  }

  // MARK: words

  private mutating func origin(_ X: RigidTransform) {
    guard X != .identity else { return }
    xml.add("origin", ["xyz": XMLText.numbers(X.translation), "rpy": XMLText.numbers(X.rollPitchYaw)])
  }

  private static func material(_ m: MaterialRecord) -> String { "\(m.label) \(SRGBColour(m).text)" }

  private func materials() -> [(name: String, rgba: String)] {
    var seen: Set<String> = []
    return model.drawn.map { (Self.material($0.material), SRGBColour($0.material).text) }.filter {
      seen.insert($0.0).inserted
    }
  }

  private func manifest() -> [UInt8] {
    var xml = XMLText()
    xml.begin("package", ["format": "3"])
    xml.add("name", text: robot)
    xml.add("version", text: "0.1.0")
    xml.add("description", text: model.document.asset)
    xml.add("maintainer", ["email": "nobody@example.com"], text: "nobody")
    xml.add("license", text: "unknown")
    xml.end()
    return Array(xml.text.utf8)
  }
}
