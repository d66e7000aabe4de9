import ArgumentParser
import Foundation
import PintleChecks
import PintleDocument
import PintleVerbs
import TestSupport

/// Twenty broken cabinets and a sound one, as URDF and as programs: which rule finds what.
struct CabinetsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cabinets", abstract: "Check twenty broken cabinets and a sound one, as URDF and as programs.")

  @Option(help: "A Python with other readers of URDF, for comparison (Benchmarks/broken-cabinets --peers makes one).")
  var python: String?

  func run() async throws {
    let cabinets = try Cabinets(benchmarks: URL(fileURLWithPath: "Benchmarks"))
    let folder = FileManager.default.temporaryDirectory.appending(path: "pintle-cabinets-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try cabinets.mesh.write(to: folder.appending(path: "inside_out.obj"))
    func check(_ text: Data, _ name: String) async throws -> CheckReport {
      let file = folder.appending(path: name)
      try text.write(to: file)
      let answer = await CheckVerb(images: nil, json: true).run([file.path], options: InputOptions())
      return try CanonicalJSON.decode(CheckReport.self, from: Array(answer.text.utf8))
    }
    let program = folder.appending(path: "Cabinet.swift")
    try Data(cabinets.program.utf8).write(to: program)
    let document = await DocumentVerb(pretty: false).run(program.path, options: InputOptions())

    let sound = [
      ("URDF", try await check(Data(cabinets.urdf.utf8), "cabinet.urdf")),
      ("program", try await check(Data(cabinets.program.utf8), "Cabinet.swift")),
    ]
    var rows: [[String]] = []
    var found = [0, 0]
    for fault in cabinets.faults {
      let urdf = try await check(Data(try cabinets.urdf(fault).utf8), "\(fault.name).urdf")
      let other: CheckReport
      if let text = try cabinets.program(fault) {
        other = try await check(Data(text.utf8), "Cabinet.swift")
      } else {
        let json = try cabinets.document(fault, of: Data(document.text.utf8)) ?? Data()
        other = try await check(json, "\(fault.name).json")
      }
      var cells = [fault.name, fault.what]
      for (i, report) in [urdf, other].enumerated() {
        let findings = Self.all(report.findings)
        let named = findings.first { fault.rules.contains($0.rule) }
        found[i] += named == nil ? 0 : 1
        let others = Set(findings.map(\.rule)).sorted().joined(separator: ", ")
        cells.append(named.map { "\($0.rule) (\($0.severity.rawValue))" } ?? "no: \(others)")
        cells.append(named?.message ?? "")
      }
      cells[4] += fault.program == nil ? " (document)" : ""
      rows.append(cells)
    }

    var page = ResultPage("cabinets", title: "Twenty broken cabinets")
    page.paragraph(
      """
      A cabinet with a door and a drawer, as URDF and as a program, and twenty ways to break it; where the language \
      cannot say the fault, the program's document is broken instead. Found: a proven finding of a rule whose business it \
      is. `Benchmarks/broken-cabinets --peers` makes this page.
      """)
    page.paragraph(
      "**Found: \(found[0]) of \(rows.count) as URDF, \(found[1]) of \(rows.count) as programs. "
        + sound.map { "The sound \($0): \($1.summary.errors) errors, \($1.summary.warnings) warnings" }
        .joined(separator: ". ") + ".**")
    page.table(["cabinet", "fault", "URDF: found by", "it says", "program: found by", "it says"], rows)
    for (form, report) in sound where !report.findings.isEmpty {
      page.paragraph(
        "The sound \(form):\n\n" + report.findings.map { "- \($0.rule): \($0.message)" }.joined(separator: "\n"))
    }
    if let python { page.paragraph(try peers(python, folder)) }
    print(page.text)
    try page.write()
  }

  /// Proven ones, folded ones included, the weightiest first.
  private static func all(_ findings: [Finding]) -> [Finding] {
    findings.flatMap { ($0.verdict == .fail ? [$0] : []) + all($0.related) }.enumerated()
      .sorted { ($1.element.severity, $0.offset) < ($0.element.severity, $1.offset) }.map(\.element)
  }

  /// What other readers say of the same files: their own table, made by a script.
  private func peers(_ python: String, _ folder: URL) throws -> String {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: python)
    process.arguments = ["Benchmarks/peers/cabinets_urdf.py", folder.path]
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let text = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw BenchmarkError("the script for other readers failed") }
    return String(decoding: text, as: UTF8.self)
  }
}
