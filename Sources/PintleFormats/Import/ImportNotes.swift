internal import PintleDocument

/// What was tolerated, in the order it was met; repetitions of one kind are counted in one finding.
struct ImportNotes {
  /// More findings of one file help nobody.
  private static let most = 200

  private struct Tally {
    var rule: String
    var severity: Severity
    var source: SourceLocation
    var count: Int
    var message: (Int) -> String
    var hint: String?
    var place: Int
  }

  /// Before the dot of every rule: `urdf`, `mjcf`.
  let format: String
  private var list: [Finding?] = []
  private var tallies: [String: Tally] = [:]

  init(format: String) { self.format = format }

  mutating func add(
    _ rule: String, _ severity: Severity, _ message: String, at source: SourceLocation, parts: [String] = [],
    joint: String? = nil, hint: String? = nil
  ) {
    list.append(
      Finding("\(format).\(rule)", severity, .fail, message, parts: parts, joint: joint, source: source, hint: hint))
  }

  /// One finding of a rule for all its places: the first is shown, `message` gets their number.
  mutating func count(
    _ rule: String, _ severity: Severity, at source: SourceLocation, _ message: @escaping (Int) -> String,
    hint: String? = nil
  ) {
    if tallies[rule] != nil {
      tallies[rule]?.count += 1
    } else {
      tallies[rule] = Tally(
        rule: "\(format).\(rule)", severity: severity, source: source, count: 1, message: message, hint: hint,
        place: list.count)
      list.append(nil)
    }
  }

  var findings: [Finding] {
    var all = list
    for t in tallies.values {
      all[t.place] = Finding(t.rule, t.severity, .fail, t.message(t.count), source: t.source, hint: t.hint)
    }
    let told = all.compactMap { $0 }
    guard told.count > Self.most else { return told }
    let worst = told.enumerated().sorted {
      ($1.element.severity, $0.offset) < ($0.element.severity, $1.offset)
    }.map(\.element)
    return worst.prefix(Self.most) + [
      Finding("\(format).more", .note, .fail, "\(told.count - Self.most) more remarks about this file are left out")
    ]
  }
}
