import PintleDocument
import TestSupport
import Testing

@testable import PintleChecks

/// What `rest.ground` and `rest.tips` say of stances.
@Suite struct StanceFindingTests {
  /// A plate on its edge and a leg beside it that ends `leg` above the ground.
  private func plate(leg: Double, _ stances: [StanceRecord]) -> AssetSketch {
    var s = AssetSketch()
    s.box("body", "plate", [-0.01, -0.5, 0], [0.01, 0.5, 1])
    s.box("leg", "rod", [0.195, -0.01, leg], [0.205, 0.01, 0.5])
    s.box("leg", "arm", [0.01, -0.01, 0.5], [0.205, 0.01, 0.52])
    s.joint("leg", .hinge, "leg", on: "body", at: [0, 0, 0.51], along: [0, 1, 0], range: (-1.5, 0))
    s.document.stances = stances
    return s
  }
  private let wheels: [StanceRecord.Rest] = [
    .init(part: "body", at: [0, -0.5, 0]), .init(part: "body", at: [0, 0.5, 0]),
  ]
  private var parked: StanceRecord {
    StanceRecord(id: "parked", q: ["leg": 0], restsOn: wheels + [.init(part: "leg", at: [0.2, 0, 0.03])])
  }

  /// As drawn it stands on an edge of 20 mm: leaning on its leg it stands.
  @Test func aStanceIsJudgedWhereItStands() {
    let s = plate(leg: 0.05, [parked])
    #expect(s.messages(of: TipsRule()) == [] && s.messages(of: GroundRule()) == [])
  }

  /// Drawn 50 mm over the ground: at home a fault, in a stance it is let down.
  @Test func homeIsNotAskedWhereStancesAre() {
    var s = AssetSketch()
    s.box("body", "block", [-0.1, -0.1, 0.05], [0.1, 0.1, 0.15])
    #expect(s.messages(of: GroundRule()).count == 1)
    s.document.stances = [StanceRecord(id: "down")]
    #expect(s.messages(of: GroundRule()) == [] && s.messages(of: TipsRule()) == [])
  }

  @Test func steadiedIsNotAsked() {
    let found = plate(leg: 0.05, [StanceRecord(id: "held", restsOn: wheels, steadiedBy: "a hand")]).findings(
      of: TipsRule())
    #expect(
      found.map(\.message) == ["in stance `held` a hand steadies the asset: whether it would tip is not asked"])
    #expect(found.map(\.severity) == [.note])
  }

  @Test func whatTipsSaysHowFar() {
    let line = plate(leg: 0.05, [StanceRecord(id: "line", restsOn: wheels)]).findings(of: TipsRule())
    #expect(
      line.map(\.message) == ["in stance `line` the asset rests on points in one line: nothing keeps it from tipping"])
    #expect(line.map(\.severity) == [.error])
    let aside = plate(
      leg: 0.05,
      [
        StanceRecord(
          id: "aside",
          restsOn: [[0.25, 0, 0], [0.3, 0.5, 0], [0.3, -0.5, 0]].map { .init(part: "leg", at: $0) })
      ]
    ).findings(of: TipsRule())
    #expect(aside.first?.message.hasPrefix("in stance `aside` the asset tips over: its centre of mass lies 2") == true)
    var crane = AssetSketch()
    crane.box("crane", "foot", [-0.1, -0.1, 0], [0.1, 0.1, 0.2])
    crane.box("crane", "load", [0.3, -0.1, 0.6], [0.5, 0.1, 0.8])
    crane.document.stances = [StanceRecord(id: "let go")]
    #expect(
      crane.messages(of: TipsRule()) == [
        "in stance `let go` the asset falls over: let go it turns 56.3° before it rests"
      ])
  }

  /// A foot that does not reach the ground, with what the asset rests on instead.
  @Test func whatHangsIsToldWithItsHeight() {
    var s = AssetSketch()
    for (i, (x, y)) in [(-0.45, -0.45), (0.45, -0.45), (0.45, 0.45)].enumerated() {
      s.box("table", "leg_\(i)", [x - 0.02, y - 0.02, 0], [x + 0.02, y + 0.02, 0.7])
    }
    s.box("table", "top", [-0.5, -0.5, 0.7], [0.5, 0.5, 0.72])
    s.box("short", "leg", [-0.47, 0.43, 0.02], [-0.43, 0.47, 0.7])
    s.box("table", "load", [0.2, -0.4, 0.72], [0.4, -0.2, 1])
    s.joint("glue", .fixed, "short", on: "table")
    s.document.stances = [
      StanceRecord(
        id: "stands",
        restsOn: [[-0.45, -0.45, 0], [0.45, -0.45, 0], [0.45, 0.45, 0]].map { .init(part: "table", at: $0) }
          + [.init(part: "short", at: [-0.45, 0.45, 0])])
    ]
    #expect(
      s.messages(of: GroundRule()) == [
        "in stance `stands` `short` hangs 20 mm over the ground: the asset rests on `table/leg_0`, `table/leg_1` and "
          + "`table/leg_2`"
      ])
  }
}
