import PintleDocument
import Testing

@testable import PintleProgram

@Suite struct SourceRulesTests {
  private func findings(_ source: String) -> [String] {
    SourceRules.findings(in: SourceScanner.tokens(of: Array(source.utf8)), file: "A.swift").map {
      "\($0.rule) \($0.source?.line ?? 0):\($0.source?.column ?? 0)"
    }
  }

  @Test(arguments: [
    ("import Foundation", ["program.import 1:1"]),
    ("import Pintle\n  import Glibc", ["program.import 2:3"]),
    ("public import struct Foundation.Data", ["program.import 1:8"]),
    ("@_implementationOnly import Glibc", ["program.forbidden 1:1", "program.import 1:22"]),
    ("let a = 1; import Glibc", ["program.import 1:12"]),
    ("import\nGlibc", ["program.import 1:1"]),
    ("import Pintle.Sub", []),
    ("@_silgen_name(\"system\") func f()", ["program.forbidden 1:1"]),
    ("@_cdecl(\"main\") func f() {}", ["program.forbidden 1:1"]),
    ("@_extern(c) func f()", ["program.forbidden 1:1"]),
    ("@main struct A {}", ["program.forbidden 1:1"]),
    ("#if canImport(Glibc)\n#endif", ["program.forbidden 1:1"]),
    ("#sourceLocation(file: \"a\", line: 1)", ["program.forbidden 1:1"]),
    ("#myMacro(1)", ["program.forbidden 1:1"]),
    (
      "@freestanding(expression) macro m() = #externalMacro(module: \"a\", type: \"b\")",
      ["program.forbidden 1:1", "program.forbidden 1:27", "program.forbidden 1:39"]
    ),
    ("let p: UnsafeMutablePointer<Int>", ["program.forbidden 1:8"]),
    ("withUnsafeBytes(of: a) { _ in }", ["program.forbidden 1:1"]),
    ("unsafeBitCast(a, to: Int.self)", ["program.forbidden 1:1"]),
  ])
  func refuses(source: String, expected: [String]) {
    #expect(findings(source) == expected)
  }

  @Test(arguments: [
    "import Pintle",
    "import struct Pintle.Solid",
    "@Parameter(\"width\", in: 0.3...1.2) var width = 0.6",
    "let s = \"import Foundation\" // import Glibc",
    "/* import Glibc */",
    "asset.import(x)",
    "#if DEBUG\n#endif\nlet a = #line",
    "let macro = 1; macro.x",
    "@discardableResult func f() -> Int { 1 }",
  ])
  func allows(source: String) {
    #expect(findings(source) == [])
  }

  @Test func namesTheModule() {
    let finding = SourceRules.findings(in: SourceScanner.tokens(of: Array("import Foundation".utf8)), file: "A.swift")[
      0]
    #expect(finding.message == "an asset program imports `Pintle` and nothing else, this one imports `Foundation`")
  }
}
