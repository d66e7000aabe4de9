import Foundation
import PintleDocument
import PintleKinematics
import PintleModel
import TestSupport
import Testing

@testable import PintleFormats

/// What is written as SDF is there again when it is read: the writer's own read-back says so for each of these.
@Suite struct SDFWriterTests {
  private func export(
    _ s: ModelSketch, layout: SDFWriter.Layout = .plain, approximates: Bool = false,
    change: (String) -> String = { $0 }
  ) throws -> (text: String, findings: [Finding]) {
    let m = Mechanism(s.model)
    var made = try SDFWriter.write(m.model, m, name: "r", layout: layout, approximates: approximates)
    let last = made.files.count - 1
    made.files[last].bytes = Array(change(String(decoding: made.files[last].bytes, as: UTF8.self)).utf8)
    try ExportFolder.readBack(made)
    return (String(decoding: made.files[last].bytes, as: UTF8.self), made.findings)
  }

  private let block = ArmSketch.block

  private func arm(along axis: Vector3, drawn: Double = 0, range: ClosedRange<Double>? = -1...1) -> ModelSketch {
    ArmSketch.arm(along: axis, drawn: drawn, range: range)
  }

  /// Turns the first joint into another kind.
  private func arm(_ kind: JointRecord.Kind, _ dofs: [DegreeOfFreedom]) -> ModelSketch {
    var s = arm(along: [1, 2, -3])
    s.document.joints[0].kind = kind
    s.document.joints[0].dofs = dofs
    return s
  }

  @Test(arguments: [
    Vector3(0, 0, 1), [0, 0, -1], [-1, 0, 0], [0, 1, 0], [0, -1, 0], [1, 2, -3], [0.6, 0, 0.8],
  ])
  func axesOffsetsAndDrawnPoses(_ axis: Vector3) throws {
    #expect(try export(arm(along: axis)).text.contains("type=\"revolute\""))
    _ = try export(arm(along: axis, drawn: 0.8))
    _ = try export(arm(along: axis, drawn: -2, range: -4...5))
    // Without ends there is no limit.
    #expect(try export(arm(along: axis, range: nil)).text.components(separatedBy: "<lower>").count == 2)
  }

  @Test func followersMimic() throws {
    var s = arm(along: [0, 1, 0], drawn: 0.2)
    s.document.joints[1].dofs[0].role = .follows
    s.document.joints[1].dofs[0].range = nil
    s.document.joints[1].dofs[0].drawn = 0.1
    s.document.couplings = [
      CouplingRecord(
        id: "c",
        relation: .linear(terms: [.init(dof: "wrist", factor: 2), .init(dof: "shoulder", factor: -0.5)], equals: 0.1))
    ]
    let line = try export(s)
    #expect(line.text.contains("<mimic joint=\"shoulder\">") && line.text.contains("<multiplier>0.25</multiplier>"))
    #expect(line.text.contains("<offset>0.05</offset>"), "\(line.text)")
    s.document.joints[1].dofs[0].drawn = 0.05
    s.document.couplings = [
      CouplingRecord(
        id: "c",
        relation: .curve(
          input: "shoulder", output: "wrist", knots: [[-1, 0], [0, 0.05], [1, 0.3]], period: nil, within: 1e-6))
    ]
    let curve = try export(s)
    #expect(!curve.text.contains("<mimic") && curve.findings.contains { $0.rule == "export.follower_free" })
    let near = try export(s, approximates: true)
    #expect(near.text.contains("<mimic") && near.findings.contains { $0.rule == "export.follower_approximated" })
  }

  /// A sun, a carrier and what the carrier carries: two inputs, so no mimic says it.
  @Test func whatTurnsOnACarrierIsGeared() throws {
    var s = ModelSketch()
    s.add("housing", "block", block)
    for (name, on, x) in [("sun", "housing", 0.0), ("carrier", "housing", 0), ("planet", "carrier", 0.4)] {
      s.add(name, "block", block, at: RigidTransform(translation: [x, 0.3, 0]))
      s.joint("\(name)_turn", name, on: on, .rotation, at: [x, 0, 0], along: [0, 1, 0], range: nil)
    }
    s.document.joints[1].frame.z = [0, -1, 0]
    s.document.joints[2].dofs[0].role = .follows
    // The carrier counts the other way round.
    let terms = [("sun_turn", 24.0), ("carrier_turn", 24), ("planet_turn", 18)]
    s.document.couplings = [
      CouplingRecord(
        id: "mesh", relation: .linear(terms: terms.map { .init(dof: $0.0, factor: $0.1) }, equals: 0))
    ]
    let made = try export(s)
    #expect(made.text.contains("type=\"gearbox\"") && !made.text.contains("<mimic"))
    #expect(made.text.contains("<gearbox_reference_body>carrier</gearbox_reference_body>"))
    #expect(made.findings.allSatisfy { $0.rule != "export.follower_free" })
    #expect(throws: ExportError.self) {
      _ = try export(s) { $0.replacingOccurrences(of: "<gearbox_ratio>1.33", with: "<gearbox_ratio>1.34") }
    }
    // What no gearbox is stands alone.
    s.document.couplings[0].relation = .linear(
      terms: zip(terms, [24, 30, 18]).map { .init(dof: $0.0, factor: $1) }, equals: 0)
    #expect(try export(s).findings.contains { $0.rule == "export.follower_free" })
  }

  @Test func screwsAndUniversalJointsStayWhatTheyAre() throws {
    var screw = DegreeOfFreedom(id: "shoulder", type: .helical, range: .init(lower: -7, upper: 20), drawn: 0.5)
    screw.lead = -0.01
    let one = try export(arm(.screw, [screw]))
    #expect(one.text.contains("type=\"screw\"") && one.text.contains("<thread_pitch>628.318"))
    var turns = [
      DegreeOfFreedom(id: "u", type: .rotation, axis: .x), DegreeOfFreedom(id: "v", type: .rotation, axis: .y),
    ]
    (turns[0].range, turns[1].range) = (.init(lower: -2, upper: 2), .init(lower: -1, upper: 3))
    _ = try export(arm(.universal, turns))
    (turns[0].drawn, turns[1].drawn) = (0.4, -0.7)
    let two = try export(arm(.universal, turns))
    #expect(two.text.contains("type=\"universal\"") && two.text.contains("<axis2>"))
    #expect(two.findings.allSatisfy { $0.rule != "export.several_coordinates" })
    let ball = try export(arm(.ball, [DegreeOfFreedom(id: "shoulder", type: .rotation3, swing: 0.5)]))
    #expect(ball.text.contains("type=\"ball\"") && ball.findings.contains { $0.rule == "export.swing_lost" })
  }

  @Test func otherJointsBecomeChains() throws {
    var turn = DegreeOfFreedom(id: "twist", type: .rotation, range: .init(lower: -2, upper: 2), drawn: 0.3)
    let along = DegreeOfFreedom(id: "along", type: .translation, range: .init(lower: 0, upper: 0.3), drawn: 0.1)
    let cylinder = try export(arm(.cylinder, [along, turn]))
    #expect(cylinder.findings.contains { $0.rule == "export.several_coordinates" })
    #expect(cylinder.text.contains("<link name=\"arm_along\">") && cylinder.text.contains("<mass>0.001</mass>"))
    turn.axis = .z
    let ways = ["a", "b"].enumerated().map { k, id in
      DegreeOfFreedom(id: id, type: .translation, axis: k == 0 ? .x : .y, drawn: 0.2)
    }
    #expect(try export(arm(.planar, ways + [turn])).text.components(separatedBy: "type=\"prismatic\"").count == 4)
    let free = try export(arm(.free, [DegreeOfFreedom(id: "shoulder", type: .pose6)])).text
    #expect(free.components(separatedBy: "type=\"prismatic\"").count == 5 && free.contains("type=\"ball\""))
  }

  /// A four-bar loop: what is no joint of SDF's runs on links of 1 g.
  @Test(arguments: ClosureRecord.Kind.allCases)
  func loopsStayClosed(_ kind: ClosureRecord.Kind) throws {
    var s = ModelSketch()
    s.add("ground", "block", block)
    s.add("crank", "bar", block, at: RigidTransform(translation: [0.1, 0, 0]))
    s.joint("turn", "crank", on: "ground", .rotation, at: [0, 0, 0], along: [0, 1, 0], range: -0.3...0.3)
    s.add("follower", "bar", block, at: RigidTransform(translation: [0.5, 0, 0]))
    // Enough freedom that the closure can be kept.
    s.joint("lift", "follower", on: "ground", .translation, at: [0.5, 0, 0], along: [0, 0, 1], range: -1...1)
    if kind == .slot || kind == .rest {
      s.document.joints[1].dofs[0].role = .follows
    } else {
      s.document.joints[0].dofs[0].role = .passive
    }
    s.document.closures = [
      ClosureRecord(
        id: "close", kind: kind, a: "crank", b: "follower",
        frame: Frame(origin: [0.2, 0, 0], z: kind == .rest ? [0, 0, 1] : [0, 1, 0], x: [1, 0, 0]))
    ]
    func write() throws -> (AssetExport, String) {
      let m = Mechanism(s.model)
      let made = try SDFWriter.write(m.model, m, name: "r")
      return (made, String(decoding: made.files[made.files.count - 1].bytes, as: UTF8.self))
    }
    let (made, text) = try write()
    let types: [ClosureRecord.Kind: String] = [
      .hinge: "revolute", .cylinder: "revolute", .ball: "ball", .slide: "prismatic", .slot: "ball", .rest: "ball",
      .weld: "fixed",
    ]
    #expect(text.contains("<joint name=\"close\" type=\"\(types[kind] ?? "")\">"))
    #expect(text.contains("close_slider") == [.cylinder, .slot, .rest].contains(kind))
    #expect(made.findings.allSatisfy { $0.rule != "export.loop_cut" })
    if kind == .slot || kind == .rest { try ExportFolder.readBack(made) }
    // The other way round it hangs on what nothing holds.
    s.document.closures[0].a = "ground"
    s.document.closures[0].b = "crank"
    _ = try write()
    s.document.closures[0].a = "crank"
    s.document.closures[0].b = "ground"
    #expect(try write().1.contains("<child>ground</child>") == false)
  }

  /// SDF starts where every joint reads zero: what is open there cannot be held.
  @Test func loopsThatAreOpenAtZeroAreCut() throws {
    var s = ModelSketch()
    s.add("ground", "block", block)
    s.add("crank", "bar", block, at: RigidTransform(translation: [0.1, 0, 0]))
    s.joint("turn", "crank", on: "ground", .rotation, at: [0, 0, 0], along: [0, 1, 0], range: -0.3...0.3)
    s.add("follower", "bar", block, at: RigidTransform(translation: [0.5, 0, 0]))
    s.joint("lift", "follower", on: "ground", .translation, at: [0.5, 0, 0], along: [0, 0, 1], range: -1...1)
    s.document.joints[1].dofs[0].role = .follows
    s.document.joints[1].dofs[0].drawn = 0.2
    s.document.closures = [
      ClosureRecord(
        id: "close", kind: .slot, a: "crank", b: "follower",
        frame: Frame(origin: [0.2, 0, 0], z: [0, 1, 0], x: [1, 0, 0]))
    ]
    let made = try export(s)
    #expect(made.findings.contains { $0.rule == "export.loop_cut" } && made.text.contains("<!-- loop close"))
    #expect(made.findings.contains { $0.rule == "export.loop_open" })
  }

  @Test func linksAndJointsHaveTheirNamesTogether() throws {
    var s = arm(along: [0, 0, 1])
    s.document.parts[0].id = "world"
    s.document.joints[0].parent = "world"
    s.document.parts[2].id = "__wrist__"
    s.document.joints[1].child = "__wrist__"
    s.document.joints[0].id = "arm"
    s.document.joints[0].dofs[0].id = "arm"
    let made = try export(s).text
    #expect(made.contains("<link name=\"world_2\">") && made.contains("<link name=\"__wrist\">"))
    #expect(made.contains("<link name=\"arm\">") && made.contains("<joint name=\"arm_joint\""))
  }

  @Test func whatIsFixedHangsOnTheWorld() throws {
    var s = arm(along: [0, 0, 1])
    #expect(try !export(s).text.contains("world"))
    s.document.base = .fixed
    let held = try export(s).text
    #expect(held.contains("<parent>world</parent>") && !held.contains("<static>"))
    s.document.joints = []
    #expect(try export(s).text.contains("<static>true</static>"))
  }

  @Test func packagesAreFoldersOfGazebo() throws {
    let s = arm(along: [0, 0, 1])
    #expect(try export(s, layout: .package).text.contains("<uri>model://r/meshes/arm_bar.obj</uri>"))
    let m = Mechanism(s.model)
    let files = try SDFWriter.write(m.model, m, name: "r", layout: .package).files
    #expect(files.map(\.path) == ["meshes/arm_bar.obj", "meshes/arm_bar_collision.obj", "model.config", "model.sdf"])
    #expect(String(decoding: files[2].bytes, as: UTF8.self).contains("<sdf version=\"1.9\">model.sdf</sdf>"))
  }

  /// A read-back that cannot fail would say nothing.
  @Test(arguments: [
    (">0.3 -0.2 0.4 ", ">0.3 -0.2 0.41 "), ("<size>0.2 0.2 0.2</size>", "<size>0.2 0.2 0.21</size>"),
    ("arm_bar.obj", "nothing.obj"), ("<link name=\"hand\"", "<link name=\"hund\""), ("</sdf>", ""),
    ("type=\"prismatic\"", "type=\"revolute\""), ("<multiplier>0.25", "<multiplier>0.26"),
  ])
  func whatDiffersIsRefused(_ old: String, _ new: String) throws {
    var s = arm(along: [0, 0, 1])
    s.add("extra", "cube", block, at: RigidTransform(translation: [0, 0, 2]))
    s.joint("spin", "extra", on: "hand", .rotation, at: [0, 0, 2], along: [0, 0, 1], range: nil)
    s.document.joints[2].dofs[0].role = .follows
    s.document.couplings = [
      CouplingRecord(
        id: "c",
        relation: .linear(terms: [.init(dof: "spin", factor: 1), .init(dof: "shoulder", factor: -0.25)], equals: 0))
    ]
    #expect(try export(s).text.contains(old))
    #expect(throws: ExportError.self) {
      _ = try export(s) { $0.replacingOccurrences(of: old, with: new) }
    }
  }

  @Test func theSameBytesAgain() throws {
    let m = Mechanism(arm(along: [0, 0, 1]).model)
    let (a, b) = (try SDFWriter.write(m.model, m, name: "r"), try SDFWriter.write(m.model, m, name: "r"))
    #expect(a.files.map(\.path) == b.files.map(\.path) && a.files.map(\.bytes) == b.files.map(\.bytes))
  }

  @Test func whatIsNotFiniteIsRefused() throws {
    var s = ModelSketch()
    s.add("a", "b", block, at: RigidTransform(translation: [.infinity, 0, 0]))
    let m = Mechanism(s.model)
    #expect(throws: ExportError.self) { try SDFWriter.write(m.model, m, name: "r") }
    let empty = Mechanism(ModelSketch().model)
    #expect(throws: ExportError.empty) { try SDFWriter.write(empty.model, empty, name: "r") }
  }
}
