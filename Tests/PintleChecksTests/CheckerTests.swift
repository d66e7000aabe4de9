import PintleDocument
import PintleKinematics
import PintleModel
import TestSupport
import Testing

@testable import PintleChecks

@Suite struct CheckerTests {
  /// A cabinet whose door does all that is expected of it.
  private func sound() -> AssetSketch {
    var a = AssetSketch.hungDoor()
    a.expect(.opens, "door", atLeast: 1.5, toward: [0, -1, 0])
    return a
  }

  @Test func aSoundAssetPasses() {
    let report = sound().report()
    #expect(report.findings == [])
    #expect(report.verdict == .pass)
    #expect(report.summary == .init(errors: 0, warnings: 0, notes: 0))
    #expect(report.joints.map(\.name) == ["door_hinge"])
    #expect(report.joints.first?.verdict == .pass)
    #expect(report.joints.first?.usable?.max.rounded() == 109)
    #expect(report.parts.map(\.name) == ["body", "door"])
    #expect(report.parts.first?.triangles == 332)
    #expect(
      FindingText(for: report).text(of: report) == "cabinet: pass, no findings; 2 parts, 1 of 1 joint proven\n")
  }

  @Test func theSameTwice() throws {
    var a = sound()
    a.box("body", "post", [-0.1, -0.5, 0], [0.4, -0.318, 0.1])
    a.box("body", "block", [0, -0.01, 0.3], [0.1, 0.1, 0.4])
    #expect(try CanonicalJSON.encode(a.report()) == CanonicalJSON.encode(a.report()))
  }

  @Test func reportsReadBack() throws {
    let report = AssetSketch.door(hingeAt: [0, -0.009, 0]).report()
    let bytes = try CanonicalJSON.encode(report)
    #expect(try CanonicalJSON.decode(CheckReport.self, from: bytes) == report)
  }

  /// The hinge in the middle is the cause; that the door is blocked and does not open follows from it.
  @Test func oneTroubleIsOneFinding() {
    var a = AssetSketch.door(hingeAt: [0, -0.009, 0])
    a.box("door", "handle", [0.25, -0.05, 0.3], [0.27, -0.018, 0.4], role: "handle")
    a.expect(.opens, "door", atLeast: 1.5, toward: [0, -1, 0])
    let report = a.report()
    #expect(report.findings.map(\.rule) == ["motion.pivot"])
    #expect(Set(report.findings[0].related.map(\.rule)).isSuperset(of: ["motion.blocked", "expect.opens"]))
    #expect(report.verdict == .fail)
    #expect(report.summary.errors == 1)
    #expect(report.joints.first?.verdict == .fail)
  }

  @Test func theWrongWayIsTheCauseOfTheBlock() {
    var a = AssetSketch.door(hingeAt: [-0.3, 0, 0], along: [0, 0, 1])
    a.box("door", "handle", [0.25, -0.05, 0.3], [0.27, -0.018, 0.4], role: "handle")
    a.expect(.opens, "door", atLeast: 1.5, toward: [0, -1, 0])
    let report = a.report()
    #expect(report.findings.map(\.rule) == ["motion.opens_wrong_way"])
    #expect(report.findings[0].related.map(\.rule) == ["motion.blocked", "expect.opens"])
  }

  @Test func whatOverlapsAtRestIsNotToldAgainAsMotion() {
    var a = AssetSketch.hungDoor()
    a.box("body", "block", [0, -0.01, 0.3], [0.1, 0.1, 0.4])
    a.expect(.opens, "door", atLeast: 1.5, toward: [0, -1, 0])
    let report = a.report()
    #expect(report.findings.map(\.rule) == ["rest.island", "rest.penetration"])
    // The door swings out of the block: proven by what remains of the two.
    #expect(report.findings[1].related == [] && report.joints.map(\.verdict) == [.pass])
    #expect(report.verdict == .fail)
  }

  /// A joint that stops early is counted in the summary, however little it weighs.
  @Test func theSummaryTellsWhatStopsEarly() {
    var a = AssetSketch.hungDoor()
    a.box("body", "post", [-0.1, -0.5, 0], [0.4, -0.318, 0.1])
    let report = a.report()
    #expect(report.joints.map(\.verdict) == [.fail])
    #expect(
      FindingText(for: report).summary(of: report).hasSuffix("0 of 1 joint proven, 1 stopped before the end"))
  }

  /// Unproven is neither a pass nor a fail.
  @Test func unverified() {
    var a = AssetSketch.cabinet()
    a.box("nut", "nut", [0, 0, 0.7], [0.02, 0.02, 0.71])
    a.cylinder("body", "bolt", from: [0.01, 0.01, 0.69], along: .up, radius: 0.004, height: 0.03, hardware: "thread")
    a.joint("thread", .screw, "nut", on: "body", at: [0.01, 0.01, 0], range: (0, 10))
    let report = a.report()
    #expect(report.findings.map(\.rule) == ["motion.unverified"])
    #expect(report.verdict == .unverified)
    #expect(
      FindingText(for: report).summary(of: report)
        == "cabinet: unverified, 1 warning; 2 parts, 0 of 1 joint proven")
  }

  /// What the language and the geometry found comes first and is not said twice.
  @Test func findingsThatArriveAreMerged() {
    var a = sound()
    let place = SourceLocation(file: "test.swift", line: 21, column: 9)
    a.document.findings = [
      Finding("joint.range", .error, "the range of `door_hinge` is reversed", joint: "door_hinge", source: place)
    ]
    a.document.joints[0].dofs[0].range = .init(lower: 1, upper: 0)
    a.findings = [
      Finding("geometry.fillet", .error, "the radius is too large", parts: ["door"], shapes: ["door/knob"])
    ]
    a.document.parts[1].shapes.append(ShapeRecord(id: "knob", solid: "s9"))
    let report = a.report()
    #expect(
      report.findings.map(\.rule).prefix(2) == ["geometry.fillet", "joint.range"]
        || report.findings.map(\.rule).prefix(2) == ["joint.range", "geometry.fillet"])
    #expect(!report.findings.contains { $0.rule == "structure.range_order" || $0.rule == "mesh.missing" })
  }

  @Test func equalFaultsOfEqualAssembliesAreFolded() {
    var a = AssetSketch("trolley")
    a.box("bed", "deck", [-0.3, -0.5, 0.1], [0.3, 0.5, 0.12])
    a.document.stands = "hanging"
    let line = a.source(12)
    for (i, x) in [-0.25, -0.1, 0.1, 0.25].enumerated() {
      let name = "caster_\(i + 1)"
      a.part(name, source: line)
      a.box(name, "stem", [x - 0.01, -0.01, 0.05], [x + 0.01, 0.01, 0.092])
      a.joint("swivel_\(i + 1)", .spin, name, on: "bed", at: [x, 0, 0.05], source: line)
    }
    let report = a.report()
    #expect(report.findings.map(\.message) == ["`caster_1` floats: nearest is `bed/deck`, 8 mm away (×4)"])
    #expect(
      report.findings[0].related.filter { $0.rule == "rest.floating" }.map(\.parts) == [
        ["caster_2"], ["caster_3"], ["caster_4"],
      ])
    #expect(report.summary.errors == 1)
  }

  @Test func aPolicyWeighsRules() {
    var a = AssetSketch.door(hingeAt: [0, -0.009, 0])
    a.box("door", "handle", [0.25, -0.05, 0.3], [0.27, -0.018, 0.4], role: "handle")
    let policy = CheckPolicy(
      name: "lenient",
      severities: ["motion.pivot": .note, "motion.blocked": .warning, "motion.usable_range": .warning])
    let report = a.report(policy: policy)
    #expect(report.tolerances?.policy == "lenient")
    // A note does not swallow the warning that follows from it.
    #expect(report.findings.map(\.severity) == [.warning, .note])
    #expect(report.verdict == .pass)
  }

  @Test func withoutSweepsNothingIsProven() {
    let report = sound().report(policy: CheckPolicy(sweepsJoints: false))
    #expect(report.findings.map(\.rule) == ["motion.unverified"])
    #expect(report.findings[0].related.map(\.rule) == ["expect.opens"])
    #expect(report.verdict == .unverified)
    #expect(report.joints.map(\.verdict) == [.unverified])
  }

  /// The object that `pintle check --json` prints.
  @Test func theKeysOfTheReport() throws {
    let json = try CanonicalJSON.string(sound().report())
    for key in [
      "asset", "verdict", "findings", "summary", "joints", "parts", "timing", "tolerances", "version", "documentHash",
    ] {
      #expect(json.contains("\"\(key)\":"))
    }
    let joint = "{\"kind\":\"hinge\",\"name\":\"door_hinge\",\"range\":{\"max\":108.86"
    #expect(json.contains(joint))
    #expect(json.contains("\"summary\":{\"errors\":0,\"notes\":0,\"warnings\":0}"))
  }

  /// A finding from the model to the terminal, word for word.
  @Test func aBlockedDoorInFull() {
    var a = AssetSketch.door(reach: 1.5)
    a.box("body", "post", [-0.1, -0.5, 0], [0.4, -0.318, 0.1])
    var report = a.report()
    report.findings = report.findings.filter { $0.rule == "motion.blocked" }
    let source = String(repeating: "\n", count: 20) + "        asset.hinge(door, on: body)\n"
    let text = FindingText(for: report, sources: ["test.swift": source]).text(of: report.findings)
    let lines = text.split(separator: "\n").map(String.init)
    #expect(lines.first?.hasPrefix("test.swift:21:9: error: door_hinge stops at 30") == true)
    #expect(lines.first?.hasSuffix(" [motion.blocked]") == true)
    #expect(
      Array(lines.dropFirst().prefix(2)) == ["   21 |         asset.hinge(door, on: body)", "      |         ^"])
    #expect(lines.contains { $0.hasPrefix("      = measured: 30") && $0.hasSuffix("°, expected at least 85.9°") })
    #expect(lines.contains { $0.hasPrefix("      = pose: door_hinge 30") })
  }

  @Test func anEmptyDocument() {
    let report = AssetSketch("nothing").report()
    #expect(report.findings.map(\.rule) == ["structure.root"])
    #expect(report.verdict == .fail)
  }

  @Test func rulesAreDescribed() {
    let ids = RuleRegistry.all.map(\.id)
    #expect(Set(ids).count == ids.count)
    for rule in RuleRegistry.all {
      #expect(rule.id.split(separator: ".").count == 2)
      #expect(!rule.title.isEmpty && rule.explanation.count > 80)
      #expect(FindingOrder.rank(of: rule.id) > 3)
    }
    #expect(RuleRegistry.rule("motion.blocked")?.title == "moves through its whole range")
    #expect(RuleRegistry.rule("motion.nothing") == nil)
  }

  /// Numbers that are none, names that are none, joints that hold nothing: a check never traps.
  @Test func nonsenseIsSurvived() throws {
    var a = AssetSketch("\u{1B}")
    a.box("a", "a", [.nan, 0, 0], [1, 1, 1])
    a.box("b", "", [0, 0, 0], [0, 0, 0])
    a.part("c", material: "", role: "door", weighs: .nan)
    a.part("d", role: "wheel")
    a.joint("", .hinge, "c", on: "b", at: [.infinity, 0, 0], along: [0, 0, 1], range: (.nan, 1))
    a.joint("j", .hinge, "d", on: "d", along: .zero, range: (1, -1))
    a.joint("k", .ball, "e", on: "f")
    a.expect(.opens, "c", atLeast: .nan, toward: .zero)
    a.expect(.travels, "nobody", atLeast: .infinity)
    a.expect(.spins, "d", touches: "")
    a.document.home = ["j": .infinity, "zz": .nan]
    a.document.contacts = [ContactRecord(a: "a", b: "b", kind: .press, clearance: .nan)]
    let report = a.report()
    #expect(report.verdict == .fail)
    #expect(!FindingText(for: report).text(of: report).contains("\u{1B}"))
    // JSON has no word for what is not a number.
    let bytes = try CanonicalJSON.encode(report)
    #expect(try CanonicalJSON.decode(CheckReport.self, from: bytes) == report)
  }
}
