internal import Foundation
internal import PintleChecks
internal import PintleDocument
internal import PintleFormats
internal import PintlePolicy
internal import PintleRender

/// `pintle check`: the verdict, the findings, a contact sheet.
public struct CheckVerb: Sendable {
  /// The folder pictures go to; nil draws none.
  public var images: String?
  public var json: Bool
  public var colour: Bool
  /// A profile by name, or a file.
  public var policy: String
  /// A file; nil for none.
  public var contract: String?

  public init(
    images: String?, json: Bool = false, colour: Bool = false, policy: String = "default", contract: String? = nil
  ) {
    self.images = images
    self.json = json
    self.colour = colour
    self.policy = policy
    self.contract = contract
  }

  public func run(_ inputs: [String], options: InputOptions) async -> VerbAnswer {
    var answer = VerbAnswer()
    let policy = PolicyLibrary.policy(policy)
    let contract = contract.map(ContractFile.contract)
    let sources = policy.sources.merging(contract?.sources ?? [:]) { $1 }
    guard let weights = policy.value, contract == nil || contract?.value != nil else {
      // Nothing is judged by what cannot be read.
      let faults = policy.faults + (contract?.faults ?? [])
      let text = FindingText(sources: sources, isColoured: colour).text(of: faults)
      return VerbAnswer(diagnostics: text, status: .usage)
    }
    let terms = Terms(policy: weights, contract: contract?.value, sources: sources)
    let session = Session(options: options)
    for input in inputs where !Task.isCancelled {
      let one = await run(input, by: terms, in: session)
      answer.text += one.text
      answer.diagnostics += one.diagnostics
      answer.status = .worst(answer.status, one.status)
    }
    return answer
  }

  /// By what everything is judged.
  private struct Terms: Sendable {
    var policy: CheckPolicy
    var contract: Contract?
    /// The texts of both.
    var sources: [String: String]
  }

  private func run(_ input: String, by terms: Terms, in session: Session) async -> VerbAnswer {
    // The renderer's start (library, context, shaders) hides behind the compiler on the second core.
    async let warmth: Void = warmUp(session.options.graphics)
    var loaded = await session.load(input)
    var report = session.check(&loaded, policy: terms.policy, contract: terms.contract)
    await warmth
    loaded.sources.merge(terms.sources) { program, _ in program }
    var lines = ""
    var diagnostics = Self.quoted(loaded.printed)
    var status = Self.status(of: report, loaded)
    if let folder = images, loaded.model != nil {
      do {
        let paths = try SheetWriter.write(
          &loaded, report: report, to: SheetWriter.path(of: loaded, in: folder), graphics: session.options.graphics)
        lines += "picture: \(paths.picture)\n"
        if !paths.blank.isEmpty {
          diagnostics += "error: nothing can be seen in \(paths.blank.joined(separator: ", "))\n"
          status = .worst(status, .tool)
        }
      } catch {
        diagnostics += "error: no picture: \(error)\n"
        status = .worst(status, .tool)
      }
      report.timing = session.timing(of: loaded)
    }
    if json {
      let text = (try? CanonicalJSON.string(report)) ?? ""
      return VerbAnswer(text: text + "\n", diagnostics: diagnostics, status: status)
    }
    let writer = FindingText(for: report, sources: loaded.sources, isColoured: colour)
    if let measures = writer.measures(of: report) { lines = measures + "\n" + lines }
    return VerbAnswer(text: writer.text(of: report) + lines, diagnostics: diagnostics, status: status)
  }

  private func warmUp(_ provider: GraphicsProvider) async {
    guard images != nil else { return }
    SharedRenderer.warmUp(provider)
  }

  static func status(of report: CheckReport, _ loaded: LoadedAsset) -> ExitStatus {
    if loaded.isUnusable { return .usage }
    if loaded.isToolFailure { return .tool }
    return switch report.verdict {
    case .pass: .pass
    case .fail: .errors
    case .unverified: .tool
    }
  }

  /// What the program printed, line by line, so that nobody takes it for the tool's own words.
  static func quoted(_ printed: String) -> String {
    var lines = printed.split(separator: "\n", omittingEmptySubsequences: false)
    if lines.last?.isEmpty == true { lines.removeLast() }
    return lines.map { "program: \($0)\n" }.joined()
  }
}
