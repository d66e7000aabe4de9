/// One message of the compiler's, with the notes that follow it.
struct Diagnostic: Equatable, Sendable {
  enum Severity: String, Sendable { case error, warning, note, remark }

  var severity: Severity
  var message: String
  /// Without folders; nil where the compiler names no place.
  var file: String?
  var line = 0
  var column = 0
  var notes: [Diagnostic] = []

  /// Reads the compiler's text (`-diagnostic-style llvm`): `path:line:column: error: message`, source lines between.
  static func parse(_ text: String) -> [Diagnostic] {
    var diagnostics: [Diagnostic] = []
    for line in text.split(separator: "\n") {
      guard let diagnostic = parseLine(line) else { continue }
      if diagnostic.severity == .note, !diagnostics.isEmpty {
        diagnostics[diagnostics.count - 1].notes.append(diagnostic)
      } else {
        diagnostics.append(diagnostic)
      }
    }
    return diagnostics
  }

  private static func parseLine(_ line: Substring) -> Diagnostic? {
    // `path:12:3: error: …` or `<unknown>:0: error: …`: the first severity that stands behind a number; a path may hold
    // anything.
    guard !line.hasPrefix(" ") else { return nil }
    var rest = line[...]
    while let colon = rest.firstIndex(of: ":") {
      rest = rest[colon...]
      for severity in [Severity.error, .warning, .note, .remark] where rest.hasPrefix(": \(severity.rawValue): ") {
        let message = String(rest.dropFirst(severity.rawValue.count + 4))
        if let found = diagnostic(severity, message, place: line[..<colon]) { return found }
      }
      rest = rest.dropFirst()
    }
    return nil
  }

  private static func diagnostic(_ severity: Severity, _ message: String, place: Substring) -> Diagnostic? {
    let fields = place.split(separator: ":", omittingEmptySubsequences: false)
    guard fields.count >= 2, let last = Int(fields[fields.count - 1]) else { return nil }
    var diagnostic = Diagnostic(severity: severity, message: message)
    if fields.count >= 3, let number = Int(fields[fields.count - 2]) {
      diagnostic.file = Files.name(of: fields.dropLast(2).joined(separator: ":"))
      diagnostic.line = number
      diagnostic.column = last
    }
    return diagnostic
  }
}
