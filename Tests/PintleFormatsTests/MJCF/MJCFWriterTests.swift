import Foundation
import PintleDocument
import PintleKinematics
import PintleModel
import TestSupport
import Testing

@testable import PintleFormats

/// What is written as MJCF is there again when it is read: the writer's own read-back says so for each of these.
@Suite struct MJCFWriterTests {
  private func export(
    _ s: ModelSketch, change: (String) -> String = { $0 }
  ) throws -> (text: String, findings: [Finding]) {
    let m = Mechanism(s.model)
    var made = try MJCFWriter.write(m.model, m, name: "r")
    let last = made.files.count - 1
    made.files[last].bytes = Array(change(String(decoding: made.files[last].bytes, as: UTF8.self)).utf8)
    try ExportFolder.readBack(made)
    return (String(decoding: made.files[last].bytes, as: UTF8.self), made.findings)
  }

  private let block = ArmSketch.block

  private func arm(along axis: Vector3, drawn: Double = 0, range: ClosedRange<Double>? = -1...1) -> ModelSketch {
    ArmSketch.arm(along: axis, drawn: drawn, range: range)
  }

  @Test(arguments: [
    Vector3(0, 0, 1), [0, 0, -1], [-1, 0, 0], [0, 1, 0], [0, -1, 0], [1, 2, -3], [0.6, 0, 0.8],
  ])
  func axesOffsetsAndDrawnPoses(_ axis: Vector3) throws {
    #expect(try export(arm(along: axis)).text.contains("type=\"hinge\""))
    // As drawn is where MuJoCo starts: the coordinate says so.
    #expect(try export(arm(along: axis, drawn: 0.8)).text.contains("ref=\"0.8\""))
    _ = try export(arm(along: axis, drawn: -2, range: -4...5))
    _ = try export(arm(along: axis, range: nil))
  }

  @Test func couplingsBecomeEqualities() throws {
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
    #expect(line.text.contains("joint1=\"wrist\" joint2=\"shoulder\" polycoef=\"0 0.25 0 0 0\""), "\(line.text)")
    // A parabola is exact; what no fourth-degree curve comes near stands alone.
    func curve(_ f: (Double) -> Double) throws -> [Finding] {
      let knots = (0...64).map { k -> SIMD2<Double> in
        let x = -1 + Double(k) / 32
        return [x, f(x)]
      }
      s.document.couplings[0].relation = .curve(
        input: "shoulder", output: "wrist", knots: knots, period: nil, within: 1e-6)
      s.document.joints[1].dofs[0].drawn = f(0.2)
      return try export(s).findings
    }
    #expect(try curve { 0.1 * $0 * $0 }.filter { $0.rule == "export.follower_free" }.isEmpty)
    #expect(try curve { 0.05 * sin(30 * $0) }.contains { $0.rule == "export.follower_free" })
  }

  @Test func sumsOfThreeBecomeTendons() throws {
    var s = arm(along: [0, 1, 0])
    s.add("tip", "cube", block, at: RigidTransform(translation: [0, 0, 1]))
    s.joint("third", "tip", on: "hand", .rotation, at: [0, 0, 1], along: [0, 0, 1], range: nil)
    s.document.joints[2].dofs[0].role = .follows
    s.document.couplings = [
      CouplingRecord(
        id: "sum",
        relation: .linear(
          terms: [.init(dof: "third", factor: 2), .init(dof: "shoulder", factor: 1), .init(dof: "wrist", factor: -3)],
          equals: 0))
    ]
    let text = try export(s).text
    #expect(text.contains("<fixed name=\"sum\">") && text.contains("<tendon name=\"sum\" tendon1=\"sum\""))
  }

  /// A four-bar loop and the closures that need a body of their own.
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
    let m = Mechanism(s.model)
    let made = try MJCFWriter.write(m.model, m, name: "r")
    let text = String(decoding: made.files[made.files.count - 1].bytes, as: UTF8.self)
    switch kind {
    case .hinge: #expect(text.components(separatedBy: "<connect ").count == 3)
    case .ball: #expect(text.components(separatedBy: "<connect ").count == 2)
    case .weld: #expect(text.contains("<weld name=\"close\""))
    case .cylinder, .slide: #expect(text.contains("<weld name=\"close\"") && text.contains("close_slider"))
    case .slot, .rest: #expect(text.contains("<connect name=\"close\"") && text.contains("close_slider"))
    }
    if kind == .slot || kind == .rest { try ExportFolder.readBack(made) }
  }

  @Test func whatIsHeldOrMeantToTouchDoesNotCollide() throws {
    var s = arm(along: [0, 0, 1])
    s.document.contacts = [ContactRecord(a: "base/block", b: "hand", kind: .stops)]
    let text = try export(s).text
    for pair in [("base", "arm"), ("arm", "hand"), ("base", "hand")] {
      #expect(text.contains("<exclude body1=\"\(pair.0)\" body2=\"\(pair.1)\"/>"))
    }
  }

  @Test func whatStandsIsFreeAndWhatIsFixedIsNot() throws {
    var s = arm(along: [0, 0, 1])
    s.document.base = .fixed
    #expect(try !export(s).text.contains("<freejoint"))
    s.document.base = .standing
    s.document.poses = ["half": ["shoulder": 0.5, "wrist": 0.1]]
    let text = try export(s).text
    #expect(text.contains("<freejoint"))
    #expect(text.contains("name=\"half\" qpos=\"0 0 0 1 0 0 0 0.5 0.1\""), "\(text.suffix(400))")
  }

  /// A read-back that cannot fail would say nothing.
  @Test(arguments: [
    ("pos=\"0.3 -0.2 0.4\"", "pos=\"0.3 -0.2 0.41\""), ("size=\"0.1 0.1 0.1\"", "size=\"0.1 0.1 0.11\""),
    ("type=\"slide\"", "type=\"hinge\""), ("<body name=\"hand\"", "<body name=\"hund\""),
    ("</mujoco>", ""), ("polycoef=\"0 0.25", "polycoef=\"0 0.26"),
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
    _ = try export(s)
    #expect(throws: ExportError.self) {
      _ = try export(s) { $0.replacingOccurrences(of: old, with: new) }
    }
  }

  @Test func theSameBytesAgain() throws {
    let m = Mechanism(arm(along: [0, 0, 1]).model)
    let (a, b) = (try MJCFWriter.write(m.model, m, name: "r"), try MJCFWriter.write(m.model, m, name: "r"))
    #expect(a.files.map(\.path) == b.files.map(\.path) && a.files.map(\.bytes) == b.files.map(\.bytes))
  }
}
