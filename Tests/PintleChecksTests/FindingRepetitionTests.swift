import PintleDocument
import TestSupport
import Testing

@testable import PintleChecks

@Suite struct FindingRepetitionTests {
  /// Four wheels that miss the ground, front and rear written on lines of their own.
  private func wagon(gap: [Double] = [0.01, 0.01, 0.01, 0.01]) -> AssetSketch {
    var a = AssetSketch("wagon")
    a.box("bed", "deck", [-0.3, -0.5, 0.1], [0.3, 0.5, 0.12])
    a.box("bed", "prop", [-0.05, -0.3, 0], [0.05, 0.3, 0.1])
    let lines = [a.source(12), a.source(34)]
    for (i, name) in ["front_left", "front_right", "rear_left", "rear_right"].enumerated() {
      let x = i % 2 == 0 ? -0.32 : 0.32
      let y = i < 2 ? -0.3 : 0.3
      a.part(name, role: "wheel", source: lines[i / 2])
      a.cylinder(
        name, "tyre", from: [x, y, 0.05 + gap[i]], along: [x > 0 ? 1 : -1, 0, 0], radius: 0.05, height: 0.02,
        source: lines[i / 2])
      a.joint(
        "\(name)_spin", .spin, name, on: "bed", at: [x, y, 0.05 + gap[i]], along: [1, 0, 0], source: lines[i / 2])
      a.expect(.spins, name, touches: "ground", source: lines[i / 2])
    }
    return a
  }

  @Test func fourWheelsAreOneFinding() {
    let a = wagon()
    let found = FindingRepetition(a.model).folded(a.findings(of: TouchesRule()))
    #expect(found.map(\.message) == ["`front_left` does not touch the ground: it ends 10 mm above it (×4)"])
    #expect(found[0].related.flatMap(\.parts) == ["front_right", "rear_left", "rear_right"])
    #expect(
      FindingText().text(of: found[0]).contains("= same: `front_right`, `rear_left` and `rear_right`\n"))
  }

  @Test func whatDiffersIsToldApart() {
    let a = wagon(gap: [0.01, 0.01, 0.02, 0.01])
    let found = FindingRepetition(a.model).folded(a.findings(of: TouchesRule()))
    #expect(found.map(\.message.count).count == 2)
    #expect(found.map { $0.message.hasSuffix("(×3)") } == [true, false])
  }

  /// Mirrored copies have other solids; one line and one sentence make them alike.
  @Test func copiesFromOneLine() {
    let line = SourceLocation(file: "chest.swift", line: 7, column: 3)
    let found = (1...5).map { i in
      var f = Finding(
        "expect.travels", .error, "`drawer_\(i)` travels 250 mm, at least 300 mm are expected", parts: ["drawer_\(i)"],
        joint: "drawer_\(i)_slide", measured: Quantity(250, "mm"), source: line)
      f.related = [
        Finding(
          "contract.motion", .error, "`drawer_\(i)` travels 250 mm", parts: ["drawer_\(i)"],
          joint: "drawer_\(i)_slide", source: SourceLocation(file: "brief.yaml", line: 3))
      ]
      return f
    }
    let folded = FindingRepetition(AssetSketch().model).folded(found)
    #expect(folded.map(\.message) == ["`drawer_1` travels 250 mm, at least 300 mm are expected (×5)"])
    // What follows from each is folded as well.
    #expect(folded[0].related.map(\.message).prefix(1) == ["`drawer_1` travels 250 mm (×5)"])
    #expect(folded[0].related.count == 1 + 4 + 4 || folded[0].related.count == 1 + 4)
    #expect(FindingText().text(of: folded[0]).contains("= same: `drawer_2`, `drawer_3`, `drawer_4` and `drawer_5`\n"))
  }

  /// One part with two faults of one kind is not two copies.
  @Test func onePartTwice() {
    let line = SourceLocation(file: "a.swift", line: 7, column: 3)
    let found = [1, 2].map { _ in
      Finding("rest.hidden", .note, "`a` is hidden", parts: ["a"], source: line)
    }
    #expect(FindingRepetition(AssetSketch().model).folded(found).count == 2)
  }
}
