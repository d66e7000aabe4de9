import ArgumentParser
import PintleChecks
import PintleDocument

/// Fault injection: sound assets broken on purpose, and how many of the faults the check finds.
struct FaultsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "faults", abstract: "Break every sound asset in every way that applies; count what is found.")

  @Option(help: "Assets whose name contains this; repeatable.")
  var asset: [String] = []

  @Option(help: "Parameter variants of each program besides the one that is written.")
  var variants = 2

  func run() async throws {
    let library = AssetLibrary()
    for path in try AssetLibrary.programs(named: asset) {
      for seed in [nil] + (0..<variants).map({ UInt64($0 + 1) }) {
        let sound = try await library.asset(path, seed: seed)
        let report = library.check(library.model(of: sound.document))
        let alarms = report.findings.filter { $0.severity != .note }
        print("\(sound.name): \(report.verdict), \(alarms.count) alarms")
        for alarm in alarms { print("  \(alarm.severity) \(alarm.rule): \(alarm.message)") }
      }
    }
  }
}
