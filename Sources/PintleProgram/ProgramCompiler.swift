internal import PintleDocument

/// Compiles and links a program: one frontend process over all its files, one linker process, no driver.
struct ProgramCompiler: Sendable {
  var sandbox: Sandbox

  /// Part of the cache key: whoever changes a flag changes this.
  static let flags = [
    "-target", Platform.triple, "-disable-objc-interop", "-swift-version", "6", "-Onone", "-wmo", "-parse-as-library",
    "-module-name", "asset_program", "-no-color-diagnostics", "-diagnostic-style", "llvm",
    // A deterministic ceiling for the type checker, where a time would depend on the machine.
    "-solver-scope-threshold=300000",
    // Costs nothing measurable, and gives crashes their line.
    "-gline-tables-only",
    // Programs need neither; loading them costs a fifth of the time.
    "-disable-implicit-string-processing-module-import", "-disable-implicit-concurrency-module-import",
  ]
  static let entryName = "pintle-entry.swift"

  struct Outcome: Sendable {
    /// nil where it did not compile.
    var executable: [UInt8]?
    var findings: [Finding] = []
    var timings: [(stage: String, milliseconds: Double)] = []
  }

  func compile(_ source: ProgramSource) async -> Outcome {
    var outcome = Outcome()
    let entry = "import Pintle\n@main enum PintleEntry { static func main() { runProgram(\(source.typeName).self) } }\n"
    var names = source.files.map(\.name)
    for file in source.files { _ = Files.write(file.rewritten, to: "\(sandbox.run.path)/\(file.name)") }
    guard Files.write(Array(entry.utf8), to: "\(sandbox.run.path)/\(Self.entryName)") else {
      outcome.findings = [
        toolFailure("program.storage", "the temporary folder `\(sandbox.run.path)` cannot be written")
      ]
      return outcome
    }
    names.append(Self.entryName)
    let watch = Stopwatch()
    var compiled = await sandbox.tool(frontend(names, sandbox.hiddenModules)).run()
    var diagnostics = Diagnostic.parse(compiled.errorText)
    if blamesItsSurroundings(compiled, diagnostics) {
      // Caches that were moved, damaged or left by another compiler: once more without any of them.
      for name in Files.names(in: sandbox.moduleCache) { Files.remove("\(sandbox.moduleCache)/\(name)") }
      compiled = await sandbox.tool(frontend(names, nil)).run()
      diagnostics = Diagnostic.parse(compiled.errorText)
    }
    outcome.timings.append(("compile", watch.milliseconds))
    outcome.findings = DiagnosticFilter.findings(diagnostics, files: source.files, limits: sandbox.limits)
    if compiled.end != .exited(0) {
      let told = outcome.findings.contains { $0.severity == .error } && isOrdinary(compiled)
      if !told { outcome.findings.append(failure(compiled, tool: "compiler")) }
      return outcome
    }
    let linked = await sandbox.tool(linker()).run()
    outcome.timings.append(("link", linked.milliseconds))
    guard linked.end == .exited(0) else {
      outcome.findings.append(failure(linked, tool: "linker"))
      return outcome
    }
    outcome.executable = try? Files.read("\(sandbox.run.path)/program", limit: sandbox.limits.documentBytes)
    if outcome.executable == nil {
      outcome.findings.append(toolFailure("compile.failed", "the linker wrote no program"))
    }
    return outcome
  }

  /// An error without a place, or a crash of the compiler's, is no fault of the program's.
  private func blamesItsSurroundings(_ result: BoundedProcess.Result, _ diagnostics: [Diagnostic]) -> Bool {
    switch result.end {
    case .exited(0), .cancelled, .notStarted: false
    case .exited(1):
      sandbox.complaint(result) == nil && diagnostics.contains { $0.severity == .error && $0.file == nil }
    // Out of CPU time is the program's fault, and would take as long again.
    case .exited(let code): code != 128 + 24 && !result.ranOutOfTime && !result.printedTooMuch
    case .signalled(let signal): signal != 24 && !result.ranOutOfTime && !result.printedTooMuch
    }
  }

  private func frontend(_ names: [String], _ hiddenModules: String?) -> [String] {
    [sandbox.toolchain.frontend, "-frontend", "-c"] + names.map { "\(sandbox.sourceFolder)/\($0)" } + Self.flags
      + (hiddenModules.map { ["-I", $0] } ?? [])
      + [
        "-resource-dir", sandbox.toolchain.resources, "-I", sandbox.modulesFolder,
        "-module-cache-path", sandbox.moduleCache, "-o", "\(sandbox.sourceFolder)/program.o",
      ]
  }

  private func linker() -> [String] {
    let libraries = Platform.libraryFolders.flatMap { ["-L", $0] }
    let crt = ["Scrt1.o", "crti.o", "crtn.o"].map { Platform.library($0) ?? $0 }
    return [
      sandbox.toolchain.linker, "--hash-style=gnu", "--eh-frame-hdr", "-pie", "-dynamic-linker", Platform.loader,
      "--allow-shlib-undefined", "-o", "\(sandbox.sourceFolder)/program", crt[0], crt[1], sandbox.toolchain.startup,
      "\(sandbox.sourceFolder)/program.o", "-L", sandbox.libraryFolder, "-L", sandbox.toolchain.runtime,
    ] + libraries + [
      "--as-needed", "-lswiftSwiftOnoneSupport", "-lswiftCore", "-lPintle", "-lm", "-lc", crt[2],
    ]
  }

  /// The compiler said no in its own words, rather than being stopped.
  private func isOrdinary(_ result: BoundedProcess.Result) -> Bool {
    result.end == .exited(1) && !result.ranOutOfTime && !result.printedTooMuch
  }

  private func toolFailure(_ rule: String, _ message: String) -> Finding {
    Finding(rule, .error, .unverified, message)
  }

  private func failure(_ result: BoundedProcess.Result, tool: String) -> Finding {
    let limits = sandbox.limits
    if let complaint = sandbox.complaint(result) { return SandboxFindings.unavailable(complaint) }
    if result.ranOutOfTime {
      return Finding(
        "compile.timeout", .error, .fail, "the \(tool) was still running after \(limits.compileWallSeconds) s")
    }
    if result.printedTooMuch {
      return Finding(
        "compile.output", .error, .fail, "the \(tool) printed more than \(limits.outputBytes >> 10) KiB of messages")
    }
    switch result.end {
    case .notStarted(let reason): return toolFailure("compile.failed", "the \(tool) could not be started: \(reason)")
    case .cancelled: return toolFailure("program.cancelled", "the \(tool) was cancelled")
    case .signalled(24), .exited(128 + 24):
      return Finding(
        "compile.timeout", .error, .fail,
        "the \(tool) was still running after \(limits.compileCPUSeconds) s of CPU time")
    case .signalled(let signal): return crash(tool, signal, result)
    case .exited(let code) where code > 128: return crash(tool, code - 128, result)
    case .exited(let code):
      let first = result.errorText.split(separator: "\n").first.map { ": \($0)" } ?? ""
      return toolFailure("compile.failed", "the \(tool) failed with status \(code)\(first)")
    }
  }

  private func crash(_ tool: String, _ signal: Int32, _ result: BoundedProcess.Result) -> Finding {
    if result.errorText.contains("out of memory") || result.errorText.contains("bad_alloc") {
      return Finding(
        "compile.memory", .error, .fail,
        "the \(tool) needed more than \(sandbox.limits.compileMemoryBytes >> 20) MiB of memory")
    }
    return toolFailure("compile.crashed", "the \(tool) itself crashed (\(Signals.name(signal)))")
  }
}

enum SandboxFindings {
  static func unavailable(_ reason: String) -> Finding {
    Finding(
      "sandbox.unavailable", .error, .unverified, "the sandbox cannot run: \(reason)",
      hint: "install bubblewrap (`apt-get install bubblewrap`) and allow user namespaces; "
        + "`--unsafe-no-sandbox` runs the program unconfined, with your rights")
  }
}

enum Signals {
  static func name(_ signal: Int32) -> String {
    switch signal {
    case 4: "illegal instruction"
    case 5: "trap"
    case 6: "abort"
    case 7: "bus error"
    case 8: "arithmetic exception"
    case 9: "killed"
    case 11: "segmentation fault"
    case 15: "terminated"
    default: "signal \(signal)"
    }
  }
}
