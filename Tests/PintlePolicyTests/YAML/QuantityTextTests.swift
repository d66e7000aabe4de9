import PintleChecks
import Testing

@testable import PintlePolicy

@Suite struct QuantityTextTests {
  private func message(_ text: String, _ unit: RuleSetting.Unit) -> String? {
    do throws(QuantityText.Fault) {
      _ = try QuantityText.parse(text, as: unit)
      return nil
    } catch {
      return error.message + (error.hint.map { "; " + $0 } ?? "")
    }
  }

  private func bound(_ text: String, _ unit: RuleSetting.Unit, exact: Bool = false) -> Bound? {
    try? BoundText.parse(text, as: unit, allowsExact: exact)
  }

  @Test func numbers() throws {
    #expect(try QuantityText.parse("3mm", as: .length) == 0.003)
    #expect(try QuantityText.parse(" 0.4 m ", as: .length) == 0.4)
    #expect(try QuantityText.parse("0.4", as: .length) == 0.4)
    #expect(try QuantityText.parse("180deg", as: .angle) == .pi)
    #expect(try QuantityText.parse("180°", as: .angle) == .pi)
    #expect(try QuantityText.parse("0", as: .angle) == 0)
    #expect(try QuantityText.parse("5%", as: .fraction) == 0.05)
    #expect(try QuantityText.parse("0.05", as: .fraction) == 0.05)
    #expect(try QuantityText.parse("20g", as: .mass) == 0.02)
    #expect(try QuantityText.parse("50_000", as: .count) == 50_000)
    #expect(try QuantityText.parse("1e-3", as: .number) == 0.001)
    #expect(try QuantityText.parse("2l", as: .volume) == 0.002)
    #expect(try QuantityText.parse("7.85g/cm3", as: .density) == 7850)
  }

  @Test func faults() {
    #expect(message("3kg", .length) == "`kg` measures masses; a length is wanted here; write it as `3mm` or `0.4m`")
    #expect(
      message("3furlong", .length) == "`furlong` is no unit; a length is wanted here; write it as `3mm` or `0.4m`")
    #expect(message("90", .angle) == "`90` has no unit; write it as `2deg`")
    #expect(message("many", .count) == "`many` is no whole number; write it as `20000`")
    #expect(message("1.5", .count) == "`1.5` is no whole number; write it as `20000`")
    #expect(message("5%", .length) == "`%` measures shares; a length is wanted here; write it as `3mm` or `0.4m`")
    for text in ["nan", "inf", "1e999", "", "--1", "0x10"] { #expect(message(text, .number) != nil) }
  }

  @Test func bounds() {
    #expect(bound("0.5..0.7", .length) == Bound(min: 0.5, max: 0.7))
    #expect(bound("500..700mm", .length) == Bound(min: 0.5, max: 0.7))
    #expect(bound("50cm .. 0.7m", .length) == Bound(min: 0.5, max: 0.7))
    #expect(bound("0.5..", .length) == Bound(min: 0.5))
    #expect(bound("..0.7", .length) == Bound(max: 0.7))
    #expect(bound(">= 180deg", .angle) == Bound(min: .pi))
    #expect(bound("≤2", .count) == Bound(max: 2))
    #expect(bound("2", .count, exact: true) == Bound(min: 2, max: 2))
    #expect(bound("2", .count) == nil)
    for text in ["0.7..0.5", "..", "> 5", "-1..2", ">= -1", "1..x", "1...2"] { #expect(bound(text, .length) == nil) }
  }
}
