import Foundation
import PintleVerbs

/// Results go to stdout, everything else to stderr.
enum Output {
  static func result(_ text: String) {
    guard !text.isEmpty else { return }
    FileHandle.standardOutput.write(Data((text.hasSuffix("\n") ? text : text + "\n").utf8))
  }

  static func error(_ text: String) {
    guard !text.isEmpty else { return }
    FileHandle.standardError.write(Data((text.hasSuffix("\n") ? text : text + "\n").utf8))
  }

  static func exit(_ status: ExitStatus) -> Never {
    Foundation.exit(Interruption.status ?? status.rawValue)
  }

  /// Prints what a verb answered and ends the process with its status.
  static func finish(_ answer: VerbAnswer) -> Never {
    error(answer.diagnostics)
    result(answer.text)
    exit(answer.status)
  }

  /// Colour where a person looks at a terminal that has it and has not asked otherwise (no-color.org).
  static var colour: Bool {
    isatty(1) == 1 && ProcessInfo.processInfo.environment["NO_COLOR"] == nil
      && ProcessInfo.processInfo.environment["TERM"] != "dumb"
  }
}
