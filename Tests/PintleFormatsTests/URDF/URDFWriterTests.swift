import Foundation
import PintleDocument
import PintleKinematics
import PintleModel
import TestSupport
import Testing

@testable import PintleFormats

/// What is written as URDF is there again when it is read: the writer's own read-back says so for each of these.
@Suite struct URDFWriterTests {
  /// Written into a folder and read back.
  private func export(
    _ s: ModelSketch, name: String = "r", layout: URDFWriter.Layout = .plain, approximates: Bool = false,
    change: (String) -> String = { $0 }
  ) throws -> (text: String, findings: [Finding]) {
    let m = Mechanism(s.model)
    var made = try URDFWriter.write(m.model, m, name: name, layout: layout, approximates: approximates)
    let last = made.files.count - 1
    made.files[last].bytes = Array(change(String(decoding: made.files[last].bytes, as: UTF8.self)).utf8)
    try ExportFolder.readBack(made)
    return (String(decoding: made.files[last].bytes, as: UTF8.self), made.findings)
  }

  private let block = ArmSketch.block
  private let odd = ArmSketch.odd

  private func arm(along axis: Vector3, drawn: Double = 0, range: ClosedRange<Double>? = -1...1) -> ModelSketch {
    ArmSketch.arm(along: axis, drawn: drawn, range: range)
  }

  @Test(arguments: [
    Vector3(0, 0, 1), [0, 0, -1], [-1, 0, 0], [0, 1, 0], [0, -1, 0], [1, 2, -3], [0.6, 0, 0.8],
  ])
  func axesOffsetsAndDrawnPoses(_ axis: Vector3) throws {
    #expect(try export(arm(along: axis)).text.contains("type=\"revolute\""))
    _ = try export(arm(along: axis, drawn: 0.8))
    // More than half a turn, more than a turn, and no end at all.
    _ = try export(arm(along: axis, drawn: -2, range: -4...5))
    #expect(try export(arm(along: axis, range: nil)).text.contains("type=\"continuous\""))
  }

  @Test func primitivesStayWhatTheyAre() throws {
    let text = try export(arm(along: [0, 0, 1])).text
    #expect(text.contains("<box size=\"0.2 0.2 0.2\"/>") && text.contains("<sphere radius=\"0.05\"/>"))
    #expect(text.contains("r_meshes/arm_bar.obj") && text.contains("r_meshes/arm_bar_collision.obj"))
    #expect(text.components(separatedBy: "<mesh ").count == 3)
  }

  /// What follows in proportion mimics; where it follows a curve it stands alone and is told.
  @Test func followersMimic() throws {
    var s = arm(along: [0, 1, 0])
    s.document.joints[1].dofs[0].role = .follows
    s.document.joints[1].dofs[0].range = nil
    s.document.couplings = [
      CouplingRecord(
        id: "c",
        relation: .linear(terms: [.init(dof: "wrist", factor: 2), .init(dof: "shoulder", factor: -0.5)], equals: 0.1))
    ]
    let line = try export(s)
    #expect(line.text.contains("<mimic joint=\"shoulder\" multiplier=\"0.25\" offset=\"0.05\"/>"), "\(line.text)")
    #expect(line.findings.filter { $0.rule == "export.follower_free" }.isEmpty)
    s.document.couplings = [
      CouplingRecord(
        id: "c",
        relation: .curve(
          input: "shoulder", output: "wrist", knots: [[-1, 0], [0, 0.05], [1, 0.3]], period: nil, within: 1e-6))
    ]
    let curve = try export(s)
    #expect(!curve.text.contains("<mimic") && curve.findings.contains { $0.rule == "export.follower_free" })
    let near = try export(s, approximates: true)
    #expect(near.text.contains("<mimic"))
    #expect(near.findings.contains { $0.rule == "export.follower_approximated" && $0.message.contains(" mm") })
  }

  /// A screw turns and advances; a cylinder does either; a ball leans.
  @Test func severalCoordinatesBecomeChains() throws {
    var s = arm(along: [0, 0, 1])
    s.document.joints[0].kind = .screw
    s.document.joints[0].dofs[0].type = .helical
    s.document.joints[0].dofs[0].lead = 0.01
    s.document.joints[0].dofs[0].drawn = 0.5
    s.document.joints[1].kind = .cylinder
    var turn = DegreeOfFreedom(id: "wrist_turn", type: .rotation)
    turn.range = .init(lower: -2, upper: 2)
    turn.drawn = 0.3
    s.document.joints[1].dofs.append(turn)
    let made = try export(s)
    #expect(made.findings.count { $0.rule == "export.several_coordinates" } == 2)
    #expect(made.text.contains("<mimic joint=\"shoulder\"") && made.text.contains("name=\"wrist_turn\""))
  }

  /// Names of any script, several roots, equal solids in one file, ROS packages.
  @Test func namesRootsAndPackages() throws {
    var s = arm(along: [0, 0, 1])
    s.add("Tür & <Tor>", "türblatt", odd, at: RigidTransform(translation: [2, 0, 0]))
    s.add("Tür & <Tor>", "zwei", odd, at: RigidTransform(translation: [3, 0, 0]))
    let plain = try export(s)
    #expect(plain.text.contains("<link name=\"root\"/>") && plain.text.contains("name=\"T_r____Tor_\""))
    let package = try export(s, layout: .package)
    #expect(package.text.contains("package://r/meshes/"))
    let m = Mechanism(s.model)
    let files = try URDFWriter.write(m.model, m, name: "r", layout: .package).files.map(\.path)
    #expect(files.contains("package.xml") && files.last == "urdf/r.urdf")
    // One to be seen, one to collide with.
    #expect(files.count { $0.hasSuffix("collision.obj") } == 1 && files.count { $0.hasSuffix(".obj") } == 2)
    // A package has one name, in its manifest and wherever its files are spoken of.
    let capital = try URDFWriter.write(m.model, m, name: "ToyChest", layout: .package)
    let manifest = try #require(capital.files.first { $0.path == "package.xml" })
    #expect(
      capital.name == "toychest" && String(decoding: manifest.bytes, as: UTF8.self).contains("<name>toychest</name>"))
    #expect(try export(s, name: "ToyChest", layout: .package).text.contains("package://toychest/meshes/"))
    // The same bytes again.
    let (a, b) = (try URDFWriter.write(m.model, m, name: "r"), try URDFWriter.write(m.model, m, name: "r"))
    #expect(a.files.map(\.path) == b.files.map(\.path) && a.files.map(\.bytes) == b.files.map(\.bytes))
  }

  /// A read-back that cannot fail would say nothing.
  @Test(arguments: [
    ("xyz=\"0.3 -0.2 0.4\"", "xyz=\"0.3 -0.2 0.41\""), ("size=\"0.2 0.2 0.2\"", "size=\"0.2 0.2 0.21\""),
    ("arm_bar.obj", "nothing.obj"), ("<link name=\"hand\"", "<link name=\"hund\""),
    ("type=\"prismatic\"", "type=\"fixed\""),
    ("</robot>", ""),
  ])
  func whatDiffersIsRefused(_ old: String, _ new: String) throws {
    let s = arm(along: [0, 0, 1])
    #expect(throws: ExportError.self) {
      _ = try export(s) { $0.replacingOccurrences(of: old, with: new) }
    }
  }

  @Test func whatIsNotFiniteIsRefused() throws {
    var s = ModelSketch()
    s.add("a", "b", block, at: RigidTransform(translation: [.infinity, 0, 0]))
    let m = Mechanism(s.model)
    #expect(throws: ExportError.self) { try URDFWriter.write(m.model, m, name: "r") }
    let empty = Mechanism(ModelSketch().model)
    #expect(throws: ExportError.empty) { try URDFWriter.write(empty.model, empty, name: "r") }
  }
}
