import Testing

@testable import PintleChecks

@Suite struct PathPatternTests {
  @Test func matches() {
    func matches(_ pattern: String, _ name: String) -> Bool { PathPattern(pattern).matches(name) }
    #expect(matches("door", "door") && !matches("door", "doors") && !matches("door", "door/panel"))
    #expect(matches("door_*", "door_1") && !matches("door_*", "door_1/panel") && matches("*/panel", "door_1/panel"))
    #expect(matches("**", "door_1/panel") && matches("door**l", "door_1/panel"))
    #expect(matches("door_?", "door_1") && !matches("door_?", "door_12") && !matches("a?b", "a/b"))
    #expect(matches("", "") && !matches("", "a") && matches("*", "") && matches("a*", "a"))
  }

  /// Backtracking would take ages.
  @Test func neverHangs() {
    let pattern = PathPattern(String(repeating: "a*", count: 60) + "b")
    #expect(!pattern.matches(String(repeating: "a", count: 4000)))
  }
}
