import PintleChecks
import PintleDocument

/// What was found of what was broken, by class.
struct FaultTally {
  struct Result: Codable {
    let kind: String
    let asset: String
    let what: String
    let rules: [String]
    let isExpected: Bool
    var excuse: DenseOracle.Excuse?
    var duration = Duration.zero

    init(_ mutant: Mutant, of kind: any FaultClass, in asset: String, alarms: [Alarm]) {
      self.kind = kind.name
      self.asset = asset
      what = mutant.what
      var rules: [String] = []
      for alarm in alarms where !rules.contains(alarm.finding.rule) { rules.append(alarm.finding.rule) }
      self.rules = rules
      isExpected = rules.contains { rule in kind.expected.contains { rule.hasPrefix($0) } }
    }

    var isDetected: Bool { !rules.isEmpty }

    var line: String {
      let outcome = isDetected ? rules.joined(separator: ", ") : excuse.map { "excused: \($0.rawValue)" } ?? "MISSED"
      return "\(kind) \(asset): \(what): \(outcome)"
    }
  }

  /// An untouched asset, and what was found of its mutants.
  struct Chapter: Codable {
    let asset: String
    /// What the check says of the untouched asset, as lines.
    let alarms: [String]
    var results: [Result] = []

    init(_ sound: SoundAsset) {
      asset = sound.name
      alarms = Alarm.all(in: sound.report.findings).map {
        "\(sound.name): \($0.finding.severity.rawValue) \($0.finding.rule): \($0.finding.message)"
      }
    }
  }

  let classes: [any FaultClass]
  private var chapters: [Chapter] = []

  init(classes: [any FaultClass]) { self.classes = classes }

  private var results: [Result] { chapters.flatMap(\.results) }
  private var alarms: [String] { chapters.flatMap(\.alarms) }

  var count: Int { chapters.reduce(0) { $0 + $1.results.count } }
  var missed: [Result] { results.filter { !$0.isDetected && $0.excuse == nil } }

  mutating func add(_ chapter: Chapter) { chapters.append(chapter) }

  func page(seed: UInt64) -> ResultPage {
    var page = ResultPage("faults", title: "Fault injection")
    page.paragraph(
      """
      Every program in `Assets/` and variants of it with parameters drawn at random, each broken in one way at a time; \
      `Benchmarks/faults --seed \(seed)` makes this page. A mutant is found when the check has an error or a warning, \
      proven, whose rule and subject the untouched asset does not have; \"by the expected rules\" when one of them \
      belongs to the families named for the class. What is unverified counts as not found. Assets of ten parts or more, or 60 000 triangles, are broken once in \
      each class, and not in their variants.
      """)
    page.paragraph(
      """
      A mutant that was not found is excluded only where a dense oracle, which shares no code with the sweep or the \
      rules (its own forward kinematics, points spread over the triangles, winding numbers, distances by brute force), \
      sees nothing: *unseen*, every point in each of 61 poses of every degree of freedom within τ of its place in the \
      sound asset (the other way round, too, where nothing says which way is positive and the range is the same both \
      ways), no penetration beyond τ that was not there; *free range* (only where a range was widened), the \
      longer range in 121 poses without penetration beyond τ, at most one turn, and a slide still beside 15 % of what \
      it runs beside at home; what follows it moves along, within its ranges, by the oracle's own solver. Classes marked – are never excused. What was found is never excluded.
      """)
    tell(&page)
    return page
  }

  func mechanismPage(seed: UInt64) -> ResultPage {
    var page = ResultPage("mechanism-faults", title: "Fault injection: mechanisms")
    page.paragraph(
      """
      Every program in `Assets/mechanisms` and variants of it with parameters drawn at random, each broken in one way at \
      a time; `Benchmarks/mechanism-faults --seed \(seed)` makes this page. A mutant is found when the check has an error \
      or a warning, proven, whose rule and subject the untouched asset does not have. None is excused.
      """)
    tell(&page)
    return page
  }

  private func tell(_ page: inout ResultPage) {
    let (results, alarms) = (results, alarms)
    let excused = results.filter { !$0.isDetected && $0.excuse != nil }.count
    let detected = results.filter(\.isDetected).count
    let counted = results.count - excused
    let noisy = chapters.filter { !$0.alarms.isEmpty }.count
    page.paragraph(
      "**\(results.count) mutants in \(classes.count) classes of \(chapters.count) assets: \(detected) of \(counted) found "
        + "(\(percent(detected, counted))), \(excused) excluded. False alarms: \(alarms.count) on \(noisy) of "
        + "\(chapters.count) untouched assets (\(percent(noisy, chapters.count))).**")
    page.table(
      [
        "class", "what is broken", "mutants", "excluded", "found", "%", "by the expected rules", "an example of a miss",
      ],
      classes.map { kind in
        let own = results.filter { $0.kind == kind.name }
        let found = own.filter(\.isDetected)
        let out = own.filter { !$0.isDetected && $0.excuse != nil }
        let miss = own.first { !$0.isDetected && $0.excuse == nil }
        return [
          kind.name, kind.breaks, "\(own.count)", kind.oracle == .none ? "–" : "\(out.count)", "\(found.count)",
          percent(found.count, own.count - out.count),
          percent(own.filter(\.isExpected).count, own.count - out.count), miss.map { "\($0.asset): \($0.what)" } ?? "",
        ]
      })
    if !alarms.isEmpty { page.paragraph("False alarms:\n\n" + alarms.map { "- \($0)" }.joined(separator: "\n")) }
  }

  /// For those who write rules: what was missed, by class, with what the check said of similar ones.
  var undetected: String {
    var text = "# Not found: \(missed.count) of \(results.count)\n"
    for kind in classes {
      let own = missed.filter { $0.kind == kind.name }
      guard !own.isEmpty else { continue }
      text += "\n## \(kind.name): \(own.count) of \(results.filter { $0.kind == kind.name }.count) (\(kind.breaks))\n\n"
      for miss in own { text += "- \(miss.asset): \(miss.what)\n" }
    }
    text += "\n## False alarms: \(alarms.count)\n\n" + alarms.map { "- \($0)\n" }.joined()
    text += "\n## Slowest\n\n"
    for slow in results.sorted(by: { $0.duration > $1.duration }).prefix(12) {
      text += "- \(slow.duration): \(slow.line)\n"
    }
    return text
  }

  private func percent(_ part: Int, _ whole: Int) -> String {
    guard whole > 0 else { return "–" }
    return String(Double(part * 1000 / whole) / 10)
  }
}
