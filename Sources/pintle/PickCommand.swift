import ArgumentParser
import PintleVerbs

struct PickCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "pick",
    abstract: "Say what a pixel shows: part, shape, point, normal and the line of the source.",
    discussion: """
      The picture is said as for `render` (one view, one pose), or by its text twin: --picture chest.json --at 120,340.
      """)

  @Argument(help: "A program (.swift), a document (.json), URDF (.urdf), MJCF (.xml) or SDF (.sdf).")
  var input: String

  @Option(help: ArgumentHelp("Pixels from the top left corner.", valueName: "x,y"))
  var at: String

  @Option(help: ArgumentHelp("The text twin (.json) of a picture that was drawn.", valueName: "twin"))
  var picture: String?

  @Flag(help: "JSON instead of text.")
  var json = false

  @OptionGroup(title: "What is seen") var pictures: PictureArguments

  @OptionGroup var options: InputArguments

  func run() async throws {
    let verb = PickVerb(at: at, twin: picture, pictures: pictures.options, json: json)
    Output.finish(await verb.run(input, options: options.options))
  }
}
