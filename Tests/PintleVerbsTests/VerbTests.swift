import Foundation
import PintleChecks
import PintleDocument
import Testing

@testable import PintleVerbs

@Suite struct VerbTests {
  static let box = NewVerb.program("Chest")

  private func check(_ path: String) async -> VerbAnswer {
    await CheckVerb(images: nil).run([path], options: InputOptions())
  }

  // MARK: input that cannot be used

  @Test func aMissingFileIsWrongUsage() async throws {
    let scratch = try Scratch()
    for name in ["none.swift", "none.json"] {
      let answer = await check(scratch.file(name))
      #expect(answer.status == .usage)
      #expect(answer.text.contains("cannot be read"), "\(answer.text)")
    }
  }

  @Test func anUnknownKindOfFileSaysWhatIsSupported() async throws {
    let scratch = try Scratch()
    let answer = await check(try scratch.write("solid x", to: "model.stl"))
    #expect(answer.status == .usage)
    #expect(answer.text.contains(".swift") && answer.text.contains(".json"))
  }

  @Test(arguments: ["", "{", "[]", "null", #"{"pintle":1}"#, #"{"pintle":99,"asset":"x","base":"standing"}"#])
  func aMalformedDocumentIsWrongUsage(_ text: String) async throws {
    let scratch = try Scratch()
    let answer = await check(try scratch.write(text, to: "broken.json"))
    #expect(answer.status == .usage, "\(answer.text)")
    #expect(answer.text.contains("error"))
  }

  @Test func aProgramThatDoesNotCompileHasErrors() async throws {
    let scratch = try Scratch()
    let path = try scratch.write(Self.box.replacingOccurrences(of: ".oak", with: ".oakk"), to: "Chest.swift")
    let answer = await check(path)
    #expect(answer.status == .errors)
    #expect(answer.text.contains("[compile.error]") && answer.text.contains("Chest.swift:12:"), "\(answer.text)")
  }

  // MARK: programs and documents

  @Test func theFirstProgramPasses() async throws {
    let scratch = try Scratch()
    let path = scratch.file("toy_chest.swift")
    #expect(NewVerb().run(path).status == .pass)
    #expect(try String(contentsOfFile: path, encoding: .utf8).contains("struct ToyChest: AssetProgram"))
    let answer = await check(path)
    #expect(answer.status == .pass && answer.text.contains("ToyChest: pass, no findings"), "\(answer.text)")
    // Nobody's work is overwritten.
    #expect(NewVerb().run(path).status == .usage)
    #expect(NewVerb().run(scratch.file("1.swift")).status == .usage)
  }

  @Test func aDocumentStandsInForItsProgram() async throws {
    let scratch = try Scratch()
    let program = try scratch.write(Self.box, to: "Chest.swift")
    let document = await DocumentVerb().run(program, options: InputOptions())
    #expect(document.status == .pass)
    let file = try scratch.write(document.text, to: "chest.json")
    for verb in [program, file] {
      let answer = await CheckVerb(images: nil, json: true).run([verb], options: InputOptions())
      let report = try CanonicalJSON.decode(CheckReport.self, from: Array(answer.text.utf8))
      #expect(report.verdict == .pass && report.asset == "Chest" && report.joints.first?.usable?.max == 100)
    }
    #expect(await DocumentVerb().run(file, options: InputOptions()).text == document.text)
  }

  @Test func theReportHasItsKeys() async throws {
    let scratch = try Scratch()
    let program = try scratch.write(Self.box, to: "Chest.swift")
    let answer = await CheckVerb(images: nil, json: true).run([program], options: InputOptions())
    let object = try #require(
      try JSONSerialization.jsonObject(with: Data(answer.text.utf8)) as? [String: Any])
    for key in [
      "asset", "verdict", "findings", "summary", "joints", "parts", "timing", "tolerances", "version", "documentHash",
    ] {
      #expect(object[key] != nil, "\(key)")
    }
    let joint = try #require((object["joints"] as? [[String: Any]])?.first)
    for key in ["name", "kind", "range", "usable", "verdict"] { #expect(joint[key] != nil, "\(key)") }
  }

  @Test func parametersAreSetAndBounded() async throws {
    let scratch = try Scratch()
    let program = try scratch.write(Self.box, to: "Chest.swift")
    var options = InputOptions()
    options.parameters = [("width", "600mm")]
    let inventory = await InspectVerb().run(program, options: options)
    #expect(inventory.text.hasPrefix("Chest: 600 × "), "\(inventory.text)")
    options.parameters = [("widht", "0.6")]
    let unknown = await CheckVerb(images: nil).run([program], options: options)
    #expect(unknown.status == .errors && unknown.text.contains("width"), "\(unknown.text)")
    options.parameters = [("width", "6")]
    #expect(await CheckVerb(images: nil).run([program], options: options).status == .errors)
  }

  @Test func whatAProgramPrintsIsQuoted() async throws {
    let scratch = try Scratch()
    let printing = Self.box.replacingOccurrences(of: "let depth", with: "print(\"hello\"); let depth")
    let answer = await CheckVerb(images: nil).run(
      [try scratch.write(printing, to: "Chest.swift")], options: InputOptions())
    #expect(answer.status == .pass && answer.diagnostics == "program: hello\n", "\(answer.diagnostics)")
    #expect(CheckVerb.quoted("") == "")
  }

  // MARK: files

  @Test func aPictureComesWithItsText() async throws {
    let scratch = try Scratch()
    let program = try scratch.write(Self.box, to: "Chest.swift")
    let answer = await CheckVerb(images: scratch.file("pictures")).run([program], options: InputOptions())
    #expect(answer.status == .pass)
    let folder = scratch.file("pictures")
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder).sorted() == ["Chest.json", "Chest.png"])
  }

  @Test func whatFailsIsNotExported() async throws {
    let scratch = try Scratch()
    let broken = Self.box.replacingOccurrences(
      of: "around: box.edge(.top, .back)", with: "around: box.edge(.bottom, .front)")
    let program = try scratch.write(broken, to: "Chest.swift")
    let answer = await ExportVerb(out: scratch.file("chest.glb")).run(program, options: InputOptions())
    #expect(answer.status == .errors)
    #expect(scratch.contents == ["Chest.swift"])
    let forced = await ExportVerb(out: scratch.file("chest.glb"), force: true).run(program, options: InputOptions())
    #expect(forced.status == .pass, "\(forced.diagnostics)")
    #expect(scratch.contents == ["Chest.swift", "chest.glb"])
  }

  @Test func profilesAreKnownByName() async throws {
    let scratch = try Scratch()
    let program = try scratch.write(Self.box, to: "Chest.swift")
    let none = await ExportVerb(out: scratch.file("c.glb"), profile: "quake").run(program, options: InputOptions())
    #expect(none.status == .usage && none.diagnostics.contains("generic, godot, unreal, unity, cesium, web"))
    let answer = await ExportVerb(out: scratch.file("c.glb"), profile: "godot").run(program, options: InputOptions())
    #expect(answer.status == .pass && answer.text.contains(" draw calls, "), "\(answer.text)\(answer.diagnostics)")
  }

  @Test func aFolderThatCannotBeWrittenIsAnError() async throws {
    let scratch = try Scratch()
    let program = try scratch.write(Self.box, to: "Chest.swift")
    let wall = try scratch.write("", to: "wall")
    let answer = await ExportVerb(out: wall + "/chest.glb").run(program, options: InputOptions())
    #expect(answer.status == .tool && answer.diagnostics.contains("cannot write"), "\(answer.diagnostics)")
  }

  @Test func doctorIsContentWhereTheTestsRun() async {
    let answer = await DoctorVerb().run()
    #expect(answer.status == .pass, "\(answer.text)")
    #expect(answer.text.contains("bubblewrap"))
  }
}
