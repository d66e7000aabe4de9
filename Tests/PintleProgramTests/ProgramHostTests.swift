import Foundation
import PintleDocument
import Testing

@testable import PintleProgram

@Suite struct ProgramHostTests {
  @Test func aProgramBecomesADocument() async {
    let outcome = await ProgramCase().run(body: "asset.size(18.mm, 1.5.mm); print(\"hello\")")
    #expect(outcome.findings == [])
    #expect(outcome.document?.asset == "box")
    #expect(outcome.printed == "hello\n")
    #expect(outcome.timings.map(\.stage) == ["scan", "compile", "link", "run", "decode"])
    #expect(outcome.sourceText.contains("18.mm"))
    #expect(outcome.sources.keys.sorted() == ["Box.swift"])
  }

  @Test func parametersReachTheProgram() async {
    var box = ProgramCase()
    box.options.parameters = ["name=a b"]
    #expect(await box.run(body: "").document?.asset == "a b")
  }

  @Test func helpersAreCompiledToo() async {
    let box = ProgramCase()
    box.folder.write("func helper() -> String { \"from helper\" }\n", to: "lib/helper.swift")
    let outcome = await box.run(
      """
      import Pintle
      // pintle: use lib/helper.swift
      struct Box: AssetProgram { func build(_ asset: Asset) { print(helper()) } }
      """)
    #expect(outcome.findings == [])
    #expect(outcome.printed == "from helper\n")
    #expect(outcome.sources.keys.sorted() == ["Box.swift", "helper.swift"])
  }

  @Test func refusedImportsAreNotCompiled() async {
    let outcome = await ProgramCase().run("import Pintle\nimport Foundation\nstruct Box: AssetProgram {}\n")
    #expect(outcome.places == ["program.import Box.swift:2"])
    #expect(outcome.timings.map(\.stage) == ["scan"])
    #expect(outcome.document == nil)
  }

  @Test func aProgramNamedMainAndOddNamesCompile() async {
    for name in ["main.swift", "-o.swift", "a b.swift", "ä: error: .swift", "@x.swift"] {
      let outcome = await ProgramCase().run(
        "import Pintle\nstruct Box: AssetProgram { func build(_ asset: Asset) { asset.prt(1) } }\n", named: name)
      #expect(outcome.places == ["compile.error \(name):2"])
    }
  }

  @Test func aCrashNamesTheAuthorsLine() async {
    let outcome = await ProgramCase().run(
      body: """
            let list = [1, 2, 3]
            func pick(_ index: Int) -> Int {
              return list[index]
            }
            print(pick(list.count + 2))
        """)
    #expect(outcome.places == ["program.crashed Box.swift:6"])
    #expect(outcome.findings.first?.message == "the program crashed: Index out of range")
  }

  @Test(arguments: [
    (
      "let n: Int? = asset.text.isEmpty ? 1 : nil; print(n!)",
      "Unexpectedly found nil while unwrapping an Optional value"
    ),
    ("fatalError(\"no such size\")", "no such size"),
    ("precondition(asset.text.isEmpty)", "Precondition failed"),
    (
      "print(Int(Double(asset.text.count) / 0))",
      "Double value cannot be converted to Int because it is either infinite or NaN"
    ),
  ])
  func fatalErrorsKeepTheirText(statement: String, message: String) async {
    let outcome = await ProgramCase().run(body: statement)
    #expect(outcome.places == ["program.crashed Box.swift:4"])
    #expect(outcome.findings.first?.message.contains(message) == true)
  }

  @Test func overflowAndRecursionAreNamed() async {
    let overflow = await ProgramCase().run(
      body: "var n = Int.max - asset.text.count\nfor _ in 0..<200 { n += 1 }\nprint(n)")
    #expect(overflow.places == ["program.crashed Box.swift:5"])
    #expect(overflow.findings.first?.message == "the program crashed: arithmetic overflow")
    let recursion = await ProgramCase().run(
      body: "func f(_ n: Int) -> Int {\nreturn f(n + 1) + 1\n}\nprint(f(0))")
    #expect(recursion.findings.last?.message.contains("a function that calls itself") == true)
  }

  @Test func documentFilesAreRead() async {
    let folder = TemporaryFolder()
    let good = folder.write("{\"asset\":\"box\",\"base\":\"standing\",\"pintle\":1}", to: "box.json")
    #expect(await ProgramHost().document(of: good).document?.asset == "box")
    let cases: [(String, String)] = [
      ("", "`box.json` is malformed: it is empty"),
      ("{}", "`box.json` is malformed: `pintle`, its version, is missing"),
      ("{\"pintle\":9}", "`box.json` is malformed: its version is 9, this Pintle reads version 1"),
      ("{\"pintle\":1,\"base\":\"standing\"}", "`box.json` is malformed: the document: `asset` is missing"),
      (
        "{\"pintle\":1,\"asset\":\"a\",\"base\":\"standing\",\"parts\":[{\"id\":1}]}",
        "`box.json` is malformed: parts[0].id: expected String"
      ),
    ]
    for (text, message) in cases {
      let outcome = await ProgramHost().document(of: folder.write(text, to: "box.json"))
      #expect(outcome.findings.map(\.rule) == ["document.malformed"])
      #expect(outcome.findings.map(\.message) == [message])
    }
    let refused: [(String, String)] = [
      ("\"jionts\":[1]", "document.unknown_key"), ("\"parts\":[{\"id\":\"a/b\",\"material\":\"m\"}]", "document.name"),
      (
        "\"joints\":[{\"id\":\"j\",\"kind\":\"hinge\",\"child\":\"a\",\"parent\":\"b\","
          + "\"frame\":{\"origin\":[0,0,0],\"x\":[1,0,0],\"z\":[0,0,1]}}]", "document.dofs"
      ),
    ]
    for (text, rule) in refused {
      let whole = "{\"asset\":\"box\",\"base\":\"standing\",\"pintle\":1,\(text)}"
      let outcome = await ProgramHost().document(of: folder.write(whole, to: "box.json"))
      #expect(outcome.document == nil)
      #expect(outcome.findings.map(\.rule) == [rule])
    }
    for text in ["nonsense", "{\"pintle\":1", String(repeating: "[", count: 100_000)] {
      let outcome = await ProgramHost().document(of: folder.write(text, to: "box.json"))
      #expect(outcome.findings.map(\.rule) == ["document.malformed"])
    }
  }

  @Test func otherFilesAreRefusedByName() async {
    let folder = TemporaryFolder()
    let stl = folder.write("solid", to: "a.stl")
    let outcome = await ProgramHost().document(of: stl)
    #expect(outcome.findings.map(\.rule) == ["input.unsupported"])
    #expect(
      outcome.findings.first?.hint
        == "supported are Swift programs (.swift), Pintle documents (.json), URDF (.urdf), MJCF (.xml) and SDF (.sdf)"
    )
    for path in [folder.path, folder.path + "/none", folder.path + "/none.json", "/dev/zero"] {
      #expect(await ProgramHost().document(of: path).findings.map(\.rule) == ["input.unreadable"])
    }
    for path in [folder.path + "/none.swift"] {
      #expect(await ProgramHost().document(of: path).findings.map(\.rule) == ["program.unreadable"])
    }
  }
}
