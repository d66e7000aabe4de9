import ArgumentParser
import PintleVerbs

struct DocumentCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "document", abstract: "Print the asset as a document: the JSON that every command accepts.")

  @Argument(help: "A program (.swift) or a document (.json).")
  var input: String

  @OptionGroup var options: InputArguments

  @Flag(help: "Indented, for reading; without it the bytes are the canonical ones.")
  var pretty = false

  func run() async throws {
    Output.finish(await DocumentVerb(pretty: pretty).run(input, options: options.options))
  }
}
