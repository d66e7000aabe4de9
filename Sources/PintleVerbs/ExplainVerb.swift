internal import Foundation
internal import PintleChecks
internal import PintleDocument

/// `pintle explain`: all rules, or the page of one; with a folder its two examples as pictures.
public struct ExplainVerb: Sendable {
  /// The folder that pictures go to; nil draws none.
  public var out: String?
  public var json: Bool

  public init(out: String? = nil, json: Bool = false) {
    self.out = out
    self.json = json
  }

  public func run(_ id: String?) async -> VerbAnswer {
    guard let id else {
      if out != nil { return VerbAnswer(diagnostics: "error: --out needs a rule", status: .usage) }
      return json ? encoded(RuleRegistry.all.map(RuleDescription.init)) : VerbAnswer(text: RuleText.list())
    }
    guard let rule = RuleRegistry.rule(id) else { return unknown(id) }
    var answer = json ? encoded(RuleDescription(rule)) : VerbAnswer(text: RuleText.page(of: rule))
    if let out { await draw(rule, into: out, &answer) }
    return answer
  }

  private func encoded(_ value: some Encodable) -> VerbAnswer {
    do {
      return VerbAnswer(text: try CanonicalJSON.string(value) + "\n")
    } catch {
      return VerbAnswer(diagnostics: "error: \(error)", status: .tool)
    }
  }

  private func unknown(_ id: String) -> VerbAnswer {
    if out == nil, !json, let entry = RuleText.entry(of: id) { return VerbAnswer(text: entry) }
    let known = RuleRegistry.all.map(\.id) + FindingCatalogue.ids
    let near = Spelling.nearest(to: id, in: known).map { "did you mean `\($0)`?" }
    return VerbAnswer(
      diagnostics: "error: there is no rule `\(id)`; \(near ?? "`pintle explain` lists all")", status: .usage)
  }

  private func draw(_ rule: any Rule, into folder: String, _ answer: inout VerbAnswer) async {
    for (name, example) in [("fail", rule.page.failing), ("pass", rule.page.passing)] {
      do {
        let lines = try await ExampleRun.draw(example, of: rule, to: "\(folder)/\(rule.id).\(name)")
        if json { answer.diagnostics += lines } else { answer.text += lines }
      } catch {
        answer.diagnostics += "error: no picture of `\(rule.id)`: \(error)\n"
        answer.status = .worst(answer.status, .tool)
      }
    }
  }
}
