extension Finding {
  /// A finding of something proven wrong: `verdict` is `fail`.
  public init(
    _ rule: String, _ severity: Severity, _ message: String, parts: [String] = [], shapes: [String] = [],
    joint: String? = nil, measured: Quantity? = nil, expected: Expected? = nil, pose: [String: Double]? = nil,
    at: Vector3? = nil, source: SourceLocation? = nil, hint: String? = nil
  ) {
    self.init(
      rule, severity, .fail, message, parts: parts, shapes: shapes, joint: joint, measured: measured,
      expected: expected, pose: pose, at: at, source: source, hint: hint)
  }
}
