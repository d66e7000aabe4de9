import PintleChecks
import PintleDocument
import Testing

@testable import PintlePolicy

@Suite struct ContractFileTests {
  private func read(_ text: String) -> Reading<Contract> {
    ContractFile.contract(bytes: Array(text.utf8), file: "brief.yaml")
  }

  private func faults(_ text: String) -> [String] {
    read(text).faults.map {
      "\($0.source?.line ?? 0):\($0.source?.column ?? 0) \($0.message)" + ($0.hint.map { "; " + $0 } ?? "")
    }
  }

  @Test func aWholeContract() throws {
    let contract = try #require(
      read(
        """
        asset: base cabinet
        size: {width: 0.5..0.7, depth: 500..650mm, height: 0.7..0.9}
        parts:
          - {role: door, count: 1}
          - {role: drawer}
        motions:
          - {role: door, kind: hinge, opens: ">= 90deg", toward: front}
          - {role: drawer, kind: slide, travels: ">= 0.4m", toward: front, count: all}
          - {name: "knob_*", spins: true, count: 4}
        mass: 10..60
        triangles: "<= 20000"
        """
      ).value)
    #expect(contract.asset == "base cabinet")
    #expect(
      contract.lines.map(\.demand) == [
        .size(.width, Bound(min: 0.5, max: 0.7)), .size(.depth, Bound(min: 0.5, max: 0.65)),
        .size(.height, Bound(min: 0.7, max: 0.9)), .parts(PartDemand(role: "door", count: Bound(min: 1, max: 1))),
        .parts(PartDemand(role: "drawer", count: Bound(min: 1))),
        .motion(
          MotionDemand(
            role: "door", kind: .hinge, measure: .opens, extent: Bound(min: .pi / 2), toward: [0, -1, 0])),
        .motion(
          MotionDemand(
            role: "drawer", kind: .slide, measure: .travels, extent: Bound(min: 0.4), toward: [0, -1, 0], count: .all)),
        .motion(MotionDemand(name: "knob_*", measure: .spins, count: .atLeast(4))),
        .mass(Bound(min: 10, max: 60)), .triangles(Bound(max: 20000)),
      ])
    #expect(contract.lines[5].source == SourceLocation(file: "brief.yaml", line: 7, column: 5))
  }

  /// Of `printf 'mass: 1..2\n' | sha256sum`.
  @Test func theHashIsThatOfTheBytes() {
    #expect(
      read("mass: 1..2\n").value?.hash
        == "72d8235fdbc320dca6ac85c1906fc4addb393396d768e4459c037dc142fd9cdd")
    #expect(read("mass: 1..2\n").value?.hash != read("mass: 1..3\n").value?.hash)
  }

  @Test func everyFaultWithItsPlace() {
    #expect(faults("sise: 1\n") == ["1:1 a contract has no field `sise`; did you mean `size`?"])
    #expect(faults("size: {widht: 0.5..0.7}\n") == ["1:8 `size` has no field `widht`; did you mean `width`?"])
    #expect(
      faults("motions:\n  - {role: door, open: \">= 95deg\"}\n").first
        == "2:18 a line of `motions` has no field `open`; did you mean `opens`?")
    #expect(
      faults("motions:\n  - {role: door, opens: \">= 95\"}\n")
        == ["2:25 `opens`: ` 95` has no unit; write it as `2deg`"])
    #expect(
      faults("motions:\n  - {role: door, kind: hinges, opens: \">= 95deg\"}\n")
        == ["2:24 `kind` is no `hinges`; did you mean `hinge`?"])
    #expect(faults("motions:\n  - {role: door, toward: front}\n").first?.contains("does not say how it moves") == true)
    #expect(
      faults("motions:\n  - {role: door, opens: \">= 9deg\", travels: \">= 1m\"}\n").first?.contains(
        "`opens` and `travels`")
        == true)
    #expect(faults("motions:\n  - {opens: \">= 9deg\"}\n").first?.contains("no role or name") == true)
    #expect(faults("parts:\n  - {count: 1}\n").first?.contains("no role, name or material") == true)
    #expect(faults("mass: 12\n").first?.contains("one number") == true)
    #expect(faults("mass: -1..3\n") == ["1:7 `mass`: `-1..3` is negative"])
    #expect(faults("parts: door\n").first?.contains("`parts` is a list") == true)
    #expect(faults("motions:\n  - {role: door, spins: false}\n").first?.contains("only be demanded") == true)
    #expect(
      faults("motions:\n  - {role: door, toward: fron, kind: hinge}\n")
        == ["2:26 `toward` is no `fron`; did you mean `front`?"])
    #expect(read("mass: 12\n").value == nil)
    #expect(ContractFile.contract(bytes: [0xFF, 0xFE], file: "x").faults.count == 1)
    #expect(ContractFile.contract("/nowhere/brief.yaml").faults.count == 1)
  }

  /// Nothing is demanded: that is no fault of the file but a finding of its own.
  @Test func anEmptyContractIsRead() {
    #expect(read("asset: chest\n").value?.lines == [])
    #expect(read("").value?.lines == [])
  }
}
