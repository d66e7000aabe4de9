import ArgumentParser
import PintleVerbs

struct ExplainCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain", abstract: "Say what a rule means, how it is measured and how to mend it; or list all.")

  @Argument(help: "The rule, as findings name it: motion.blocked.")
  var rule: String?

  @Option(name: [.short, .long], help: "Draw the failing and the passing example into this folder.")
  var out: String?

  @Flag(help: "JSON instead of text.")
  var json = false

  func run() async throws {
    Output.finish(await ExplainVerb(out: out, json: json).run(rule))
  }
}
