import ArgumentParser
import Foundation
import PintleKinematics
import SolidOracle
import TestSupport

/// Certified sweeps against dense poses with exact solids, on random small assemblies.
struct OracleCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "oracle", abstract: "Contradict certified sweeps with dense poses and exact common parts of solids.")

  @Option(help: "Assemblies of each of the six kinds.")
  var rounds = 40

  @Option(help: "The first seed.")
  var seed: UInt64 = 1

  @Option(help: "One kind only.")
  var only: String?

  func run() async throws {
    var page = ResultPage("oracle", title: "The dense oracle")
    let kinds = RandomAssembly.Kind.allCases.filter { only == nil || $0.rawValue == only }
    var tallies: [OracleTally] = []
    for kind in kinds {
      var tally = OracleTally(kind.rawValue)
      for round in 0..<rounds {
        var g = SeededGenerator(seed: (seed &+ UInt64(round)) &* 7919 &+ UInt64(kind.rawValue.count))
        tally.examine(RandomAssembly(kind, using: &g), name: "\(kind.rawValue) \(round)")
      }
      for line in tally.disagreements { print(line) }
      progress("\(kind.rawValue): \(tally.assemblies) assemblies, \(tally.disagreements.count) disagreements")
      tallies.append(tally)
    }
    page.paragraph(
      """
      Random assemblies of a part at rest and a part on a joint: boxes, plates, cylinders, tubes, wedges, L- and \
      U-shapes and random convex solids; hinges of up to two turns either way, spins, slides; clearances from nothing on, \
      thin sheets, overlap at rest. Every pair is followed from home in both senses with steps of at most 1/400 of the way, \
      shorter where the depth comes near τ (no step lets a point move farther than what is missing to τ, down to \
      1/20000), and bisected at the change. Depths are exact: the deepest point of one convex piece in another is a linear \
      programme, and common volumes are those of the common polyhedra. None of this code is the sweep's \
      (`Tests/SolidOracle`).
      """)
    page.paragraph(
      """
      Carved pairs overlap at rest by more than τ; there the overlap must not *grow*: of one of the two, what lay clear \
      of the other at rest stays within τ of its surface. The oracle splits what lay clear into convex pieces and follows \
      those. Too deep: pieces that lay clear by 0.6 τ get deeper than τ, of both shapes. The onset that is reported must \
      lie between that of 0.5 τ (pieces clear by nothing) and that of τ (clear by τ/4; the sweep carves with τ/8); how far \
      outside of this bracket the worst one lies is told. All stops that are reported are judged, later ones too. Not \
      judged: pairs of more than 1500 pieces.
      """)
    page.paragraph(
      "Seeds \(seed)…\(seed + UInt64(rounds) - 1) per kind, \(tallies.reduce(0) { $0 + $1.assemblies }) assemblies, "
        + "\(tallies.reduce(0) { $0 + $1.poses }) poses looked at beyond the oracle's own.")
    page.table(
      [
        "kind", "assemblies", "pass / fail / unverified", "pairs", "pairs unverified", "carved pairs",
        "too deep in a certified range", "stopped without cause",
      ],
      tallies.map {
        [
          $0.name, "\($0.assemblies)", "\($0.verdicts[0]) / \($0.verdicts[1]) / \($0.verdicts[2])", "\($0.pairs)",
          $0.causes.isEmpty
            ? "0" : $0.causes.sorted { $0.key < $1.key }.map { "\($0.value) \($0.key)" }.joined(separator: ", "),
          "\($0.carved)" + ($0.unjudged > 0 ? " (\($0.unjudged) not judged)" : ""), "\($0.tooDeep)",
          "\($0.withoutCause)",
        ]
      })
    page.paragraph("Stops that both found, and how much of the way is given up: largest and median differences.")
    page.table(
      [
        "kind", "stops", "onset, convex pairs", "onset, others", "outside the bracket, carved pairs",
        "width of that bracket, median", "given up, median", "given up, largest", "volume",
      ],
      tallies.map {
        [
          $0.name, "\($0.stops)", $0.convexOnset.text, $0.otherOnset.text, $0.carvedOnset.text,
          $0.carvedBracket.medianText, $0.lost.medianText, $0.lost.text,
          $0.volumes == 0
            ? "not measured" : "within \(String(format: "%.2f", $0.volumeError * 100)) % of \($0.volumes)",
        ]
      })
    let disagreements = tallies.flatMap(\.disagreements)
    page.paragraph(
      disagreements.isEmpty
        ? "Disagreements: none." : "Disagreements:\n\n" + disagreements.map { "- \($0)" }.joined(separator: "\n"))
    try page.write()
  }
}

/// Differences of angles (degrees) and lengths (millimetres), kept apart.
struct Differences {
  var degrees: [Double] = []
  var millimetres: [Double] = []

  mutating func add(_ value: Double, turns: Bool) {
    if turns { degrees.append(value * 180 / .pi) } else { millimetres.append(value * 1e3) }
  }

  private func words(_ pick: ([Double]) -> Double) -> String {
    [(degrees, "°"), (millimetres, " mm")].filter { !$0.0.isEmpty }
      .map { String(format: "%.2g", pick($0.0)) + $0.1 }.joined(separator: ", ")
  }
  var text: String { words { $0.map(abs).max() ?? 0 } }
  var medianText: String { words { $0.sorted()[$0.count / 2] } }
}
