/// Above or below where a sweep starts.
public enum SweepSide: Hashable, Sendable {
  case up
  case down
}

/// How a sweep is made.
public struct SweepOptions: Sendable {
  /// τ, metres; nil: the model's.
  public var tolerance: Double?
  /// Where the other joints stand; what is not named stands at home, or where `needs` of the swept joint wants it.
  public var base: [String: Double]
  /// nil: what the document declares (`PairPolicy.declared`).
  public var policy: PairPolicy?
  /// Asks only how far the joint moves freely in one sense, which costs less: pairs are followed no farther than what
  /// blocks already, and of what blocks nothing is measured. What is usable on the other side is not looked for.
  public var only: SweepSide?
  /// Of one side: once it is known to move no farther than this (radians or metres from the start), nothing more is asked.
  public var atMost: Double
  /// Tests of node and triangle pairs before the sweep gives up and answers unverified; about 10 million a second.
  public var budget: Int

  public init(
    tolerance: Double? = nil, base: [String: Double] = [:], policy: PairPolicy? = nil, only: SweepSide? = nil,
    atMost: Double = 0,
    budget: Int = 20_000_000
  ) {
    self.tolerance = tolerance
    self.base = base
    self.policy = policy
    self.only = only
    self.atMost = atMost
    self.budget = budget
  }
}
