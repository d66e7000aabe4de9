import Foundation
import PintleDocument
import Testing

@testable import PintleFormats

@Suite struct MJCFReaderTests {
  private func read(_ body: String, head: String = "", tail: String = "") throws -> Document {
    let text = "<mujoco model=\"m\">\(head)<worldbody>\(body)</worldbody>\(tail)</mujoco>"
    let (document, findings) = MJCFReader().read(Array(text.utf8), file: "m.xml", meshes: MeshFiles(folder: "/nowhere"))
    return try #require(document, "\(findings)")
  }

  private let box = "<geom type=\"box\" size=\"0.1 0.2 0.3\"/>"

  @Test func anglesAreDegreesUnlessToldOtherwise() throws {
    let body =
      "<body name=\"a\">\(box)<body name=\"b\"><joint name=\"j\" range=\"-90 45\" ref=\"30\"/>\(box)</body></body>"
    let degrees = try read(body)
    let dof = try #require(degrees.joints.first { $0.id == "j" }?.dofs.first)
    #expect(abs(try #require(dof.range).lower + .pi / 2) < 1e-12 && abs(dof.drawn - .pi / 6) < 1e-12)
    let radians = try read(body.replacingOccurrences(of: "-90 45", with: "-1 2"), head: "<compiler angle=\"radian\"/>")
    #expect(radians.joints.first { $0.id == "j" }?.dofs[0].range == .init(lower: -1, upper: 2))
    // Ways are metres whatever angles are.
    let slide = try read(body.replacingOccurrences(of: "name=\"j\"", with: "name=\"j\" type=\"slide\""))
    #expect(slide.joints.first { $0.id == "j" }?.dofs[0].range == .init(lower: -90, upper: 45))
  }

  @Test func limitsGoWithTheirRangeUnlessToldOtherwise() throws {
    func range(_ joint: String, _ head: String = "") throws -> DegreeOfFreedom.Range? {
      try read("<body><joint name=\"j\" type=\"slide\" \(joint)/>\(box)</body>", head: head).joints.first?.dofs[0].range
    }
    #expect(try range("range=\"0 1\"") != nil)
    #expect(try range("range=\"0 1\" limited=\"false\"") == nil)
    #expect(try range("range=\"0 1\"", "<compiler autolimits=\"false\"/>") == nil)
    #expect(try range("range=\"0 1\" limited=\"true\"", "<compiler autolimits=\"false\"/>") != nil)
  }

  /// Outer classes, inner classes, the class of a body for all that is in it, own words last.
  @Test func classesSayWhatElementsLeaveOut() throws {
    let head = """
      <default><geom type="box" size="1 1 1"/><joint damping="3"/>
        <default class="thin"><geom size="1 1 0.1"/><default class="thinner"><geom rgba="1 0 0 1"/></default></default>
      </default>
      """
    let document = try read(
      """
      <body name="a" childclass="thin"><geom/><geom class="thinner"/><geom class="main"/>
        <body name="b"><joint name="j"/><geom size="2 2 2"/></body></body>
      """, head: head)
    let sizes = document.parts[0].shapes.map { document.solids[$0.solid] }
    #expect(sizes == [.box(size: [2, 2, 0.2]), .box(size: [2, 2, 0.2]), .box(size: [2, 2, 2])])
    #expect(document.solids[document.parts[1].shapes[0].solid] == .box(size: [4, 4, 4]))
    #expect(document.joints.first { $0.id == "j" }?.dofs[0].damping == 3)
    let red = try #require(document.parts[0].shapes[1].material)
    #expect(document.materials[red]?.baseColor == [1, 0, 0])
  }

  @Test(arguments: [
    ("quat=\"0.7071067811865476 0 0 0.7071067811865476\"", "z"), ("axisangle=\"0 0 2 90\"", "z"),
    ("euler=\"0 0 90\"", "z"), ("xyaxes=\"0 1 0 -1 0 0\"", "z"), ("zaxis=\"1 0 0\"", "tilt"),
  ])
  func fiveWaysToTurn(_ attribute: String, _ kind: String) throws {
    let document = try read("<body pos=\"1 2 3\" \(attribute)><geom type=\"box\" size=\"1 1 1\" pos=\"1 0 0\"/></body>")
    let at = document.parts[0].shapes[0].at
    let expected: Vector3 = kind == "z" ? [1, 3, 3] : [1, 2, 2]
    #expect((at.translation - expected).length < 1e-9)
  }

  @Test func eulerOrdersTurnWithTheBodyOrInTheWorld() throws {
    func z(_ order: String) throws -> Vector3 {
      try read(
        "<body euler=\"90 90 0\">\(box)</body>", head: "<compiler eulerseq=\"\(order)\"/>"
      ).parts[0].shapes[0].at.z
    }
    #expect(try (z("xyz") - [1, 0, 0]).length < 1e-9)
    #expect(try (z("XYZ") - [0, -1, 0]).length < 1e-9)
  }

  @Test func framesMoveWhatIsInThem() throws {
    let document = try read(
      "<frame pos=\"1 0 0\"><frame pos=\"0 1 0\"><body name=\"a\" pos=\"0 0 1\">\(box)</body></frame></frame>")
    #expect(document.parts[0].shapes[0].at.translation == [1, 1, 1])
  }

  @Test func geomsBecomeTheirSolids() throws {
    let document = try read(
      """
      <body><geom size="0.5"/><geom type="cylinder" size="0.1 0.2"/><geom type="capsule" fromto="0 0 0 0 0 2" size="0.1"/>
      <geom type="ellipsoid" size="1 1 2"/></body><geom type="plane" size="1 1 1"/>
      """)
    let shapes = document.parts[0].shapes
    #expect(document.parts.count == 1, "the ground is no part")
    #expect(document.solids[shapes[0].solid] == .sphere(radius: 0.5))
    #expect(
      document.solids[shapes[1].solid] == .cylinder(radius: 0.1, height: 0.4) && shapes[1].at.translation.z == -0.2)
    #expect(document.solids[shapes[2].solid] == .capsule(radius: 0.1, height: 2))
    #expect(abs(shapes[2].at.apply([0, 0, 1]).z - 1) < 1e-9)
  }

  @Test func severalJointsAreOneWhereTheyFit() throws {
    func joints(_ text: String) throws -> [JointRecord] {
      try read("<body name=\"a\">\(box)<body name=\"b\">\(text)\(box)</body></body>").joints
    }
    let cylinder = try joints("<joint name=\"t\" type=\"slide\" axis=\"1 0 0\"/><joint name=\"r\" axis=\"1 0 0\"/>")
    #expect(cylinder.map(\.kind) == [.cylinder] && cylinder[0].dofs.map(\.id) == ["t", "r"])
    let universal = try joints("<joint name=\"u\" axis=\"0 1 0\"/><joint name=\"v\" axis=\"1 0 0\"/>")
    #expect(universal.map(\.kind) == [.universal])
    // Apart, or neither along nor across: a chain.
    let chain = try joints("<joint name=\"u\" axis=\"0 1 0\"/><joint name=\"v\" axis=\"1 1 0\"/><joint type=\"ball\"/>")
    #expect(chain.map(\.kind) == [.spin, .spin, .ball])
    #expect(chain[0].parent == "a" && chain[2].child == "b" && chain[1].parent == chain[0].child)
    #expect(try joints("").map(\.kind) == [.fixed])
    #expect(try read("<body><freejoint/>\(box)</body>").base == .floating)
  }

  @Test func tiesBecomeClosuresAndCouplings() throws {
    let tail = """
      <tendon><fixed name="sum"><joint joint="p" coef="1"/><joint joint="q" coef="-2"/><joint joint="r" coef="3"/></fixed></tendon>
      <equality>
        <connect name="c" body1="a" body2="b" anchor="0 0 1"/><weld name="w" body1="a" body2="d"/>
        <joint name="e" joint1="p" joint2="q" polycoef="0.5 2 0 0 0"/><joint name="curve" joint1="r" joint2="q" polycoef="0 0 1 0 0"/>
        <tendon name="f" tendon1="sum"/><connect name="off" active="false" body1="a" body2="b" anchor="0 0 0"/>
        <joint name="lost" joint1="nobody"/>
      </equality>
      """
    let document = try read(
      """
      <body name="a" pos="1 0 0">\(box)</body><body name="b"><joint name="p" type="slide" ref="0.1"/>\(box)</body>
      <body name="d"><joint name="q" type="slide" ref="0.2"/>\(box)<body name="e"><joint name="r" type="slide"/>\(box)</body></body>
      """, tail: tail)
    #expect(document.closures.map(\.kind) == [.ball, .weld] && document.closures[0].frame.origin == [1, 0, 1])
    #expect(
      document.couplings[0].relation
        == .linear(terms: [.init(dof: "p", factor: 1), .init(dof: "q", factor: -2)], equals: 0.1 + 0.5 - 2 * 0.2))
    guard case .curve("q", "r", let knots, nil, _) = document.couplings[1].relation else {
      Issue.record("no curve")
      return
    }
    #expect(knots.allSatisfy { abs($0.y - ($0.x - 0.2) * ($0.x - 0.2)) < 1e-12 })
    guard case .linear(let terms, let equals) = document.couplings[2].relation else {
      Issue.record("no sum")
      return
    }
    #expect(terms.map(\.factor) == [1, -2, 3] && abs(equals - (0.1 - 0.4)) < 1e-12)
    #expect(document.findings.contains { $0.rule == "mjcf.equality" && $0.severity == .error })
  }

  /// A four-bar loop has one input: what closes it decides the rest, the one with a motor last.
  @Test func loopsDecideWhatFollows() throws {
    let document = try read(
      """
      <body name="a"><joint name="p" axis="0 1 0"/>\(box)
        <body name="b" pos="0 0 1"><joint name="q" axis="0 1 0"/>\(box)</body></body>
      <body name="c" pos="2 0 0"><joint name="r" axis="0 1 0"/>\(box)</body>
      """,
      tail: """
        <equality><connect body1="b" body2="c" anchor="2 0 0"/></equality><actuator><motor joint="r"/></actuator>
        """)
    let roles = document.joints.flatMap(\.dofs).reduce(into: [:]) { $0[$1.id] = $1.role }
    #expect(roles.values.count { $0 == .follows } == 2 && roles["r"] == .input, "\(roles)")
  }

  /// What is tied to the world makes the world a part.
  @Test func theWorldIsAPartWhereSomethingHangsOnIt() throws {
    let tied = try read(
      "<body name=\"a\"><joint name=\"j\"/>\(box)</body>",
      tail: "<equality><connect body1=\"a\" anchor=\"0 0 1\"/></equality>")
    #expect(tied.parts.map(\.id) == ["world", "a"] && tied.closures.map(\.b) == ["world"])
    let wall = try read("<geom type=\"box\" size=\"1 1 1\"/><body name=\"a\"><joint name=\"j\"/>\(box)</body>")
    #expect(wall.parts[0].shapes.count == 1 && wall.joints[0].parent == "world")
  }

  @Test func keysBecomePosesAndMotorsDrive() throws {
    let document = try read(
      "<body><freejoint/>\(box)<body><joint name=\"j\"/>\(box)<body><joint type=\"ball\"/><joint name=\"k\" type=\"slide\"/>\(box)</body></body></body>",
      tail: """
        <actuator><motor joint="j" ctrlrange="-3 2" gear="2"/><position joint="k" forcerange="-5 5"/></actuator>
        <keyframe><key name="open" qpos="0 0 0 1 0 0 0 1.5 1 0 0 0 0.25"/><key name="short" qpos="1"/></keyframe>
        """)
    #expect(document.poses["open"] == ["j": 1.5, "k": 0.25])
    let drives = document.joints.flatMap(\.dofs).reduce(into: [:]) { $0[$1.id] = $1.drive?.effort }
    #expect(drives["j"] == 6 && drives["k"] == 5)
  }

  @Test func filesIncludeOneAnother() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("pintle-test-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    func write(_ text: String, _ name: String) throws {
      try Data(text.utf8).write(to: folder.appendingPathComponent(name))
    }
    try write("<mujocoinclude><body name=\"in\">\(box)<include file=\"deep.xml\"/></body></mujocoinclude>", "part.xml")
    try write("<mujoco><geom name=\"deep\" size=\"1\"/></mujoco>", "deep.xml")
    try write("<mujoco><include file=\"round.xml\"/></mujoco>", "round.xml")
    func read(_ text: String) -> (document: Document?, findings: [Finding]) {
      MJCFReader().read(Array(text.utf8), file: "m.xml", meshes: MeshFiles(folder: folder.path))
    }
    let (document, _) = read("<mujoco><worldbody><include file=\"part.xml\"/></worldbody></mujoco>")
    #expect(document?.parts.map(\.id) == ["in"] && document?.parts[0].shapes.map(\.id) == ["box", "deep"])
    let place = document?.location(document?.parts[0].shapes[1].source)
    #expect(place?.file == "deep.xml" && place?.line == 1)
    // Round and round, not there, outside.
    for name in ["round.xml", "nothing.xml", "../../../../etc/passwd"] {
      let (document, _) = read(
        "<mujoco><include file=\"\(name)\"/><worldbody><body>\(box)</body></worldbody></mujoco>")
      #expect(document?.findings.contains { $0.rule == "mjcf.include" && $0.severity == .error } == true, "\(name)")
    }
  }

  @Test(arguments: [
    "", "<robot/>", "<mujoco/>", "<mujoco><worldbody/></mujoco>", "<mujoco><worldbody><body>", "<mujocoinclude/>",
  ])
  func whatIsNoModelIsRefused(_ text: String) {
    let (document, findings) = MJCFReader().read(Array(text.utf8), file: "m.xml", meshes: MeshFiles(folder: "/nowhere"))
    #expect(document == nil && findings.first?.rule == "mjcf.unreadable" && findings.first?.source != nil)
  }

  /// Broken numbers and names are told with their line, and the rest is read.
  @Test func whatIsBrokenIsTolerated() throws {
    let document = try read(
      """
      <body name="a" quat="0 0 0 0"><joint name="j" type="hingle"/><geom type="bax" size="1 1 1"/>
      <geom type="box" size="1 x 1"/><geom type="mesh" mesh="none"/><geom type="box" size="1 -1 1"/></body>
      <body name="a">\(box)</body><replicate count="3"/>
      """, tail: "<equality><weld body1=\"zz\"/></equality><keyframe><key qpos=\"nan\"/></keyframe>")
    let rules = Set(document.findings.map(\.rule))
    #expect(
      rules.isSuperset(of: ["mjcf.number", "mjcf.joint", "mjcf.geom", "mjcf.name", "mjcf.equality", "mjcf.left_out"]))
    #expect(document.findings.allSatisfy { $0.source != nil })
    #expect(document.findings.contains { $0.hint == "did you mean `hinge`?" })
  }
}
