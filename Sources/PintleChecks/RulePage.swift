/// What `pintle explain` says about a rule, beside its title, its weight and its settings.
public struct RulePage: Sendable {
  /// What a finding means for who uses the asset.
  public let meaning: String
  /// How it is measured, so that the number in the finding can be reproduced.
  public let measured: String
  /// How to mend it.
  public let remedy: String
  /// An asset that gets a finding of the rule; a test holds it to that.
  public let failing: RuleExample
  /// Nearly the same asset without one.
  public let passing: RuleExample

  public init(meaning: String, measured: String, remedy: String, failing: RuleExample, passing: RuleExample) {
    self.meaning = meaning
    self.measured = measured
    self.remedy = remedy
    self.failing = failing
    self.passing = passing
  }
}

/// An asset as short as can be, in one of the forms that `pintle check` reads.
public struct RuleExample: Hashable, Sendable {
  public enum Content: Hashable, Sendable {
    /// A whole asset program, with its import.
    case program(String)
    /// A document, JSON.
    case document(String)
    case urdf(String)
  }
  public let content: Content
  /// The contract it is checked against, YAML; nil for none.
  public let contract: String?
  /// The policy it is checked by, YAML; nil for the default one.
  public let policy: String?
  /// What lies beside it, by file name: the meshes that it refers to.
  public let files: [String: String]

  public init(_ content: Content, contract: String? = nil, policy: String? = nil, files: [String: String] = [:]) {
    self.content = content
    self.contract = contract
    self.policy = policy
    self.files = files
  }

  public static func program(_ text: String, contract: String? = nil, policy: String? = nil) -> Self {
    Self(.program(text), contract: contract, policy: policy)
  }
  public static func document(_ text: String) -> Self { Self(.document(text)) }
  public static func urdf(_ text: String, files: [String: String] = [:]) -> Self { Self(.urdf(text), files: files) }

  public var text: String {
    switch content {
    case .program(let text), .document(let text), .urdf(let text): text
    }
  }
}

extension RuleExample {
  /// `program`, `document` or `urdf`.
  public var form: String {
    switch content {
    case .program: "program"
    case .document: "document"
    case .urdf: "urdf"
    }
  }

  /// The ending of a file that holds it.
  public var fileExtension: String {
    switch content {
    case .program: "swift"
    case .document: "json"
    case .urdf: "urdf"
    }
  }
}
