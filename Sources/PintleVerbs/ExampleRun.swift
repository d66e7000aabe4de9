internal import Foundation
internal import PintleChecks
internal import PintleDocument
internal import PintleFormats
internal import PintlePolicy

/// The example of a rule, taken through the same pipeline as any asset.
struct ExampleRun {
  var loaded: LoadedAsset
  var report: CheckReport

  /// Throws where no temporary file can be written, or the example's contract or policy is none.
  static func check(_ example: RuleExample, options: InputOptions = InputOptions()) async throws -> ExampleRun {
    let folder = FileManager.default.temporaryDirectory.appending(path: "pintle-example-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appending(path: "Example.\(example.fileExtension)").path
    try AtomicFile.write(Array(example.text.utf8), to: file)
    for (name, text) in example.files { try AtomicFile.write(Array(text.utf8), to: folder.appending(path: name).path) }
    var contract: Contract?
    var texts: [String: String] = [:]
    if let text = example.contract {
      let reading = ContractFile.contract(bytes: Array(text.utf8), file: "contract.yaml")
      guard let value = reading.value else { throw Fault(findings: reading.faults) }
      contract = value
      texts = reading.sources
    }
    var policy = CheckPolicy.default
    if let text = example.policy {
      let reading = PolicyLibrary.policy(text: text, file: "policy.yaml")
      guard let value = reading.value else { throw Fault(findings: reading.faults) }
      policy = value
    }
    let session = Session(options: options)
    var loaded = await session.load(file)
    let report = session.check(&loaded, policy: policy, contract: contract)
    loaded.sources.merge(texts) { program, _ in program }
    return ExampleRun(loaded: loaded, report: report)
  }

  /// Writes `<path>.png`, its twin `<path>.json`, and what was found as `<path>.txt`; answers their names, line by line.
  static func draw(_ example: RuleExample, of rule: any Rule, to path: String) async throws -> String {
    var run = try await check(example)
    var lines = ""
    if run.loaded.model != nil {
      let paths = try SheetWriter.write(
        &run.loaded, report: run.report, about: run.findings(of: rule.id).first, to: path + ".png")
      lines += "picture: \(paths.picture)\n"
    } else {
      // Nothing to draw; the text says why.
      try FileManager.default.createDirectory(
        at: URL(fileURLWithPath: path).deletingLastPathComponent(), withIntermediateDirectories: true)
    }
    let writer = FindingText(for: run.report, sources: run.loaded.sources)
    try AtomicFile.write(Array(writer.text(of: run.report).utf8), to: path + ".txt")
    return lines + "text: \(path).txt\n"
  }

  /// Every finding of a rule, those that are folded under others too.
  func findings(of rule: String) -> [Finding] {
    func all(_ findings: [Finding]) -> [Finding] { findings + findings.flatMap { all($0.related) } }
    return all(report.findings).filter { $0.rule == rule }
  }

  struct Fault: Error, CustomStringConvertible {
    var findings: [Finding]
    var description: String { findings.map(\.message).joined(separator: "; ") }
  }
}
