import Foundation
import PintleDocument
import Testing

@testable import PintleProgram

@Suite struct ProgramSourceTests {
  private func types(_ source: String) -> [String] {
    ProgramSource.programTypes(in: SourceScanner.tokens(of: Array(source.utf8))).map(\.text)
  }

  @Test(arguments: [
    ("struct A: AssetProgram {}", ["A"]),
    ("struct A: Sendable, AssetProgram {}", ["A"]),
    ("struct A {}\nextension A: AssetProgram {}", ["A"]),
    ("struct A: Pintle.AssetProgram {}", ["A"]),
    ("struct S: SceneProgram {}", ["S"]),
    ("struct A: AssetProgram {}\nstruct B: AssetProgram {}", ["A", "B"]),
    ("struct A: P { struct B: AssetProgram {} }", []),
    ("// struct A: AssetProgram {}", []),
    ("struct A<T> where T: AssetProgram {}", []),
    ("protocol P: AssetProgram {}", []),
    ("import struct Pintle.Solid\nstruct A: AssetProgram {}", ["A"]),
  ])
  func findsPrograms(source: String, expected: [String]) {
    #expect(types(source) == expected)
  }

  @Test func severalProgramsWantAChoice() {
    let folder = TemporaryFolder()
    let path = folder.write("struct A: AssetProgram {}\nstruct B: AssetProgram {}\n", to: "two.swift")
    let none = ProgramSource.read(path, options: ProgramOptions())
    #expect(none.findings.map(\.rule) == ["program.several"])
    #expect(none.findings[0].message == "`two.swift` holds 2 programs: `A`, `B`")
    #expect(none.findings[0].hint == "choose one with `--program A`")
    #expect(ProgramSource.read(path, options: ProgramOptions(program: "B")).typeName == "B")
    let unknown = ProgramSource.read(path, options: ProgramOptions(program: "C"))
    #expect(unknown.findings.map(\.rule) == ["program.unknown"])
    #expect(unknown.findings[0].hint == "it holds `A`, `B`")
  }

  @Test func readsHelpersOnceAndInOrder() {
    let folder = TemporaryFolder()
    folder.write("// pintle: use lib/b.swift\n// pintle: use a.swift\n", to: "a.swift")
    folder.write("// pintle: use ../main.swift\n", to: "lib/b.swift")
    let path = folder.write("// pintle: use a.swift\nstruct A: AssetProgram {}\n", to: "main.swift")
    let source = ProgramSource.read(path, options: ProgramOptions())
    #expect(source.findings.map(\.rule) == ["program.use"])
    #expect(source.files.map(\.name) == ["main.swift", "a.swift", "b.swift"])
  }

  @Test(arguments: [
    ("../x.swift", "the helper file `../x.swift` lies outside the program's folder"),
    ("/etc/passwd", "the helper file `/etc/passwd` lies outside the program's folder"),
    ("missing.swift", "the helper file `missing.swift` does not exist"),
    ("link.swift", "the helper file `link.swift` leads outside the program's folder"),
    ("sub/A.swift", "the program has two files named `A.swift`"),
  ])
  func refusesHelpers(path: String, message: String) throws {
    let folder = TemporaryFolder()
    folder.write("", to: "x.swift")
    folder.write("", to: "in/sub/A.swift")
    let program = folder.write("struct A: AssetProgram {}\n// pintle: use \(path)\n", to: "in/A.swift")
    try FileManager.default.createSymbolicLink(
      atPath: folder.path + "/in/link.swift", withDestinationPath: folder.path + "/x.swift")
    let findings = ProgramSource.read(program, options: ProgramOptions()).findings
    #expect(findings.map(\.message) == [message])
    #expect(findings.first?.source == SourceLocation(file: "A.swift", line: 2, column: 1))
  }

  @Test func unreadableProgramsAreFindings() {
    let folder = TemporaryFolder()
    let missing = ProgramSource.read(folder.path + "/none.swift", options: ProgramOptions())
    #expect(missing.findings.map(\.message) == ["`\(folder.path)/none.swift` cannot be read: there is no such file"])
    var options = ProgramOptions()
    options.limits.sourceBytes = 1 << 20
    let large = folder.write(String(repeating: " ", count: 1 << 21), to: "large.swift")
    #expect(
      ProgramSource.read(large, options: options).findings.map(\.message) == [
        "`\(large)` cannot be read: it is larger than 1 MiB"
      ])
  }
}
