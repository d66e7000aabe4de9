import Foundation
import PintleRender
import Testing

@testable import PintleVerbs

@Suite struct GalleryVerbTests {
  @Test func aPageShowsEveryAsset() async throws {
    let scratch = try Scratch()
    _ = try scratch.write(VerbTests.box, to: "Chest.swift")
    let answer = await GalleryVerb(out: scratch.file("page.md"), pictures: "pictures").run(
      [scratch.path], options: InputOptions())
    #expect(answer.status == .pass, "\(answer.diagnostics)")
    let page = try String(contentsOfFile: scratch.file("page.md"), encoding: .utf8)
    #expect(page.contains("](pictures/page.png)") && page.contains("| [Chest](Chest.swift) | "), "\(page)")
    let image = try Image(png: Array(try Data(contentsOf: URL(fileURLWithPath: scratch.file("pictures/page.png")))))
    #expect(!image.isUniform)
    _ = try scratch.write("struct Broken {", to: "Broken.swift")
    let broken = await GalleryVerb(out: scratch.file("page.md")).run([scratch.path], options: InputOptions())
    #expect(broken.status == .errors && broken.diagnostics.contains("Broken.swift: no asset"))
    #expect(await GalleryVerb(out: "x.html").run([], options: InputOptions()).status == .usage)
    #expect(await GalleryVerb(out: "x.md").run([scratch.file("none")], options: InputOptions()).status == .usage)
  }

  @Test func filmsMove() async throws {
    let scratch = try Scratch()
    let program = try scratch.write(VerbTests.box, to: "Chest.swift")
    var pictures = PictureOptions()
    pictures.size = "80x60"
    let joint = await FilmVerb(joint: "lid_hinge", frames: 4, out: scratch.file("lid.png"), pictures: pictures)
      .run(program, options: InputOptions())
    #expect(joint.status == .pass && joint.text.contains("lid_hinge through its range and back: 6 frames"))
    let turn = await FilmVerb(joint: nil, frames: 5, out: scratch.file("turn.png"), pictures: pictures)
      .run(program, options: InputOptions())
    #expect(turn.status == .pass && turn.text.contains("once around: 5 frames of 80 × 60"), "\(turn.diagnostics)")
    let unknown = await FilmVerb(joint: "lid_hing", out: scratch.file("x.png")).run(program, options: InputOptions())
    #expect(unknown.status == .usage && unknown.diagnostics.contains("did you mean `lid_hinge`?"))
    #expect(await FilmVerb(joint: nil, frames: 900).run(program, options: InputOptions()).status == .usage)
  }
}
