internal import PintleDocument

/// Runs a compiled program in the sandbox and reads what it wrote, or says why there is nothing.
struct ProgramRunner: Sendable {
  var sandbox: Sandbox
  /// Names of the author's files.
  var files: [String]

  struct Outcome: Sendable {
    /// The document's bytes as the program wrote them; nil where it failed.
    var document: [UInt8]?
    var printed = ""
    var findings: [Finding] = []
    var milliseconds = 0.0
  }

  /// `executable` is put beside the source in the folder of this run.
  func run(_ executable: [UInt8], arguments: [String]) async -> Outcome {
    var outcome = Outcome()
    let document = "\(sandbox.run.path)/document.json"
    let arguments = ["--out", sandbox.documentPath] + arguments
    guard Files.write(executable, to: "\(sandbox.run.path)/program", mode: 0o700), Files.write([], to: document),
      Files.write(Sandbox.stackMap, to: "\(sandbox.run.path)/maps")
    else {
      outcome.findings = [
        Finding(
          "program.storage", .error, .unverified, "the temporary folder `\(sandbox.run.path)` cannot be written")
      ]
      return outcome
    }
    let result = await sandbox.program(arguments).run()
    outcome.milliseconds = result.milliseconds
    outcome.printed = result.outputText
    if let finding = await failure(result) {
      outcome.findings = [finding]
      return outcome
    }
    do {
      outcome.document = try Files.read(document, limit: sandbox.limits.documentBytes)
    } catch .tooLarge {
      outcome.findings = [tooLarge(at: firstLine)]
    } catch {
      outcome.findings = [
        Finding("program.output", .error, .fail, "the program's document cannot be read: \(error.text)")
      ]
    }
    return outcome
  }

  private func failure(_ result: BoundedProcess.Result) async -> Finding? {
    let limits = sandbox.limits
    if let complaint = sandbox.complaint(result) { return SandboxFindings.unavailable(complaint) }
    if result.printedTooMuch {
      return Finding(
        "program.output", .error, .fail, "the program printed more than \(limits.outputBytes >> 10) KiB",
        source: firstLine, hint: "a program describes an asset and prints at most a few lines")
    }
    if result.ranOutOfTime {
      return Finding(
        "program.timeout", .error, .fail, "the program was still running after \(limits.wallSeconds) s",
        source: firstLine)
    }
    var report = CrashReport(result.errorText, programPath: sandbox.programPath, files: files)
    let signal: Int32
    switch result.end {
    case .exited(0): return nil
    case .notStarted(let reason):
      return Finding("program.start", .error, .unverified, "the program could not be started: \(reason)")
    case .cancelled: return Finding("program.cancelled", .error, .unverified, "the run was cancelled")
    case .exited(let code) where code <= 128:
      return Finding(
        "program.exit", .error, .fail, "the program ended with status \(code) before it had described an asset",
        source: report.place ?? firstLine, hint: lastLine(result.errorText))
    case .exited(let code): signal = code - 128
    case .signalled(let number): signal = number
    }
    // 24: SIGXCPU, out of CPU time; wherever it was stopped, the loop it was in is meant.
    await report.symbolize(sandbox: sandbox, files: files, wasLooping: signal == 24)
    let place = report.place ?? firstLine
    switch signal {
    case 24, 9:
      return Finding(
        "program.timeout", .error, .fail, "the program was still running after \(limits.cpuSeconds) s of CPU time",
        source: place, hint: "look for a loop that does not end")
    case 25: return tooLarge(at: place)
    default:
      if isOutOfMemory(result.errorText, report) {
        return Finding(
          "program.memory", .error, .fail, "the program needed more than \(limits.memoryBytes >> 20) MiB of memory",
          source: place, hint: "look for a list that grows without end")
      }
      return Finding("program.crashed", .error, .fail, crashMessage(signal, report), source: place)
    }
  }

  private func tooLarge(at place: SourceLocation?) -> Finding {
    Finding(
      "program.output", .error, .fail,
      "the program wrote a document larger than \(sandbox.limits.documentBytes >> 20) MiB",
      source: place, hint: "look for a loop that adds too many parts or shapes")
  }

  private var firstLine: SourceLocation? { files.first.map { SourceLocation(file: $0, line: 1) } }

  private func lastLine(_ text: String) -> String? {
    text.split(separator: "\n").last.map { String($0.prefix(200)) }
  }

  private func isOutOfMemory(_ text: String, _ report: CrashReport) -> Bool {
    ["failed to allocate", "Could not allocate memory", "out of memory", "std::bad_alloc", "Cannot allocate memory"]
      .contains(where: text.contains)
  }

  private func crashMessage(_ signal: Int32, _ report: CrashReport) -> String {
    if let message = report.message {
      let text = message.hasSuffix(".") ? String(message.dropLast()) : message
      return "the program crashed: \(text)"
    }
    switch signal {
    case 4, 5: return "the program crashed: a number left its range (overflow, or a conversion to `Int`)"
    case 7, 11:
      return "the program crashed: its memory was exhausted or misused, most often by a function that calls itself"
    default: return "the program crashed (\(Signals.name(signal)))"
    }
  }
}
