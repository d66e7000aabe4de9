import PintleDocument

/// `honesty.no_subject`: an expectation is about a part that exists.
struct NoSubjectRule: Rule {
  let id = "honesty.no_subject"
  let title = "expectations have a subject"
  let severity = Severity.error
  let explanation = """
    An expectation names a part of the asset. On a part that is not there it would never be judged.
    """

  var page: RulePage {
    RulePage(
      meaning: """
        A promise is about a part that is not there, so that nobody judges it. In a program that cannot be written; a \
        document from elsewhere may say it.
        """,
      measured: "The part that each expectation names is looked up among the parts of the asset.",
      remedy: "Name the part as it is called; the finding says which name is nearest.",
      failing: .chestDocument(
        members: #"  "expectations": [{ "kind": "opens", "part": "cover", "atLeast": 1.5, "toward": [0, 0, 1] }]"#),
      passing: .chestDocument(
        members: #"  "expectations": [{ "kind": "opens", "part": "lid", "atLeast": 1.5, "toward": [0, 0, 1] }]"#))
  }

  func findings(in context: CheckContext) -> [Finding] {
    let known = context.document.parts.map(\.id)
    return context.document.expectations.compactMap { expectation in
      guard !known.contains(expectation.part) else { return nil }
      let near = Spelling.nearest(to: expectation.part, in: known)
      return finding(
        context, "an expectation is about `\(expectation.part)`, which is no part of the asset",
        parts: [expectation.part], source: expectation.source, hint: near.map { "did you mean `\($0)`?" })
    }
  }
}
