import PintleDocument
import TestSupport
import Testing

/// A way to break a document, and what is said about it.
struct Broken: Sendable, CustomTestStringConvertible {
  let message: String
  let breaking: @Sendable (inout Document) -> Void
  var testDescription: String { message }

  init(_ message: String, _ breaking: @escaping @Sendable (inout Document) -> Void) {
    self.message = message
    self.breaking = breaking
  }
}

@Suite struct DocumentIntegrityTests {
  /// The messages that breaking the maximal document in one way gives.
  func messages(_ breaking: (inout Document) -> Void) -> [String] {
    var document = Document.maximal
    breaking(&document)
    return DocumentIntegrity.findings(in: document).map { "\($0.rule) \($0.message)" }
  }

  @Test func soundDocumentsHaveNoFindings() {
    #expect(DocumentIntegrity.findings(in: .maximal).map(\.message) == [])
    #expect(DocumentIntegrity.findings(in: .trolley).map(\.message) == [])
    #expect(DocumentIntegrity.findings(in: Document(asset: "a/b")).map(\.message) == [])
  }

  @Test func anUnknownVersionIsAllThatIsSaid() {
    #expect(
      messages {
        $0.pintle = 2
        $0.parts[0].material = "gold"
      }.first == "document.version pintle: version 2 of the format is not known; this Pintle reads version 1")
  }

  @Test func danglingReferencesAreNamedWithTheNearestName() throws {
    var document = Document.maximal
    document.joints[0].child = "p_hunge"
    document.joints[0].source = 0
    let finding = try #require(DocumentIntegrity.findings(in: document).first)
    #expect(finding.rule == "document.reference")
    #expect(finding.message == "joints[0].child: there is no part `p_hunge`")
    #expect(finding.hint == "did you mean `p_hinge`?")
    #expect(finding.source?.line == 1)
    #expect(finding.joint == "j_hinge")
    #expect(finding.severity == .error)
  }

  static let dangling = [
    Broken("parts[0].material: there is no material `x`") { $0.parts[0].material = "x" },
    Broken("parts[0].component: there is no component `x`") { $0.parts[0].component = "x" },
    Broken("parts[0].shapes[0].solid: there is no solid `x`") { $0.parts[0].shapes[0].solid = "x" },
    Broken("parts[0].shapes[0].material: there is no material `x`") { $0.parts[0].shapes[0].material = "x" },
    Broken("parts[0].shapes[0].hardware: there is no joint `x`") { $0.parts[0].shapes[0].hardware = "x" },
    Broken("parts[0].shapes[0].resting.on: there is no shape `x`") { $0.parts[0].shapes[0].resting?.on = ["x"] },
    Broken("joints[0].parent: there is no part `x`") { $0.joints[0].parent = "x" },
    Broken("joints[0].frame.line: there is no line `x`") { $0.joints[0].frame.line = "x" },
    Broken("joints[0].dofs[0].sense.part: there is no part `x`") { $0.joints[0].dofs[0].sense?.part = "x" },
    Broken("joints[0].needs[0].dof: there is no degree of freedom `x`") { $0.joints[0].needs[0].dof = "x" },
    Broken("closures[0].a: there is no part `x`") { $0.closures[0].a = "x" },
    Broken("closures[0].frame.line: there is no line `x`") { $0.closures[0].frame.line = "x" },
    Broken("couplings[3].relation: there is no degree of freedom `x`") {
      $0.couplings[3].relation = .oneWay(driver: "x", driven: "j_spin", ratio: 1, positive: false)
    },
    Broken("gears[0].shape: there is no shape `x`") { $0.gears[0].shape = "x" },
    Broken("trains[0].link: there is no solid `x`") { $0.trains[0].link = ["x"] },
    Broken("elastic[0].b.part: there is no part `x`") { $0.elastic[0].b.part = "x" },
    Broken("contacts[0].a: there is no part or shape `x`") { $0.contacts[0].a = "x" },
    Broken("contacts[0].joint: there is no joint `x`") { $0.contacts[0].joint = "x" },
    Broken("home: there is no degree of freedom `x`") { $0.home["x"] = 1 },
    Broken("poses.open: there is no degree of freedom `x`") { $0.poses["open"] = ["x": 1] },
    Broken("stances[0].q: there is no degree of freedom `x`") { $0.stances[0].q = ["x": 1] },
    Broken("stances[0].restsOn: there is no part `x`") { $0.stances[0].restsOn[0].part = "x" },
    Broken("expectations[0].part: there is no part `x`") { $0.expectations[0].part = "x" },
    Broken("expectations[0].when: there is no degree of freedom `x`") { $0.expectations[0].when = ["x": 1] },
  ]

  @Test(arguments: dangling)
  func everyReferenceIsLookedUp(_ broken: Broken) {
    #expect(messages(broken.breaking) == ["document.reference " + broken.message])
  }

  @Test func aBallsComponentsMayBeNamed() {
    #expect(messages { $0.home = ["j_ball.x": 0.1, "j_free.tz": 0.2] } == [])
    #expect(
      messages { $0.home = ["j_ball.tx": 0.1] } == [
        "document.reference home: there is no degree of freedom `j_ball.tx`"
      ])
  }

  static let malformed = [
    Broken("document.duplicate parts[1].id: there is a part `base` already, parts[0].id") {
      $0.parts[1].id = "base"; $0.joints.removeFirst(); $0.contacts = []; $0.expectations = []; $0.couplings = []
      $0.home = [:]; $0.poses = [:]; $0.stances[0].q = [:]; $0.parts[0].shapes[0].hardware = nil
    },
    Broken("document.duplicate closures[0].id: there is a joint `j_slide` already, joints[1].id") {
      $0.closures[0].id = "j_slide"
    },
    Broken("document.duplicate stances[1].id: there is a stance `parked` already, stances[0].id") {
      $0.stances.append($0.stances[0])
    },
    Broken("document.name parts[0].shapes[0].id: an empty name") {
      $0.parts[0].shapes[0].id = ""; $0.clearPaths()
    },
    Broken("document.name parts[0].shapes[0].id: `a/b` has signs that not every format takes in a name") {
      $0.parts[0].shapes[0].id = "a/b"; $0.clearPaths()
    },
    Broken("document.name asset: a name with control characters") { $0.asset = "a\nb" },
    Broken("document.name asset: a name of 201 bytes, more than 200") { $0.asset = String(repeating: "x", count: 201) },
    Broken("document.source parts[0].source: there is no source 1; there are 1") { $0.parts[0].source = 1 },
    Broken("document.source joints[0].needs[0].source: there is no source -1; there are 1") {
      $0.joints[0].needs[0].source = -1
    },
    Broken("document.number home.j_hinge: not a finite number") { $0.home["j_hinge"] = .nan },
    Broken("document.number joints[0].frame.origin[2]: not a finite number") {
      $0.joints[0].frame.origin.z = .infinity
    },
    Broken("document.placement parts[0].shapes[0].at: its first nine numbers are not a rotation") {
      $0.parts[0].shapes[0].at.x = [-1, 0, 0]
    },
    Broken("document.placement parts[0].shapes[0].at: farther than 100 km from the origin") {
      $0.parts[0].shapes[0].at.translation.y = 2e5
    },
    Broken("document.value materials.oak.opacity: 2.0 is not between 0 and 1") { $0.materials["oak"]?.opacity = 2 },
    Broken("document.value materials.oak.density: 0.0 kg/m³ is not a density") { $0.materials["oak"]?.density = 0 },
    Broken("document.dofs joints[0].dofs: a hinge has the degrees of freedom rotation, this one has none") {
      $0.joints[0].dofs = []; $0.clearValues()
    },
    Broken("document.dofs joints[3].dofs[0].lead: a screw needs its lead") { $0.joints[3].dofs[0].lead = nil },
    Broken(
      "document.dofs joints[2].dofs[0].id: a single degree of freedom carries its joint's name, `j_spin`, "
        + "and not `other`"
    ) {
      $0.joints[2].dofs[0].id = "other"; $0.couplings = []
    },
    Broken("document.trace parts[0].shapes[0].trace[0].path: the solid has no node there") {
      $0.parts[0].shapes[0].trace[0].path = [0]
    },
  ]

  @Test(arguments: malformed)
  func theFormIsChecked(_ broken: Broken) {
    #expect(messages(broken.breaking) == [broken.message])
  }

  @Test func deepSolidsAreRefusedAndTheDeepestThatAreTakenCanBeWritten() throws {
    func nested(_ times: Int, _ wrap: (SolidNode) -> SolidNode) -> SolidNode {
      (0..<times).reduce(SolidNode.sphere(radius: 1)) { solid, _ in wrap(solid) }
    }
    #expect(
      messages { $0.solids["s1"] = nested(240) { .placed(at: .identity, solid: $0) } } == [
        "document.depth solids.s1: operations lie too deep inside one another: 481 levels of JSON, more than 480"
      ])
    for solid in [
      nested(239) { .placed(at: .identity, solid: $0) }, nested(159) { .union(of: [$0]) },
      nested(159) { .difference(from: .sphere(radius: 2), minus: [$0]) },
    ] {
      var document = Document.maximal
      document.solids["s1"] = solid
      let (back, findings) = DocumentReader.read(try CanonicalJSON.encode(document))
      #expect(findings.map(\.message) == [])
      #expect(back == document)
    }
  }

  @Test func hugeSolidsAreRefused() {
    let copies = [RigidTransform](repeating: .identity, count: 2_000_001)
    #expect(
      messages { $0.solids["s1"] = .pattern(placements: copies, solid: .sphere(radius: 1)) }.first?
        .hasPrefix("document.size solids: ") == true)
  }

  @Test func findingsAreLimited() {
    let found = messages { d in
      d.parts += (0..<1000).map { PartRecord(id: "p\($0)", material: "nothing") }
    }
    #expect(found.count == DocumentIntegrity.Limit.findings)
  }
}

extension Document {
  /// Takes out what refers to shapes by path.
  fileprivate mutating func clearPaths() {
    parts[0].shapes[0].resting = nil
    gears = []
    trains = []
    contacts = []
  }

  /// Takes out what refers to degrees of freedom.
  fileprivate mutating func clearValues() {
    couplings = []
    home = [:]
    poses = [:]
    stances = []
  }
}
