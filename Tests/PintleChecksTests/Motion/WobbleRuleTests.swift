import PintleDocument
import TestSupport
import Testing

@testable import PintleChecks

@Suite struct WobbleRuleTests {
  private func disc(_ name: String = "disc", at axis: Vector3 = [0, 0, 0.1], along z: Vector3 = [0, 0, 1])
    -> AssetSketch
  {
    var a = AssetSketch()
    a.box("base", "base", [-0.1, -0.1, 0], [0.1, 0.1, 0.1])
    a.cylinder(name, "body", from: [0, 0, 0.1], along: [0, 0, 1], radius: 0.05, height: 0.02, segments: 64)
    a.joint("turn", .spin, name, on: "base", at: axis, along: z)
    return a
  }

  @Test func eccentric() {
    let found = disc(at: [0.004, 0, 0.1]).findings(of: WobbleRule())
    #expect(found.map(\.message) == ["`disc` runs 4 mm out of true: its axis misses its centre"])
    #expect(found.map(\.severity) == [.warning])
    #expect(found.first?.hint == "move the axis by 4 mm to the left")
  }

  @Test func askew() {
    let found = disc(at: [0, 0, 0.11], along: [0.0523, 0, 1]).findings(of: WobbleRule())
    #expect(found.map(\.message) == ["`disc` wobbles: its axis is 3° askew"])
  }

  @Test func turningTrue() {
    #expect(disc().messages(of: WobbleRule()) == [])
    // A coin that is flipped, one hinged at its rim, and a cam are meant like that.
    #expect(disc(along: [1, 0, 0]).messages(of: WobbleRule()) == [])
    #expect(disc(at: [0.05, 0, 0.1]).messages(of: WobbleRule()) == [])
    #expect(disc("cam_1", at: [0.004, 0, 0.1]).messages(of: WobbleRule()) == [])
  }

  @Test func whatIsNotRoundMayTurnAnywhere() {
    var a = disc(at: [0.004, 0, 0.1])
    a.box("disc", "arm", [0, -0.02, 0.12], [0.09, 0.02, 0.14])
    #expect(a.messages(of: WobbleRule()) == [])
  }

  /// Moments 1, 2, 3 turned by 30° about z.
  @Test func principalAxes() throws {
    let (c, s) = (0.75.squareRoot(), 0.5)
    let (x, y, mixed) = (c * c + 2 * s * s, s * s + 2 * c * c, -c * s)
    let found = try #require(PrincipalAxes.of([x, y, 3], mixed: [0, 0, mixed]))
    for i in 0..<3 {
      let axis = found.axes[i]
      let image = Vector3(x * axis.x + mixed * axis.y, mixed * axis.x + y * axis.y, 3 * axis.z)
      #expect((image - axis * found.values[i]).length < 1e-12)
      #expect((axis.length - 1).magnitude < 1e-12)
    }
    #expect((found.values.sum() - 6).magnitude < 1e-12)
    #expect(PrincipalAxes.of([.nan, 0, 0], mixed: .zero) == nil)
  }
}
