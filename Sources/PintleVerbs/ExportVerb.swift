internal import Foundation
internal import PintleChecks
internal import PintleDocument
internal import PintleFormats

/// `pintle export`: the asset as GLB, read back and checked before it is put in its place.
public struct ExportVerb: Sendable {
  public var out: String?
  public var force: Bool

  public init(out: String?, force: Bool = false) {
    self.out = out
    self.force = force
  }

  public func run(_ input: String, options: InputOptions) async -> VerbAnswer {
    if let out, !out.lowercased().hasSuffix(".glb") {
      return VerbAnswer(diagnostics: "error: \(out): this version writes .glb", status: .usage)
    }
    let session = Session(options: options)
    var loaded = await session.load(input)
    guard let model = loaded.model, let mechanism = loaded.mechanism else { return .unloaded(loaded) }
    let report = session.check(&loaded)
    let text = FindingText(for: report, sources: loaded.sources)
    guard force || report.verdict == .pass else {
      return VerbAnswer(
        diagnostics: text.text(of: report)
          + "error: not exported: the check did not pass; --force exports it all the same",
        status: CheckVerb.status(of: report, loaded))
    }
    let path = out ?? SheetWriter.fileName(loaded.name) + ".glb"
    do {
      let bytes = try GLBWriter.write(model, mechanism)
      let faults = GLTFChecker.check(bytes)
      guard faults.isEmpty else {
        return VerbAnswer(
          diagnostics: text.text(of: faults) + "error: not exported: the file would not have been valid", status: .tool)
      }
      try AtomicFile.write(bytes, to: path)
      return VerbAnswer(text: "\(path): \(bytes.count) bytes")
    } catch {
      return VerbAnswer(diagnostics: "error: \(path): \(error)", status: .tool)
    }
  }
}
