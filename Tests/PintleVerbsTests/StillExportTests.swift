import Foundation
import Testing

@testable import PintleVerbs

/// `pintle export` into formats that show one pose.
@Suite struct StillExportTests {
  private func export(
    _ scratch: Scratch, _ out: String, pose: String? = nil, input: String = "flap.json"
  ) async -> VerbAnswer {
    await ExportVerb(out: scratch.file(out), force: true, pose: pose).run(scratch.file(input), options: InputOptions())
  }

  /// A block and a lid on a hinge along x, at y = 50 mm and z = 50 mm.
  private static let document = """
    {"asset":"Flap","base":"standing","joints":[{"child":"lid","dofs":[{"id":"hinge","axis":"z","drawn":0,\
    "range":{"lower":0,"upper":1.5707963267948966},"role":"input","type":"rotation"}],\
    "frame":{"origin":[0,0.05,0.05],"x":[0,1,0],"z":[1,0,0]},"id":"hinge","kind":"hinge","parent":"base"}],\
    "materials":{"oak":{"baseColor":[0.5,0.3,0.2],"density":700,"filled":1,"friction":0.4,"label":"oak","metallic":0,\
    "opacity":1,"restitution":0.2,"roughness":0.5}},"parts":[{"id":"base","material":"oak","shapes":[{"at":[1,0,0,0,1,0,0,\
    0,1,0,0,0.025],"id":"block","solid":"s1"}]},{"id":"lid","material":"oak","shapes":[{"at":[1,0,0,0,1,0,0,0,1,0,0,0.055],\
    "id":"leaf","solid":"s2"}]}],"pintle":1,"solids":{"s1":{"box":{"size":[0.2,0.1,0.05]}},"s2":{"box":{"size":[0.2,0.1,0.01]}}}}
    """

  private func scratch() throws -> Scratch {
    let scratch = try Scratch()
    _ = try scratch.write(Self.document, to: "flap.json")
    return scratch
  }

  @Test func everyFormatIsWritten() async throws {
    let scratch = try scratch()
    for (out, says) in [
      ("a.step", "millimetres, 2 parts, 2 shapes of 2 solids"), ("a.stp", "millimetres"),
      ("a.stl", "millimetres, 24 triangles"), ("a.obj", "2 files, "), ("a.ply", "metres, 24 triangles"),
      ("a.3mf", "millimetres, 24 triangles"),
    ] {
      let answer = await export(scratch, out)
      #expect(answer.status == .pass && answer.text.contains(says), "\(out): \(answer.text)\(answer.diagnostics)")
      #expect(answer.text.hasSuffix("read back alike"))
    }
    #expect(
      scratch.contents == ["a.3mf", "a.mtl", "a.obj", "a.ply", "a.step", "a.stl", "a.stp", "flap.json"])
  }

  @Test func aPoseIsInTheWordsOfPictures() async throws {
    let scratch = try scratch()
    func height(_ pose: String?) async throws -> String? {
      let answer = await export(scratch, "a.obj", pose: pose)
      #expect(answer.status == .pass, "\(answer.diagnostics)")
      let text = try String(contentsOfFile: scratch.file("a.obj"), encoding: .utf8)
      return text.split(separator: "\n").filter { $0.hasPrefix("v ") }
        .compactMap { $0.split(separator: " ").last.flatMap { Double($0) } }.max().map { "\($0)" }
    }
    #expect(try await height(nil) == "0.06")
    // Turned about +x, the lid's far side comes down beside the block.
    #expect(try await height("hinge=90deg") == "0.05")
    #expect(try await height("hinge=100%") == "0.05")
    #expect(try await height("home") == "0.06")
    let step = await export(scratch, "b.step", pose: "hinge=45deg")
    #expect(step.status == .pass, "\(step.diagnostics)")
  }

  @Test func aPoseThatIsNoneIsRefused() async throws {
    let scratch = try scratch()
    let unknown = await export(scratch, "a.stl", pose: "hing=45deg")
    #expect(unknown.status == .usage && unknown.diagnostics.contains("did you mean `hinge`?"), "\(unknown.diagnostics)")
    let words = await export(scratch, "a.step", pose: "open wide")
    #expect(words.status == .usage && words.diagnostics.contains("a pose is `joint=value`"), "\(words.diagnostics)")
    for out in ["a.glb", "a.urdf"] {
      let moving = await export(scratch, out, pose: "home")
      #expect(moving.status == .usage && moving.diagnostics.contains("carries the motion, not a pose"))
    }
    #expect(scratch.contents == ["flap.json"])
  }

  @Test func whatCannotBeWrittenLeavesNothing() async throws {
    let scratch = try scratch()
    let wall = try scratch.write("", to: "wall")
    for ending in ["step", "obj", "3mf"] {
      let answer = await ExportVerb(out: "\(wall)/a.\(ending)", force: true).run(
        scratch.file("flap.json"), options: InputOptions())
      #expect(answer.status == .tool, "\(answer.text)")
    }
    #expect(scratch.contents == ["flap.json", "wall"])
  }
}
