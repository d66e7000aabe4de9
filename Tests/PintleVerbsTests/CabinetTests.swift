import Foundation
import PintleChecks
import PintleDocument
import TestSupport
import Testing

@testable import PintleVerbs

/// The twenty broken cabinets of `Benchmarks/cabinets`: each ends in a finding of a rule whose business it is, as URDF and
/// as a program (or its document); the sound one has no error.
@Suite struct CabinetTests {
  static let benchmarks = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Benchmarks")
  static let cabinets = try? Cabinets(benchmarks: benchmarks)
  static let faults = cabinets?.faults ?? []

  private func report(_ text: Data, _ name: String) async throws -> CheckReport {
    let scratch = try Scratch()
    try Data(text).write(to: URL(fileURLWithPath: scratch.file(name)))
    try Self.cabinets?.mesh.write(to: URL(fileURLWithPath: scratch.file("inside_out.obj")))
    var options = InputOptions()
    options.useDiskCache = false
    let answer = await CheckVerb(images: nil, json: true).run([scratch.file(name)], options: options)
    return try CanonicalJSON.decode(CheckReport.self, from: Array(answer.text.utf8))
  }

  /// Proven, with what is folded under them. A drive without effort is a note unless the policy is a simulation's.
  private func proven(_ findings: [Finding]) -> [Finding] {
    findings.flatMap { ($0.verdict == .fail ? [$0] : []) + proven($0.related) }
  }

  @Test func thereAreTwenty() { #expect(Self.faults.count == 20) }

  @Test func soundOnesHaveNoError() async throws {
    let cabinets = try #require(Self.cabinets)
    for (text, name) in [(cabinets.urdf, "cabinet.urdf"), (cabinets.program, "Cabinet.swift")] {
      let report = try await report(Data(text.utf8), name)
      #expect(report.summary.errors == 0, "\(name): \(report.findings)")
      #expect(report.verdict != .fail)
    }
  }

  @Test(arguments: faults.map(\.name)) func isFoundInURDF(_ name: String) async throws {
    let cabinets = try #require(Self.cabinets)
    let fault = try #require(cabinets.faults.first { $0.name == name })
    let report = try await report(Data(try cabinets.urdf(fault).utf8), "\(name).urdf")
    let found = proven(report.findings)
    #expect(found.contains { fault.rules.contains($0.rule) }, "\(name): \(found.map(\.rule))")
  }

  @Test(arguments: faults.map(\.name)) func isFoundInThePrograms(_ name: String) async throws {
    let cabinets = try #require(Self.cabinets)
    let fault = try #require(cabinets.faults.first { $0.name == name })
    let report: CheckReport
    if let program = try cabinets.program(fault) {
      report = try await self.report(Data(program.utf8), "Cabinet.swift")
    } else {
      let scratch = try Scratch()
      let path = try scratch.write(cabinets.program, to: "Cabinet.swift")
      let sound = await DocumentVerb(pretty: false).run(path, options: InputOptions())
      let json = try #require(try cabinets.document(fault, of: Data(sound.text.utf8)))
      report = try await self.report(json, "\(name).json")
    }
    let found = proven(report.findings)
    #expect(found.contains { fault.rules.contains($0.rule) }, "\(name): \(found.map(\.rule))")
  }
}
