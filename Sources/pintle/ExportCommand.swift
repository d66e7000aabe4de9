import ArgumentParser
import PintleVerbs

struct ExportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Write the asset as GLB, with pivots and clips.")

  @Argument(help: "A program (.swift) or a document (.json).")
  var input: String

  @OptionGroup var options: InputArguments

  @Option(name: [.short, .long], help: "The file to write; its ending names the format (.glb).")
  var out: String?

  @Flag(help: "Export even if the check fails.")
  var force = false

  func run() async throws {
    Output.finish(await ExportVerb(out: out, force: force).run(input, options: options.options))
  }
}
