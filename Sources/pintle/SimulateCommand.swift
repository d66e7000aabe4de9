import ArgumentParser
import PintleVerbs

struct SimulateCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "simulate",
    abstract: "Stand the asset on a floor in MuJoCo, tilt it, and drive every joint to its ends.",
    discussion: """
      A simulation is no proof and no part of `check`. It needs a Python with MuJoCo; without one the answer says how to get \
      it.
      """)

  @Argument(help: "A program (.swift), a document (.json), URDF (.urdf) or MJCF (.xml).")
  var input: String

  @OptionGroup var options: InputArguments

  @Flag(help: "JSON instead of text.")
  var json = false

  @Option(help: "The Python interpreter that has MuJoCo.")
  var python: String?

  @Option(help: "The most seconds the simulation may take.")
  var seconds = 300

  func validate() throws {
    guard (1...36000).contains(seconds) else { throw ValidationError("--seconds is between 1 and 36000") }
  }

  func run() async throws {
    Output.finish(
      await SimulateVerb(json: json, python: python, seconds: seconds).run(input, options: options.options))
  }
}
