import Foundation
import PintleDocument
import PintleRender
import Testing

@testable import PintleVerbs

@Suite struct PictureVerbTests {
  private func render(_ path: String, to out: String, _ change: (inout PictureOptions) -> Void) async -> VerbAnswer {
    var pictures = PictureOptions()
    pictures.size = "120x90"
    change(&pictures)
    return await RenderVerb(out: out, pictures: pictures).run(path, options: InputOptions())
  }

  /// The chest of the README with a post behind it.
  private static let blocked = VerbTests.box.replacingOccurrences(
    of: "    let lid = ",
    with: "    chest.add(\"post\", .box(0.04, 0.03, 0.6).standing().moved(.back, 0.19))\n    let lid = ")

  @Test func viewsPosesAndPassesAreWritten() async throws {
    let scratch = try Scratch()
    let program = try scratch.write(VerbTests.box, to: "Chest.swift")
    let answer = await render(program, to: scratch.file("a.png")) {
      $0.views = ["front-right", "30,40"]
      $0.poses = ["home", "lid_hinge=50%"]
      $0.passes = ["depth,parts", "coco"]
    }
    #expect(answer.status == .pass, "\(answer.diagnostics)")
    let twin = try CanonicalJSON.decode(
      PictureTwin.self, from: Array(try Data(contentsOf: URL(fileURLWithPath: scratch.file("a.json")))))
    #expect(
      twin.cells.map(\.label) == [
        "front right", "front right, lid_hinge=50%", "30,40", "30,40, lid_hinge=50%",
      ])
    for file in ["a.png", "a.1.depth.png", "a.4.depth.npy", "a.4.parts.png", "a.coco.json"] {
      #expect(FileManager.default.fileExists(atPath: scratch.file(file)), "\(file)")
    }
    #expect(answer.text.contains("1 front right: azimuth 38°"), "\(answer.text)")
  }

  @Test func aPickLeadsToTheSource() async throws {
    let scratch = try Scratch()
    let program = try scratch.write(VerbTests.box, to: "Chest.swift")
    #expect(await render(program, to: scratch.file("a.png")) { $0.views = ["top"] }.status == .pass)
    var pictures = PictureOptions()
    pictures.size = "120x90"
    pictures.views = ["top"]
    let text = await PickVerb(at: "60,45", pictures: pictures).run(program, options: InputOptions())
    #expect(text.status == .pass && text.text.hasPrefix("lid/"), "\(text.text)\(text.diagnostics)")
    #expect(text.text.contains("normal (0, 0, 1)") && text.text.contains("Chest.swift:"))
    // The same by the twin of the picture.
    let twin = await PickVerb(at: "60,45", twin: scratch.file("a.json")).run(program, options: InputOptions())
    #expect(twin.text == text.text)
    let nothing = await PickVerb(at: "1,1", pictures: pictures).run(program, options: InputOptions())
    #expect(nothing.status == .pass && nothing.text == "nothing at (1, 1) of top")
    let json = await PickVerb(at: "60,45", pictures: pictures, json: true).run(program, options: InputOptions())
    let object = try #require(try JSONSerialization.jsonObject(with: Data(json.text.utf8)) as? [String: Any])
    #expect(((object["hits"] as? [[String: Any]])?.first?["source"] as? [String: Any])?["line"] != nil)
  }

  @Test(arguments: [
    ("views", "frnt", "there is no view `frnt`; did you mean `front`?"),
    ("views", "10,95", "out of range"), ("poses", "lid_hing=1rad", "did you mean `lid_hinge`?"),
    ("poses", "lid_hinge=1", "has no unit"), ("poses", "open", "a pose is `joint=value`"),
    ("hide", "lidd", "there is no part `lidd`; did you mean `lid`?"), ("hide", "chest,lid", "nothing is left to draw"),
    ("section", "q", "a section is"), ("section", "0,0,0=1", "a section is"), ("size", "9x9", "a size is"),
    ("passes", "dept", "did you mean `depth`?"), ("strip", "lid_hinge:99", "a number from 2 to 60"),
    ("firstContact", "lid_hinge", "meets nothing"), ("lookAt", "1,2", "there is no part `1,2`"),
    ("distance", "0", "farther than 0"), ("fieldOfView", "200deg", "a field of view"),
    ("views", "turntable:999", "a number from 2 to 60"), ("highlight", "x", "there is no part or joint `x`"),
  ])
  func badRequestsAreWrongUsage(_ option: String, _ text: String, _ complaint: String) async throws {
    let scratch = try Scratch()
    let program = try scratch.write(VerbTests.box, to: "Chest.swift")
    let answer = await render(program, to: scratch.file("a.png")) {
      switch option {
      case "views": $0.views = [text]
      case "poses": $0.poses = [text]
      case "hide": $0.hide = [text]
      case "section": $0.section = text
      case "size": $0.size = text
      case "passes": $0.passes = [text]
      case "strip": $0.strip = text
      case "firstContact": $0.firstContact = text
      case "lookAt": $0.lookAt = text
      case "distance": $0.distance = text
      case "fieldOfView": $0.fieldOfView = text
      default: $0.highlight = [text]
      }
    }
    #expect(answer.status == .usage && answer.diagnostics.contains(complaint), "\(answer.diagnostics)")
    #expect(!FileManager.default.fileExists(atPath: scratch.file("a.png")))
    #expect(!FileManager.default.fileExists(atPath: scratch.file("a.json")))
  }

  /// A document's text twin would have the document's name.
  @Test func noInputIsWrittenOver() async throws {
    let scratch = try Scratch()
    let program = try scratch.write(VerbTests.box, to: "Chest.swift")
    let document = await DocumentVerb().run(program, options: InputOptions()).text
    let file = try scratch.write(document, to: "chest.json")
    for out in [scratch.file("chest.png"), scratch.path + "/./chest.png"] {
      let answer = await RenderVerb(out: out).run(file, options: InputOptions())
      #expect(answer.status == .usage && answer.diagnostics.contains("would be written over"), "\(answer.diagnostics)")
      let compared = await CompareVerb(target: program, out: out).run(file, options: InputOptions())
      #expect(compared.status == .usage)
      #expect(await DiffVerb(out: out).run(program, file, options: InputOptions()).status == .usage)
    }
    #expect(try String(contentsOfFile: file, encoding: .utf8) == document)
    #expect(!FileManager.default.fileExists(atPath: scratch.file("chest.png")))
  }

  @Test func theFirstContactIsMarked() async throws {
    let scratch = try Scratch()
    let program = try scratch.write(Self.blocked, to: "Chest.swift")
    let answer = await render(program, to: scratch.file("a.png")) {
      $0.firstContact = "lid_hinge"
      $0.size = "640x480"
    }
    #expect(answer.status == .pass && answer.text.contains("first contact"), "\(answer.diagnostics)\(answer.text)")
  }

  /// Each finding in its pose, with its place marked and its sentence in the legend.
  @Test func findingsAreShown() async throws {
    let scratch = try Scratch()
    let program = try scratch.write(Self.blocked, to: "Chest.swift")
    func show(_ words: [String], _ out: String) async -> VerbAnswer {
      var pictures = PictureOptions()
      pictures.size = "320x240"
      return await RenderVerb(out: scratch.file(out), pictures: pictures, findings: words).run(
        program, options: InputOptions())
    }
    let all = await show(["all"], "all.png")
    #expect(all.status == .pass && all.text.contains("motion.blocked, lid_hinge"), "\(all.diagnostics)\(all.text)")
    let one = await show(["motion.blocked"], "one.png")
    #expect(one.status == .pass && one.text.contains("motion.blocked, lid_hinge"), "\(one.diagnostics)")
    let twin = try CanonicalJSON.decode(
      PictureTwin.self, from: Array(try Data(contentsOf: URL(fileURLWithPath: scratch.file("one.json")))))
    #expect(twin.cells.count == 1 && (twin.cells.first?.pose["lid_hinge"] ?? 0) > 0.1)
    #expect(await show(["0"], "x.png").diagnostics.contains("findings are numbered 1 to"))
    #expect(await show(["motion.blokked"], "x.png").diagnostics.contains("did you mean `motion.blocked`?"))
    #expect(!FileManager.default.fileExists(atPath: scratch.file("x.png")))
    // What has no findings has none to show.
    let sound = try scratch.write(VerbTests.box, to: "Sound.swift")
    let nothing = await RenderVerb(out: scratch.file("x.png"), findings: ["all"]).run(sound, options: InputOptions())
    #expect(nothing.status == .usage && nothing.diagnostics.contains("there are no findings"), "\(nothing.text)")
  }
}
