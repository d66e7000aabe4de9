internal import Foundation
internal import PintleChecks
internal import PintleDocument

/// `pintle render`: a contact sheet and its text twin. Draws what there is, also of an asset that fails its check.
public struct RenderVerb: Sendable {
  /// The picture's path; nil: the asset's name in the current folder.
  public var out: String?
  public var width: Int

  public init(out: String?, width: Int = 1024) {
    self.out = out
    self.width = width
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
    let report = session.check(&loaded)
    do {
      let path = out ?? SheetWriter.path(of: loaded, in: ".")
      let paths = try SheetWriter.write(&loaded, report: report, to: path, width: width, graphics: options.graphics)
      return VerbAnswer(text: "\(paths.picture)\n\(paths.twin)", diagnostics: CheckVerb.quoted(loaded.printed))
    } catch {
      return VerbAnswer(diagnostics: "error: no picture: \(error)", status: .tool)
    }
  }
}
