import ArgumentParser
import PintleVerbs

struct NewCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new", abstract: "Write a first program, commented, that passes its check.")

  @Argument(help: "Its name: `pintle new ToyChest` writes ToyChest.swift.")
  var name: String

  @Flag(help: "Replace a file of that name.")
  var force = false

  func run() async throws {
    Output.finish(NewVerb(force: force).run(name))
  }
}
