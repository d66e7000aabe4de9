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

  @Option(help: "A Python with trimesh, pyrender, mujoco, vtk and bpy (Benchmarks/render makes one).")
  var python: String?

  @Option(help: "Only assets whose path holds this; the page is not written.")
  var only: String?

  func run() async throws {
    let folder = ".build/benchmarks/render"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let library = AssetLibrary()
    var inputs: [RenderTiming.Input] = []
    /// For sheets: what has three joints and comes nearest to ten thousand triangles.
    var usual: (name: String, path: String, model: Model, distance: Int)?
    for path in try AssetLibrary.programs(named: only.map { [$0] } ?? []) {
      let asset = try await library.asset(path)
      let model = library.model(of: asset.document)
      inputs.append(try RenderTiming.Input(asset.name, model, views: views, folder: folder))
      let distance = abs(inputs[inputs.count - 1].triangles - 10_000)
      if asset.document.joints.count >= 3, distance < usual?.distance ?? .max {
        usual = (asset.name, path, model, distance)
      }
    }
    inputs.sort { ($0.triangles, $0.name) < ($1.triangles, $1.name) }
    // The smallest and the largest, and ten between them.
    if inputs.count > 12 { inputs = (0..<12).map { inputs[$0 * (inputs.count - 1) / 11] } }
    var rows: [RenderTiming] = []
    for input in inputs {
      progress("\(input.name): \(input.triangles) triangles")
      let rounds = try (0..<2).map { _ in try RenderTiming.measure(input, python: python) }
      rows.append(rounds[0].better(of: rounds[1]))
    }
    let sheet = try usual.map { try SheetTiming.measure($0.name, $0.path, $0.model, folder: folder) }
    let memory = try SheetTiming.memory(triangles: 200_000, folder: folder)
    let page = page(rows, sheet, memory)
    print(page.text)
    if only == nil { try page.write() }
  }

  private func page(
    _ rows: [RenderTiming], _ sheet: SheetTiming?, _ memory: (large: Double, small: Double)
  ) -> ResultPage {
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
        + "and reads them back. `simple` is Pintle with simple shading (outlines, one sample, part numbers "
        + "read back as well), `parts` its picture of part numbers, without light; `bpy` is Blender's Workbench engine, through "
        + "uncompressed files. Every renderer was asked in two rounds, and its better time counts. Absolute times belong to the "
        + "machine, which others used too; quote the ratios.")
    let engines = RenderTiming.peers
    page.table(
      ["asset", "triangles", "Pintle", "simple", "parts"] + engines,
      rows.map { row in
        [row.name, "\(row.triangles)", row.pintle.text, row.simple.text, row.parts.text]
          + engines.map { row.peers[$0]?.text ?? "–" }
      })
    func middle(_ values: [Double]) -> String {
      let v = values.sorted()
      return
        "\(RenderTiming.short(v[v.count / 2])) (\(RenderTiming.short(v[0])) to \(RenderTiming.short(v[v.count - 1])))"
    }
    page.paragraph("Times as many pictures a second as the peer, and times as soon the first: medians and ranges.")
    page.table(
      ["peer", "all of Pintle", "simple shading", "first picture, all", "first picture, simple"],
      engines.filter { $0 != "bare" }.map { engine in
        let both = rows.compactMap { row in row.peers[engine].map { (row, $0) } }
        guard !both.isEmpty else { return [engine, "–", "–", "–", "–"] }
        return [
          engine, middle(both.map { $0.pintle.perSecond / $1.perSecond }),
          middle(both.map { $0.simple.perSecond / $1.perSecond }), middle(both.map { $1.first / $0.pintle.first }),
          middle(both.map { $1.first / $0.simple.first }),
        ]
      })
    let bare = rows.compactMap { row in
      row.peers["bare"].map { bare in [row.pintle, row.simple, row.parts].map { 100 * $0.perSecond / bare.perSecond } }
    }
    if !bare.isEmpty {
      let shares = (0..<3).map { k in
        let sorted = bare.map { $0[k] }.sorted()
        return "\(RenderTiming.short(sorted[sorted.count / 2])) % (\(RenderTiming.short(sorted[0])) to "
          + "\(RenderTiming.short(sorted[sorted.count - 1])))"
      }
      page.paragraph(
        "Of the bare loop's pictures a second Pintle reaches \(shares[0]) with everything, \(shares[1]) with simple "
          + "shading, and \(shares[2]) with part numbers alone (medians and ranges).")
    }
    let short = RenderTiming.short
    if let sheet {
      page.paragraph(
        "A contact sheet of \(sheet.name) (\(sheet.triangles) triangles, \(sheet.cells) cells, 1024 pixels wide, numbers, "
          + "legend, text twin and PNG): \(short(sheet.warm)) ms warm, \(short(sheet.first)) ms the first time in a "
          + "process, \(short(sheet.cold)) ms for a whole process of `pintle render` with its check, the program compiled "
          + "before (medians of five).")
    }
    page.paragraph(
      "Memory: `pintle render` of twelve views of a mesh of 200 000 triangles holds \(short(memory.large)) MB at most, of "
        + "one view of a small one \(short(memory.small)) MB.")
    return page
  }
}
