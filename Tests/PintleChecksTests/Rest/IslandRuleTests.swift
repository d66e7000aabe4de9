import PintleDocument
import PintleModel
import TestSupport
import Testing

@testable import PintleChecks

@Suite struct IslandRuleTests {
  @Test func aShapeInTheAir() {
    var a = AssetSketch.cabinet()
    let line = a.source(8)
    a.box("body", "shelf", [-0.2, 0.01, 0.3], [0.2, 0.47, 0.318], source: line)
    let found = a.findings(of: IslandRule())
    #expect(
      found.map(\.message) == ["`body/shelf` touches nothing else of `body`: nearest is `body/back`, 12 mm away"])
    #expect(found.first?.hint == "move it by 12 mm to the back to touch `body/back`, or make it a part of its own")
    #expect(found.first?.source?.line == 8)
  }

  @Test func connectedPartsPass() {
    var a = AssetSketch.cabinet()
    a.box("body", "shelf", [-0.282, 0.01, 0.3], [0.282, 0.482, 0.318])
    #expect(a.messages(of: IslandRule()) == [])
  }

  @Test func aShapeInTwoPieces() {
    var a = AssetSketch()
    a.box("body", "base", .zero, [1, 1, 0.1])
    var two = boxMesh([0, 0, 0.1], [0.2, 0.2, 0.5])
    let other = boxMesh([0.5, 0.5, 0.2], [0.6, 0.6, 0.5])
    let offset = UInt32(two.positions.count)
    two.positions += other.positions
    two.normals += other.normals
    two.indices += other.indices.map { $0 + offset }
    two.faces += other.faces
    a.add("body", "posts", two)
    #expect(
      a.messages(of: IslandRule()) == [
        "a piece of `body/posts` touches nothing else of `body`: nearest is `body/base`, 100 mm away"
      ])
  }

  /// The hollow of a shell is a second surface, not a second body.
  @Test func aCavityIsNoIsland() {
    var a = AssetSketch()
    var shell = boxMesh(.zero, [1, 1, 1])
    var hollow = boxMesh([0.1, 0.1, 0.1], [0.9, 0.9, 0.9])
    for i in stride(from: 0, to: hollow.indices.count, by: 3) { hollow.indices.swapAt(i, i + 1) }
    let offset = UInt32(shell.positions.count)
    shell.positions += hollow.positions
    shell.normals += hollow.normals
    shell.indices += hollow.indices.map { $0 + offset }
    shell.faces += hollow.faces
    a.add("body", "tank", shell)
    #expect(a.messages(of: IslandRule()) == [])
  }

  @Test func twinWheelsOnOneAxle() {
    var a = AssetSketch()
    a.cylinder("bed", "axle", from: [-0.3, 0, 0.1], along: [1, 0, 0], radius: 0.01, height: 0.6, segments: 48)
    for (name, x) in [("left", -0.3), ("right", 0.26)] {
      a.add(
        "wheels", name, tubeMesh(outer: 0.1, inner: 0.0102, height: 0.04, segments: 48),
        at: RigidTransform(origin: [x, 0, 0.1], z: [1, 0, 0]))
    }
    a.joint("roll", .spin, "wheels", on: "bed", at: [0, 0, 0.1], along: [1, 0, 0])
    #expect(a.messages(of: IslandRule()) == [])
    // The same two on a slide are two loose pieces.
    a.document.joints[0].kind = .slide
    #expect(a.messages(of: IslandRule()).count == 1)
  }

  @Test(arguments: ["door_hinge", nil]) func hardwareMayBeHeldByTheOtherPart(hardware: String?) {
    var a = AssetSketch.cabinet()
    a.box("door", "panel", [-0.3, -0.018, 0], [0.3, 0, 0.7])
    a.joint("door_hinge", .hinge, "door", on: "body", at: [-0.3, 0, 0], range: (0, 1.9))
    a.box("door", "plate", [-0.282, 0.1, 0.3], [-0.28, 0.15, 0.35], hardware: hardware)
    #expect(a.messages(of: IslandRule()).count == (hardware == nil ? 1 : 0))
  }
}
