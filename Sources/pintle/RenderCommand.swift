import ArgumentParser
import PintleVerbs

struct RenderCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "render",
    abstract: "Draw a contact sheet, or the views, poses, sections and passes that are asked for.",
    discussion: """
      Without options about the picture: all sides, and each joint at 0, half and all of its range. With them: one \
      picture, or a sheet of numbered cells (poses times views). The text says what can be seen where.
      """)

  @Argument(help: "A program (.swift) or a document (.json).")
  var input: String

  @OptionGroup var options: InputArguments

  @OptionGroup(title: "What is seen") var pictures: PictureArguments

  @Option(name: [.short, .long], help: "The picture to write; its text twin (.json) is written beside it.")
  var out: String?

  @Option(help: "Width of a sheet in pixels.")
  var width = 1024

  @Option(help: "Settled on the ground in this stance, in place of home.")
  var stance: String?

  @Option(
    help: ArgumentHelp(
      "Findings of the check, each in its pose with its place marked: by number, by rule, or all; repeatable.",
      valueName: "number|rule|all"))
  var finding: [String] = []

  func validate() throws {
    guard (256...4096).contains(width) else { throw ValidationError("--width takes 256 to 4096 pixels") }
  }

  func run() async throws {
    Output.finish(
      await RenderVerb(out: out, width: width, pictures: pictures.options, stance: stance, findings: finding).run(
        input, options: options.options))
  }
}
