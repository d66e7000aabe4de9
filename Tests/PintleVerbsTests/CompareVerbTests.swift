import Foundation
import PintleDocument
import PintleRender
import Testing

@testable import PintleVerbs

@Suite struct CompareVerbTests {
  @Test func aPictureOfItsOwnIsRecognised() async throws {
    let scratch = try Scratch()
    let program = try scratch.write(VerbTests.box, to: "Chest.swift")
    var pictures = PictureOptions()
    pictures.size = "200x160"
    pictures.views = ["25,30"]
    pictures.isPlain = true
    #expect(
      await RenderVerb(out: scratch.file("target.png"), pictures: pictures).run(program, options: InputOptions())
        .status == .pass)
    let answer = await CompareVerb(target: scratch.file("target.png"), fits: true, out: scratch.file("c.png"))
      .run(program, options: InputOptions())
    #expect(answer.status == .pass, "\(answer.diagnostics)")
    let data = try Data(contentsOf: URL(fileURLWithPath: scratch.file("c.json")))
    let object = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    let comparison = try #require(object["comparison"] as? [String: Any])
    #expect(try #require(comparison["overlap"] as? Double) > 0.96, "\(answer.text)")
    let azimuth = try #require(object["azimuth"] as? Double) * 180 / .pi
    #expect(abs(azimuth - 25) < 6, "\(azimuth)")
  }

  @Test func whatCannotBeComparedIsWrongUsage() async throws {
    let scratch = try Scratch()
    let program = try scratch.write(VerbTests.box, to: "Chest.swift")
    for target in [scratch.file("none.png"), try scratch.write("no picture", to: "text.png")] {
      let answer = await CompareVerb(target: target, out: scratch.file("c.png")).run(program, options: InputOptions())
      #expect(answer.status == .usage && !answer.diagnostics.isEmpty)
    }
    #expect(!FileManager.default.fileExists(atPath: scratch.file("c.png")))
  }

  @Test func aDifferenceIsToldByPartsAndJoints() async throws {
    let scratch = try Scratch()
    let before = try scratch.write(VerbTests.box, to: "Before.swift")
    let same = await DiffVerb().run(before, before, options: InputOptions())
    #expect(same.status == .pass && same.text.contains("the same document"), "\(same.text)")
    #expect(same.text.contains("unchanged: 2 of 2 parts, 1 of 1 joints"))
    let text = VerbTests.box.replacingOccurrences(of: "0°...100°", with: "0°...80°")
      .replacingOccurrences(of: "24.mm, height: 18.mm", with: "30.mm, height: 18.mm")
      .replacingOccurrences(
        of: "    let lid = ",
        with:
          "    asset.part(\"foot\", .oak).add(\"block\", .box(0.1, 0.1, 0.1).standing().moved(.right, 0.6))\n    let lid = "
      )
    let after = try scratch.write(text, to: "After.swift")
    let answer = await DiffVerb(out: scratch.file("d.png")).run(before, after, options: InputOptions())
    #expect(answer.status == .errors, "\(answer.diagnostics)")
    #expect(answer.text.contains("part foot: added, 100 × 100 × 100 mm"), "\(answer.text)")
    #expect(answer.text.contains("; other shapes: pull"), "\(answer.text)")
    #expect(answer.text.contains("joint lid_hinge: changed: the range of lid_hinge is 0…80°, was 0…100°"))
    #expect(answer.text.contains("unchanged: 1 of 3 parts, 0 of 1 joints"))
    let back = await DiffVerb(json: true).run(after, before, options: InputOptions())
    #expect(back.text.contains(#""removed""#), "\(back.text)")
    let image = try Image(png: Array(try Data(contentsOf: URL(fileURLWithPath: scratch.file("d.png")))))
    #expect(!image.isUniform)
  }
}
