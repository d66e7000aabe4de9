/// A Python interpreter that has what an optional engine needs: a process of its own, bounded, without the user's settings.
public struct PythonEngine: Sendable {
  public let interpreter: String

  /// The first that can import `module`: the one that is named (or `$PINTLE_PYTHON`), the engines' own environment
  /// (`folder`), `python3` on the path.
  public static func find(importing module: String, named: String? = nil) async -> PythonEngine? {
    var candidates: [String] = []
    if let named = named ?? Files.environment("PINTLE_PYTHON") {
      candidates = [named]
    } else {
      if let folder { candidates.append("\(folder)/bin/python") }
      for folder in (Files.environment("PATH") ?? "").split(separator: ":") where folder.hasPrefix("/") {
        candidates.append("\(folder)/python3")
      }
    }
    for path in candidates where Files.isExecutable(path) {
      let probe = BoundedProcess(
        executable: path, arguments: ["-I", "-c", "import \(module)"], environment: environment, wallSeconds: 30,
        outputBytes: 1 << 16)
      if await probe.run().end == .exited(0) { return PythonEngine(interpreter: path) }
    }
    return nil
  }

  /// Where the engines' environment lies: `python3 -m venv` there, and `pip install` into it.
  public static var folder: String? {
    if let base = Files.environment("XDG_DATA_HOME"), base.hasPrefix("/") { return "\(base)/pintle/engines" }
    return Files.environment("HOME").map { "\($0)/.local/share/pintle/engines" }
  }

  private static var environment: [String: String] {
    ["PATH": Files.environment("PATH") ?? "/usr/bin:/bin", "LC_ALL": "C.UTF-8"]
  }

  public enum Failure: Error, Hashable, Sendable, CustomStringConvertible {
    case tookTooLong(seconds: Int)
    case printedTooMuch
    case cancelled
    /// With the last line that it said.
    case failed(String)

    public var description: String {
      switch self {
      case .tookTooLong(let seconds): "it took longer than \(seconds) s"
      case .printedTooMuch: "it printed without end"
      case .cancelled: "it was cancelled"
      case .failed(let line): line.isEmpty ? "it ended without a word" : line
      }
    }
  }

  /// Runs a script and returns what it prints.
  ///
  /// - Parameter seconds: wall time, after which it is killed with all that it started.
  public func run(
    _ script: String, arguments: [String], input: [UInt8], seconds: Int
  ) async throws(Failure) -> [UInt8] {
    let process = BoundedProcess(
      executable: interpreter, arguments: ["-I", "-c", script] + arguments, environment: Self.environment,
      input: input, wallSeconds: seconds, outputBytes: 64 << 20)
    let result = await process.run()
    if result.ranOutOfTime { throw .tookTooLong(seconds: seconds) }
    if result.printedTooMuch { throw .printedTooMuch }
    switch result.end {
    case .exited(0): return result.output
    case .cancelled: throw .cancelled
    case .notStarted(let why): throw .failed(why)
    case .exited, .signalled:
      throw .failed(result.errorText.split(whereSeparator: \.isNewline).last.map(String.init) ?? "")
    }
  }
}
