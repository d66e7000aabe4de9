internal import PintleChecks
internal import PintleDocument

/// Findings of a report that are to be seen, by number in the report's order (from 1), by rule, or all of them.
struct FindingChoice {
  struct Item {
    /// As the cell is called: `2 motion.blocked`.
    var label: String
    var finding: Finding
  }

  let items: [Item]

  /// In the report's order, each once; consequences are told by their rule only. Throws where a word means none.
  init(_ words: [String], in report: CheckReport) throws(PictureFault) {
    let all = report.findings
    guard !words.isEmpty else {
      items = []
      return
    }
    guard !all.isEmpty else { throw PictureFault(message: "there are no findings to draw: the check says nothing") }
    var chosen: Set<Int> = []
    var folded: [Item] = []
    for word in PictureWords.list(words) {
      if word == "all" {
        chosen.formUnion(all.indices)
      } else if let number = Int(word) {
        guard all.indices.contains(number - 1) else {
          throw PictureFault(
            message: "findings are numbered 1 to \(all.count) in the order of the check; there is no \(number)")
        }
        chosen.insert(number - 1)
      } else {
        let own = all.indices.filter { all[$0].rule == word }
        let under = all.enumerated().flatMap { i, f in
          f.related.filter { $0.rule == word }.map { Item(label: "under \(i + 1) \($0.rule)", finding: $0) }
        }
        guard !own.isEmpty || !under.isEmpty else {
          throw PictureFault.unknown("finding of", word, among: Set(all.map(\.rule)).sorted())
        }
        chosen.formUnion(own)
        folded += under
      }
    }
    items = chosen.sorted().map { Item(label: "\($0 + 1) \(all[$0].rule)", finding: all[$0]) } + folded
  }
}
