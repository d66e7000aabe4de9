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
  /// Carved pairs with more pieces than the oracle follows.
  var unjudged = 0
  var poses = 0
  var tooDeep = 0
  var withoutCause = 0
  var stops = 0
  var convexOnset = Differences()
  var otherOnset = Differences()
  /// How far outside of the oracle's bracket, and how wide that is.
  var carvedOnset = Differences()
  var carvedBracket = Differences()
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
      let blocking = (report.blocking + report.further).filter {
        $0.onset != 0 ? $0.onset * sense > 0 : $0.depthAt * sense > 0
      }
      // Of all pairs, the first that gets too deep.
      var truth: (at: Double, pair: MotionOracle.Pair)?
      var isKnown = true
      for pair in judged {
        var at: Double?
        if pair.restDepth <= tolerance {
          at = oracle.onset(pair, sense: sense, limit: tolerance + max(0, pair.restDepth))
        } else {
          switch oracle.growth(pair, sense: sense, clearance: 0.6 * tolerance, limit: tolerance + 1e-6) {
          case .from(let found): at = found
          case .never: break
          case .unknown:
            isKnown = false
            if sense > 0 { unjudged += 1 }
          }
        }
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
      for found in blocking {
        guard
          let pair = oracle.pairs.first(where: {
            assembly.shapes[$0.moving].path == found.moving && assembly.shapes[$0.resting].path == found.resting
          })
        else { continue }
        judge(found, pair, oracle, name, sense)
      }
      // What could have been certified: up to the truth, or to the end.
      // Sheets thinner than two tolerances stop before anything is τ deep, on purpose.
      let isThin = judged.contains { thickness(of: $0, assembly) < 2 * tolerance }
      if left.isEmpty, !isThin, isKnown {
        lost.add(max(0, min(reach, truth?.at ?? reach) - certified), turns: assembly.turns)
      }
    }
  }

  private func isConvex(_ assembly: RandomAssembly, _ pair: MotionOracle.Pair) -> Bool {
    assembly.shapes[pair.moving].solid.isConvex && assembly.shapes[pair.resting].solid.isConvex
  }

  /// A stop that was reported: is there one, and where.
  private mutating func judge(
    _ blocking: SweepReport.Blocking, _ pair: MotionOracle.Pair, _ oracle: MotionOracle, _ name: String,
    _ sense: Double
  ) {
    let assembly = oracle.assembly
    let tolerance = assembly.tolerance
    let reported = blocking.onset * sense
    // Sheets thinner than two tolerances stop what goes to their middle.
    let thickness = self.thickness(of: pair, assembly)
    let isThin = thickness < 2 * tolerance
    guard pair.restDepth <= tolerance else {
      judgeCarved(blocking, pair, oracle, name, sense, isThin ? 0.39 * thickness : tolerance)
      return
    }
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
      var spans = [oracle.commonVolume(pair, at: blocking.depthAt)].map { $0...$0 }
      // What overlaps by less than the tolerance may have been carved.
      if pair.restDepth > 0 { spans += grownVolumes(blocking, pair, oracle) }
      compare(volume, spans, blocking, name)
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
        // At reflex edges the oracle's depths are lower bounds: its onset may be late, never early.
        if reported > own + (assembly.turns ? 0.05 * .pi / 180 : 0.05e-3) {
          disagreements.append(
            "\(name), τ \(tolerance * 1e3) mm: onset \(reported) of \(blocking.moving) against \(blocking.resting), "
              + "\(own) by the oracle; \(pair.restDepth * 1e3) mm deep at rest")
        }
      }
    }
  }

  /// A pair that overlapped at rest: what was clear of the other there (grown by nothing, or by twice as much as it was
  /// carved with) lies in it, half as deep as claimed or a little deeper: between the two onsets is the reported one.
  private mutating func judgeCarved(
    _ blocking: SweepReport.Blocking, _ pair: MotionOracle.Pair, _ oracle: MotionOracle, _ name: String,
    _ sense: Double, _ depth: Double
  ) {
    let assembly = oracle.assembly
    let tolerance = assembly.tolerance
    let reported = blocking.onset * sense
    let bound = assembly.turns ? 0.05 * .pi / 180 : 0.05e-3
    let early = oracle.growth(pair, sense: sense, clearance: 0, limit: 0.5 * depth)
    switch early {
    case .unknown:
      return
    case .never:
      withoutCause += 1
      disagreements.append(
        "\(name), τ \(tolerance * 1e3) mm: the overlap of \(blocking.moving) and \(blocking.resting) is said to grow "
          + "at \(blocking.onset), and never does by the oracle; \(pair.restDepth * 1e3) mm deep at rest")
      return
    case .from(let first):
      stops += 1
      var outside = max(0, first - reported)
      if case .from(let last) = oracle.growth(
        pair, sense: sense, clearance: 0.25 * tolerance, limit: tolerance + 1e-6)
      {
        outside = max(outside, reported - last)
        carvedBracket.add(last - first, turns: assembly.turns)
      }
      carvedOnset.add(outside, turns: assembly.turns)
      if outside > bound {
        disagreements.append(
          "\(name), τ \(tolerance * 1e3) mm: the overlap of \(blocking.moving) and \(blocking.resting) is said to grow "
            + "at \(blocking.onset), by the oracle from \(first) on; \(pair.restDepth * 1e3) mm deep at rest")
      }
    }
    if let volume = blocking.volume, isConvex(assembly, pair) {
      compare(volume, grownVolumes(blocking, pair, oracle), blocking, name)
    }
  }

  /// What was not in common at rest, by either shape: from what lay clear by twice the carving's outset to all of it.
  private func grownVolumes(
    _ blocking: SweepReport.Blocking, _ pair: MotionOracle.Pair, _ oracle: MotionOracle
  ) -> [ClosedRange<Double>] {
    guard isConvex(oracle.assembly, pair) else { return [] }
    return [false, true].map { turned in
      let least = oracle.grownVolume(
        pair, at: blocking.depthAt, clearance: 0.25 * oracle.assembly.tolerance, turned: turned)
      return least...max(least, oracle.grownVolume(pair, at: blocking.depthAt, clearance: 0, turned: turned))
    }
  }

  private mutating func compare(
    _ volume: Double, _ spans: [ClosedRange<Double>], _ blocking: SweepReport.Blocking, _ name: String
  ) {
    let errors = spans.map { ($0, max($0.lowerBound - volume, volume - $0.upperBound, 0)) }
    guard let (span, error) = errors.min(by: { $0.1 < $1.1 }) else { return }
    volumes += 1
    let exact = span.upperBound
    if exact > 1e-12 { volumeError = max(volumeError, error / exact) }
    if error > 1e-11 + 1e-3 * exact {
      disagreements.append(
        "\(name): \(blocking.moving) and \(blocking.resting) share \(volume) m³ at \(blocking.depthAt), "
          + "\(spans) m³ by the oracle")
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
