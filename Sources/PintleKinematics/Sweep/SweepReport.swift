public import PintleDocument

/// What is proven about one degree of freedom: how far it moves freely, what stops it, and on what the proof rests.
///
/// Values are of the degree of freedom (radians or metres), points in the asset frame, lengths in metres.
public struct SweepReport: Hashable, Sendable {
  /// A pair of shapes that stops the motion.
  public struct Blocking: Hashable, Sendable {
    /// `part/shape` of the moving and of the resting shape.
    public var moving: String
    public var resting: String
    /// Where the surfaces first touch; nil where they touch at home already.
    public var touch: Double?
    /// Where the penetration is proven to pass the tolerance. Between convex shapes that is where it does, and the
    /// usable range ends here; otherwise the usable range, which is what is proven free, may end a little before.
    public var onset: Double
    /// A point of contact at the onset.
    public var at: Vector3
    /// The depth reached a little beyond the onset, at `depthAt`; a figure for reports, no part of the proof.
    public var depth: Double
    public var depthAt: Double
    /// What they have in common at `depthAt`, m³: for pairs that overlap at rest, what is beyond that. nil where it was
    /// not measured: an open surface, or one of `further`.
    public var volume: Double?

    public init(
      moving: String, resting: String, touch: Double?, onset: Double, at: Vector3, depth: Double, depthAt: Double,
      volume: Double? = nil
    ) {
      self.moving = moving
      self.resting = resting
      self.touch = touch
      self.onset = onset
      self.at = at
      self.depth = depth
      self.depthAt = depthAt
      self.volume = volume
    }
  }

  /// A pair about which nothing is proven.
  public struct Unverified: Hashable, Sendable {
    public enum Cause: String, Hashable, Sendable {
      /// They overlap at rest already, and what remains of them without that could not be swept.
      case overlapsAtRest
      /// Neither proven free nor proven blocked.
      case grazes
      case openSurface
      case notFinite
      case budget
      /// A loop or a coupling ends the motion before the range does.
      case branch
      /// Not a rotation or a slide, or no axis, or no such degree of freedom.
      case kind
    }
    public var cause: Cause
    /// `part/shape`; empty where the whole sweep is meant.
    public var moving: String
    public var resting: String
    /// One sentence without a full stop, with its numbers.
    public var reason: String

    public init(_ cause: Cause, moving: String = "", resting: String = "", reason: String) {
      self.cause = cause
      self.moving = moving
      self.resting = resting
      self.reason = reason
    }
  }

  /// On what the verdict rests.
  public struct Certificate: Hashable, Sendable {
    /// No penetration of checked pairs is deeper (unless a policy allows a pair more).
    public var tolerance: Double
    /// The smallest and the largest tolerance of a pair that was near (`PairTolerance`); nil where none was.
    public var pairTolerances: ClosedRange<Double>?
    /// The smallest margin by which a shape was shrunk; nil where no pair came near.
    public var margin: Double?
    /// Pairs of a moving and a resting shape.
    public var pairs = 0
    /// Near each other, and meant to touch.
    public var exempt = 0
    /// Never near each other: their boxes in joint coordinates do not meet over the range.
    public var discarded = 0
    /// One of them is a body of revolution about the axis by its construction: an overlap is a rest matter.
    public var revolved = 0
    /// The same, found by comparing the mesh with its turned self.
    public var revolvedByComparison = 0
    /// Swept with their triangles and decided.
    public var swept = 0
    /// Among those: they overlap at rest, and what remains after carving was swept. Every overlap on the way is of
    /// material that overlapped at rest already, within the tolerance.
    public var carved = 0
    public var triangleTests = 0

    public init(tolerance: Double) { self.tolerance = tolerance }

    /// The share of pairs that were decided, 0…1.
    public var coverage: Double {
      pairs == 0 ? 1 : Double(exempt + discarded + revolved + revolvedByComparison + swept) / Double(pairs)
    }
  }

  public var dof: String
  /// The limits; nil where it is unlimited.
  public var range: ClosedRange<Double>?
  /// Where it started: home, unless the options' base says otherwise.
  public var home: Double
  /// Free to move: the limits, or less. A whole turn about home where it is unlimited and free.
  public var usable: ClosedRange<Double>
  public var verdict: Verdict
  /// The first on either side of home, downward before upward.
  public var blocking: [Blocking]
  /// Other pairs that block, each by itself, at the same place or later: what would be next. By distance from home, at
  /// most eight a side; the depth is the one proven at the onset.
  public var further: [Blocking] = []
  /// Pairs that only a mark or label brings into contact: a sheet thinner than 3τ on a face of its own part. They do not
  /// end the usable range. As `further`, of depth and number.
  public var decals: [Blocking] = []
  public var unverified: [Unverified]
  public var certificate: Certificate
  /// Where the other joints stood.
  public var base: [String: Double]
}

extension SweepReport {
  /// The same report with what was measured along the motion multiplied; range and home are as declared.
  func scaled(by factor: Double) -> SweepReport {
    var result = self
    result.usable = usable.lowerBound * factor...usable.upperBound * factor
    if let range, usable.lowerBound * factor < range.lowerBound + abs(range.lowerBound) * 1e-12 {
      result.usable = min(range.lowerBound, result.usable.upperBound)...result.usable.upperBound
    }
    if let range, usable.upperBound * factor > range.upperBound - abs(range.upperBound) * 1e-12 {
      result.usable = result.usable.lowerBound...max(range.upperBound, result.usable.lowerBound)
    }
    func scaled(_ list: [Blocking]) -> [Blocking] {
      list.map {
        var b = $0
        b.touch = b.touch.map { $0 * factor }
        b.onset *= factor
        b.depthAt *= factor
        return b
      }
    }
    result.blocking = scaled(blocking)
    result.further = scaled(further)
    result.decals = scaled(decals)
    return result
  }
}
