import PintleChecks
import PintleDocument
import Testing

@testable import PintleVerbs

/// Where naive rules go wrong, for rows of `NaiveRuleTests` that need a whole program.
@Suite struct NaiveProgramTests {
  private func findings(of rule: String, in lines: String) async throws -> [String] {
    let text = """
      import Pintle

      struct Naive: AssetProgram {
        func build(_ asset: Asset) {
      \(lines)
        }
      }
      """
    let run = try await ExampleRun.check(.program(text))
    #expect(run.loaded.model != nil, "\(run.report.findings.map(\.message))")
    #expect(!run.report.findings.contains { $0.rule.hasPrefix("compile") }, "\(run.report.findings.map(\.message))")
    return run.findings(of: rule).filter { $0.severity > .note }.map(\.message)
  }

  /// support.freedom: families model the clip, ring or collar that keeps a part; the assets hold casters and threaded feet.
  @Test func familiesKeepWhatTheyMake() async throws {
    let loose = try await findings(
      of: "support.freedom",
      in: """
        let desk = asset.part("desk", .oak)
        let block = desk.add("block", .box(0.30, 0.20, 0.06).standing())
        asset.button("go", on: block.face(.top).spot.moved(.left, 80.mm), size: (14.mm, 14.mm), travel: 2.mm)
        asset.knob(
          "volume", on: block.face(.top).spot.moved(.right, 80.mm), diameter: 30.mm, height: 16.mm, range: 0° ... 270°)
        """)
    #expect(loose == [])
  }

  /// support.handle: a recess that was cut as one is a handle.
  @Test func aRecessedGripIsAHandle() async throws {
    func cabinet(_ grip: String) -> String {
      """
      let cabinet = asset.part("cabinet", .oak)
      let box = cabinet.add("box", .openBox(0.40, 0.30, 0.60, wall: 18.mm, open: .front).standing())
      let door = asset.door("door", over: box.opening, of: cabinet, hung: .left, opens: 110°, thickness: 18.mm)
      door.leaf.cut(.slot(80.mm, width: 20.mm, depth: 8.mm), at: door.handleSpot\(grip))
      """
    }
    #expect(try await findings(of: "support.handle", in: cabinet(", as: .handle")) == [])
    #expect(try await findings(of: "support.handle", in: cabinet("")).count == 1)
  }

  /// support.handle: what springs open on a push needs none.
  @Test func aPushOpenFlapNeedsNoHandle() async throws {
    let flap = """
      let cabinet = asset.part("cabinet", .oak)
      let box = cabinet.add("box", .openBox(0.40, 0.30, 0.60, wall: 18.mm, open: .front).standing())
      let flap = asset.door("flap", over: box.opening, of: cabinet, hung: .left, opens: 110°, thickness: 18.mm)
      flap.swing
      """
    #expect(try await findings(of: "support.handle", in: flap + ".damping(0.1)").count == 1)
    #expect(try await findings(of: "support.handle", in: flap + ".spring(stiffness: 0.5, force: 0.2)") == [])
  }
}
