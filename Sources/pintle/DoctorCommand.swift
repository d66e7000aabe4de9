import ArgumentParser
import PintleVerbs

struct DoctorCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor", abstract: "Say what is installed, what is missing and how to get it.")

  @Flag(help: "JSON instead of text.")
  var json = false

  func run() async throws {
    Output.finish(await DoctorVerb(json: json).run())
  }
}
