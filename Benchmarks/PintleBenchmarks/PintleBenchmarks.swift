import ArgumentParser

/// Measurements of the checker, one subcommand each. Run from the repository's root, or by `Benchmarks/<name>`.
@main
struct PintleBenchmarks: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "PintleBenchmarks",
    abstract: "Measurements of the checker; each writes a table into Benchmarks/results.",
    subcommands: [
      FaultsCommand.self, CabinetsCommand.self, OracleCommand.self, AnalyticCommand.self,
      ArticraftCommand.self, MechanismsCommand.self, RenderCommand.self,
    ])
}
