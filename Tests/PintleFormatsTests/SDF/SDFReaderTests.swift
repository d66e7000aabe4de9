import Foundation
import PintleDocument
import Testing

@testable import PintleFormats

@Suite struct SDFReaderTests {
  private func outcome(_ text: String, folder: String = "/nowhere") -> (document: Document?, findings: [Finding]) {
    SDFReader().read(Array(text.utf8), file: "m.sdf", meshes: MeshFiles(folder: folder))
  }

  private func read(_ body: String, version: String = "1.9") throws -> Document {
    let (document, findings) = outcome("<sdf version=\"\(version)\">\n<model name=\"m\">\n\(body)\n</model></sdf>")
    return try #require(document, "\(findings)")
  }

  private func link(_ name: String, _ pose: String = "", more: String = "") -> String {
    "<link name=\"\(name)\">\(pose)\(more)<visual name=\"v\"><geometry><box><size>1 2 3</size></box></geometry></visual></link>"
  }

  private func joint(_ name: String, _ type: String, _ parent: String, _ child: String, _ more: String = "") -> String {
    "<joint name=\"\(name)\" type=\"\(type)\"><parent>\(parent)</parent><child>\(child)</child>\(more)</joint>"
  }

  private func at(_ document: Document, _ part: String) throws -> RigidTransform {
    try #require(document.parts.first { $0.id == part }?.shapes.first).at
  }

  @Test func posesAreRelativeToWhatTheySay() throws {
    let document = try read(
      """
      \(link("a", "<pose>1 0 0 0 0 1.5707963267948966</pose>"))
      \(link("b", "<pose relative_to=\"a\">1 0 0 0 0 0</pose>"))
      \(link("c", "<pose relative_to=\"f\" degrees=\"true\">0 0 1 0 0 90</pose>"))
      <frame name="f" attached_to="b"><pose rotation_format="quat_xyzw">0 0 1  0 0 0 1</pose></frame>
      """)
    #expect(try (at(document, "b").translation - [1, 1, 0]).length < 1e-9)
    let c = try at(document, "c")
    #expect((c.translation - [1, 1, 2]).length < 1e-9 && (c.x - [-1, 0, 0]).length < 1e-9)
  }

  /// In the model's frame, in the joint's, in that of the model where it is said, in the one that is named.
  @Test(arguments: [
    ("1.4", "", "", Vector3(1, 0, 0)), ("1.5", "", "", Vector3(0, 1, 0)),
    ("1.6", "<use_parent_model_frame>1</use_parent_model_frame>", "", Vector3(1, 0, 0)),
    ("1.9", "", "", Vector3(0, 1, 0)),
    ("1.11", "", " expressed_in=\"__model__\"", Vector3(1, 0, 0)),
    ("1.10", "", " expressed_in=\"a\"", Vector3(1, 0, 0)),
  ])
  func axesAreOfTheirVersion(_ version: String, _ flag: String, _ named: String, _ expected: Vector3) throws {
    let document = try read(
      link("a") + link("b", "<pose>0 0 0 0 0 1.5707963267948966</pose>")
        + joint("j", "revolute", "a", "b", "<axis><xyz\(named)>1 0 0</xyz>\(flag)</axis>"), version: version)
    #expect((document.joints[0].frame.z - expected).length < 1e-9)
  }

  @Test func limitsOfTenToTheSixteenAreNone() throws {
    func range(_ limit: String) throws -> DegreeOfFreedom.Range? {
      try read(
        link("a") + link("b") + joint("j", "revolute", "a", "b", "<axis><limit>\(limit)</limit></axis>")
      ).joints[0].dofs[0].range
    }
    #expect(try range("<lower>-1</lower><upper>2.5</upper>") == .init(lower: -1, upper: 2.5))
    #expect(try range("<lower>-1e16</lower><upper>1e16</upper>") == nil && range("") == nil)
    #expect(try range("<lower>-inf</lower><upper>inf</upper>") == nil)
    #expect(try range("<lower>0</lower>") == nil)
  }

  @Test func jointsKeepTheirKinds() throws {
    func joints(_ type: String, _ more: String) throws -> [JointRecord] {
      try read(link("a") + link("b") + joint("j", type, "a", "b", more)).joints
    }
    #expect(try joints("continuous", "").map(\.kind) == [.spin] && joints("prismatic", "").map(\.kind) == [.slide])
    #expect(try joints("ball", "").map(\.kind) == [.ball] && joints("fixed", "").map(\.kind) == [.fixed])
    // Metres per turn, right-handed; radians per metre, left-handed; and that is 1 where nothing is said.
    #expect(try joints("screw", "<screw_thread_pitch>0.01</screw_thread_pitch>")[0].dofs[0].lead == 0.01)
    #expect(try abs((joints("screw", "<thread_pitch>-100</thread_pitch>")[0].dofs[0].lead ?? 0) - .pi / 50) < 1e-12)
    #expect(try abs((joints("screw", "")[0].dofs[0].lead ?? 0) + 2 * .pi) < 1e-12)
    let axes = "<axis><xyz>0 1 0</xyz></axis><axis2><xyz>1 0 0</xyz></axis2>"
    let universal = try joints("universal", axes)
    #expect(universal.map(\.kind) == [.universal] && universal[0].dofs.map(\.id) == ["j_axis", "j_axis2"])
    #expect(universal[0].frame.x == [0, 1, 0])
    let skew = try joints("revolute2", axes.replacingOccurrences(of: "1 0 0", with: "1 1 0"))
    #expect(skew.map(\.kind) == [.spin, .spin] && skew[0].child == skew[1].parent && skew[1].child == "b")
    let drive = try joints(
      "revolute",
      "<axis><limit><effort>3</effort><velocity>-1</velocity></limit><dynamics><damping>2</damping>"
        + "<spring_stiffness>5</spring_stiffness><spring_reference>0.5</spring_reference></dynamics></axis>")[0].dofs[0]
    #expect(drive.drive?.effort == 3 && drive.drive?.speed == nil && drive.damping == 2)
    #expect(drive.spring == .init(stiffness: 5, rest: 0.5))
  }

  @Test func modelsInModelsHaveTheNamesOfBoth() throws {
    let inner =
      "<model name=\"inner\" placement_frame=\"b\"><pose>0 0 1 0 0 0</pose>\(link("b", "<pose>5 0 0 0 0 0</pose>"))</model>"
    let document = try read(link("a") + inner + joint("j", "revolute", "a", "inner::b"))
    #expect(document.parts.map(\.id) == ["a", "inner__b"] && document.joints[0].child == "inner__b")
    #expect(try at(document, "inner__b").translation == [0, 0, 1])
    // A joint on a model holds its canonical link.
    #expect(try read(link("a") + inner + joint("j", "fixed", "a", "inner")).joints[0].child == "inner__b")
    let (two, _) = outcome(
      "<sdf version=\"1.9\"><world name=\"w\"><model name=\"m\">\(link("a"))</model><model name=\"n\"><static>true</static>\(link("a"))</model></world></sdf>"
    )
    #expect(two?.parts.map(\.id) == ["m__a", "n__a"] && two?.base == .fixed && two?.asset == "w")
  }

  @Test func theWorldHoldsOrIsAPart() throws {
    #expect(try read(link("a")).base == .floating)
    let held = try read(link("a") + joint("j", "fixed", "world", "a"))
    #expect(held.base == .fixed && held.joints.isEmpty && held.parts.count == 1)
    let turning = try read(link("a") + link("b") + joint("j", "revolute", "world", "a") + joint("k", "fixed", "a", "b"))
    #expect(turning.parts.map(\.id) == ["a", "b", "world"] && turning.joints[0].parent == "world")
  }

  @Test func loopsBecomeClosures() throws {
    let limit = "<axis><xyz>0 0 1</xyz><limit><lower>-1</lower><upper>1</upper></limit></axis>"
    let links = ["a", "b", "c"].map { link($0) }.joined()
    let document = try read(
      links + joint("j", "revolute", "a", "b", limit) + joint("k", "revolute", "a", "c", limit)
        + joint("l", "revolute", "b", "c", limit) + joint("m", "ball", "c", "a") + joint("n", "screw", "b", "c"))
    #expect(document.joints.map(\.id) == ["j", "k"] && document.closures.map(\.kind) == [.hinge, .ball])
    #expect(document.findings.contains { $0.rule == "sdf.loop" && $0.severity == .note && $0.joint == "l" })
    #expect(document.findings.contains { $0.rule == "sdf.loop" && $0.severity == .error && $0.joint == "n" })
    // Two that hold one: the second hangs on it, the other way round.
    let turned = try read(links + joint("j", "revolute", "a", "b", limit) + joint("k", "revolute", "c", "b", limit))
    #expect(turned.joints[1].child == "c" && turned.joints[1].parent == "b" && turned.joints[1].frame.z == [0, 0, -1])
  }

  /// Files do not say what leads: the first does, unless another has a motor.
  @Test func whatALoopDecidesFollows() throws {
    func followers(_ motor: String) throws -> [String] {
      let places = [("a", "0 0 0"), ("b", "0 0 0"), ("c", "1 0 0"), ("d", "0 0 1")]
      let axis = "<axis><xyz>0 1 0</xyz></axis>"
      let driven = "<axis><xyz>0 1 0</xyz><limit><effort>5</effort></limit></axis>"
      return try read(
        places.map { link($0.0, "<pose>\($0.1) 0 0 0</pose>") }.joined()
          + [("j", "a", "b"), ("k", "a", "c"), ("l", "b", "d")].map { name, parent, child in
            joint(name, "revolute", parent, child, name == motor ? driven : axis)
          }.joined() + joint("m", "revolute", "c", "d", axis + "<pose>1 0 0 0 0 0</pose>")
      ).joints.flatMap(\.dofs).filter { $0.role == .follows }.map(\.id)
    }
    #expect(try followers("") == ["k", "l"] && followers("k") == ["j", "l"])
  }

  @Test func mimicsAndGearboxesCouple() throws {
    let links = ["a", "b", "c", "d"].map { link($0) }.joined()
    let mimic =
      "<axis><mimic joint=\"j\"><multiplier>2</multiplier><offset>0.5</offset><reference>0.1</reference></mimic></axis>"
    let document = try read(
      links + joint("j", "revolute", "a", "b") + joint("k", "prismatic", "a", "c", mimic)
        + joint("p", "revolute", "b", "d", "<axis><xyz>0 0 -1</xyz></axis>")
        + joint(
          "g", "gearbox", "a", "d", "<gearbox_ratio>3</gearbox_ratio><gearbox_reference_body>b</gearbox_reference_body>"
        ))
    #expect(
      document.couplings[0].relation
        == .linear(terms: [.init(dof: "k", factor: 1), .init(dof: "j", factor: -2)], equals: 0.5 - 0.2))
    // Seen from b, a turns by −j and d by −p: −p + 3 · (−j) = 0.
    #expect(
      document.couplings[1].relation
        == .linear(terms: [.init(dof: "p", factor: -1), .init(dof: "j", factor: -3)], equals: 0))
    #expect(document.joints.flatMap(\.dofs).filter { $0.role == .follows }.map(\.id) == ["k", "p"])
  }

  @Test func shapesAndColours() throws {
    func visual(_ geometry: String, _ more: String = "") -> String {
      "<visual name=\"v\"><geometry>\(geometry)</geometry>\(more)</visual>"
    }
    let document = try read(
      "<link name=\"a\">"
        + visual(
          "<cylinder><radius>1</radius><length>4</length></cylinder>",
          "<material><diffuse>1 0 0 0.5</diffuse></material>")
        + visual("<capsule><radius>1</radius><length>4</length></capsule>")
        + visual("<ellipsoid><radii>1 1 2</radii></ellipsoid>") + visual("<plane><normal>0 0 1</normal></plane>")
        + visual(
          "<sphere><radius>2</radius></sphere>", "<material><script><name>Gazebo/Blue</name></script></material>")
        + visual("<mesh><uri>x.dae</uri><scale>1 2 3</scale><submesh><name>lid</name></submesh></mesh>")
        + visual("<polyline><point>0 0</point><point>1 0</point><point>0 1</point><height>2</height></polyline>")
        + "<inertial><mass>2.5</mass></inertial></link>")
    let part = document.parts[0]
    #expect(part.weighs == 2.5 && part.shapes.count == 6)
    #expect(
      document.solids[part.shapes[0].solid] == .cylinder(radius: 1, height: 4) && part.shapes[0].at.translation.z == -2)
    #expect(document.materials[part.material]?.opacity == 0.5)
    #expect(
      document.solids[part.shapes[4].solid] == .mesh(reference: .init(path: "x.dae", scale: [1, 2, 3], name: "lid")))
    #expect(document.materials[part.shapes[3].material ?? ""]?.baseColor == [0, 0, 1])
    #expect(document.findings.contains { $0.rule == "sdf.ground" })
  }

  @Test func modelsAreIncluded() throws {
    let root = FileManager.default.temporaryDirectory.appendingPathComponent("pintle-test-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: root) }
    func write(_ text: String, _ name: String) throws {
      let url = root.appendingPathComponent(name)
      try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: url)
    }
    let mesh = "<visual name=\"m\"><geometry><mesh><uri>meshes/a.obj</uri></mesh></geometry></visual>"
    try write(
      "<model><sdf version=\"1.4\">old.sdf</sdf><sdf version=\"1.10\">new.sdf</sdf></model>", "knob/model.config")
    try write("<sdf version=\"1.10\"><model name=\"knob\">\(link("k", more: mesh))</model></sdf>", "knob/new.sdf")
    try write("v 0 0 0\nv 1 0 0\nv 0 1 0\nf 1 2 3\n", "knob/meshes/a.obj")
    try write(
      "<sdf version=\"1.9\"><model name=\"r\"><include><uri>round.sdf</uri></include></model></sdf>", "round.sdf")
    func read(_ include: String) -> Document? {
      outcome(
        "<sdf version=\"1.9\"><model name=\"m\">\(link("a"))<include>\(include)</include></model></sdf>",
        folder: root.path
      ).document
    }
    let document = try #require(read("<uri>model://knob</uri><name>left</name><pose>0 0 7 0 0 0</pose>"))
    #expect(document.parts.map(\.id) == ["a", "left__k"] && document.parts[1].shapes[0].at.translation.z == 7)
    #expect(document.location(document.parts[1].source)?.file == "model://knob/new.sdf")
    #expect(
      document.solids.values.contains { if case .mesh(let m) = $0 { m.path == "knob/meshes/a.obj" } else { false } })
    // Round and round, not there, outside, from the net.
    for uri in ["round.sdf", "model://nothing", "../../../../../../etc/passwd", "https://fuel.example/m"] {
      let found = read("<uri>\(uri)</uri>")?.findings ?? []
      #expect(found.contains { $0.rule == "sdf.include" && $0.severity == .error }, "\(uri)")
    }
  }

  @Test(arguments: [
    "", "<robot/>", "<sdf version=\"1.9\"/>", "<sdf version=\"1.9\"><model name=\"m\"/></sdf>", "<sdf><model><link>",
  ])
  func whatIsNoModelIsRefused(_ text: String) {
    let (document, findings) = outcome(text)
    #expect(document == nil && findings.first?.rule == "sdf.unreadable" && findings.first?.source != nil)
  }

  /// Pieces cut out and put in elsewhere: read or refused, never a trap, and a document is sound.
  @Test func tornFilesAreReadOrRefused() {
    let axis = "<axis><xyz expressed_in=\"b\">0 1 0</xyz><mimic joint=\"k\"/><limit><lower>-1</lower></limit></axis>"
    let text =
      "<sdf version=\"1.9\"><model name=\"m\">"
      + link("a") + link("b", "<pose relative_to=\"f\" degrees=\"1\">1 2 3 4 5 6</pose>") + link("c")
      + "<frame name=\"f\" attached_to=\"a\"><pose>1 0 0 0 0 0</pose></frame><include><uri>x</uri></include>"
      + joint("j", "revolute", "a", "b", axis) + joint("k", "universal", "b", "c", axis) + joint("l", "ball", "c", "a")
      + joint("g", "gearbox", "a", "c", "<gearbox_reference_body>b</gearbox_reference_body>")
      + "<model name=\"n\" placement_frame=\"d\">\(link("d"))</model></model></sdf>"
    let words = [
      "a", "b", "c", "f", "j", "k", "m", "n", "d", "n::d", "world", "__model__", "", "1 2 3 4 5 6", "0 1 0", "-1",
      "nan",
      "1e400", "ball", "universal", "gearbox", "screw", "fixed", "1.9", "1.4",
    ]
    let pieces = text.split(separator: "<").map { "<\($0)" }
    var state: UInt64 = 7
    func next(_ below: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % below
    }
    var read = 0
    for _ in 0..<300 {
      var torn = pieces
      for _ in 0...next(3) {
        let piece = torn.remove(at: next(torn.count))
        if next(2) == 0 { torn.insert(piece, at: next(torn.count)) }
      }
      // Tags that no longer match are expat's; words in each other's places are ours.
      var list = torn.joined()
      if next(2) == 0 {
        let (old, new) = (words[next(words.count)], words[next(words.count)])
        list = text.replacingOccurrences(of: "\"\(old)\"", with: "\"\(new)\"")
          .replacingOccurrences(of: ">\(old)<", with: ">\(new)<")
      }
      let (document, findings) = outcome(list)
      #expect(document != nil || !findings.isEmpty)
      if let document {
        read += 1
        #expect(DocumentIntegrity.form(of: document, isDecoded: true).isEmpty)
      }
    }
    #expect(read > 50)
  }

  /// Broken numbers and names are told with their line, and the rest is read.
  @Test func whatIsBrokenIsTolerated() throws {
    let document = try read(
      """
      \(link("a", "<pose relative_to=\"nobody\">1 x 0 0 0 0</pose>"))
      \(link("a"))
      \(link("b", "<pose relative_to=\"c\"/>"))
      \(link("c", "<pose relative_to=\"b\"/>"))
      <link name="d"><visual><geometry><bax/></geometry></visual><visual/><inertial><mass>-1</mass></inertial></link>
      \(joint("j", "revolut", "a", "b"))\(joint("k", "fixed", "a", "nobody"))\(joint("l", "fixed", "a", "a"))
      \(joint("n", "revolute", "b", "d", "<axis><xyz>0 0 0</xyz><mimic joint=\"n\"/></axis>"))
      \(joint("g", "gearbox", "a", "b"))<joint/>
      """, version: "one")
    let rules = Set(document.findings.map(\.rule))
    #expect(
      rules.isSuperset(of: [
        "sdf.version", "sdf.number", "sdf.frame", "sdf.name", "sdf.geometry", "sdf.mass", "sdf.joint", "sdf.mimic",
        "sdf.gearbox",
      ]), "\(rules.sorted())")
    #expect(document.findings.allSatisfy { $0.source != nil })
    #expect(document.findings.contains { $0.hint == "did you mean `revolute`?" && $0.source?.line == 8 })
    #expect(document.parts.map(\.id) == ["a", "a_2", "b", "c", "d"])
  }
}
