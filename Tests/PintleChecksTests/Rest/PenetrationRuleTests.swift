import PintleDocument
import PintleModel
import TestSupport
import Testing

@testable import PintleChecks

@Suite struct PenetrationRuleTests {
  /// A cabinet with a door panel in front of it, `inset` metres into the sides.
  private func cabinet(inset: Double, yields: Double? = nil, hardware: String? = nil) -> AssetSketch {
    var a = AssetSketch.cabinet()
    let line = a.source(31)
    a.part("door")
    a.box(
      "door", "panel", [-0.3, inset - 0.018, 0], [0.3, inset, 0.7], hardware: hardware, yields: yields, source: line)
    a.joint("door_hinge", .hinge, "door", on: "body", at: [-0.3, 0, 0], range: (0, 1.9))
    return a
  }

  @Test func aDoorInTheBody() {
    let found = cabinet(inset: 0.004).findings(of: PenetrationRule())
    #expect(found.map(\.message) == ["`door/panel` lies 4 mm deep in `body/left`, 50.4 cm³ in common"])
    #expect(found.first?.hint == "move `door/panel` 4 mm to the front to clear it")
    #expect(found.first?.source?.line == 31)
    #expect(found.first?.joint == "door_hinge")
    // The other boards are told in the same breath.
    #expect(
      found.first?.related.map(\.shapes) == [
        ["door/panel", "body/right"], ["door/panel", "body/bottom"], ["door/panel", "body/top"],
      ])
  }

  /// What nobody would see is a warning: 3 mm of a bar's end, as far as that is less than a fiftieth of the bar.
  @Test(arguments: [(0.002, Severity.warning), (0.03, .error)])
  func weighsByWhatIsSeen(length: Double, severity: Severity) {
    var a = AssetSketch()
    a.box("rail", "rail", [0, -0.2, 0], [0.1, 0.2, 0.1])
    a.box("bar", "bar", [0.1 - length, -0.005, 0.097], [0.3, 0.005, 0.107])
    a.joint("slide", .slide, "bar", on: "rail", along: [1, 0, 0], range: (0, 0.05))
    let found = a.findings(of: PenetrationRule())
    #expect(found.map(\.severity) == [severity])
    #expect(found.first?.message.contains(length < 0.01 ? ", 0.06 cm³ in common" : ", 0.9 cm³ in common") == true)
  }

  @Test func touchingIsNoOverlap() {
    #expect(cabinet(inset: 0).messages(of: PenetrationRule()) == [])
    // Within τ of these pairs: 0.39 mm, by the smaller board; the asset's is 0.53 mm.
    #expect(cabinet(inset: 0.0003).messages(of: PenetrationRule()) == [])
    #expect(cabinet(inset: 0.00045).messages(of: PenetrationRule()).count == 1)
  }

  @Test func aSoftSealYieldsThatFar() {
    #expect(cabinet(inset: 0.004, yields: 0.004).messages(of: PenetrationRule()) == [])
    #expect(
      cabinet(inset: 0.004, yields: 0.002).messages(of: PenetrationRule()).first
        == "`door/panel` lies 4 mm deep in `body/left`, 50.4 cm³ in common, 2.4 mm are allowed")
  }

  @Test func hardwareIsExemptInItsTwoPartsOnly() {
    #expect(cabinet(inset: 0.004, hardware: "door_hinge").messages(of: PenetrationRule()) == [])
    // But for what it is said to run in: a spindle beside its bore lies in the wood.
    var fitted = cabinet(inset: 0.004, hardware: "door_hinge")
    fitted.document.contacts = [
      ContactRecord(a: "door/panel", b: "body/left", kind: .runningFit, clearance: 2e-4)
    ]
    #expect(
      fitted.messages(of: PenetrationRule()) == ["`door/panel` lies 4 mm deep in `body/left`, 50.4 cm³ in common"])
    var a = cabinet(inset: 0, hardware: nil)
    a.part("shelf")
    a.joint("shelf_slide", .slide, "shelf", on: "body", range: (0, 0.1))
    a.box("shelf", "board", [-0.2, 0.001, 0.3], [0.2, 0.4, 0.32])
    a.box("door", "cup", [-0.1, -0.01, 0.3], [0.1, 0.011, 0.32], hardware: "door_hinge")
    #expect(a.messages(of: PenetrationRule()) == ["`door/cup` lies 10 mm deep in `shelf/board`, 40 cm³ in common"])
  }

  @Test func aWeldMayOverlap() {
    var a = AssetSketch()
    a.box("post", "post", .zero, [0.1, 0.1, 1])
    a.box("arm", "arm", [0.05, 0, 0.8], [0.5, 0.1, 0.9])
    a.joint("weld", .fixed, "arm", on: "post")
    #expect(a.messages(of: PenetrationRule()) == [])
    a.document.joints[0].kind = .slide
    #expect(a.messages(of: PenetrationRule()).count == 1)
  }

  @Test func somethingWhollyInsideCrossesNoSurface() {
    var a = AssetSketch()
    a.box("block", "block", .zero, [1, 1, 1])
    a.box("core", "core", [0.4, 0.4, 0.4], [0.6, 0.6, 0.6])
    a.joint("spin", .spin, "core", on: "block")
    #expect(
      a.messages(of: PenetrationRule()) == ["`core/core` lies wholly inside the material of `block/block`"])
  }

  @Test func declaredFits() {
    func shaft(_ radius: Double, _ contact: ContactRecord?) -> [String] {
      var a = AssetSketch()
      a.add("hub", "bore", tubeMesh(outer: 0.05, inner: 0.01, height: 0.1, segments: 48))
      a.cylinder("rod", "shaft", from: [0, 0, -0.05], along: [0, 0, 1], radius: radius, height: 0.2, segments: 48)
      a.joint("spin", .spin, "rod", on: "hub")
      if let contact { a.document.contacts = [contact] }
      return a.messages(of: PenetrationRule())
    }
    #expect(shaft(0.011, nil).count == 1)
    #expect(shaft(0.011, ContactRecord(a: "rod/shaft", b: "hub/bore", kind: .thread)) == [])
    #expect(shaft(0.011, ContactRecord(a: "hub", b: "rod", kind: .press, clearance: -0.001)) == [])
    #expect(shaft(0.013, ContactRecord(a: "hub", b: "rod", kind: .press, clearance: -0.001)).count == 1)
    // A running fit is held to half its clearance, well below τ = 0.09 mm.
    #expect(shaft(0.01008, nil) == [])
    #expect(shaft(0.01008, ContactRecord(a: "rod", b: "hub", kind: .runningFit, clearance: 4e-5)).count == 1)
  }

  @Test func homeCounts() {
    // Drawn apart, but the asset stands with the drawer pushed into the back.
    var a = AssetSketch.cabinet()
    a.box("drawer", "box", [-0.2, 0.05, 0.1], [0.2, 0.45, 0.3])
    a.joint("slide", .slide, "drawer", on: "body", along: [0, 1, 0], range: (-0.4, 0.1))
    #expect(a.messages(of: PenetrationRule()) == [])
    a.document.home["slide"] = 0.04
    #expect(a.messages(of: PenetrationRule()) == ["`drawer/box` lies 8 mm deep in `body/back`, 640 cm³ in common"])
  }

  @Test func aLeakyMeshIsNotAPass() {
    var a = AssetSketch()
    var open = boxMesh([0, 0, 0], [0.1, 0.1, 0.1])
    open.indices.removeLast(6)
    open.faces.removeLast(2)
    a.add("one", "shell", open)
    a.add("two", "shell", open, at: RigidTransform(translation: [0.05, 0.03, 0.02]))
    a.joint("j", .slide, "two", on: "one", along: [1, 0, 0], range: (0, 1))
    let found = a.findings(of: PenetrationRule())
    #expect(found.map(\.verdict) == [.unverified])
    #expect(found.map(\.severity) == [.warning])
  }
}
