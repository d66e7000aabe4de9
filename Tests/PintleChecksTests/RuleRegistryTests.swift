import Foundation
import PintleChecks
import Testing

@Suite struct RuleRegistryTests {
  private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  private static func files(in folder: String) -> Set<String> {
    let all = FileManager.default.enumerator(atPath: root.appending(path: folder).path)?.allObjects ?? []
    return Set(all.compactMap { ($0 as? String).map { URL(fileURLWithPath: $0).lastPathComponent } })
  }

  @Test func idsAreUnique() {
    #expect(Set(RuleRegistry.all.map(\.id)).count == RuleRegistry.all.count)
  }

  /// One rule, one file, one test file.
  @Test func everyRuleHasItsFiles() {
    let (sources, tests) = (Self.files(in: "Sources/PintleChecks"), Self.files(in: "Tests/PintleChecksTests"))
    for rule in RuleRegistry.all {
      let name = "\(type(of: rule))"
      #expect(sources.contains("\(name).swift"))
      #expect(tests.contains("\(name)Tests.swift"))
    }
  }
}
