internal import Foundation
internal import PintleChecks
internal import PintleDocument
internal import PintleFormats
internal import PintleKinematics
internal import PintleRender

/// `pintle render`: a contact sheet, or the pictures that are asked for, with their text twin. Draws what there is, also
/// of an asset that fails its check.
public struct RenderVerb: Sendable {
  /// The picture's path; nil: the asset's name in the current folder.
  public var out: String?
  /// Of a sheet, pixels.
  public var width: Int
  public var pictures: PictureOptions
  /// Settled in the stance of that name, which stands for home in all pictures.
  public var stance: String?
  /// Findings of the check that are to be seen: by number in its order, by rule, or `all`.
  public var findings: [String]

  public init(
    out: String?, width: Int = 1024, pictures: PictureOptions = PictureOptions(), stance: String? = nil,
    findings: [String] = []
  ) {
    self.findings = findings
    self.out = out
    self.width = width
    self.pictures = pictures
    self.stance = stance
  }

  public func run(_ input: String, options: InputOptions) async -> VerbAnswer {
    if let out, !out.lowercased().hasSuffix(".png") {
      return VerbAnswer(diagnostics: "error: \(out): pictures are written as .png", status: .usage)
    }
    async let warmth: Void = SharedRenderer.warmUp(options.graphics)
    let session = Session(options: options)
    var loaded = await session.load(input)
    await warmth
    guard loaded.model != nil else { return .unloaded(loaded) }
    let path = out ?? SheetWriter.path(of: loaded, in: ".")
    if let fault = SheetWriter.overwriting([input], with: path) { return fault }
    let remarks = CheckVerb.quoted(loaded.printed)
    do {
      guard pictures.isEmpty && findings.isEmpty else {
        // A plain view carries no verdict, and needs none.
        let report = pictures.isPlain && findings.isEmpty ? nil : session.check(&loaded)
        let chosen = try report.map { report throws(PictureFault) in try FindingChoice(findings, in: report).items }
        let said = try settle(&loaded)
        let written = try BoardWriter.write(
          loaded, report: report, pictures, findings: chosen ?? [], to: path, width: width, graphics: options.graphics)
        return VerbAnswer(text: said + written.text, diagnostics: remarks + written.remarks, status: written.status)
      }
      let report = session.check(&loaded)
      let said = try settle(&loaded)
      let paths = try SheetWriter.write(&loaded, report: report, to: path, width: width, graphics: options.graphics)
      let blank = paths.blank.isEmpty ? "" : "error: nothing can be seen in \(paths.blank.joined(separator: ", "))\n"
      return VerbAnswer(
        text: "\(said)\(paths.picture)\n\(paths.twin)", diagnostics: remarks + blank,
        status: blank.isEmpty ? .pass : .tool)
    } catch let fault as PictureFault {
      return VerbAnswer(diagnostics: remarks + "error: \(fault.message)", status: .usage)
    } catch {
      return VerbAnswer(diagnostics: remarks + "error: no picture: \(error)", status: .tool)
    }
  }

  /// Stands the asset as the stance does, and says how; nothing where none is asked for.
  private func settle(_ loaded: inout LoadedAsset) throws -> String {
    guard let stance, let mechanism = loaded.mechanism, let model = loaded.model else { return "" }
    guard let settled = mechanism.stances(tolerance: model.tolerance).first(where: { $0.id == stance }) else {
      throw PictureFault.unknown("stance", stance, among: model.document.stances.map(\.id))
    }
    loaded.mechanism = mechanism.standing(in: settled)
    return MechanismText.line(of: settled) + "\n"
  }
}
