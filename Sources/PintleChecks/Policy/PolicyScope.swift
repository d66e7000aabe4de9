import PintleDocument
import PintleModel

/// What a finding, or a question of a rule, is about: the names that the scopes of a policy are held against.
struct PolicySubject {
  private let names: [String]

  init(parts: [String] = [], shapes: [String] = [], joint: String? = nil) {
    // A shape stands for its part too.
    let owners = shapes.compactMap { $0.contains("/") ? String($0.prefix { $0 != "/" }) : nil }
    var seen: Set<String> = []
    names = (parts + owners + shapes + (joint.map { [$0] } ?? [])).filter { seen.insert($0).inserted }
  }

  init(_ finding: Finding) {
    self.init(parts: finding.parts, shapes: finding.shapes, joint: finding.joint)
  }

  func isWithin(_ scope: PolicyOverride.Scope) -> Bool {
    switch scope {
    case .path(let path):
      let pattern = PathPattern(path)
      return names.contains(where: pattern.matches)
    case .pair(let a, let b):
      let (first, second) = (PathPattern(a), PathPattern(b))
      return names.contains { x in
        first.matches(x) && names.contains { y in second.matches(y) && Self.areApart(x, y) }
      }
    }
  }

  /// Two things, not a part and its own shape.
  private static func areApart(_ x: String, _ y: String) -> Bool {
    x != y && !x.hasPrefix(y + "/") && !y.hasPrefix(x + "/")
  }
}

extension CheckPolicy {
  /// What a setting is for a subject, nil where the policy says nothing of it.
  func value(_ setting: String, of rule: String, about subject: @autoclosure () -> PolicySubject) -> Double? {
    let named = overrides.filter { $0.settings[rule]?[setting] != nil }
    if !named.isEmpty {
      let subject = subject()
      if let last = named.last(where: { subject.isWithin($0.scope) }) { return last.settings[rule]?[setting] }
    }
    return settings[rule]?[setting]
  }

  /// τ of a pair of shapes where the policy sets one for it, metres.
  func tolerance(_ a: ModelShape, _ b: ModelShape) -> Double? {
    let named = overrides.filter { $0.tolerance != nil }
    guard !named.isEmpty else { return nil }
    let subject = PolicySubject(shapes: [a.path, b.path])
    return named.last { subject.isWithin($0.scope) }?.tolerance
  }
}
