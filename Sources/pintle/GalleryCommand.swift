import ArgumentParser
import PintleVerbs

struct GalleryCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "gallery", abstract: "Write a page with one picture of many assets and a table of what they are.")

  @Argument(help: "Folders and files.")
  var inputs: [String]

  @Option(name: [.short, .long], help: "The page to write.")
  var out = "gallery.md"

  @Option(help: ArgumentHelp("The folder for its picture, seen from the page.", valueName: "folder"))
  var pictures: String?

  @OptionGroup var options: InputArguments

  func run() async throws {
    Output.finish(await GalleryVerb(out: out, pictures: pictures).run(inputs, options: options.options))
  }
}
