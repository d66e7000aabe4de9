internal import PintleDocument
internal import PintleModel

/// Where a rack that a gear rolls along looks the same a pitch further on: from its first tooth to its last.
///
/// Seen from the rack the gear's line runs along it, and nothing but what lies in a window about that line can be met: as
/// far to both sides as the gear's tips reach down to the rack's. Every point of one pitch of the rack, repeated, must lie on
/// its surface, and every point of the surface on that pitch. A window that looks past the first or the last tooth sees no
/// repetition: that part of the way stays as it is.
struct PathRack {
  /// What the windows may see, along the rack.
  private let teeth: ClosedRange<Double>
  /// How far a window reaches to either side of the gear's line.
  private let window: Double
  /// How far from its own line the rack meets the gear.
  let reach: ClosedRange<Double>

  /// Nil where nothing repeats.
  ///
  /// - Parameters:
  ///   - rack: as drawn; `along` is its direction, of unit length.
  ///   - line: the gear's, where the rack as drawn sees it at some time; `tip` how far the gear reaches from it.
  init?(_ rack: PlacedSurface, along: Vector3, line: LineRecord, tip: Double, pitch: Double) {
    guard pitch > 1e-6, let u = line.direction.normalized, let out = cross(u, along).normalized else { return nil }
    func place(_ p: Vector3) -> Vector3 { Vector3(dot(p, along), dot(p - line.origin, out), 0) }
    let points = rack.positions.map(place)
    let depths = points.map(\.y)
    guard let low = depths.min(), let high = depths.max(), low > 0 || high < 0 else { return nil }
    let side = low > 0 ? 1.0 : -1
    let nearest = max(0, (low > 0 ? low : -high) - Self.slack)
    let deepest = tip + Self.slack
    guard nearest < deepest else { return nil }
    reach = nearest ... .infinity
    window = (deepest * deepest - nearest * nearest).squareRoot() + 1e-6

    // What the gear can reach: corners, and points of edges that are reached in part.
    var samples: [Vector3] = []
    for i in rack.positions.indices where side * points[i].y <= deepest { samples.append(rack.positions[i]) }
    for t in rack.surface.tree.triangles {
      for (i, j) in [(Int(t.x), Int(t.y)), (Int(t.y), Int(t.z)), (Int(t.z), Int(t.x))] where i < j {
        let (p, q) = (side * points[i].y - deepest, side * points[j].y - deepest)
        guard (p > 0) != (q > 0) else { continue }
        let cut = p / (p - q)
        let (inner, share) = p > 0 ? (j, 1 - cut) : (i, cut)
        let way = rack.positions[p > 0 ? i : j] - rack.positions[inner]
        for k in 1...4 { samples.append(rack.positions[inner] + way * (share * Double(k) / 4)) }
      }
    }
    let stations = samples.map { dot($0, along) }
    guard let first = stations.min(), let last = stations.max(), last - first > 2 * pitch else { return nil }
    teeth = first...last

    let middle = first + ((last - first) / pitch / 2).rounded(.down) * pitch
    func meets(_ p: Vector3) -> Bool {
      rack.closestPoint(to: p, enough: PathTeeth.deviation / 4).distance < PathTeeth.deviation / 2
    }
    for (p, x) in zip(samples, stations) {
      // Onto the pitch in the middle.
      let k = ((x - middle) / pitch).rounded(.down)
      if k != 0, !meets(p - along * (k * pitch)) { return nil }
      guard k == 0 else { continue }
      let (before, after) = (Int((x - first) / pitch), Int((last - x) / pitch))
      for j in -before...after where j != 0 && !meets(p + along * (Double(j) * pitch)) { return nil }
    }
  }

  /// Insets and rounding may bring either a little nearer.
  private static let slack = 1e-4

  /// The shares of a way, over which the gear's line goes straight from one station along the rack to another, in which no
  /// window looks past the teeth.
  func shares(from a: Double, to b: Double) -> ClosedRange<Double>? {
    let (low, high) = (teeth.lowerBound + window, teeth.upperBound - window)
    guard low < high, a != b else { return nil }
    let (p, q) = ((low - a) / (b - a), (high - a) / (b - a))
    let (from, to) = (max(0, min(p, q)), min(1, max(p, q)))
    return from < to ? from...to : nil
  }
}
