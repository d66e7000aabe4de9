internal import Glibc
internal import PintleDocument
internal import PintleKinematics
internal import PintleModel

/// The file while it is written.
struct URDFAssembly {
  let model: Model
  let mechanism: Mechanism
  let robot: String
  let layout: URDFWriter.Layout
  let approximates: Bool
  let laws: [String: FollowerLaw]
  /// Of parts, and of coordinates by id.
  let links: [String]
  private(set) var joints: [String: String] = [:]
  private var linkNames = PlainNames()
  private var jointNames = PlainNames()
  private var shapeNames = PlainNames()
  private var meshes: [String: String] = [:]
  private var meshNames = PlainNames()
  private var files: [(path: String, bytes: [UInt8])] = []
  private(set) var findings: [Finding] = []
  private var xml = XMLText()

  init(
    _ model: Model, _ mechanism: Mechanism, name: String, layout: URDFWriter.Layout, approximates: Bool
  ) {
    self.model = model
    self.mechanism = mechanism
    self.layout = layout
    self.approximates = approximates
    laws = FollowerLaw.all(mechanism)
    var plain = PlainNames()
    let wanted = plain.claim(name, fallback: "asset")
    robot = layout == .package ? wanted.lowercased() : wanted
    var names = PlainNames()
    links = model.parts.map { names.claim($0.record.id, fallback: "link") }
    linkNames = names
    for joint in mechanism.joints {
      let single = joint.freedoms.count == 1 ? joint.freedoms[0] : nil
      for f in joint.freedoms {
        let id = mechanism.freedoms[f].id
        joints[id] = jointNames.claim(single == nil ? id : joint.record.id, fallback: "joint")
      }
    }
  }

  private mutating func tell(
    _ rule: String, _ severity: Severity, _ message: String, parts: [String] = [], joint: String? = nil
  ) {
    findings.append(Finding("export.\(rule)", severity, .fail, message, parts: parts, joint: joint))
  }

  /// All files, the one that names the others last.
  mutating func written() throws(URDFWriteError) -> [(path: String, bytes: [UInt8])] {
    guard !model.parts.isEmpty else { throw .empty }
    xml.begin("robot", ["name": robot])
    for material in materials() {
      xml.begin("material", ["name": material.name])
      xml.add("color", ["rgba": material.rgba])
      xml.end()
    }
    if mechanism.roots.count > 1 {
      // One root holds everything in URDF.
      xml.add("link", ["name": linkNames.claim("root", fallback: "root")])
    }
    for part in model.parts.indices { try write(link: part) }
    if mechanism.roots.count > 1 { holdRoots() }
    for joint in mechanism.joints { try write(joint: joint) }
    tellTheRest()
    xml.end()
    let text = (path: layout == .plain ? "\(robot).urdf" : "urdf/\(robot).urdf", bytes: Array(xml.text.utf8))
    if layout == .package { files.append(("package.xml", manifest())) }
    return files + [text]
  }

  // MARK: links

  /// Frame of a part's link in the asset as drawn.
  private func frame(_ part: Int) -> RigidTransform {
    mechanism.jointOfPart[part].map { mechanism.joints[$0].X_AJ } ?? .identity
  }

  private mutating func write(link part: Int) throws(URDFWriteError) {
    let toLink = frame(part).inverse
    let record = model.parts[part].record
    guard toLink.isFinite else { throw .notFinite(record.id) }
    xml.begin("link", ["name": links[part]])
    inertial(model.parts[part].mass, toLink, of: record.id)
    for index in model.parts[part].shapes {
      let shape = model.shapes[index]
      let X = toLink * shape.X_AS
      guard X.isFinite else { throw .notFinite(shape.path) }
      // Simulators want names that are unique in the whole file.
      let name = shapeNames.claim("\(links[part])_\(shape.record.id)", fallback: "shape")
      write("visual", name, shape, X)
      write("collision", shapeNames.claim("\(name)_collision", fallback: "shape"), shape, X)
    }
    for spring in model.springs where spring.a == part {
      // As long as it is where all stands at zero: it cannot stretch.
      let zero = zeroPose
      let (at, stretch) = spring.placed(zero.motion(ofPart:))
      let X = (zero.motion(ofPart: part) * frame(part)).inverse * at
      guard X.isFinite else { throw .notFinite(spring.shape.path) }
      let mesh = spring.shape.solid.stretched(by: stretch)
      xml.begin("visual", ["name": shapeNames.claim(spring.record.id, fallback: "spring")])
      origin(X)
      xml.begin("geometry")
      xml.add("mesh", ["filename": file(of: mesh, "\(spring.record.id)_\(stretch)", name: spring.record.id)])
      xml.end()
      xml.add("material", ["name": Self.material(spring.shape.material)])
      xml.end()
    }
    xml.end()
  }

  /// All coordinates at zero, as far as loops allow; URDF's own rest.
  private var zeroPose: Pose {
    mechanism.pose(Dictionary(uniqueKeysWithValues: mechanism.freedoms.map { ($0.id, 0.0) }))
  }

  private mutating func inertial(_ m: MassProperties, _ toLink: RigidTransform, of part: String) {
    guard m.mass > 0, m.mass.isFinite, m.moments.isFinite, m.products.isFinite, m.centre.isFinite else {
      tell("no_mass", .warning, "`\(part)` has no mass: its link is written without inertia", parts: [part])
      return
    }
    // I' = R I Rᵀ, in the link's axes.
    let rows: [Vector3] = [
      [m.moments.x, m.products.z, m.products.y], [m.products.z, m.moments.y, m.products.x],
      [m.products.y, m.products.x, m.moments.z],
    ]
    let axes = [toLink.inverse.x, toLink.inverse.y, toLink.inverse.z]
    func entry(_ i: Int, _ j: Int) -> Double {
      axes[i].dot([rows[0].dot(axes[j]), rows[1].dot(axes[j]), rows[2].dot(axes[j])])
    }
    xml.begin("inertial")
    origin(RigidTransform(translation: toLink.apply(m.centre)))
    xml.add("mass", ["value": "\(m.mass)"])
    xml.add(
      "inertia",
      [
        "ixx": "\(entry(0, 0))", "ixy": "\(entry(0, 1))", "ixz": "\(entry(0, 2))", "iyy": "\(entry(1, 1))",
        "iyz": "\(entry(1, 2))", "izz": "\(entry(2, 2))",
      ])
    xml.end()
  }

  private mutating func write(_ element: String, _ name: String, _ shape: ModelShape, _ X: RigidTransform) {
    xml.begin(element, ["name": name])
    let (node, inside) = Self.unwrapped(shape.solid.node)
    let at = X * inside
    switch node {
    case .box(let size):
      origin(at)
      xml.begin("geometry")
      xml.add("box", ["size": Self.text(size)])
    case .cylinder(let radius, let height):
      origin(at * RigidTransform(translation: [0, 0, height / 2]))
      xml.begin("geometry")
      xml.add("cylinder", ["radius": "\(radius)", "length": "\(height)"])
    case .sphere(let radius):
      origin(at)
      xml.begin("geometry")
      xml.add("sphere", ["radius": "\(radius)"])
    default:
      origin(X)
      xml.begin("geometry")
      xml.add(
        "mesh", ["filename": file(of: shape.solid, shape.solid.hash, name: "\(links[shape.part])_\(shape.record.id)")])
    }
    xml.end()
    if element == "visual" { xml.add("material", ["name": Self.material(shape.material)]) }
    xml.end()
  }

  /// A primitive and its place in the solid's frame; the solid itself where it is none.
  static func unwrapped(_ solid: SolidNode) -> (node: SolidNode, at: RigidTransform) {
    var (node, at) = (solid, RigidTransform.identity)
    while case .placed(let Y, let inner) = node { (node, at) = (inner, at * Y) }
    switch node {
    case .box, .cylinder, .sphere: return (node, at)
    default: return (solid, .identity)
    }
  }

  /// The mesh's file, as the text names it; equal solids have one.
  private mutating func file(of solid: EvaluatedSolid, _ key: String, name: String) -> String {
    if let known = meshes[key] { return known }
    let stem = meshNames.claim(name, fallback: "mesh")
    let folder = layout == .plain ? "\(robot)_meshes" : "meshes"
    files.append(("\(folder)/\(stem).obj", OBJWriter.write(solid.mesh, name: stem)))
    let made = layout == .plain ? "\(folder)/\(stem).obj" : "package://\(robot)/\(folder)/\(stem).obj"
    meshes[key] = made
    return made
  }

  // MARK: joints

  private mutating func holdRoots() {
    for part in mechanism.roots {
      xml.begin("joint", ["name": jointNames.claim("root_\(links[part])", fallback: "root_joint"), "type": "fixed"])
      xml.add("parent", ["link": "root"])
      xml.add("child", ["link": links[part]])
      xml.end()
    }
  }

  private mutating func write(joint: Mechanism.Joint) throws(URDFWriteError) {
    var X = frame(joint.parent).inverse * joint.X_AJ
    guard X.isFinite else { throw .notFinite(joint.record.id) }
    var parent = links[joint.parent]
    let child = links[joint.child]
    var steps: [Step] = []
    for f in joint.freedoms { steps += self.steps(of: mechanism.freedoms[f]) }
    guard !steps.isEmpty else {
      let name = jointNames.claim(joint.record.id, fallback: "joint")
      write(Step(name: name, type: "fixed"), X, from: parent, to: child)
      return
    }
    if steps.count > 1 {
      tell(
        "several_coordinates", .note,
        "`\(joint.record.id)` moves in \(steps.count) ways: it is written as a chain of joints with links of 1 g between",
        joint: joint.record.id)
    }
    for (k, step) in steps.enumerated() {
      let isLast = k == steps.count - 1
      let next = isLast ? child : linkNames.claim("\(child)_\(step.name)", fallback: "link")
      if !isLast {
        xml.begin("link", ["name": next])
        xml.begin("inertial")
        xml.add("mass", ["value": "0.001"])
        xml.add("inertia", ["ixx": "1e-07", "ixy": "0", "ixz": "0", "iyy": "1e-07", "iyz": "0", "izz": "1e-07"])
        xml.end()
        xml.end()
      }
      write(step, X * step.before, from: parent, to: next)
      (parent, X) = (next, .identity)
    }
  }

  /// One joint of the file.
  private struct Step {
    var name: String
    var type: String
    var axis: Vector3?
    /// What turns the frame of the drawn pose into that of zero.
    var before = RigidTransform.identity
    var lower: Double?
    var upper: Double?
    var effort = 0.0
    var speed = 0.0
    var damping: Double?
    var friction: Double?
    var mimic: (joint: String, multiplier: Double, offset: Double)?
  }

  private mutating func steps(of f: Freedom) -> [Step] {
    let name = joints[f.id] ?? f.id
    let r = f.record
    let axis = r.axis.vector
    var step = Step(name: name, type: "revolute", axis: axis)
    let isTurn = r.type != .translation
    // What hands do, where nothing is said: 100 N or N·m, one turn or metre in a few seconds.
    step.effort = r.drive?.effort ?? 100
    step.speed = r.drive?.speed ?? (isTurn ? 2 : 0.5)
    (step.damping, step.friction) = (r.damping, r.friction)
    (step.lower, step.upper) = (f.limits?.lowerBound, f.limits?.upperBound)
    if r.role == .follows, step.lower == nil, let way = way(of: f) {
      (step.lower, step.upper) = (way.lowerBound, way.upperBound)
    }
    step.mimic = mimic(f, &step)
    switch r.type {
    case .rotation:
      step.type = step.lower == nil ? "continuous" : "revolute"
      step.before = RigidTransform(turning: -r.drawn, about: axis)
      return [step]
    case .translation:
      step.type = "prismatic"
      if step.lower == nil { (step.lower, step.upper) = (-1000, 1000) }
      step.before = RigidTransform(translation: axis * -r.drawn)
      return [step]
    case .helical:
      let lead = (r.lead ?? 0) / (2 * .pi)
      step.type = step.lower == nil ? "continuous" : "revolute"
      step.before = RigidTransform(turning: -r.drawn, about: axis)
      var along = Step(name: jointNames.claim("\(name)_advance", fallback: "advance"), type: "prismatic", axis: axis)
      let ends = [step.lower ?? -1000, step.upper ?? 1000].map { ($0 - r.drawn) * lead }
      (along.lower, along.upper) = (ends.min(), ends.max())
      (along.effort, along.speed) = (step.effort, step.speed)
      along.mimic =
        step.mimic.map { ($0.joint, $0.multiplier * lead, ($0.offset - r.drawn) * lead) } ?? (
          name, lead, -r.drawn * lead
        )
      return [step, along]
    case .rotation3:
      let most = r.swing ?? .pi
      return [("x", Vector3(1, 0, 0)), ("y", [0, 1, 0]), ("z", [0, 0, 1])].map { suffix, axis in
        var one = Step(
          name: suffix == "x" ? name : jointNames.claim("\(name)_\(suffix)", fallback: suffix), type: "revolute",
          axis: axis)
        (one.lower, one.upper) = axis == r.axis.vector ? (-.pi, .pi) : (-most, most)
        (one.effort, one.speed) = (step.effort, step.speed)
        return one
      }
    case .pose6:
      return [Step(name: name, type: "floating")]
    }
  }

  /// The least and the greatest that a follower reads while inputs move one by one.
  private func way(of f: Freedom) -> ClosedRange<Double>? {
    var values: [Double] = [f.home]
    for input in mechanism.freedoms where input.record.role != .follows && input.record.isScalar {
      // What goes round and round has no ends.
      guard input.limits != nil else {
        if case .linear(input.id, let m, _, _) = laws[f.id], abs(m) > 1e-9 { return nil }
        continue
      }
      values += mechanism.poses(along: input.id, count: 49).filter(\.isReached).compactMap { $0.values[f.id] }
    }
    guard let low = values.min(), let high = values.max(), high - low > 1e-12 else { return nil }
    return low...high
  }

  private mutating func standsAlone(_ f: Freedom, _ why: String) {
    tell(
      "follower_free", .warning, "`\(f.id)` \(why), which URDF cannot say: it is written as a joint of its own",
      joint: f.id)
  }

  private mutating func mimic(_ f: Freedom, _ step: inout Step) -> (joint: String, multiplier: Double, offset: Double)?
  {
    guard f.record.role == .follows, let law = laws[f.id] else { return nil }
    switch law {
    case .linear(let input, let multiplier, let offset, let error):
      if law.isLine || approximates {
        if !law.isLine {
          let by =
            f.record.type != .translation
            ? "\(DecimalText.text(error * 180 / .pi, decimals: 2))°"
            : "\(DecimalText.text(error * 1e3, decimals: 2)) mm"
          tell(
            "follower_approximated", .warning,
            "`\(f.id)` follows `\(input)` along a curve; URDF has lines only, and this one is off by up to \(by)",
            joint: f.id)
        }
        return (joints[input] ?? input, multiplier, offset)
      }
      standsAlone(f, "follows `\(input)` along a curve")
    case .several(let inputs):
      standsAlone(f, "follows \(inputs.map { "`\($0)`" }.joined(separator: " and ")) together")
    case .still(let value): (step.lower, step.upper) = (value, value)
    case .unknown: standsAlone(f, "follows what cannot be moved here")
    }
    return nil
  }

  private mutating func write(_ step: Step, _ X: RigidTransform, from parent: String, to child: String) {
    xml.begin("joint", ["name": step.name, "type": step.type])
    origin(X)
    xml.add("parent", ["link": parent])
    xml.add("child", ["link": child])
    if let axis = step.axis { xml.add("axis", ["xyz": Self.text(axis)]) }
    if step.axis != nil {
      if let lower = step.lower, let upper = step.upper {
        xml.add(
          "limit",
          ["lower": "\(lower)", "upper": "\(upper)", "effort": "\(step.effort)", "velocity": "\(step.speed)"])
      } else {
        xml.add("limit", ["effort": "\(step.effort)", "velocity": "\(step.speed)"])
      }
      if step.damping != nil || step.friction != nil {
        xml.add("dynamics", ["damping": "\(step.damping ?? 0)", "friction": "\(step.friction ?? 0)"])
      }
      if let m = step.mimic {
        xml.add("mimic", ["joint": m.joint, "multiplier": "\(m.multiplier)", "offset": "\(m.offset)"])
      }
    }
    xml.end()
  }

  // MARK: what cannot be said

  private mutating func tellTheRest() {
    let gaps = CutLoops(model, mechanism, laws)
    for closure in model.document.closures {
      xml.comment("loop \(closure.id): \(closure.kind.rawValue) between \(closure.a) and \(closure.b), cut here")
      let worst = gaps.worst(closure)
      tell(
        "loop_cut", .note,
        "the loop at `\(closure.id)` is cut: "
          + (worst.map {
            "`\(closure.a)` and `\(closure.b)` come apart by up to \(DecimalText.text($0.gap * 1e3, decimals: 1)) mm while "
              + "`\($0.input)` moves alone"
          } ?? "`\(closure.a)` and `\(closure.b)` stay together all the same"),
        parts: [closure.a, closure.b])
    }
    for train in model.document.trains where !train.link.isEmpty {
      tell(
        "chain_still", .note, "the links of `\(train.id)` stand still: URDF moves links by joints",
        parts: [train.part])
    }
    for spring in model.springs {
      tell("spring_still", .note, "the spring `\(spring.record.id)` keeps one length: nothing is stretched in URDF")
    }
    let away = mechanism.freedoms.filter { $0.record.role != .follows && abs($0.home) > 1e-9 }
    if let first = away.first {
      tell(
        "home", .note,
        "URDF starts with every joint at zero: `\(first.id)`" + (away.count > 1 ? " and \(away.count - 1) more" : "")
          + " would stand elsewhere at home", joint: first.id)
    }
  }

  // MARK: words

  private mutating func origin(_ X: RigidTransform) {
    guard X != .identity else { return }
    xml.add("origin", ["xyz": Self.text(X.translation), "rpy": Self.text(Self.rollPitchYaw(X))])
  }

  /// R = Rz(yaw) Ry(pitch) Rx(roll); where the nose points straight up or down the roll is zero.
  static func rollPitchYaw(_ X: RigidTransform) -> Vector3 {
    let level = (X.x.x * X.x.x + X.x.y * X.x.y).squareRoot()
    let pitch = atan2(-X.x.z, level)
    guard level > 1e-9 else { return [0, pitch, atan2(-X.y.x, X.y.y)] }
    return [atan2(X.y.z, X.z.z), pitch, atan2(X.x.y, X.x.x)]
  }

  private static func text(_ v: Vector3) -> String {
    [v.x, v.y, v.z].map { $0 == 0 ? "0" : "\($0)" }.joined(separator: " ")
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
