import ArgumentParser
import PintleVerbs

struct FilmCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "film", abstract: "Write a joint's motion, or a turn around the asset, as an animated PNG.")

  @Argument(help: "A program (.swift), a document (.json), URDF (.urdf), MJCF (.xml) or SDF (.sdf).")
  var input: String

  @Option(help: "The joint that moves through its range and back; without it the camera goes round.")
  var joint: String?

  @Option(help: "Pictures from one end to the other, or once around.")
  var frames = 24

  @Option(name: [.short, .long], help: "The animated picture to write.")
  var out: String?

  @OptionGroup(title: "What is seen") var pictures: PictureArguments

  @OptionGroup var options: InputArguments

  func run() async throws {
    let verb = FilmVerb(joint: joint, frames: frames, out: out, pictures: pictures.options)
    Output.finish(await verb.run(input, options: options.options))
  }
}
