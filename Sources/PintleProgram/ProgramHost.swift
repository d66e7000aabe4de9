internal import PintleDocument

/// Turns a program, or a document file, into a document.
///
/// A program is read, refused where it says what programs may not, compiled against the prebuilt language, run in a
/// sandbox, and its document decoded. Each step is answered from the cache where nothing changed. Nothing throws and
/// nothing traps: what went wrong is a finding. Cancelling the task ends compiler and program.
public struct ProgramHost: Sendable {
  /// Off in tests of the sandbox alone, which need programs that try what the source rules refuse.
  let checksSource: Bool

  public init() { checksSource = true }

  init(checksSource: Bool) { self.checksSource = checksSource }

  private static let supported =
    "supported are Swift programs (.swift), Pintle documents (.json), URDF (.urdf), MJCF (.xml) and SDF (.sdf)"

  /// The document of a Swift program (`.swift`) or a document file (`.json`).
  public func document(of path: String, options: ProgramOptions = ProgramOptions()) async -> ProgramOutcome {
    var outcome = ProgramOutcome()
    let name = Files.name(of: path).lowercased()
    if name.hasSuffix(".swift") {
      await runProgram(path, options, &outcome)
    } else if name.hasSuffix(".json") {
      readDocument(path, options, &outcome)
    } else if Files.isFile(path) || !Files.isFolder(path) && name.contains(".") {
      outcome.findings = [
        Finding(
          "input.unsupported", .error, .fail, "`\(path)` is neither a program, a document nor URDF, MJCF or SDF",
          hint: Self.supported)
      ]
    } else {
      outcome.findings = [
        Finding(
          "input.unreadable", .error, .fail,
          "`\(path)` cannot be read: \(Files.isFolder(path) ? "it is a folder" : "there is no such file")",
          hint: Self.supported)
      ]
    }
    return outcome
  }

  private func readDocument(_ path: String, _ options: ProgramOptions, _ outcome: inout ProgramOutcome) {
    let clock = Stopwatch()
    do {
      let bytes = try Files.read(path, limit: options.limits.documentBytes)
      let decoded = DocumentReader.decode(bytes, origin: "`\(Files.name(of: path))`", isWritten: true)
      outcome.document = decoded.document
      outcome.findings = decoded.findings
    } catch {
      outcome.findings = [Finding("input.unreadable", .error, .fail, "`\(path)` cannot be read: \(error.text)")]
    }
    outcome.timings.append(("decode", clock.milliseconds))
  }

  private func runProgram(_ path: String, _ options: ProgramOptions, _ outcome: inout ProgramOutcome) async {
    let clock = Stopwatch()
    let source = ProgramSource.read(path, options: options, checksSource: checksSource)
    for file in source.files { outcome.sources[file.name] = String(decoding: file.text, as: UTF8.self) }
    outcome.sourceText = source.files.first.map { outcome.sources[$0.name] ?? "" } ?? ""
    outcome.findings = source.findings
    outcome.timings.append(("scan", clock.milliseconds))
    if source.findings.contains(where: { $0.severity == .error }) { return }
    let decoded = await ProgramPipeline(source: source, options: options, hidesModules: checksSource).run(
      &outcome)
    guard let bytes = decoded else { return }
    let decoding = Stopwatch()
    let (document, findings) = DocumentReader.decode(bytes, origin: "the program's document")
    outcome.document = document
    outcome.findings += findings
    outcome.timings.append(("decode", decoding.milliseconds))
  }
}

struct Stopwatch {
  private let start = ContinuousClock().now
  var milliseconds: Double { (ContinuousClock().now - start) / .milliseconds(1) }
}
