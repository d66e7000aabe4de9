internal import Foundation
internal import PintleChecks
internal import PintleDocument
internal import PintleKinematics

/// `pintle mechanism`: what moves what, how far, what loops and couplings make of it, and how it stands;
/// without a judgement.
public struct MechanismVerb: Sendable {
  public var json: Bool

  public init(json: Bool = false) {
    self.json = json
  }

  public func run(_ input: String, options: InputOptions) async -> VerbAnswer {
    let loaded = await Session(options: options).load(input)
    guard let model = loaded.model else { return .unloaded(loaded) }
    let mechanism = Mechanism(model)
    var report = mechanism.report()
    report.stances = mechanism.stances(tolerance: model.tolerance)
    let remarks = FindingText(sources: loaded.sources).text(of: model.document.findings + model.findings)
    if json { return VerbAnswer(json: report, diagnostics: remarks) }
    return VerbAnswer(text: MechanismText(report).text(of: model.document.asset), diagnostics: remarks)
  }
}
