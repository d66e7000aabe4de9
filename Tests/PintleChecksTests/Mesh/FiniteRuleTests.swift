import PintleDocument
import PintleModel
import TestSupport
import Testing

@testable import PintleChecks

@Suite struct FiniteRuleTests {
  @Test func notANumber() {
    var mesh = boxMesh(.zero, [1, 1, 1])
    mesh.positions[3].x = .nan
    let found = AssetSketch.block(mesh).findings(of: FiniteRule())
    #expect(found.map(\.message) == ["`body/block` has coordinates that are not finite numbers"])
    #expect(found.map(\.severity) == [.error])
    #expect(AssetSketch.block(boxMesh(.zero, [1, 1, 1])).messages(of: FiniteRule()) == [])
  }
}
