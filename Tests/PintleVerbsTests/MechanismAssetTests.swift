import Foundation
import PintleChecks
import PintleDocument
import PintleKinematics
import Testing

@testable import PintleChecks
@testable import PintleVerbs

/// The programs in Assets/mechanisms say what their mechanisms are: loops, couplings, teeth, fits.
@Suite struct MechanismAssetTests {
  private func document(_ name: String, _ set: [String] = []) async throws -> Document {
    let path = AssetTests.root.appending(path: "Assets/mechanisms/\(name).swift").path
    let answer = await DocumentVerb().run(path, options: InputOptions())
    let document = try CanonicalJSON.decode(Document.self, from: Array(answer.text.utf8))
    #expect(document.findings == [], "\(document.findings.map(\.message))")
    #expect(DocumentIntegrity.findings(in: document) == [])
    return document
  }

  /// Every input is proven over its whole range, or once round: loops, gears, cams, and what slides past them.
  @Test(arguments: ["ScissorLift", "PlanetaryGearbox", "Engine", "Bicycle", "RackGate"]) func everyInputIsProven(
    _ name: String
  )
    async throws
  {
    let path = AssetTests.root.appending(path: "Assets/mechanisms/\(name).swift").path
    let answer = await CheckVerb(images: nil, json: true).run([path], options: InputOptions())
    let report = try CanonicalJSON.decode(CheckReport.self, from: Array(answer.text.utf8))
    #expect(report.joints.count > 4 && report.joints.allSatisfy { $0.verdict == .pass })
  }

  /// What is promised of one set of parameters holds for others; `Benchmarks/mechanism-faults` tries all ten programs.
  @Test(
    arguments: ["FourBarLamp", "ToggleClamp", "RackGate", "FoldingTable", "Steering", "PlanetaryGearbox"],
    [11, 12, 13] as [UInt64])
  func passesForOtherParameters(_ name: String, seed: UInt64) async throws {
    let path = AssetTests.root.appending(path: "Assets/mechanisms/\(name).swift").path
    var options = InputOptions()
    options.seed = seed
    let answer = await CheckVerb(images: nil, json: true).run([path], options: options)
    let report = try CanonicalJSON.decode(CheckReport.self, from: Array(answer.text.utf8))
    #expect(report.verdict == .pass, "\(report.findings.map(\.message))")
    #expect(report.findings.allSatisfy { $0.severity == .note }, "\(report.findings.map(\.message))")
  }

  private func linear(_ c: CouplingRecord) -> [String: Double] {
    guard case .linear(let terms, 0) = c.relation else { return [:] }
    return Dictionary(terms.map { ($0.dof, $0.factor) }) { a, _ in a }
  }

  @Test func scissorLift() async throws {
    let d = try await document("ScissorLift")
    #expect(d.closures.map(\.kind) == [.hinge, .hinge, .slot] && d.joints.count == 8)
    #expect(d.joints.flatMap(\.dofs).filter { $0.role == .follows }.count == 6)
    #expect(d.joints.flatMap(\.dofs).filter { $0.role == .input }.map(\.sense?.kind) == ["moves"])
    #expect(d.couplings.map(linear) == [["nut": 1, "screw": -0.005 / (2 * .pi)]])
    // Closures hold in the drawn pose: the pin of each lies in a bore or on a pin of both parts.
    #expect(d.contacts.filter { $0.kind == .runningFit }.count > 15 && d.contacts.contains { $0.kind == .thread })
  }

  @Test func planetaryGearbox() async throws {
    let d = try await document("PlanetaryGearbox")
    #expect(
      d.gears.count == 5 && d.couplings.count == 6 && d.couplings.allSatisfy { $0.from?.of["carrier"] == "carrier" })
    #expect(linear(d.couplings[0]) == ["input": 24, "output": -24, "planet_1": 18])
    #expect(linear(d.couplings[1]) == ["planet_1": 18, "output": 60])
    // Three planets are one solid, turned; (24 + 60) / 3 is whole, so the ring meets all of them.
    let planets = d.parts.filter { $0.id.hasPrefix("planet") }.compactMap { $0.shapes.first { $0.id == "teeth" } }
    #expect(planets.count == 3 && Set(planets.map(\.solid)).count == 1)
  }

  @Test func engine() async throws {
    let d = try await document("Engine")
    #expect(d.closures.map(\.id) == ["small_end"] && d.trains.map(\.kind) == ["belt"] && d.elastic.count == 2)
    #expect(d.couplings.compactMap(\.from?.kind).sorted() == ["belt", "cam", "cam"])
    #expect(d.couplings.first { $0.id == "timing_belt" }.map(linear) == ["crank": 20, "cam": -40])
    // Both valves are shut as drawn, and open by the lift at 234° and 126° of the cam.
    for (name, peak) in [("intake_lobe", 234.0), ("exhaust_lobe", 126)] {
      guard case .curve("cam", _, let knots, let period, _)? = d.couplings.first(where: { $0.id == name })?.relation
      else {
        Issue.record("no law")
        continue
      }
      let curve = try #require(KnotCurve(knots: knots, period: period))
      #expect(curve.value(at: 0).value == 0 && abs(curve.value(at: peak / 180 * .pi).value - 0.006) < 1e-9)
    }
    #expect(d.home["crank"] == 50 / 180 * Double.pi)
  }

  @Test func bicycle() async throws {
    let d = try await document("Bicycle")
    #expect(d.components.map(\.of) == ["SpokedWheel", "SpokedWheel"] && d.stances.count == 2)
    #expect(d.trains.map(\.count) == [100] && d.couplings.map(\.from?.kind) == ["chain", "freewheel"])
    #expect(linear(d.couplings[0]) == ["cranks": 44, "cog": -18])
    #expect(d.joints.flatMap(\.dofs).filter { $0.role == .passive }.count == 4)
    #expect(d.joints.flatMap(\.dofs).filter { $0.stays == "level" }.count == 2)
    // Equal things are one solid, wherever they are.
    let spokes = d.parts.flatMap(\.shapes).filter { $0.id.hasPrefix("spoke") }
    #expect(spokes.count == 64 && Set(spokes.map(\.solid)).count < 8)
    let links = d.parts.first { $0.id == "chain" }?.shapes ?? []
    #expect(links.count == 100 && Set(links.map(\.solid)).count == 2)
  }

  /// Leaning on its kickstand it stands; its rider holds it upright.
  @Test func theBicycleStands() async throws {
    let path = AssetTests.root.appending(path: "Assets/mechanisms/Bicycle.swift").path
    let loaded = await Session(options: InputOptions()).load(path)
    let mechanism = try #require(loaded.mechanism)
    let stances = mechanism.stances(tolerance: mechanism.model.tolerance)
    #expect(stances.map(\.id) == ["parked", "ridden"] && stances.allSatisfy { $0.problem == nil && $0.hanging == [] })
    let parked = stances[0]
    #expect(Set(parked.contacts.map(\.part)) == ["front_wheel", "rear_wheel", "kickstand"])
    #expect(parked.lean > 0.02 && parked.lean < 0.2 && (parked.margin ?? -1) > 0.005)
    #expect(stances[1].lean < 1e-3 && Set(stances[1].contacts.map(\.part)) == ["front_wheel", "rear_wheel"])
    let text = await MechanismVerb().run(path, options: InputOptions()).text
    #expect(text.contains("  stance parked: leans ") && text.contains("; steadied by its rider"))
  }

  @Test func aStanceIsDrawnAndAnUnknownOneIsNot() async throws {
    let scratch = try Scratch()
    let path = AssetTests.root.appending(path: "Assets/mechanisms/Bicycle.swift").path
    let out = scratch.file("stands.png")
    let none = await RenderVerb(out: out, stance: "parkd").run(path, options: InputOptions())
    #expect(none.status == .usage && none.diagnostics.contains("there is no stance `parkd`; did you mean `parked`?"))
    #expect(!FileManager.default.fileExists(atPath: out))
    var pictures = PictureOptions()
    pictures.views = ["front"]
    pictures.size = "200x200"
    let drawn = await RenderVerb(out: out, pictures: pictures, stance: "parked").run(path, options: InputOptions())
    #expect(drawn.status == .pass && drawn.text.hasPrefix("stance parked: leans "), "\(drawn)")
    #expect(FileManager.default.fileExists(atPath: out))
  }

  /// Teeth, chains, cams, threads and declared contacts of sound mechanisms raise nothing.
  @Test(arguments: [
    "ScissorLift", "PlanetaryGearbox", "Engine", "Bicycle", "FourBarLamp", "ToggleClamp", "RackGate", "ExcavatorArm",
    "FoldingTable", "Steering",
  ])
  func couplingsAreSound(_ name: String) async throws {
    let path = AssetTests.root.appending(path: "Assets/mechanisms/\(name).swift").path
    let loaded = await Session(options: InputOptions()).load(path)
    let context = CheckContext(
      model: try #require(loaded.model), mechanism: try #require(loaded.mechanism), policy: .default)
    let families = ["coupling", "gear", "chain", "cam", "screw", "contact"]
    for rule in RuleRegistry.all where families.contains(String(rule.id.prefix { $0 != "." })) {
      let found = rule.findings(in: context)
      #expect(found == [], "\(rule.id): \(found.map(\.message))")
    }
  }

  /// Loops are drawn closed to a nanometre and stay so, inputs number what rank says, and nothing is dead in between.
  @Test(arguments: [
    ("FourBarLamp", 8, 4), ("ToggleClamp", 3, 1), ("RackGate", 4, 1), ("ExcavatorArm", 12, 4), ("FoldingTable", 7, 3),
    ("Steering", 8, 3),
  ])
  func loopsAreClosed(_ name: String, _ freedoms: Int, _ inputs: Int) async throws {
    let path = AssetTests.root.appending(path: "Assets/mechanisms/\(name).swift").path
    let loaded = await Session(options: InputOptions()).load(path)
    #expect(loaded.findings == [] && loaded.document?.findings == [])
    let mechanism = try #require(loaded.mechanism)
    let report = mechanism.report()
    #expect(report.open == [] && report.overdriven == [] && report.undriven == [] && report.singular == [])
    #expect(report.degreesOfFreedom == freedoms && report.mobility == inputs && report.given == inputs)
    for input in report.inputs {
      #expect(input.deadPoint?.isWithinRange != true)
      #expect(input.residual * mechanism.model.bounds.diagonal < 1e-9)
    }
  }

  /// Whatever is asked of the far end, a positive turn of the column takes the rack to the left, and the drive the gate aside.
  @Test func sensesFarAway() async throws {
    for (name, dof, part, way) in [("Steering", "steering", "rack", -1.0), ("RackGate", "drive", "leaf", 1)] {
      let path = AssetTests.root.appending(path: "Assets/mechanisms/\(name).swift").path
      let mechanism = try #require(await Session(options: InputOptions()).load(path).mechanism)
      let i = try #require(mechanism.model.partIndex(part))
      let x = mechanism.pose([dof: 1]).motion(ofPart: i).translation.x - mechanism.drawn.motion(ofPart: i).translation.x
      #expect(x * way > 0.015)
    }
  }
}
