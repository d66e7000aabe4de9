import ArgumentParser
import PintleVerbs

/// The command line: parses, calls, prints. Everything else is in PintleVerbs.
@main
struct PintleCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "pintle",
    abstract: "3D assets that move: check, look at and export them.",
    discussion: """
      INPUT is an asset program (.swift) or a document (.json).

      Exit status: 0 pass; 1 the asset has errors; 2 wrong usage or unreadable input; 3 no verdict: the tool itself \
      failed or could not prove its case.
      """,
    version: PintleVerbs.version,
    subcommands: [
      CheckCommand.self, RenderCommand.self, PickCommand.self, CompareCommand.self, DiffCommand.self, FilmCommand.self,
      GalleryCommand.self,
      ExportCommand.self, SimulateCommand.self, InspectCommand.self,
      MechanismCommand.self,
      DocumentCommand.self,
      ExplainCommand.self, NewCommand.self, DoctorCommand.self,
    ])

  /// ArgumentParser's own status for wrong usage is 64; this tool promises 2.
  static func main() async {
    do {
      var command = try parseAsRoot()
      if let asynchronous = command as? any AsyncParsableCommand {
        // Used by this one task only.
        nonisolated(unsafe) var running = asynchronous
        try await Interruption.cancelling { try await running.run() }
      } else {
        try command.run()
      }
    } catch {
      let code = exitCode(for: error)
      if code == .validationFailure {
        Output.error(fullMessage(for: error))
        Output.exit(.usage)
      }
      exit(withError: error)
    }
  }
}
