import PintleDocument
import Testing

@testable import PintleChecks

@Suite struct FindingTextTests {
  private let source = """
    import Pintle
    \tasset.hinge("door_hinge", door, on: frame, range: 0°...110°)
    """

  private func blocked() -> Finding {
    var f = Finding(
      "motion.blocked", .error, "door_hinge stops at 34.2° of 110°: door/panel meets frame/stile",
      parts: ["door", "frame"], shapes: ["door/panel", "frame/stile"], joint: "door_hinge",
      measured: Quantity(34.2, "deg"), expected: Expected(min: 110, unit: "deg"),
      pose: ["door_hinge": 0.596902604182061, "drawer": 0.12], at: [0.291, -0.31, 0.402],
      source: SourceLocation(file: "cabinet.swift", line: 2, column: 2),
      hint: "the hinge line is 18 mm inside the leaf")
    f.related = [
      Finding("expect.opens", .error, "door opens 34.2°, at least 95° are expected", parts: ["door"])
    ]
    return f
  }

  @Test func aWholeFinding() {
    let text = FindingText(sources: ["cabinet.swift": source], angular: ["door_hinge"])
    #expect(
      text.text(of: blocked()) == """
        cabinet.swift:2:2: error: door_hinge stops at 34.2° of 110°: door/panel meets frame/stile [motion.blocked]
            2 |     asset.hinge("door_hinge", door, on: frame, range: 0°...110°)
              |     ^
              = measured: 34.2°, expected at least 110°
              = pose: door_hinge 34.2°, drawer 120 mm
              = at: (0.291, -0.31, 0.402) m
              = hint: the hinge line is 18 mm inside the leaf
              = also: error: door opens 34.2°, at least 95° are expected [expect.opens]

        """)
  }

  @Test func withoutSource() {
    var f = blocked()
    f.related = []
    f.pose = nil
    #expect(
      FindingText().text(of: f) == """
        cabinet.swift:2:2: error: door_hinge stops at 34.2° of 110°: door/panel meets frame/stile [motion.blocked]
          = measured: 34.2°, expected at least 110°
          = at: (0.291, -0.31, 0.402) m
          = hint: the hinge line is 18 mm inside the leaf

        """)
    f = Finding("structure.root", .warning, .unverified, "the asset has no parts")
    #expect(FindingText().text(of: f) == "warning (unverified): the asset has no parts [structure.root]\n")
  }

  @Test func ratiosHaveNoUnit() {
    var f = Finding("mechanism.leverage", .warning, "hard to move")
    f.measured = Quantity(18.8175, "1")
    f.expected = Expected(max: 10, unit: "1")
    #expect(FindingText().text(of: f).contains("= measured: 18.818, expected at most 10\n"))
  }

  @Test func aWholeLine() {
    let f = Finding(
      "compile.error", .error, "expected expression", source: SourceLocation(file: "cabinet.swift", line: 1))
    #expect(
      FindingText(sources: ["cabinet.swift": source]).text(of: f) == """
        cabinet.swift:1: error: expected expression [compile.error]
            1 | import Pintle

        """)
  }

  @Test func aLineThatIsNotThere() {
    let f = Finding("x.y", .note, "odd", source: SourceLocation(file: "cabinet.swift", line: 99, column: 4))
    #expect(
      FindingText(sources: ["cabinet.swift": source]).text(of: f) == "cabinet.swift:99:4: note: odd [x.y]\n")
  }

  @Test func namesCannotDriveTheTerminal() {
    let f = Finding(
      "structure.unique_name", .error, "two parts are named `\u{1B}[2J\u{202E}x`\n",
      source: SourceLocation(file: "\u{7}.swift", line: 1), hint: "a\tb")
    #expect(
      FindingText().text(of: f) == """
        \\u{7}.swift:1: error: two parts are named `\\u{1B}[2J\\u{202E}x`\\n [structure.unique_name]
          = hint: a\\tb

        """)
  }

  @Test func colours() {
    let f = Finding("x.y", .error, "odd")
    #expect(
      FindingText(isColoured: true).text(of: f)
        == "\u{1B}[1;31merror:\u{1B}[0m \u{1B}[1modd\u{1B}[0m\u{1B}[2m [x.y]\u{1B}[0m\n")
  }

  @Test func quantities() {
    #expect(FindingText.say(Quantity(0.034, "mm")) == "0.03 mm")
    #expect(FindingText.say(Quantity(0.42, "m")) == "420 mm")
    #expect(FindingText.say(Quantity(0.0123, "kg")) == "0.0123 kg")
    #expect(FindingText.say(Quantity(.nan, "deg")) == "unknown°")
    #expect(FindingText.say(Expected(min: 1, max: 2, unit: "count")) == "1 to 2")
    #expect(FindingText.say(Expected(value: 0.001, unit: "m3")) == "1 litres")
  }

  @Test func aReport() {
    var report = CheckReport(asset: "cabinet", findings: [blocked()], version: "1")
    #expect(
      FindingText().summary(of: report) == "cabinet: fail, 1 error")
    report = CheckReport(
      asset: "cabinet", findings: [],
      joints: [
        JointReport(
          name: "door_hinge", kind: .hinge, unit: "deg", range: .init(min: 0, max: 110, unit: "deg"),
          usable: .init(min: 0, max: 110, unit: "deg"), verdict: .pass)
      ],
      parts: [
        PartReport(name: "body", material: "oak", shapes: 1, triangles: 12, mass: 1, size: [1, 1, 1]),
        PartReport(name: "door", material: "oak", shapes: 1, triangles: 12, mass: 1, size: [1, 1, 1]),
      ], tolerances: nil, version: "1", documentHash: nil)
    #expect(
      FindingText(for: report).text(of: report) == "cabinet: pass, no findings; 2 parts, 1 of 1 joint proven\n")
  }
}
