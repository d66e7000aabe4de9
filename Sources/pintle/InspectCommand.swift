import ArgumentParser
import PintleVerbs

struct InspectCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "inspect", abstract: "List parts, joints, sizes, volumes and masses.")

  @Argument(help: "A program (.swift) or a document (.json).")
  var input: String

  @OptionGroup var options: InputArguments

  @Flag(help: "JSON instead of text.")
  var json = false

  func run() async throws {
    Output.finish(await InspectVerb(json: json).run(input, options: options.options))
  }
}
