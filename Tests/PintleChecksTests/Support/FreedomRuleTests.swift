import PintleDocument
import TestSupport
import Testing

@testable import PintleChecks

@Suite struct FreedomRuleTests {
  @Test func withoutACollarItComesOff() {
    let found = AssetSketch.wheelOnAxle(axle: 0.0098, cap: false).findings(of: FreedomRule())
    #expect(
      found.map(\.message) == [
        "`wheel` comes off: pushed to the back along the line of `roll` it leaves what it turns on after 30 mm, and "
          + "nothing is in the way"
      ])
    #expect(found.first?.severity == .warning)
    #expect(AssetSketch.wheelOnAxle(axle: 0.0098, cap: true).messages(of: FreedomRule()) == [])
  }

  /// A stop that is farther off than play is still a stop.
  @Test func withACollarFarOutItIsLooseOnly() {
    var a = AssetSketch.wheelOnAxle(axle: 0.0098, cap: false)
    a.box("cart", "guard", [-0.03, 0.035, 0.06], [0.03, 0.04, 0.2])
    let found = a.findings(of: FreedomRule())
    #expect(found.map(\.message) == ["`wheel` is loose: nothing within 1.5 mm stops it to the back"])
    #expect(found.first?.severity == .note)
  }

  /// Nobody draws collars in what was exported for a simulation.
  @Test func importedItIsANote() {
    var a = AssetSketch.wheelOnAxle(axle: 0.0098, cap: false)
    a.document.imported = "urdf"
    #expect(a.findings(of: FreedomRule()).map(\.severity) == [.note])
  }

  /// A tray between two walls on two rails, with `play` at each side.
  private func tray(play: Double, rails: Bool = true) -> AssetSketch {
    var a = AssetSketch.cabinet()
    if rails {
      a.box("body", "rail_left", [-0.282, 0, 0.3], [-0.26, 0.48, 0.31])
      a.box("body", "rail_right", [0.26, 0, 0.3], [0.282, 0.48, 0.31])
    }
    a.box("tray", "bottom", [-0.282 + play, 0, 0.31], [0.282 - play, 0.45, 0.35])
    a.joint("tray_slide", .slide, "tray", on: "body", along: [0, -1, 0], range: (0, 0.3))
    return a
  }

  @Test func aTrayOnRails() {
    // Its weight keeps it down.
    #expect(tray(play: 1e-3).messages(of: FreedomRule()) == [])
    let found = tray(play: 4e-3).findings(of: FreedomRule())
    #expect(
      found.map(\.message) == [
        "`tray` is loose: nothing within 2.1 mm stops it to the left or right and about the vertical axis"
      ])
    #expect(found.first?.severity == .warning)
  }

  @Test func aTrayInMidAir() {
    #expect(
      tray(play: 4e-3, rails: false).messages(of: FreedomRule()) == [
        "nothing holds `tray`: nothing is within 2.1 mm of it in the middle of the range of `tray_slide`"
      ])
  }

  /// What rests in place and is lifted out by hand is worth a note.
  @Test func aTrayThatIsLiftedOut() {
    var a = tray(play: 4e-3)
    a.document.joints[0].frame.z = .up
    let found = a.findings(of: FreedomRule())
    #expect(found.map(\.message) == ["nothing guides `tray` half way up: nothing is within 2.1 mm of it"])
    #expect(found.first?.severity == .note)
  }

  @Test func bearingsAndMotorsKeepTheirShafts() {
    var a = AssetSketch.wheelOnAxle(axle: 0.0098, cap: false)
    a.document.joints[0].hardware = [HardwareRecord(kind: "bearing")]
    #expect(a.messages(of: FreedomRule()) == [])
    a.document.joints[0].hardware = [HardwareRecord(kind: "pin")]
    #expect(a.messages(of: FreedomRule()).count == 1)
  }

  /// A truck under a bed is held down by the ground, with the bed on top.
  @Test func theGroundHoldsWhatStandsOnIt() {
    var a = AssetSketch()
    a.box("bed", "deck", [-0.3, -0.2, 0.2], [0.3, 0.2, 0.23])
    a.cylinder("bed", "king_pin", from: [0, 0, 0.1], along: [0, 0, 1], radius: 0.0098, height: 0.1)
    a.add(
      "truck", "post", tubeMesh(outer: 0.08, inner: 0.01, height: 0.2, segments: 48))
    a.joint("steer", .spin, "truck", on: "bed", along: [0, 0, 1])
    #expect(a.messages(of: FreedomRule()) == [])
    a.document.base = .held
    #expect(
      a.messages(of: FreedomRule()) == [
        "`truck` comes off: pushed down along the line of `steer` it leaves what it turns on after 100 mm, and nothing "
          + "is in the way"
      ])
  }
}
