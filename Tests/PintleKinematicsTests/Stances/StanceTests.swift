import Foundation
import PintleDocument
import PintleKinematics
import PintleModel
import TestSupport
import Testing

@Suite struct StanceTests {
  /// A plate on its edge, 1 m high, as a bicycle stands: two wheels in a line and a leg beside them that can be swung up.
  private func plate(leg: Double, _ stances: [StanceRecord]) -> Mechanism {
    var s = AssetSketch()
    s.box("body", "plate", [-0.01, -0.5, 0], [0.01, 0.5, 1])
    s.box("leg", "rod", [0.195, -0.01, leg], [0.205, 0.01, 0.5])
    s.box("leg", "arm", [0.01, -0.01, 0.5], [0.205, 0.01, 0.52])
    s.joint("leg", .hinge, "leg", on: "body", at: [0, 0, 0.51], along: [0, 1, 0], range: (-1.5, 0))
    s.document.stances = stances
    return Mechanism(s.model)
  }
  private let rests: [StanceRecord.Rest] = [
    .init(part: "body", at: [0, -0.5, 0]), .init(part: "body", at: [0, 0.5, 0]),
    .init(part: "leg", at: [0.2, 0, 0.03]),
  ]

  /// The leg ends 50 mm up: the plate leans over its right edge until that touches, by atan(0.05 / 0.195) and a little.
  @Test func leansOnItsLeg() throws {
    let m = plate(leg: 0.05, [StanceRecord(id: "parked", q: ["leg": 0], restsOn: rests)])
    let stance = try #require(m.stances(tolerance: 1e-4).first)
    #expect(stance.problem == nil && stance.hanging == [])
    // The leg's outer lower corner is at (0.205, 0.05), the edge at (0.01, 0).
    #expect(abs(stance.lean - atan2(0.05, 0.195)) < 1e-9 && (stance.leanToward - [1, 0, 0]).length < 1e-9)
    #expect(stance.contacts.map(\.shape) == ["body/plate", "leg/rod"])
    #expect((stance.margin ?? -1) > 0.01)
    // Everything of it, in every pose, on the ground.
    let standing = m.standing(in: stance)
    let low = m.model.shapes.flatMap { shape in
      shape.solid.surface.positions.map { (standing.home.motion(ofPart: shape.part) * shape.X_AS).apply($0).z }
    }
    #expect(abs(low.min() ?? 1) < 1e-9)
    let arm = standing.pose(["leg": -1]).motion(ofPart: 1), plain = m.pose(["leg": -1]).motion(ofPart: 1)
    #expect((arm.translation - (stance.stand * plain).translation).length < 1e-12)
  }

  /// With the leg swung up nothing stands beside the plate: two points in a line, or a third over which it does not lie.
  @Test func withoutItsLegItTips() {
    let line = plate(leg: 0.05, [StanceRecord(id: "line", q: ["leg": -1.5], restsOn: Array(rests.prefix(2)))])
    #expect(line.stances(tolerance: 1e-4).map(\.problem) == [.inLine])
    let aside = plate(
      leg: 0.05,
      [
        StanceRecord(
          id: "aside",
          restsOn: [
            .init(part: "leg", at: [0.2, 0, 0]), .init(part: "leg", at: [0.3, 0.5, 0]),
            .init(part: "leg", at: [0.3, -0.5, 0]),
          ])
      ]
    ).stances(tolerance: 1e-4)
    guard case .tips(let by)? = aside.first?.problem else {
      Issue.record("\(aside)")
      return
    }
    #expect(abs(by - 0.18) < 0.02, "\(by)")
  }

  /// A cube of 0.2 m that a load of the same on an arm pulls over its right edge: it lies on that load in the end.
  @Test func letGoItFallsOrStays() throws {
    func crane(_ reach: Double) -> SettledStance? {
      var s = AssetSketch()
      s.box("crane", "foot", [-0.1, -0.1, 0], [0.1, 0.1, 0.2])
      s.box("crane", "load", [reach - 0.1, -0.1, 0.6], [reach + 0.1, 0.1, 0.8])
      s.document.stances = [StanceRecord(id: "let go")]
      return Mechanism(s.model).stances(tolerance: 1e-4).first
    }
    let stays = try #require(crane(0.15))
    #expect(stays.problem == nil && stays.lean == 0 && abs((stays.margin ?? 0) - 0.025) < 1e-9)
    // Over the right edge until the load's corner (0.4, 0.6) from it is down.
    let falls = try #require(crane(0.4))
    #expect(falls.problem == .falls(by: falls.lean) && abs(falls.lean - atan2(0.6, 0.4)) < 1e-9, "\(falls)")
  }

  @Test func steadiedItStaysUpright() throws {
    let m = plate(leg: 0.05, [StanceRecord(id: "held", restsOn: Array(rests.prefix(2)), steadiedBy: "a hand")])
    let stance = try #require(m.stances(tolerance: 1e-4).first)
    #expect(stance.problem == nil && stance.lean < 1e-12 && stance.margin == nil && stance.hanging == [])
  }

  /// Of two points that do not lie level the line is turned level: 0.1 over 1 m.
  @Test func twoPointsAreTurnedLevel() throws {
    let m = plate(
      leg: 0.05,
      [
        StanceRecord(
          id: "held", restsOn: [.init(part: "body", at: [0, -0.5, 0]), .init(part: "body", at: [0, 0.5, 0.1])],
          steadiedBy: "a hand")
      ])
    #expect(abs(try #require(m.stances(tolerance: 1e-4).first).lean - atan(0.1)) < 1e-9)
  }

  /// A leg that is too short to touch hangs: what it rests on instead is told.
  @Test func whatDoesNotTouchHangs() throws {
    var s = AssetSketch()
    s.box("table", "top", [-0.5, -0.5, 0.7], [0.5, 0.5, 0.72])
    for (i, (x, y)) in [(-0.45, -0.45), (0.45, -0.45), (0.45, 0.45), (-0.45, 0.45)].enumerated() {
      s.box("table", "leg_\(i)", [x - 0.02, y - 0.02, i == 3 ? 0.02 : 0], [x + 0.02, y + 0.02, 0.7])
    }
    s.box("table", "load", [0.2, -0.4, 0.72], [0.4, -0.2, 1])
    s.document.stances = [
      StanceRecord(
        id: "stands",
        restsOn: [[-0.45, -0.45, 0], [0.45, -0.45, 0], [0.45, 0.45, 0], [-0.45, 0.45, 0]].map {
          .init(part: "table", at: $0)
        })
    ]
    let stance = try #require(Mechanism(s.model).stances(tolerance: 1e-3).first)
    #expect(stance.problem == nil && stance.contacts.map(\.shape) == ["table/leg_0", "table/leg_1", "table/leg_2"])
    #expect(stance.hanging.map(\.part) == ["table"] && abs((stance.hanging.first?.height ?? 0) - 0.02) < 1e-9)
  }

  @Test func whatCannotBeSettledSaysSo() {
    var s = AssetSketch()
    s.box("body", "plate", [-0.1, -0.1, 0], [0.1, 0.1, 0.1])
    s.document.stances = [
      StanceRecord(id: "a", q: ["nothing": 3], restsOn: [.init(part: "nobody", at: [0, 0, 0])]),
      StanceRecord(id: "b", q: [:], restsOn: [.init(part: "body", at: [.nan, 0, 0])]),
    ]
    // What is unknown is left out: it stands as it stands.
    #expect(Mechanism(s.model).stances(tolerance: 1e-4).map(\.problem) == [nil, nil])
    s.document.parts[0].weighs = .nan
    #expect(Mechanism(s.model).stances(tolerance: 1e-4).map(\.problem) == [.unknown, .unknown])
  }
}
