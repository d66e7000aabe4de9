internal import PintleKinematics

/// The least and the greatest that followers read while inputs move one by one: without them simulators fall into the other
/// branch of a loop. None where the document gives one, and none for what goes on and on.
struct FollowerRanges {
  private static let poses = 25
  private var ranges: [String: ClosedRange<Double>] = [:]

  init(_ mechanism: Mechanism) {
    let followers = mechanism.freedoms.filter {
      $0.record.role == .follows && $0.record.isScalar && $0.limits == nil
    }
    guard !followers.isEmpty else { return }
    var endless: Set<String> = []
    for input in mechanism.freedoms where input.record.role != .follows && input.record.isScalar {
      let poses = mechanism.poses(along: input.id, count: Self.poses).filter(\.isReached)
      for f in followers {
        let values = poses.compactMap { $0.values[f.id] }
        guard let low = values.min(), let high = values.max(), let first = values.first, let last = values.last else {
          continue
        }
        // What has not come back after a turn will go on.
        if input.limits == nil, abs(last - first) > 1e-6 { endless.insert(f.id) }
        let known = ranges[f.id] ?? f.home...f.home
        ranges[f.id] = min(low, known.lowerBound)...max(high, known.upperBound)
      }
    }
    for id in endless { ranges[id] = nil }
  }

  subscript(_ freedom: Freedom) -> ClosedRange<Double>? { freedom.limits ?? ranges[freedom.id] }
}
