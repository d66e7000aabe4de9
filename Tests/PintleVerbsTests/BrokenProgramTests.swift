import Foundation
import PintleChecks
import PintleDocument
import Testing

@testable import PintleVerbs

/// One program per fault; the line before the one at fault says so: `// expect: rule`.
@Suite struct BrokenProgramTests {
  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(path: "Broken")
  static let programs = ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? [])
    .filter { $0.hasSuffix(".swift") }.sorted()

  @Test func allTenAreThere() {
    #expect(Self.programs.count == 10)
  }

  @Test(arguments: programs) func endsInItsFinding(_ program: String) async throws {
    let path = Self.folder.appending(path: program).path
    let source = try String(contentsOfFile: path, encoding: .utf8)
    var wanted: (line: Int, rule: String)?
    for (i, line) in source.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      guard let mark = line.range(of: "// expect: ") else { continue }
      wanted = (i + 2, String(line[mark.upperBound...]))
    }
    let (line, rule) = try #require(wanted)

    var options = InputOptions()
    options.useDiskCache = false
    let answer = await CheckVerb(images: nil, json: true).run([path], options: options)
    #expect(answer.status == .errors)
    let report = try CanonicalJSON.decode(CheckReport.self, from: Array(answer.text.utf8))
    #expect(report.verdict == .fail)
    let found = report.findings.contains {
      $0.rule == rule && $0.severity == .error && $0.source?.file == program && $0.source?.line == line
    }
    #expect(found, "\(program): wanted \(rule) at line \(line); got \(report.findings)")
  }
}
