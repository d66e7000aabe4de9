import ArgumentParser
import Foundation
import PintleKinematics
import SolidOracle

/// Stops that school geometry tells, against the sweep.
struct AnalyticCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "analytic", abstract: "Compare stops with closed forms written down without collision code.")

  @Option(help: "Random dimensions of each case.")
  var rounds = 20

  func run() async throws {
    struct Row {
      var cases = 0
      var stops = 0
      var touch = 0.0
      var onset = 0.0
      var wrong = 0
    }
    var rows: [(name: String, row: Row)] = []
    for seed in 1...max(1, rounds) {
      for expected in AnalyticCase.all(seed: UInt64(seed)) {
        let report = Mechanism(expected.sketch.model).sweep(
          dof: "joint", options: SweepOptions(policy: PairPolicy { _, _ in .checked(tolerance: expected.tolerance) }))
        if !rows.contains(where: { $0.name == expected.name }) { rows.append((expected.name, Row())) }
        guard let i = rows.firstIndex(where: { $0.name == expected.name }) else { continue }
        rows[i].row.cases += 1
        let verdict = expected.stops.isEmpty ? report.verdict == .pass : report.verdict == .fail
        if !verdict || report.blocking.count != expected.stops.count || !report.unverified.isEmpty {
          rows[i].row.wrong += 1
          print("\(expected.name), \(expected.dimensions): \(report)")
        }
        for stop in expected.stops {
          guard let found = report.blocking.first(where: { $0.onset * stop.sense > 0 }) else { continue }
          rows[i].row.stops += 1
          rows[i].row.onset = max(rows[i].row.onset, abs(found.onset - stop.onset))
          if let a = found.touch, let b = stop.touch { rows[i].row.touch = max(rows[i].row.touch, abs(a - b)) }
        }
      }
    }
    var page = ResultPage("analytic", title: "Analytic cases")
    page.paragraph(
      """
      Mechanisms whose stops follow from school geometry (`Tests/SolidOracle/AnalyticCase.swift`), with random \
      dimensions, somewhere askew in space. Touch: where surfaces first meet. Onset: where something first lies deeper \
      than τ. Largest differences, radians or metres; asked for: 10⁻⁶.
      """)
    page.table(
      ["case", "dimensions tried", "stops", "touch", "onset", "wrong verdicts"],
      rows.map { name, row in
        [
          name, "\(row.cases)", "\(row.stops)", row.stops == 0 ? "free" : String(format: "%.1e", row.touch),
          row.stops == 0 ? "free" : String(format: "%.1e", row.onset), "\(row.wrong)",
        ]
      })
    try page.write()
  }
}
