import Foundation
import PintleChecks
import PintleDocument
import Testing

@testable import PintleVerbs

/// Every program in Assets/ passes its own check and says the same twice.
@Suite struct AssetTests {
  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()
  static let programs = (FileManager.default.enumerator(atPath: root.appending(path: "Assets").path)?.allObjects ?? [])
    .compactMap { $0 as? String }.filter { $0.hasSuffix(".swift") }.sorted()

  private func path(_ program: String) -> String { Self.root.appending(path: "Assets/\(program)").path }

  @Test func theAssetsAreThere() {
    #expect(Self.programs.count >= 13)
  }

  @Test(arguments: programs) func passes(_ program: String) async throws {
    let answer = await CheckVerb(images: nil, json: true).run([path(program)], options: InputOptions())
    let report = try CanonicalJSON.decode(CheckReport.self, from: Array(answer.text.utf8))
    #expect(report.verdict == .pass, "\(report.findings.map(\.message))")
    #expect(report.findings.allSatisfy { $0.severity == .note }, "\(report.findings.map(\.message))")
    #expect(answer.status == .pass)
    #expect(report.joints.contains { $0.unit != nil }, "nothing moves")
  }

  /// Without any cache, twice: document, findings and GLB byte for byte.
  @Test(arguments: ["furniture/BaseCabinet.swift", "tools/ToolBox.swift"])
  func saysTheSameTwice(_ program: String) async throws {
    let scratch = try Scratch()
    var options = InputOptions()
    options.useDiskCache = false
    var documents: [String] = []
    var findings: [[Finding]] = []
    var exports: [Data] = []
    for i in 0..<2 {
      documents.append(await DocumentVerb().run(path(program), options: options).text)
      let check = await CheckVerb(images: nil, json: true).run([path(program)], options: options)
      findings.append(try CanonicalJSON.decode(CheckReport.self, from: Array(check.text.utf8)).findings)
      let out = scratch.file("\(i).glb")
      #expect(await ExportVerb(out: out).run(path(program), options: options).status == .pass)
      exports.append(try Data(contentsOf: URL(fileURLWithPath: out)))
    }
    #expect(documents[0] == documents[1] && documents[0].count > 1000)
    #expect(findings[0] == findings[1])
    #expect(exports[0] == exports[1] && exports[0].count > 1000)
  }

  /// Hash tables are seeded anew in every process: what depends on their order differs here and nowhere else.
  @Test func saysTheSameInTwoProcesses() throws {
    let scratch = try Scratch()
    let pintle = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
      .appending(path: "pintle")
    func run(_ arguments: [String]) throws -> Data {
      let process = Process()
      process.executableURL = pintle
      process.arguments = arguments + ["--no-cache"]
      let pipe = Pipe()
      process.standardOutput = pipe
      try process.run()
      let output = pipe.fileHandleForReading.readDataToEndOfFile()
      process.waitUntilExit()
      #expect(process.terminationStatus == 0)
      return output
    }
    let program = path("vehicles/Wagon.swift")
    #expect(try run(["document", program]) == run(["document", program]))
    for out in ["a.glb", "b.glb"] { _ = try run(["export", program, "--out", scratch.file(out)]) }
    let files = try ["a.glb", "b.glb"].map { try Data(contentsOf: URL(fileURLWithPath: scratch.file($0))) }
    #expect(files[0] == files[1] && files[0].count > 10_000)
  }
}
