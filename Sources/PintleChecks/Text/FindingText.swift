public import PintleDocument

/// Findings as text, the way a modern compiler prints its diagnostics. The one place where they are worded for people.
///
///     cabinet.swift:31:17: error: door_hinge stops at 34.2° of 110°: door/panel meets frame/stile [motion.blocked]
///        31 |     asset.hinge("door_hinge", door, on: frame, around: edge, range: 0°...110°)
///           |           ^
///           = measured: 34.2°, expected at least 110°
///           = pose: door_hinge 34.2°
///           = at: (0.291, -0.31, 0.402) m
///           = hint: the hinge line is 18 mm inside the leaf
public struct FindingText: Sendable {
  /// Source texts by the file names that findings use; lines are shown where they are known.
  public let sources: [String: String]
  private let lines: [String: SourceLines]
  /// Degrees of freedom whose pose is an angle; the others are lengths.
  public var angular: Set<String>
  /// ANSI colours.
  public var isColoured: Bool

  public init(sources: [String: String] = [:], angular: Set<String> = [], isColoured: Bool = false) {
    self.sources = sources
    lines = sources.mapValues(SourceLines.init)
    self.angular = angular
    self.isColoured = isColoured
  }

  /// Knows from a report which degrees of freedom turn.
  public init(for report: CheckReport, sources: [String: String] = [:], isColoured: Bool = false) {
    self.init(
      sources: sources, angular: Set(report.joints.filter { $0.unit == "deg" }.map(\.name)), isColoured: isColoured)
  }

  /// All findings and the summary line; ends with a newline.
  public func text(of report: CheckReport) -> String {
    text(of: report.findings) + waived(report) + contract(report) + summary(of: report) + "\n"
  }

  /// One line for each finding that the policy excuses, with the reason.
  private func waived(_ report: CheckReport) -> String {
    let style = Style(isColoured: isColoured)
    return (report.waived ?? []).map { waiver in
      "waived: " + headline(waiver.finding, style) + "\n"
        + "      \(style.dim("=")) for \(Escaping.escaped(waiver.scope)): \(Escaping.escaped(waiver.reason))\n"
    }.joined()
  }

  /// Each line of the contract: met, not met or unverified, and what was found.
  private func contract(_ report: CheckReport) -> String {
    guard let contract = report.contract else { return "" }
    let style = Style(isColoured: isColoured)
    let lines = contract.lines.map { line -> String in
      let verdict: Verdict = line.status == .met ? .pass : line.status == .notMet ? .fail : .unverified
      let word = line.status == .met ? "met" : line.status == .notMet ? "not met" : "unverified"
      let place = "\(contract.file):\(line.line): "
      return Escaping.escaped(place) + style.verdict(verdict, word)
        + Escaping.escaped(": \(line.demand): \(line.found)") + "\n"
    }
    return lines.joined()
      + Escaping.escaped(
        "contract \(contract.file) \(contract.hash.prefix(12)): \(contract.met) of \(contract.lines.count) met")
      + "\n"
  }

  /// By what was judged: `policy default 1a2b3c4d5e6f; tolerance 0.45 mm, onsets 0.05° and 0.05 mm`.
  public func measures(of report: CheckReport) -> String? {
    guard let policy = report.policy else { return nil }
    var line = "policy \(Escaping.escaped(policy.name))" + (policy.hash.map { " " + $0.prefix(12) } ?? "")
    if let t = report.tolerances {
      line +=
        "; tolerance \(Self.say(t.contact, "mm")), onsets \(Self.say(t.angle, "deg")) and \(Self.say(t.length, "mm"))"
    }
    return line
  }

  /// Each finding, a blank line after each.
  public func text(of findings: [Finding]) -> String {
    findings.map { text(of: $0) + "\n" }.joined()
  }

  /// `base_cabinet: fail, 2 errors, 1 warning; 5 parts, 2 of 2 joints proven`
  public func summary(of report: CheckReport) -> String {
    let style = Style(isColoured: isColoured)
    let s = report.summary
    var counts: [String] = []
    if s.errors > 0 { counts.append(Wording.count(s.errors, "error")) }
    if s.warnings > 0 { counts.append(Wording.count(s.warnings, "warning")) }
    if s.notes > 0 { counts.append(Wording.count(s.notes, "note")) }
    if let waived = report.waived { counts.append("\(waived.count) waived") }
    var line =
      style.bold(Escaping.escaped(report.asset)) + ": " + style.verdict(report.verdict, report.verdict.rawValue)
    line += counts.isEmpty ? ", no findings" : ", " + counts.joined(separator: ", ")
    let movable = report.joints.filter { $0.unit != nil }
    if !report.parts.isEmpty { line += "; " + Wording.count(report.parts.count, "part") }
    if !movable.isEmpty {
      line += ", \(movable.count { $0.verdict == .pass }) of \(Wording.count(movable.count, "joint")) proven"
      let stopped = movable.count { $0.verdict == .fail }
      if stopped > 0 { line += ", \(stopped) stopped before the end" }
    }
    if let combinations = report.combinations {
      let all = combinations.reduce(0) { $0 + 1 + ($1.others ?? 0) }
      line +=
        ", \(combinations.count { $0.verdict == .pass }) of \(Wording.count(all, "combination")) free together"
    }
    return line
  }

  /// One finding with its source line, facts, hint and consequences; each line ends with a newline.
  public func text(of finding: Finding) -> String {
    let style = Style(isColoured: isColoured)
    var result = headline(finding, style) + "\n"
    var gutter = "  "
    if let source = finding.source, let text = lines[source.file],
      let excerpt = SourceExcerpt(source: text, line: source.line, column: source.column)
    {
      let number = String(source.line)
      let padded = String(repeating: " ", count: max(0, 5 - number.count)) + number
      gutter = String(repeating: " ", count: padded.count)
      result += style.dim(padded + " |") + (excerpt.text.isEmpty ? "" : " " + excerpt.text) + "\n"
      if let caret = excerpt.caret {
        result += style.dim(gutter + " |") + " " + String(repeating: " ", count: caret) + style.green("^") + "\n"
      }
      gutter += " "
    }
    for line in facts(finding) { result += gutter + style.dim("= ") + Escaping.escaped(line) + "\n" }
    let copies = Self.copies(of: finding)
    if !copies.isEmpty {
      // More of them than a line holds are counted.
      let names = copies.map { $0.parts.first { !finding.parts.contains($0) } ?? $0.joint ?? $0.rule }
      result += gutter + style.dim("= ") + "same: " + Escaping.escaped(Wording.list(names, most: 12)) + "\n"
    }
    for consequence in finding.related where !copies.contains(consequence) {
      result += gutter + style.dim("= ") + "also: " + headline(consequence, style, place: false) + "\n"
    }
    return result
  }

  /// The equal findings that were folded into one.
  private static func copies(of finding: Finding) -> [Finding] {
    let same = finding.related.filter { $0.rule == finding.rule && $0.related.isEmpty }
    return finding.message.hasSuffix("(×\(same.count + 1))") ? same : []
  }

  private func headline(_ finding: Finding, _ style: Style, place: Bool = true) -> String {
    var line = ""
    if place, let source = finding.source {
      line = Escaping.escaped(source.file) + ":\(source.line)" + (source.column > 0 ? ":\(source.column)" : "") + ": "
    }
    let weight = finding.severity.rawValue + (finding.verdict == .unverified ? " (unverified)" : "")
    line += style.severity(finding.severity, weight + ":") + " "
    return line + style.bold(Escaping.escaped(finding.message)) + style.dim(" [\(Escaping.escaped(finding.rule))]")
  }

  private func facts(_ finding: Finding) -> [String] {
    var facts: [String] = []
    let expected = finding.expected.map(Self.say)
    if let measured = finding.measured {
      facts.append("measured: \(Self.say(measured))" + (expected.map { ", expected \($0)" } ?? ""))
    } else if let expected {
      facts.append("expected: \(expected)")
    }
    if let pose = finding.pose, !pose.isEmpty {
      let values = pose.sorted { $0.key < $1.key }.map { dof, value in
        "\(dof) \(Wording.coordinate(value, angular: isAngular(dof)))"
      }
      facts.append("pose: " + values.joined(separator: ", "))
    }
    if let at = finding.at { facts.append("at: \(Wording.point(at)) m") }
    if let hint = finding.hint { facts.append("hint: \(hint)") }
    for fix in finding.fixes {
      facts.append("fix: \(fix.title)")
      for edit in fix.edits {
        facts.append("     \(edit.file):\(edit.line):\(edit.column): `\(edit.old)` → `\(edit.new)`")
      }
    }
    for image in finding.images { facts.append("image: \(image)") }
    return facts
  }

  /// Of a ball, the components of its rotation too.
  private func isAngular(_ dof: String) -> Bool {
    angular.contains(dof)
      || [".x", ".y", ".z"].contains { dof.hasSuffix($0) && angular.contains(String(dof.dropLast(2))) }
  }

  public static func say(_ q: Quantity) -> String { say(q.value, q.unit) }

  private static func say(_ value: Double, _ unit: String) -> String {
    switch unit {
    case "deg": return Wording.number(value, decimals: value.magnitude < 1 ? 2 : 1) + "°"
    case "mm": return Wording.number(value, decimals: value.magnitude < 1 ? 2 : 1) + " mm"
    case "m": return Wording.length(value)
    case "kg": return Wording.mass(value)
    case "m3": return Wording.number(value * 1e3, decimals: 4) + " litres"
    case "count": return Wording.number(value, decimals: 0)
    // A ratio has no unit.
    case "1": return Wording.number(value, decimals: 3)
    default: return Wording.number(value, decimals: 3) + " " + unit
    }
  }

  static func say(_ e: Expected) -> String {
    if let value = e.value { return say(value, e.unit) }
    return switch (e.min, e.max) {
    case (let lower?, let upper?): "\(say(lower, e.unit)) to \(say(upper, e.unit))"
    case (let lower?, nil): "at least \(say(lower, e.unit))"
    case (nil, let upper?): "at most \(say(upper, e.unit))"
    case (nil, nil): "something else"
    }
  }
}
