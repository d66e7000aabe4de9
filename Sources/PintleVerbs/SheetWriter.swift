internal import Foundation
internal import PintleChecks
internal import PintleDocument
internal import PintleFormats
internal import PintleRender

/// Draws a contact sheet and writes it with its text twin beside it.
enum SheetWriter {
  /// `headline`: the finding that the sheet is about; nil takes the worst.
  ///
  /// Answers the paths, and the cells that show nothing. Throws `RenderError` or the error of the file system; nothing half-written is left.
  static func write(
    _ loaded: inout LoadedAsset, report: CheckReport, about headline: Finding? = nil, to path: String,
    width: Int = 1024,
    graphics: GraphicsProvider = .automatic
  ) throws -> (picture: String, twin: String, blank: [String]) {
    guard let model = loaded.model, let mechanism = loaded.mechanism else {
      throw RenderError.nothingToDraw(asset: loaded.name)
    }
    let options = ContactSheet(
      width: width, verdict: report.verdict, headline: headline.map(sentence) ?? Self.headline(of: report))
    let sheet = try loaded.clock.measure("render") {
      try ContactSheet.make(
        model: model, mechanism: mechanism, renderer: SharedRenderer.get(graphics), options: options)
    }
    let twin = twinPath(of: path)
    try FileSet.write([(twin, try CanonicalJSON.encode(sheet.twin, pretty: true)), (path, sheet.png)])
    return (path, twin, sheet.twin.blankCells)
  }

  /// The worst finding in one line; nil without one.
  static func headline(of report: CheckReport) -> String? {
    let worst =
      report.findings.first { $0.severity == .error } ?? report.findings.first { $0.verdict == .unverified }
    return worst.map(sentence)
  }

  private static func sentence(_ finding: Finding) -> String { "\(finding.severity.rawValue): \(finding.message)" }

  /// A refusal where the picture or its text twin would be written over an input; nil where it would not.
  static func overwriting(_ inputs: [String], with path: String) -> VerbAnswer? {
    func place(_ path: String) -> String {
      URL(fileURLWithPath: path).resolvingSymlinksInPath().standardizedFileURL.path
    }
    for written in [path, twinPath(of: path)] where inputs.map(place).contains(place(written)) {
      return VerbAnswer(
        diagnostics: "error: \(written) is read here and would be written over; choose another name with --out",
        status: .usage)
    }
    return nil
  }

  /// `chest.png` → `chest.json`.
  static func twinPath(of path: String) -> String {
    (path.lowercased().hasSuffix(".png") ? String(path.dropLast(4)) : path) + ".json"
  }

  /// `<folder>/<asset>.png`
  static func path(of loaded: LoadedAsset, in folder: String) -> String {
    (folder == "." ? "" : folder + "/") + fileName(loaded.name) + ".png"
  }

  /// A name that is safe as a file's on every system.
  static func fileName(_ name: String) -> String {
    let safe = name.map { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_" || $0 == "-") ? $0 : "_" }
    let text = String(safe.prefix(100))
    return text.isEmpty ? "asset" : text
  }
}
