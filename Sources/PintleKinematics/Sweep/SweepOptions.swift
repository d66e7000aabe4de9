/// How a sweep is made.
public struct SweepOptions: Sendable {
  /// τ, metres; nil: the model's.
  public var tolerance: Double?
  /// Where the other joints stand; what is not named stands at home, or where `needs` of the swept joint wants it.
  public var base: [String: Double]
  /// nil: what the document declares (`PairPolicy.declared`).
  public var policy: PairPolicy?
  /// Tests of node and triangle pairs before the sweep gives up and answers unverified; about 10 million a second.
  public var budget: Int

  public init(
    tolerance: Double? = nil, base: [String: Double] = [:], policy: PairPolicy? = nil, budget: Int = 20_000_000
  ) {
    self.tolerance = tolerance
    self.base = base
    self.policy = policy
    self.budget = budget
  }
}
