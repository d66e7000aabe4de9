import ArgumentParser
import PintleVerbs

struct CompareCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare",
    abstract: "Hold a view against a picture or another asset: how much differs, and where.",
    discussion: """
      A picture (.png) is told from its background by its alpha or by the colour of its border. --fit looks for the \
      camera. The asset is drawn at the picture's size.
      """)

  @Argument(help: "A program (.swift), a document (.json), URDF (.urdf), MJCF (.xml) or SDF (.sdf).")
  var input: String

  @Option(help: ArgumentHelp("What it should look like.", valueName: "picture|asset"))
  var target: String

  @Flag(help: "Look for the camera: from all named views, or around --view.")
  var fit = false

  @Option(name: [.short, .long], help: "The sheet to write; the numbers (.json) are written beside it.")
  var out: String?

  @Flag(help: "JSON instead of text.")
  var json = false

  @OptionGroup(title: "What is seen") var pictures: PictureArguments

  @OptionGroup var options: InputArguments

  func run() async throws {
    let verb = CompareVerb(target: target, fits: fit, out: out, pictures: pictures.options, json: json)
    Output.finish(await verb.run(input, options: options.options))
  }
}
