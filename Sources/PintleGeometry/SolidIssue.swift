internal import PintleDocument

/// What went wrong with one node of a solid's tree: a finding without its shapes and its line.
struct SolidIssue: Error, Hashable, Codable, Sendable {
  var rule: String
  var severity: Severity
  var verdict: Verdict
  var message: String
  var hint: String?
  /// Child indices from the root of the solid.
  var path: [Int]
  var measured: Quantity?
  var expected: Expected?

  init(
    _ rule: String, _ severity: Severity = .error, _ verdict: Verdict = .fail, _ message: String,
    at path: [Int] = [], hint: String? = nil, measured: Quantity? = nil, expected: Expected? = nil
  ) {
    self.rule = rule
    self.severity = severity
    self.verdict = verdict
    self.message = message
    self.hint = hint
    self.path = path
    self.measured = measured
    self.expected = expected
  }

  /// The solid cannot be made.
  static func failed(_ message: String, at path: [Int], hint: String? = nil) -> SolidIssue {
    SolidIssue("solid.failed", .error, .fail, message, at: path, hint: hint)
  }

  /// Nothing is left of it.
  static func empty(_ message: String, at path: [Int], hint: String? = nil) -> SolidIssue {
    SolidIssue("solid.empty", .error, .fail, message, at: path, hint: hint)
  }

  /// The same issue seen from a tree in which its root lies at `prefix`.
  func under(_ prefix: [Int]) -> SolidIssue {
    var issue = self
    issue.path = prefix + path
    return issue
  }

  /// The kernel's word on a node, in terms of what was asked of it.
  init(_ error: KernelError, doing what: String, at path: [Int]) {
    switch error.kind {
    case .budget:
      self.init(
        "solid.budget", .error, .unverified, "\(what) took longer than its time budget", at: path,
        hint: "make the solid simpler or split it")
    case .empty:
      self = .empty("nothing is left after \(what)", at: path)
    case .failed:
      self = .failed(error.text.isEmpty ? "\(what) failed" : "\(what) failed: \(error.text)", at: path)
    }
  }
}
