import PintleDocument
import TestSupport
import Testing

@testable import PintleChecks

@Suite struct PolicyWeightsTests {
  /// A block of the body stands in the door: one error at rest.
  private func faulty() -> AssetSketch {
    var a = AssetSketch.door()
    a.box("body", "block", [0, -0.01, 0.3], [0.1, 0.1, 0.682])
    return a
  }

  private func policy(_ overrides: PolicyOverride..., name: String = "own") -> CheckPolicy {
    CheckPolicy(name: name, overrides: overrides)
  }

  private let place = SourceLocation(file: "own.yaml", line: 3, column: 5)

  @Test func aWaiverIsListedWithItsReason() {
    let plain = faulty().report()
    #expect(plain.findings.contains { $0.rule == "rest.penetration" && $0.severity == .error })
    let report = faulty().report(
      policy: policy(
        PolicyOverride(
          .pair("door/*", "body/block"), waives: ["rest.penetration"], reason: "a stop of rubber", source: place)))
    #expect(!report.findings.contains { $0.rule == "rest.penetration" })
    #expect(report.waived?.map(\.finding.rule) == ["rest.penetration"])
    #expect(report.waived?.first?.reason == "a stop of rubber" && report.waived?.first?.source == place)
    #expect(report.waived?.first?.finding.severity == .error)
    let text = FindingText(for: report).text(of: report)
    #expect(text.contains("waived: ") && text.contains("for `door/*` and `body/block`: a stop of rubber"))
    #expect(FindingText(for: report).summary(of: report).contains("1 waived"))
  }

  @Test func aWaiverElsewhereDoesNotHelp() {
    let report = faulty().report(
      policy: policy(
        PolicyOverride(.pair("door/*", "body/left"), waives: ["rest.penetration"], reason: "so", source: place)))
    #expect(report.findings.contains { $0.rule == "rest.penetration" })
    #expect(report.waived == nil)
    let idle = report.findings.filter { $0.rule == "policy.idle" }
    #expect(
      idle.map(\.message) == ["the waiver of `rest.penetration` for `door/*` and `body/left` matched nothing"])
    #expect(idle.first?.severity == .note && idle.first?.source == place)
  }

  @Test func aPathThatNamesNothingIsANote() {
    let report = faulty().report(
      policy: policy(PolicyOverride(.path("dor"), severities: ["rest.hidden": .note], reason: "so")))
    let idle = report.findings.first { $0.rule == "policy.idle" }
    #expect(idle?.message == "the policy names `dor`, which is no part, shape or joint here")
    #expect(idle?.hint == "did you mean `door`?")
  }

  @Test func aPathWeighsAndALaterOnePrevails() {
    let first = PolicyOverride(.path("door"), severities: ["rest.penetration": .note], reason: "so")
    let second = PolicyOverride(.path("door/panel"), severities: ["rest.penetration": .warning], reason: "so")
    func weight(_ overrides: [PolicyOverride]) -> Severity? {
      faulty().report(policy: CheckPolicy(name: "own", overrides: overrides)).findings
        .first { $0.rule == "rest.penetration" }?.severity
    }
    #expect(weight([first]) == .note)
    #expect(weight([first, second]) == .warning)
    #expect(weight([second, first]) == .note)
    // A waiver that a later path takes back is none.
    #expect(weight([PolicyOverride(.path("door"), waives: ["rest.penetration"], reason: "so"), second]) == .warning)
  }

  /// A rule's own lower weight is kept where the policy raises the rule.
  @Test func usualWeights() {
    let finding = Finding("motion.blocked", .warning, "x")
    let error = Finding("motion.blocked", .error, "y")
    func weigh(_ severity: Severity) -> [Severity] {
      PolicyWeights(policy: CheckPolicy(severities: ["motion.blocked": severity]), model: AssetSketch().model)
        .weighed([finding, error]).findings.map(\.severity)
    }
    #expect(weigh(.error) == [.warning, .error])
    #expect(weigh(.warning) == [.warning, .warning])
    #expect(weigh(.note) == [.note, .note])
  }

  @Test func whatTheLanguageSaysCannotBeWaived() {
    let policy = CheckPolicy(overrides: [PolicyOverride(.path("**"), waives: ["solid.failed"], reason: "so")])
    let told = Finding("solid.failed", .error, "no", parts: ["door"])
    let result = PolicyWeights(policy: policy, model: AssetSketch.door().model).weighed([told])
    #expect(result.findings.first == told && result.waived.isEmpty)
  }

  @Test func aPairHasItsOwnTolerance() {
    var a = AssetSketch.cabinet()
    a.box("shelf", "board", [-0.285, 0, 0.3], [0.285, 0.48, 0.318])
    a.joint("hold", .slide, "shelf", on: "body", along: [0, -1, 0], range: (0, 0.1))
    #expect(a.report().findings.contains { $0.rule == "rest.penetration" })
    let report = a.report(
      policy: policy(PolicyOverride(.pair("shelf/board", "body/*"), tolerance: 0.004, reason: "grooves")))
    #expect(!report.findings.contains { $0.rule == "rest.penetration" })
  }

  @Test func settingsByPath() {
    struct Probe: Rule {
      let id = "rest.hidden"
      var page: RulePage { HiddenRule().page }
      let title = ""
      let severity = Severity.note
      let explanation = ""
      let settings = [RuleSetting("gap", .length, 1, "")]
      func findings(in context: CheckContext) -> [Finding] {
        ["body", "door"].map {
          finding(context, Wording.length(context.value("gap", of: self, parts: [$0])), parts: [$0])
        }
      }
    }
    func said(_ policy: CheckPolicy) -> [String] {
      AssetSketch.door().findings(of: Probe(), policy: policy).map(\.message)
    }
    #expect(said(.default) == ["1000 mm", "1000 mm"])
    #expect(said(CheckPolicy(settings: ["rest.hidden": ["gap": 2]])) == ["2000 mm", "2000 mm"])
    let door = PolicyOverride(.path("do*"), settings: ["rest.hidden": ["gap": 3]], reason: "so")
    #expect(said(CheckPolicy(settings: ["rest.hidden": ["gap": 2]], overrides: [door])) == ["2000 mm", "3000 mm"])
  }

  @Test func theReportNamesThePolicy() throws {
    let report = AssetSketch.door().report(policy: policy(name: "own"))
    #expect(report.policy?.name == "own" && report.policy?.hash?.count == 64)
    let line = try #require(FindingText(for: report).measures(of: report))
    #expect(line.hasPrefix("policy own \(report.policy?.hash?.prefix(12) ?? ""); tolerance 0.53 mm"))
    #expect(line.hasSuffix(", onsets 0.05° and 0.05 mm"))
  }
}
