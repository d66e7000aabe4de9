import Foundation
import PintleDocument
import PintleKinematics
import PintleModel
import TestSupport
import Testing

private let tau = 0.5e-3

private func worst(_ s: ModelSketch, isGrowth: Bool = false) throws -> WorstOverlap {
  let mechanism = Mechanism(s.model)
  let report = mechanism.sweep(
    dof: "j", options: SweepOptions(tolerance: tau, policy: PairPolicy { _, _ in .checked(tolerance: tau) }))
  let blocking = try #require(report.blocking.first)
  let shapes = mechanism.model.shapes
  return mechanism.worstOverlap(
    of: blocking, in: report, moving: try #require(shapes.firstIndex { $0.path == blocking.moving }),
    resting: try #require(shapes.firstIndex { $0.path == blocking.resting }), isGrowth: isGrowth)
}

@Suite struct WorstOverlapTests {
  /// A block slides 40 mm through a plate of 10 mm: at worst the plate's thickness times its own section.
  @Test func throughAPlate() throws {
    var s = ModelSketch()
    s.add("base", "plate", solid(boxMesh([-0.1, -0.1, 0], [0.1, 0.1, 0.01])))
    s.add("slider", "block", solid(boxMesh([-0.02, -0.03, -0.055], [0.02, 0.03, -0.005])))
    s.joint("j", "slider", on: "base", .translation, at: .zero, along: [0, 0, 1], range: 0...0.04)
    let found = try worst(s)
    #expect(abs((found.volume ?? 0) - 0.04 * 0.06 * 0.01) < 1e-12)
    // In the plate nothing is deeper than its middle; of the plate something is deep in the block.
    #expect(found.depth > 0.0099 && found.depth < 0.0201)
  }

  /// A button half sunk in a panel: what stood out of it gets in.
  @Test func onlyWhatGrowsCounts() throws {
    var s = ModelSketch()
    s.add("case", "panel", solid(boxMesh([-0.1, -0.1, 0], [0.1, 0.1, 0.03])))
    s.add("button", "cap", solid(boxMesh([-0.01, -0.01, 0.02], [0.01, 0.01, 0.04])))
    s.joint("j", "button", on: "case", .translation, at: .zero, along: [0, 0, -1], range: 0...0.004)
    let whole = try #require(try worst(s).volume)
    #expect(abs(whole - 0.02 * 0.02 * 0.014) < 1e-12)
    let grown = try #require(try worst(s, isGrowth: true).volume)
    #expect(grown <= 0.02 * 0.02 * 0.004 && grown >= 0.02 * 0.02 * (0.004 - tau / 8) - 1e-12)
  }

  @Test func anOpenSurfaceHasNoVolume() throws {
    var s = ModelSketch()
    var open = boxMesh([-0.02, -0.02, -0.055], [0.02, 0.02, -0.005])
    open.indices.removeFirst(3)
    open.faces.removeFirst()
    s.add("base", "plate", solid(boxMesh([-0.1, -0.1, 0], [0.1, 0.1, 0.05])))
    s.add("slider", "block", solid(open))
    s.joint("j", "slider", on: "base", .translation, at: .zero, along: [0, 0, 1], range: 0...0.04)
    let found = try worst(s)
    #expect(found.volume == nil && found.depth > 0.01)
  }
}
