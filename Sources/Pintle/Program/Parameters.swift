internal import PintleDocument

/// What a program is run with.
struct RunOptions {
  var out: String?
  var set: [(name: String, value: String)] = []
  var seed: UInt64?
}

extension Recorder {
  /// Sets and checks the parameters of a program before it builds: first the seed's, then those named one by one.
  func apply(_ options: RunOptions, to program: some AssetProgram) {
    var fields: [(name: String, field: any SettableParameter)] = []
    for child in Mirror(reflecting: program).children {
      guard let label = child.label, let field = (child.value as? any ParameterField)?.field else { continue }
      // The storage of a wrapped property carries an underscore.
      fields.append((label.hasPrefix("_") ? String(label.dropFirst()) : label, field))
    }
    for (name, field) in fields { field.check(name: name) }
    if let seed = options.seed {
      for (name, field) in fields {
        var random = SplitMix64(seed: seed, name: name)
        field.pick(&random)
      }
    }
    for (name, value) in options.set {
      if let (_, field) = fields.first(where: { $0.name == name }) {
        field.set(value, name: name)
        continue
      }
      let names = fields.map(\.name)
      let near = closest(to: name, among: names)
      Self.report(
        "parameter.unknown",
        "there is no parameter `\(name)`"
          + (names.isEmpty
            ? "; the program has none" : "; there are \(names.map { "`\($0)`" }.joined(separator: ", "))"),
        at: nil, hint: near.map { "did you mean `\($0)`?" })
    }
    parameters = fields.map { $0.field.record(name: $0.name) }
  }
}

/// The name with the fewest edits between (Levenshtein 1966), if it is near enough to be a slip.
func closest(to word: String, among names: [String]) -> String? {
  func edits(_ a: [Character], _ b: [Character]) -> Int {
    var row = Array(0...b.count)
    for (i, x) in a.enumerated() {
      var diagonal = row[0]
      row[0] = i + 1
      for (j, y) in b.enumerated() {
        let cost = x == y ? diagonal : min(diagonal, row[j], row[j + 1]) + 1
        diagonal = row[j + 1]
        row[j + 1] = cost
      }
    }
    return row[b.count]
  }
  let word = Array(word.lowercased().prefix(100))
  let ranked = names.map { (name: $0, edits: edits(word, Array($0.lowercased()))) }
  guard let best = ranked.min(by: { $0.edits < $1.edits }), best.edits <= max(2, word.count / 3) else { return nil }
  return best.name
}
