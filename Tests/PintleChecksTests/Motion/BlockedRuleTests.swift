import PintleDocument
import TestSupport
import Testing

@testable import PintleChecks

@Suite struct BlockedRuleTests {
  @Test func aFreeDoor() {
    #expect(AssetSketch.door().messages(of: BlockedRule()) == [])
  }

  /// The door opens inward through the body: it is stopped at home by what it lies against.
  @Test func throughTheBody() {
    let found = AssetSketch.door(hingeAt: [-0.3, 0, 0], along: [0, 0, 1]).findings(of: BlockedRule())
    #expect(found.map(\.rule) == ["motion.blocked"])
    #expect(found.map(\.severity) == [.error])
    #expect(found.first?.joint == "door_hinge")
    #expect(found.first?.parts == ["door", "body"])
    #expect((found.first?.measured?.value ?? 90) < 1)
    #expect(found.first?.expected?.min.map { ($0 - 108.86).magnitude < 0.01 } == true)
    #expect(found.first?.source?.line == 21)
  }

  /// A block stands 300 mm in front of the cabinet, at the free edge's circle: the angle can be written down.
  @Test func againstAPost() {
    var a = AssetSketch.door()
    // The face of the post lies at y = -0.318: the free edge (r = 0.6) gets there at sin q = 0.3/0.6.
    a.box("body", "post", [-0.1, -0.5, 0], [0.4, -0.318, 0.1])
    let found = a.findings(of: BlockedRule())
    #expect(found.count == 1)
    #expect(found.first?.shapes == ["door/panel", "body/post"])
    // First contact at 30°; penetration passes τ a little later.
    #expect(found.first?.measured.map { $0.value > 29.9 && $0.value < 30.5 } == true)
    #expect(found.first?.message.hasPrefix("door_hinge stops at 30") == true)
    #expect(found.first?.message.contains(" of 108.9°: door/panel meets body/post, ") == true)
    #expect(found.first?.hint?.hasPrefix("make room in `body/post`, or end the range at 30") == true)
  }

  /// The free edge (r = 0.6) meets the post 0.382 m in front at sin q = 0.382/0.6: 39.54° of 43°, or of 39.8°, where
  /// it is some 2 mm deep at the end, or of 39.6°, where it is less than three tolerances of the pair deep.
  @Test(arguments: [(0.75, Severity.error), (0.6955, .warning), (0.6915, .note)])
  func theLastHundredthWeighsLess(reach: Double, severity: Severity) {
    var a = AssetSketch.door(reach: reach)
    a.box("body", "post", [-0.1, -0.7, 0], [0.4, -0.4, 0.1])
    let found = a.findings(of: BlockedRule())
    #expect(found.map(\.severity) == [severity])
  }

  /// A sill 0.8 mm higher than the door's lower edge: proven to get no deeper anywhere. τ follows from the sill, 0.29 mm.
  @Test func aScrapeIsAWarning() {
    var a = AssetSketch.door()
    a.box("body", "sill", [-0.2, -0.5, -0.1], [0.2, -0.1, 0.0008])
    let found = a.findings(of: BlockedRule())
    #expect(found.map(\.severity) == [.warning])
    #expect(found.first?.message.contains("door/panel meets body/sill, scraping no deeper than 2.1 mm") == true)
    var deep = AssetSketch.door()
    deep.box("body", "sill", [-0.2, -0.5, -0.1], [0.2, -0.1, 0.004])
    #expect(deep.findings(of: BlockedRule()).map(\.severity) == [.error])
  }

  /// A bar of 20 cm³ slides over the edge of a block, 3 mm deep: people see it from half a cubic centimetre on, or from a
  /// fiftieth of what is smaller.
  @Test(arguments: [(0.008, 0.003, Severity.warning), (0.02, 0.003, .error), (0.008, 0.008, .error)])
  func weighsByWhatIsSeen(way: Double, depth: Double, severity: Severity) {
    var a = AssetSketch()
    a.box("rail", "rail", [0, -0.2, 0], [0.1, 0.2, 0.1])
    a.box("bar", "bar", [0.102, -0.005, 0.1 - depth], [0.302, 0.005, 0.11 - depth])
    a.joint("slide", .slide, "bar", on: "rail", along: [-1, 0, 0], range: (0, 0.002 + way))
    let found = a.findings(of: BlockedRule())
    #expect(found.map(\.severity) == [severity])
    let volume = Wording.volume(way * 0.01 * depth) ?? ""
    #expect(
      found.first?.message.contains("at worst \(Wording.length(depth)) deep and \(volume) in common") == true,
      "\(found.first?.message ?? "")")
  }

  /// A drawer behind a door: in a format that cannot say what comes first its absence is no error.
  @Test func behindADoorInAnImportedAsset() {
    var a = AssetSketch.cabinet()
    a.box("rack", "wires", [-0.2, 0.02, 0.3], [0.2, 0.4, 0.31])
    a.joint("rack_slide", .slide, "rack", on: "body", along: [0, -1, 0], range: (0, 0.3))
    a.box("door", "panel", [-0.3, -0.018, 0], [0.3, 0, 0.7])
    a.joint("door_hinge", .hinge, "door", on: "body", at: [-0.3, -0.018, 0], along: [0, 0, -1], range: (0, 1.9))
    #expect(a.findings(of: BlockedRule()).map(\.severity) == [.error])
    a.document.imported = "urdf"
    let found = a.findings(of: BlockedRule())
    #expect(found.map(\.severity) == [.warning])
    #expect(found.first?.hint == "with `door_hinge` from 72.8° on it moves freely, which this format cannot say")
    // What stands behind the door as well is no door.
    a.box("body", "post", [-0.1, -0.2, 0.3], [0.1, -0.1, 0.4])
    #expect(a.findings(of: BlockedRule()).contains { $0.severity == .error })
  }

  /// Scrapes along a sill first and hits a post later: the hit is told.
  @Test func theWorstIsTold() {
    var a = AssetSketch.door()
    a.box("body", "sill", [-0.2, -0.5, -0.1], [0.2, -0.1, 0.001])
    a.box("body", "post", [-0.1, -0.7, 0.2], [0.4, -0.4, 0.3])
    let found = a.findings(of: BlockedRule())
    #expect(found.map(\.severity) == [.error])
    #expect(found.first?.shapes == ["door/panel", "body/post"])
  }

  @Test func whatDoesNotTurnRound() {
    var a = AssetSketch()
    a.box("base", "base", [-0.1, -0.1, 0], [0.1, 0.1, 0.1])
    a.box("base", "post", [0.2, 0, 0.1], [0.22, 0.02, 0.3])
    a.box("arm", "arm", [-0.3, -0.005, 0.12], [0.3, -0.001, 0.14])
    a.joint("turn", .spin, "arm", on: "base", at: [0, 0, 0.1])
    let found = a.findings(of: BlockedRule())
    #expect(found.count == 2)
    #expect(found.allSatisfy { $0.severity == .error && $0.expected == nil })
    #expect(found.allSatisfy { $0.message.hasPrefix("turn does not turn round: it stops at ") })
  }

  /// ±1000 turns, a home outside the range: findings, never a crash.
  @Test func oddRanges() {
    var a = AssetSketch.door(reach: 6283)
    #expect(a.messages(of: BlockedRule()).count == 1)
    a.document.joints[0].dofs[0].range = .init(lower: 0.5, upper: 1)
    #expect(a.messages(of: BlockedRule()) == [])
    #expect(a.messages(of: RangeOrderRule()).count == 1)
    a.document.joints[0].dofs[0].range = .init(lower: .nan, upper: 1)
    #expect(a.messages(of: BlockedRule()) == [])
  }

  /// The line lies 50 mm inside the leaf, in its middle plane: the part behind it swings into the body. About the
  /// outer edge the leaf clears everything, and that was tried.
  @Test func anotherHingeLine() {
    var a = AssetSketch.door(hingeAt: [-0.25, -0.009, 0])
    let hint = a.findings(of: BlockedRule()).first?.hint
    #expect(
      hint == "the hinge line is 50 mm inside the leaf; at its back left edge it clears the whole 108.9°")
    // An arm has no other edge.
    var arm = AssetSketch.cabinet()
    arm.box("arm", "bar", [-0.3, -0.018, 0.3], [0.3, 0, 0.33])
    arm.joint("turn", .hinge, "arm", on: "body", at: [-0.25, -0.009, 0], along: [0, 0, -1], range: (0, 1.9))
    #expect(arm.findings(of: BlockedRule()).first?.hint?.hasPrefix("make room in `body/left`, or end") == true)
    // With a wall beside it no edge helps, and none is promised.
    a.box("body", "wall", [-0.4, -0.6, 0], [-0.3, -0.02, 0.7])
    let other = a.findings(of: BlockedRule()).first?.hint
    #expect(other?.hasPrefix("the hinge line is 50 mm inside the leaf") == true)
    #expect(other?.contains("whole") == false)
  }

  @Test func anObstacleThatMovesSuggestsNeeds() {
    var a = AssetSketch.cabinet()
    a.box("rack", "wires", [-0.2, 0.02, 0.3], [0.2, 0.4, 0.31])
    a.joint("rack_slide", .slide, "rack", on: "body", along: [0, -1, 0], range: (0, 0.3))
    a.box("door", "panel", [-0.3, -0.018, 0], [0.3, 0, 0.7])
    a.joint("door_hinge", .hinge, "door", on: "body", at: [-0.3, -0.018, 0], along: [0, 0, -1], range: (0, 1.9))
    let found = a.findings(of: BlockedRule())
    #expect(found.map(\.joint) == ["rack_slide"])
    #expect(
      found.first?.hint?.hasPrefix(
        "with `door_hinge` from 72.8° on it moves freely: if that is meant, say so with `needs`")
        == true)
    // With the door declared open it is free.
    a.document.joints[0].needs = [Need(dof: "door_hinge", min: 1.5)]
    #expect(a.messages(of: BlockedRule()) == [])
    #expect(a.messages(of: IdleNeedRule()) == [])
  }

  @Test func sweepsCanBeLeftOut() {
    let a = AssetSketch.door(hingeAt: [-0.3, 0, 0], along: [0, 0, 1])
    let policy = CheckPolicy(sweepsJoints: false)
    #expect(a.findings(of: BlockedRule(), policy: policy) == [])
    let left = a.findings(of: UnverifiedRule(), policy: policy)
    #expect(left.map(\.message) == ["`door_hinge` was not swept: the policy leaves motions out"])
    #expect(left.map(\.verdict) == [.unverified])
  }
}
