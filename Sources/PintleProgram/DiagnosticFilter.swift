internal import PintleDocument

/// From the compiler's messages to findings: without cascades, at most one error per statement, notes as hints.
enum DiagnosticFilter {
  static func findings(_ diagnostics: [Diagnostic], files: [SourceFile], limits: ProgramLimits) -> [Finding] {
    let errors = unique(diagnostics.filter { $0.severity == .error })
    // "Cannot infer contextual base" is nearly always the echo of another error; alone it is the message.
    let causes = errors.filter { !isEcho($0) }
    let kept = onePerStatement(causes.isEmpty ? errors : causes, files: files)
    // A program that does not compile has one thing to mend first; its warnings come back when it does.
    let warnings = kept.isEmpty ? unique(diagnostics.filter { $0.severity == .warning }) : []

    var findings = kept.prefix(limits.errors).map { finding($0, "compile.error", .error, files) }
    findings += warnings.prefix(limits.warnings).map { finding($0, "compile.warning", .warning, files) }
    if kept.count > limits.errors { findings.append(more(kept.count - limits.errors, "error")) }
    if warnings.count > limits.warnings { findings.append(more(warnings.count - limits.warnings, "warning")) }
    return findings
  }

  private static func isEcho(_ diagnostic: Diagnostic) -> Bool {
    diagnostic.message.hasPrefix("cannot infer contextual base in reference to member")
      || diagnostic.message.hasPrefix("failed to produce diagnostic for expression")
  }

  private static func more(_ count: Int, _ what: String) -> Finding {
    Finding("compile.more", .note, .fail, "\(count) more compiler \(what)\(count == 1 ? " is" : "s are") not shown")
  }

  /// In the order of the places, each message once: the frontend tells some of them twice.
  private static func unique(_ diagnostics: [Diagnostic]) -> [Diagnostic] {
    var seen: Set<String> = []
    return diagnostics.filter { seen.insert("\($0.file ?? ""):\($0.line):\($0.column):\($0.message)").inserted }
      .enumerated()
      .sorted {
        ($0.element.file ?? "", $0.element.line, $0.element.column, $0.offset)
          < ($1.element.file ?? "", $1.element.line, $1.element.column, $1.offset)
      }
      .map(\.element)
  }

  private static func onePerStatement(_ errors: [Diagnostic], files: [SourceFile]) -> [Diagnostic] {
    var starts: [String: [Int]] = [:]
    for file in files { starts[file.name] = statementStarts(file.tokens) }
    var seen: Set<String> = []
    // What the generated entry point says follows from the author's errors; alone, one such message is enough.
    let placed = errors.contains { $0.file.map { starts[$0] != nil } ?? false }
    return errors.filter { error in
      guard let file = error.file, let lines = starts[file] else { return !placed && seen.insert("").inserted }
      let start = lines.indices.contains(error.line) ? lines[error.line] : error.line
      return seen.insert("\(file):\(start)").inserted
    }
  }

  /// For each line (index from 1) the line on which its statement begins.
  ///
  /// A line goes on with the statement before it while a parenthesis or bracket is open inside the innermost braces,
  /// and where it begins with a dot. Lines without code belong to themselves.
  static func statementStarts(_ tokens: [SourceToken]) -> [Int] {
    var starts = [0]
    var open = [(depth: 0, start: 0)]
    var last = 0
    for token in tokens where token.kind != .comment {
      if token.line > last {
        while starts.count < token.line { starts.append(starts.count) }
        let context = open[open.count - 1]
        let goesOn = context.start > 0 && (context.depth > 0 || token.isPunctuation("."))
        if !goesOn { open[open.count - 1].start = token.line }
        starts.append(goesOn ? context.start : token.line)
        last = token.line
      }
      guard token.kind == .punctuation else { continue }
      switch token.text {
      case "{": open.append((0, 0))
      case "}": if open.count > 1 { open.removeLast() }
      case "(", "[": open[open.count - 1].depth += 1
      case ")", "]": open[open.count - 1].depth = max(0, open[open.count - 1].depth - 1)
      default: break
      }
    }
    return starts
  }

  private static func finding(
    _ diagnostic: Diagnostic, _ rule: String, _ severity: Severity, _ files: [SourceFile]
  ) -> Finding {
    var finding = Finding(rule, severity, .fail, diagnostic.message, hint: hint(diagnostic))
    if let file = diagnostic.file, files.contains(where: { $0.name == file }) {
      finding.source = SourceLocation(file: file, line: diagnostic.line, column: diagnostic.column)
    } else if let first = files.first {
      // The generated entry point: the fault is in the program's type.
      finding.source = SourceLocation(file: first.name, line: 1)
    }
    return finding
  }

  private static func hint(_ diagnostic: Diagnostic) -> String? {
    let message = diagnostic.message
    if message.hasPrefix("missing whitespace between '°'")
      || (message.contains("°") && (message.contains("cannot find operator") || message.contains("is not a ")))
    {
      return "put spaces around the operator: `360° / 5`"
    }
    if message.contains("expected named member of numeric literal") {
      return "write the number with spaces or an exponent: `1.5e-3` for `1.5.mm`"
    }
    if message.contains("unable to type-check this expression in reasonable time") {
      return "split the expression into two or three `let` lines; often one argument has the wrong type"
    }
    let notes = diagnostic.notes.map(\.message)
    let telling = notes.filter { $0.contains("did you mean") || !$0.hasPrefix("found this candidate") }
    let chosen = (telling.isEmpty ? notes : telling).prefix(3)
    return chosen.isEmpty ? nil : chosen.joined(separator: "; ")
  }
}
