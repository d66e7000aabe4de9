public import PintleDocument
import PintleKinematics

/// Inputs that move at the same time, as the report of a check tells it: lengths in mm, angles in degrees.
public struct CombinationSummary: Hashable, Codable, Sendable {
  public struct Input: Hashable, Codable, Sendable {
    public var name: String
    /// What was searched.
    public var span: JointReport.Span
    /// Where it may stand whatever the others do: proven.
    public var free: [JointReport.Span]
  }
  public struct Collision: Hashable, Codable, Sendable {
    public var moving: String
    public var resting: String
    /// mm.
    public var depth: Double
    /// Radians or metres, as poses are given.
    public var pose: [String: Double]
  }

  public var inputs: [Input]
  /// Pass: free together; fail: they get into each other's way.
  public var verdict: Verdict
  public var collisions: [Collision]
  /// The share of all their values that is proven free, 0…1.
  public var coverage: Double
  /// Poses that were tried where a proof was out of reach.
  public var poses: Int
  public var reason: String?
  /// Further combinations of which the same is to be said, counted and not listed.
  public var others: Int?
}

extension CombinationSummary {
  init(_ report: CombinationReport, in mechanism: Mechanism) {
    inputs = report.inputs.map { input in
      let angular = mechanism.freedom(input.dof)?.record.isAngular ?? false
      func span(_ range: ClosedRange<Double>) -> JointReport.Span {
        JointReport.Span(
          min: Wording.quantity(range.lowerBound, angular: angular).value,
          max: Wording.quantity(range.upperBound, angular: angular).value, unit: angular ? "deg" : "mm")
      }
      return Input(name: input.dof, span: span(input.span), free: input.free.map(span))
    }
    verdict = report.verdict
    collisions = report.collisions.map {
      Collision(moving: $0.moving, resting: $0.resting, depth: $0.depth * 1e3, pose: $0.pose)
    }
    coverage = report.coverage
    poses = report.poses
    reason = report.reason
    others = report.others > 0 ? report.others : nil
  }
}
