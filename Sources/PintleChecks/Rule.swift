public import PintleDocument

/// One kind of fault: what it means and how it is found.
///
/// A rule sees a model and what is measured on it (`CheckContext`); it holds no state and must be able to fail.
public protocol Rule: Sendable {
  /// Stable, `family.name`.
  var id: String { get }
  /// A few words, for lists.
  var title: String { get }
  /// What a finding of it weighs unless the policy says otherwise.
  var severity: Severity { get }
  /// What it means, how it is measured, what to do: one paragraph.
  var explanation: String { get }
  /// The numbers it judges by, read with `context.value(_:of:parts:shapes:joint:)`.
  var settings: [RuleSetting] { get }
  /// Its page in `pintle explain`.
  var page: RulePage { get }

  func findings(in context: CheckContext) -> [Finding]
}

extension Rule {
  public var settings: [RuleSetting] { [] }

  /// A finding of this rule with its usual weight, or the one given; the policy has its say later.
  func finding(
    _ context: CheckContext, _ message: String, verdict: Verdict = .fail, severity weight: Severity? = nil,
    parts: [String] = [], shapes: [String] = [], joint: String? = nil, measured: Quantity? = nil,
    expected: Expected? = nil, pose: [String: Double]? = nil, at point: Vector3? = nil, source: Int? = nil,
    hint: String? = nil
  ) -> Finding {
    Finding(
      id, weight ?? severity, verdict, message, parts: parts, shapes: shapes,
      joint: joint, measured: measured, expected: expected, pose: pose, at: point,
      source: context.model.document.location(source), hint: hint)
  }
}
