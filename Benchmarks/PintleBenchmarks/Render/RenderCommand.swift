import ArgumentParser
import Foundation
import PintleDocument
import PintleKinematics
import PintleModel
import PintleRender

/// Views per second beside what others draw of the same triangles from the same places.
struct RenderCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "render", abstract: "Time pictures of 512 × 512 pixels, and those of other renderers beside them.")

  @Option(help: "Views around each asset.")
  var views = 24

  @Option(help: "A Python with trimesh, pyrender, mujoco and vtk (Benchmarks/render makes one).")
  var python: String?

  @Option(help: "Only assets whose path holds this; the page is not written.")
  var only: String?

  func run() async throws {
    let folder = ".build/benchmarks/render"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let library = AssetLibrary()
    var inputs: [RenderTiming.Input] = []
    for path in try AssetLibrary.programs(named: only.map { [$0] } ?? []) {
      let asset = try await library.asset(path)
      inputs.append(try RenderTiming.Input(asset.name, library.model(of: asset.document), views: views, folder: folder))
    }
    inputs.sort { ($0.triangles, $0.name) < ($1.triangles, $1.name) }
    // The smallest and the largest, and ten between them.
    if inputs.count > 12 { inputs = (0..<12).map { inputs[$0 * (inputs.count - 1) / 11] } }
    var rows: [RenderTiming] = []
    for input in inputs {
      progress("\(input.name): \(input.triangles) triangles")
      rows.append(try RenderTiming.measure(input, python: python))
    }
    let page = page(rows)
    print(page.text)
    if only == nil { try page.write() }
  }

  private func page(_ rows: [RenderTiming]) -> ResultPage {
    var page = ResultPage("render", title: "Pictures a second")
    #if DEBUG
      let build = "debug build (the renderer itself is optimised in it)"
    #else
      let build = "release build"
    #endif
    page.paragraph(
      "\(rows.count) assets, \(views) views each around them, 512 × 512 pixels, one process per renderer and asset on "
        + "\(ProcessInfo.processInfo.activeProcessorCount) cores, \(build), `Benchmarks/render`. The first number is "
        + "pictures a second without the first picture, the second the milliseconds of the first with all that it needs "
        + "(context, shaders, upload; not the reading of the mesh). Pintle draws outlines, soft shadow, ambient occlusion "
        + "and 4 samples a pixel; pyrender 4 samples without shadows; MuJoCo as it is by default (shadows, 4 samples); "
        + "VTK flat light with 4 samples. `bare` draws the same triangles with one lamp and one sample in C on OSMesa "
        + "and reads them back. `parts` is Pintle's picture of part numbers, without light. Absolute times belong to the "
        + "machine, which others used too; quote the ratios.")
    let engines = RenderTiming.peers
    page.table(
      ["asset", "triangles", "Pintle", "Pintle, parts"] + engines,
      rows.map { row in
        [row.name, "\(row.triangles)", row.pintle.text, row.parts.text] + engines.map { row.peers[$0]?.text ?? "–" }
      })
    let lines = (engines.filter { $0 != "bare" }).map { engine -> String in
      let ratios = rows.compactMap { row in row.peers[engine].map { row.pintle.perSecond / $0.perSecond } }.sorted()
      guard !ratios.isEmpty else { return "\(engine): not measured." }
      return "\(engine): Pintle draws \(RenderTiming.short(ratios[ratios.count / 2])) times as many pictures a second "
        + "(median; \(RenderTiming.short(ratios[0])) to \(RenderTiming.short(ratios[ratios.count - 1])) of \(ratios.count))."
    }
    page.paragraph(lines.joined(separator: " "))
    let bare = rows.compactMap { row in
      row.peers["bare"].map { (row.pintle.perSecond / $0.perSecond, row.parts.perSecond / $0.perSecond) }
    }
    if !bare.isEmpty {
      let whole = bare.map(\.0).sorted()[bare.count / 2]
      let parts = bare.map(\.1).sorted()[bare.count / 2]
      page.paragraph(
        "Of the bare loop's pictures a second Pintle reaches \(RenderTiming.short(100 * whole)) % with everything "
          + "and \(RenderTiming.short(100 * parts)) % with part numbers alone (medians).")
    }
    return page
  }
}
