internal import PintleChecks
internal import PintleDocument

/// `pintle document`: the canonical JSON of the asset.
public struct DocumentVerb: Sendable {
  public var pretty: Bool

  public init(pretty: Bool = false) {
    self.pretty = pretty
  }

  public func run(_ input: String, options: InputOptions) async -> VerbAnswer {
    let loaded = await Session(options: options).document(input)
    guard let document = loaded.document else { return .unloaded(loaded) }
    do {
      let text = try CanonicalJSON.string(document, pretty: pretty)
      let remarks = FindingText(sources: loaded.sources).text(of: document.findings + loaded.findings)
      let failed = document.findings.contains { $0.severity == .error }
      return VerbAnswer(text: text + "\n", diagnostics: remarks, status: failed ? .errors : .pass)
    } catch {
      return VerbAnswer(diagnostics: "error: the document cannot be written: \(error)", status: .tool)
    }
  }
}

extension VerbAnswer {
  /// The answer of every verb that needs a document and got none.
  static func unloaded(_ loaded: LoadedAsset) -> VerbAnswer {
    VerbAnswer(
      diagnostics: FindingText(sources: loaded.sources).text(of: loaded.findings),
      status: loaded.isUnusable ? .usage : loaded.isToolFailure ? .tool : .errors)
  }
}
