import Testing

@testable import PintleChecks

@Suite struct WordingTests {
  @Test func numbers() {
    #expect(Wording.number(34.2) == "34.2")
    #expect(Wording.number(34.96) == "35")
    #expect(Wording.number(-0.04) == "0")
    #expect(Wording.number(-1.25, decimals: 2) == "-1.25")
    #expect(Wording.number(1.005, decimals: 3) == "1.005")
    #expect(Wording.number(.nan) == "unknown")
    #expect(Wording.number(-.infinity) == "-∞")
    #expect(Wording.number(1e300) == "1e+300")
    #expect(Wording.number(12.5, decimals: 0) == "13")
  }

  @Test func units() {
    #expect(Wording.angle(.pi / 2) == "90°")
    #expect(Wording.length(0.0032) == "3.2 mm")
    #expect(Wording.length(0.00032) == "0.32 mm")
    #expect(Wording.mass(12.34) == "12.3 kg")
    #expect(Wording.point([0.291, -0.31, 0.4016]) == "(0.291, -0.31, 0.402)")
  }

  @Test func lists() {
    #expect(Wording.list([]) == "nothing")
    #expect(Wording.list(["a"]) == "`a`")
    #expect(Wording.list(["a", "b"]) == "`a` and `b`")
    #expect(Wording.list(["a", "b", "c", "d", "e"]) == "`a`, `b`, `c`, `d` and `e`")
    #expect(Wording.list(["a", "b", "c", "d", "e", "f"]) == "`a`, `b`, `c`, `d` and 2 more")
    #expect(Wording.count(1, "error") == "1 error")
  }

  @Test func directions() {
    #expect(Wording.direction([0, -2, 0]) == "front")
    #expect(Wording.direction([0, -1, 1]) == "up and front")
    #expect(Wording.direction(.zero) == "nowhere")
  }
}
