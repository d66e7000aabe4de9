import ArgumentParser
import PintleVerbs

struct DiffCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff",
    abstract:
      "Say what differs between two versions of an asset: parts, joints, pictures. Status 1 where anything does.")

  @Argument(help: "The version before.")
  var before: String

  @Argument(help: "The version after.")
  var after: String

  @Option(name: [.short, .long], help: "A picture of both to write, from one camera.")
  var out: String?

  @Flag(help: "JSON instead of text.")
  var json = false

  @OptionGroup(title: "What is seen") var pictures: PictureArguments

  @OptionGroup var options: InputArguments

  func run() async throws {
    let verb = DiffVerb(out: out, pictures: pictures.options, json: json)
    Output.finish(await verb.run(before, after, options: options.options))
  }
}
