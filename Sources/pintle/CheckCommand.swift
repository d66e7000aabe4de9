import ArgumentParser
import PintleVerbs

struct CheckCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Prove that it moves: findings, verdict, pictures.")

  @Argument(help: "Programs (.swift), documents (.json), URDF (.urdf), MJCF (.xml) or SDF (.sdf).")
  var inputs: [String]

  @OptionGroup var input: InputArguments

  @Flag(help: "One JSON object per input instead of text.")
  var json = false

  @Flag(name: .customLong("images"), inversion: .prefixedNo, help: "Draw a contact sheet.")
  var images = true

  @Option(name: [.short, .long], help: "The folder that pictures go to.")
  var out = "pintle-out"

  @Option(help: "How strictly: default, game, simulation, strict, or a YAML file.")
  var policy = "default"

  @Option(help: "What the asset must be: a YAML file, written from the brief.")
  var contract: String?

  func run() async throws {
    let verb = CheckVerb(
      images: images ? out : nil, json: json, colour: Output.colour, policy: policy, contract: contract)
    Output.finish(await verb.run(inputs, options: input.options))
  }
}
