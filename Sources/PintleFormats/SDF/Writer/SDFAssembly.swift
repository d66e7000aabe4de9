internal import PintleDocument
internal import PintleKinematics
internal import PintleModel

/// The file while it is written.
struct SDFAssembly {
  var tree: BodyTree
  let layout: SDFWriter.Layout
  let approximates: Bool
  var findings: [Finding] = []
  var xml = XMLText()
  private var meshes = MeshFolder()

  /// Links and joints have their names together.
  var names = PlainNames()
  /// Of joints in the file, by the names of their motions; two motions of one joint are its axes.
  var joints: [String: (joint: String, axis: String)] = [:]
  /// By the names of their motions.
  var mimics: [String: Mimic] = [:]
  var gearboxes: [SDFGearbox] = []
  /// By closure: how its link runs.
  var sliders: [String: (slider: LoopSlider, link: String, ways: [String])] = [:]
  let closesLoops: Bool

  static let format = "SDF"

  init(_ model: Model, _ mechanism: Mechanism, name: String, layout: SDFWriter.Layout, approximates: Bool) {
    tree = BodyTree(model, mechanism, name: name, reserved: ["world"])
    self.layout = layout
    self.approximates = approximates
    names = tree.bodyNames
    closesLoops = SDFZero(tree).isClosed
    for (joint, motions) in zip(mechanism.joints, tree.motions) {
      if Self.isUniversal(joint, motions) {
        let name = claim(joint: joint.record.id)
        for (motion, axis) in zip(motions, ["axis", "axis2"]) { joints[motion.name] = (name, axis) }
      } else {
        for motion in motions { joints[motion.name] = (claim(joint: motion.name), "axis") }
      }
    }
    for closure in closesLoops ? model.document.closures : [] {
      guard let slider = LoopSlider(closure, &tree) else { continue }
      let link = names.claim(slider.name, fallback: "slider")
      sliders[closure.id] = (slider, link, slider.ways.map { _ in "" })
      for k in slider.ways.indices {
        sliders[closure.id]?.ways[k] = names.claim(
          slider.isWelded && k == slider.ways.count - 1 ? closure.id : slider.ways[k].name, fallback: "way")
      }
    }
    tie()
  }

  /// `lid_joint` where a link is called `lid`.
  mutating func claim(joint wanted: String) -> String {
    let name = names.claim(wanted, fallback: "joint")
    let isTaken = name != wanted && tree.bodies.contains { $0.lowercased() == wanted.lowercased() }
    return isTaken ? names.claim("\(wanted)_joint", fallback: "joint") : name
  }

  var model: Model { tree.model }
  var mechanism: Mechanism { tree.mechanism }

  static func isUniversal(_ joint: Mechanism.Joint, _ motions: [BodyMotion]) -> Bool {
    joint.record.kind == .universal && motions.map(\.kind) == [.turn, .turn] && motions.allSatisfy { $0.rides == nil }
  }

  static func isScrew(_ motions: [BodyMotion]) -> Bool { motions.count == 2 && motions[1].rides?.on == motions[0].name }

  /// All files, the one that names the others last.
  mutating func written() throws(ExportError) -> [(path: String, bytes: [UInt8])] {
    guard !model.parts.isEmpty else { throw .empty }
    var modelNames = PlainNames()
    _ = modelNames.claim("world", fallback: "world")
    xml.begin("sdf", ["version": "1.9"])
    xml.begin("model", ["name": modelNames.claim(tree.asset, fallback: "asset")])
    let moves = tree.motions.contains { !$0.isEmpty }
    let isFixed = model.document.base == .fixed
    // All of a static model stands still, also what joints could move.
    if isFixed, !moves { xml.add("static", text: "true") }
    xml.add("self_collide", text: "false")
    for part in model.parts.indices { try write(link: part) }
    if isFixed, moves {
      for part in mechanism.roots {
        begin(names.claim("world_\(tree.bodies[part])", fallback: "world_joint"), "fixed", "world", tree.bodies[part])
        xml.end()
      }
    }
    for (index, joint) in mechanism.joints.enumerated() { try write(joint, tree.motions[index]) }
    if closesLoops { for closure in model.document.closures { write(closure) } }
    for gearbox in gearboxes { write(gearbox) }
    tellTheRest()
    xml.end()
    xml.end()
    var files = meshes.files.map { (path: "\(meshFolder)/\($0.name)", bytes: $0.bytes) }
    if layout == .package { files.append(("model.config", manifest())) }
    files.append((layout == .plain ? "\(tree.asset).sdf" : "model.sdf", Array(xml.text.utf8)))
    return files
  }

  private var meshFolder: String { layout == .plain ? "\(tree.asset)_meshes" : "meshes" }

  private mutating func tellTheRest() {
    if !closesLoops {
      for closure in model.document.closures {
        xml.comment("loop \(closure.id): \(closure.kind.rawValue) between \(closure.a) and \(closure.b), cut here")
      }
      findings.append(
        Finding(
          "export.loop_open", .note, .fail,
          "the loops are not closed where every joint reads zero, which is where SDF starts: they are cut"))
      findings += tree.cutLoops
    }
    findings += tree.stillChains(in: Self.format) + tree.stillSprings(in: Self.format)
    findings += tree.freewheels(in: Self.format) + tree.interlocks(in: Self.format)
    findings += tree.zeroIsNotHome(in: Self.format)
  }

  // MARK: links

  private mutating func write(link part: Int) throws(ExportError) {
    let record = model.parts[part].record
    guard tree.frame(part).isFinite else { throw .notFinite(record.id) }
    xml.begin("link", ["name": tree.bodies[part]])
    // Of a root; others are placed by the joint that holds them.
    if let index = mechanism.jointOfPart[part] {
      let joint = mechanism.joints[index]
      let X = stations(joint, tree.motions[index]).reduce(.identity, *)
      guard X.isFinite else { throw .notFinite(joint.record.id) }
      pose(X, relativeTo: tree.bodies[joint.parent])
    }
    if let inertia = tree.inertia(of: part) {
      write(inertia)
    } else {
      // Readers take 1 kg where nothing is said.
      findings.append(BodyTree.massless(record.id, instead: "its link is written with 1 g"))
      write(.dummy)
    }
    for piece in try tree.pieces(of: part, startingAt: .zero) { write(piece) }
    xml.end()
  }

  mutating func write(_ m: BodyInertia) {
    xml.begin("inertial")
    pose(RigidTransform(translation: m.centre))
    xml.add("mass", text: "\(m.mass)")
    xml.begin("inertia")
    for (name, value) in [
      ("ixx", m.moments.x), ("ixy", m.products.z), ("ixz", m.products.y), ("iyy", m.moments.y), ("iyz", m.products.x),
      ("izz", m.moments.z),
    ] { xml.add(name, text: "\(value)") }
    xml.end()
    xml.end()
  }

  private mutating func write(_ piece: BodyTree.Piece) {
    xml.begin(piece.use.rawValue, ["name": piece.name])
    pose(piece.at)
    xml.begin("geometry")
    switch piece.geometry {
    case .box(let size):
      xml.begin("box")
      xml.add("size", text: XMLText.numbers(size))
    case .cylinder(let radius, let length):
      xml.begin("cylinder")
      xml.add("radius", text: "\(radius)")
      xml.add("length", text: "\(length)")
    case .sphere(let radius):
      xml.begin("sphere")
      xml.add("radius", text: "\(radius)")
    case .mesh(let mesh):
      let stem = meshes.file(of: mesh, name: piece.file)
      xml.begin("mesh")
      xml.add("uri", text: "\(layout == .plain ? "" : "model://\(tree.asset)/")\(meshFolder)/\(stem).obj")
    }
    xml.end()
    xml.end()
    if piece.use == .visual {
      xml.begin("material")
      xml.add("ambient", text: SRGBColour(piece.material).text)
      xml.add("diffuse", text: SRGBColour(piece.material).text)
      xml.end()
    } else {
      xml.begin("surface")
      xml.begin("friction")
      xml.begin("ode")
      xml.add("mu", text: "\(piece.material.friction)")
      xml.add("mu2", text: "\(piece.material.friction)")
      for _ in 0..<3 { xml.end() }
    }
    xml.end()
  }

  // MARK: words

  /// Nothing where it is the frame that is meant without it.
  mutating func pose(_ X: RigidTransform, relativeTo frame: String? = nil) {
    guard X != .identity || frame != nil else { return }
    let numbers = "\(XMLText.numbers(X.translation)) \(XMLText.numbers(X.rollPitchYaw))"
    if let frame { xml.add("pose", ["relative_to": frame], text: numbers) } else { xml.add("pose", text: numbers) }
  }

  private func manifest() -> [UInt8] {
    var xml = XMLText()
    xml.begin("model")
    xml.add("name", text: tree.asset)
    xml.add("version", text: "1.0")
    xml.add("sdf", ["version": "1.9"], text: "model.sdf")
    xml.add("description", text: model.document.asset)
    xml.end()
    return Array(xml.text.utf8)
  }
}
