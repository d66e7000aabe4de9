import Foundation
import PintleDocument
import TestSupport
import Testing

@testable import PintleChecks

@Suite struct LeverageRuleTests {
  /// A scissor stage pushed by its sliding foot: the deck rises by the cotangent of the arms' angle.
  private func stage(_ low: Double) -> Linkage {
    let (reach, rise) = (cos(low), sin(low))
    var l = Linkage(size: 1)
    l.slide("nut", "carriage", on: "base", along: [-1, 0, 0], .input, range: 0...0.2)
    l.hinge("foot", "outer", on: "base", 0, 0)
    l.hinge("cross", "inner", on: "outer", reach / 2, rise / 2)
    l.hinge("deck", "platform", on: "inner", 0, rise)
    l.close("right", "inner", "carriage", .hinge, at: [reach, 0, 0])
    l.close("roller", "outer", "platform", .slot, at: [reach, 0, rise])
    return l
  }

  @Test func nearlyFlatArmsAskManyTimesTheLoad() throws {
    let low = 4 * Double.pi / 180
    let found = stage(low).findings(of: LeverageRule())
    #expect(found.count == 1 && found.first?.parts == ["platform"])
    #expect(abs((found.first?.measured?.value ?? 0) - 1 / tan(low)) < 0.05)
    #expect(stage(0.15).findings(of: LeverageRule()) == [])
  }
}
