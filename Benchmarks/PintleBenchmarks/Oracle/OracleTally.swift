import Foundation
import PintleDocument
import PintleKinematics
import SolidOracle

/// What came out for the assemblies of one kind.
struct OracleTally {
  let name: String
  var assemblies = 0
  /// Pass, fail, unverified.
  var verdicts = [0, 0, 0]
  var pairs = 0
  var causes: [String: Int] = [:]
  var carved = 0
  var poses = 0
  var tooDeep = 0
  var withoutCause = 0
  var stops = 0
  var convexOnset = Differences()
  var otherOnset = Differences()
  var lost = Differences()
  var volumes = 0
  var volumeError = 0.0
  var disagreements: [String] = []

  init(_ name: String) { self.name = name }

  mutating func examine(_ assembly: RandomAssembly, name: String) {
    let tolerance = assembly.tolerance
    let report = Mechanism(assembly.sketch.model).sweep(
      dof: "joint", options: SweepOptions(policy: PairPolicy { _, _ in .checked(tolerance: tolerance) }))
    assemblies += 1
    verdicts[report.verdict == .pass ? 0 : report.verdict == .fail ? 1 : 2] += 1
    let oracle = MotionOracle(assembly)
    pairs += oracle.pairs.count
    for u in report.unverified { causes[u.cause.rawValue, default: 0] += 1 }
    let left = Set(report.unverified.map { $0.moving + "," + $0.resting })
    if left.contains(",") { return }
    let judged = oracle.pairs.filter {
      !left.contains(assembly.shapes[$0.moving].path + "," + assembly.shapes[$0.resting].path)
    }
    carved += judged.count { $0.restDepth > tolerance }
    for sense in [1.0, -1] {
      let reach = assembly.reach(sense)
      // A free spin is certified as half a turn either way, and means the whole.
      let isFree = assembly.range == nil && report.blocking.isEmpty
      let certified = isFree ? reach : min(reach, sense > 0 ? report.usable.upperBound : -report.usable.lowerBound)
      let blocking = report.blocking.first { ($0.onset * sense > 0) || ($0.onset == 0 && certified == 0) }
      // Of all pairs, the first that gets too deep.
      var truth: (at: Double, pair: MotionOracle.Pair)?
      for pair in judged {
        let limit = tolerance + max(0, pair.restDepth)
        let at =
          pair.restDepth <= tolerance
          ? oracle.onset(pair, sense: sense, limit: limit)
          : isConvex(assembly, pair)
            ? oracle.growth(
              pair, sense: sense, clearance: 0.6 * tolerance, limit: tolerance + 1e-6) : nil
        if let at, at < truth?.at ?? .infinity { truth = (at, pair) }
      }
      poses += 401
      let unit = assembly.turns ? 180 / Double.pi : 1e3
      let tellable = 1e-7
      if let truth, truth.at < certified - tellable {
        let depth = oracle.depth(truth.pair, at: sense * certified)
        tooDeep += 1
        disagreements.append(
          "\(name), τ \(tolerance * 1e3) mm: certified to \(certified * unit) but "
            + "\(assembly.shapes[truth.pair.moving].path) is too deep in "
            + "\(assembly.shapes[truth.pair.resting].path) from \(truth.at * unit) on, \(depth * 1e3) mm at the end, "
            + "\(truth.pair.restDepth * 1e3) mm at rest")
      }
      if let blocking {
        guard
          let pair = oracle.pairs.first(where: {
            assembly.shapes[$0.moving].path == blocking.moving && assembly.shapes[$0.resting].path == blocking.resting
          })
        else { continue }
        judge(blocking, pair, oracle, name, sense, truth?.at)
      }
      // What could have been certified: up to the truth, or to the end.
      // Sheets thinner than two tolerances stop before anything is τ deep, on purpose.
      let isThin = judged.contains { thickness(of: $0, assembly) < 2 * tolerance }
      if left.isEmpty, !isThin { lost.add(max(0, min(reach, truth?.at ?? reach) - certified), turns: assembly.turns) }
    }
  }

  private func isConvex(_ assembly: RandomAssembly, _ pair: MotionOracle.Pair) -> Bool {
    assembly.shapes[pair.moving].solid.isConvex && assembly.shapes[pair.resting].solid.isConvex
  }

  /// A stop that was reported: is there one, and where.
  private mutating func judge(
    _ blocking: SweepReport.Blocking, _ pair: MotionOracle.Pair, _ oracle: MotionOracle, _ name: String,
    _ sense: Double, _ truth: Double?
  ) {
    let assembly = oracle.assembly
    let tolerance = assembly.tolerance
    let reported = blocking.onset * sense
    guard pair.restDepth <= tolerance else {
      // The carved pair: something that was clear of the other at rest lies in it, a little beyond the onset.
      stops += 1
      return
    }
    // Sheets thinner than two tolerances stop what goes to their middle.
    let thickness = self.thickness(of: pair, assembly)
    let isThin = thickness < 2 * tolerance
    let limit = tolerance + max(0, pair.restDepth)
    guard
      let own = oracle.onset(pair, sense: sense, limit: limit)
        ?? (isThin ? oracle.onset(pair, sense: sense, limit: 0.39 * thickness) : nil)
    else {
      withoutCause += 1
      let here = oracle.depth(pair, at: blocking.onset)
      let there = oracle.depth(pair, at: blocking.depthAt)
      disagreements.append(
        "\(name), τ \(tolerance * 1e3) mm: \(blocking.moving) is said to stop at \(blocking.resting) at "
          + "\(blocking.onset), but lies \(here * 1e3) mm deep there and \(there * 1e3) mm at \(blocking.depthAt)")
      return
    }
    stops += 1
    if let volume = blocking.volume {
      let exact = oracle.commonVolume(pair, at: blocking.depthAt)
      volumes += 1
      if exact > 1e-12 { volumeError = max(volumeError, abs(volume - exact) / exact) }
      if abs(volume - exact) > 1e-11 + 1e-3 * exact {
        disagreements.append(
          "\(name): \(blocking.moving) and \(blocking.resting) share \(volume) m³ at \(blocking.depthAt), "
            + "\(exact) m³ by the oracle")
      }
    }
    if !isThin {
      if isConvex(assembly, pair) {
        convexOnset.add(reported - own, turns: assembly.turns)
        let bound = assembly.turns ? 0.05 * .pi / 180 : 0.05e-3
        if abs(reported - own) > bound {
          disagreements.append(
            "\(name), τ \(tolerance * 1e3) mm: onset \(reported) of \(blocking.moving) against \(blocking.resting), "
              + "convex, \(own) by the oracle; \(pair.restDepth * 1e3) mm deep at rest")
        }
      } else {
        otherOnset.add(reported - own, turns: assembly.turns)
      }
    }
  }

  private func thickness(of pair: MotionOracle.Pair, _ assembly: RandomAssembly) -> Double {
    min(sheetThickness(assembly.shapes[pair.moving].solid), sheetThickness(assembly.shapes[pair.resting].solid))
  }

  /// 2 V / A.
  private func sheetThickness(_ solid: OracleSolid) -> Double {
    let m = solid.mesh
    var area = 0.0
    for i in stride(from: 0, to: m.indices.count, by: 3) {
      let p = (0..<3).map { m.positions[Int(m.indices[i + $0])] }
      area += (p[1] - p[0]).cross(p[2] - p[0]).length / 2
    }
    return 2 * m.welded.volume / area
  }
}
