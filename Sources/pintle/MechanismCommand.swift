import ArgumentParser
import PintleVerbs

struct MechanismCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "mechanism", abstract: "Tell what moves what: inputs, followers, rank, dead points, leverage.")

  @Argument(help: "A program (.swift), a document (.json), URDF (.urdf), MJCF (.xml) or SDF (.sdf).")
  var input: String

  @OptionGroup var options: InputArguments

  @Flag(help: "JSON instead of text.")
  var json = false

  func run() async throws {
    Output.finish(await MechanismVerb(json: json).run(input, options: options.options))
  }
}
