internal import Foundation
internal import PintleChecks
internal import PintleDocument
internal import PintleFormats
internal import PintleRender

/// Draws the pictures that were asked for and writes them with their text twin and their passes beside them.
enum BoardWriter {
  /// Throws `PictureFault`, `RenderError` or the error of the file system; nothing half-written is left.
  static func write(
    _ loaded: LoadedAsset, report: CheckReport?, _ options: PictureOptions, findings: [FindingChoice.Item] = [],
    to path: String, width: Int, graphics: GraphicsProvider
  ) throws -> (text: String, remarks: String, status: ExitStatus) {
    guard let model = loaded.model, let mechanism = loaded.mechanism else {
      throw RenderError.nothingToDraw(asset: loaded.name)
    }
    let renderer = try SharedRenderer.get(graphics)
    let plan = try PicturePlan(model, mechanism, options, renderer, findings: findings)
    let file = URL(fileURLWithPath: path)
    let worst = report.flatMap { SheetWriter.headline(of: $0) }
    var board = PictureBoard(
      width: plan.size.width, height: plan.size.height, sheetWidth: width, verdict: report?.verdict, headline: worst,
      isPlain: options.isPlain, passes: plan.passes, stem: file.deletingPathExtension().lastPathComponent)
    board.supersampling = options.supersampling
    board.shading = plan.shading
    let drawn = try board.draw(plan.cells, mechanism, renderer)
    let folder = file.deletingLastPathComponent()
    var files = [(path: SheetWriter.twinPath(of: path), bytes: try CanonicalJSON.encode(drawn.twin, pretty: true))]
    files += drawn.files.map { (folder.appendingPathComponent($0.name).path, $0.bytes) }
    if let annotations = drawn.annotations {
      files.append((folder.appendingPathComponent(board.stem + ".coco.json").path, annotations))
    }
    files.append((path, drawn.png))
    try FileSet.write(files)
    let blank = drawn.twin.blankCells
    var remarks = plan.remarks.map { "note: \($0)\n" }.joined()
    if !blank.isEmpty { remarks += "error: nothing can be seen in \(blank.joined(separator: ", "))\n" }
    return (
      "\(path)\n\(SheetWriter.twinPath(of: path))\n" + drawn.twin.text + "\n", remarks, blank.isEmpty ? .pass : .tool
    )
  }
}
