internal import PintleDocument
internal import PintleKinematics
public import PintleModel

/// How well convex pieces stand for a solid.
public struct ColliderFit: Hashable, Sendable {
  /// The volume of the pieces together over the solid's, less one; nil for a surface that is not closed.
  public var excess: Double?
  /// The farthest that a point of the surface lies outside of every piece, metres; 0 where all lie inside.
  public var gap: Double

  /// Asks the corners and middles of about so many triangles, evenly taken.
  public init(_ pieces: [Collider], _ solid: EvaluatedSolid, triangles: Int = 3000) {
    excess = solid.solidVolume.map { Self.volume(pieces) / $0 - 1 }
    let surface = solid.surface
    let boxes = pieces.map(\.bounds)
    var gap = 0.0
    var last = 0
    func ask(_ p: Vector3) {
      // Neighbours lie in the same piece as a rule.
      var nearest = pieces[last].depthOutside(p)
      // Pieces whose box is farther than what was found cannot be nearer.
      for (i, piece) in pieces.enumerated() where nearest > gap {
        let b = boxes[i]
        let outside = max(
          (b.lower - p).max(), (p - b.upper).max())
        guard outside < nearest else { continue }
        let depth = piece.depthOutside(p)
        if depth < nearest { (nearest, last) = (depth, i) }
      }
      if nearest > gap { gap = nearest }
    }
    guard !pieces.isEmpty else {
      self.gap = solid.bounds.diagonal
      return
    }
    for i in stride(from: 0, to: surface.triangles.count, by: max(1, surface.triangles.count / max(1, triangles))) {
      let t = surface.triangles[i]
      let (a, b, c) = (surface.positions[Int(t.x)], surface.positions[Int(t.y)], surface.positions[Int(t.z)])
      ask(a)
      ask(b)
      ask(c)
      ask((a + b + c) / 3)
    }
    self.gap = gap
  }

  /// What the pieces fill together, m³: each counts by the share of it that none before it fills, by Halton's points
  /// where boxes overlap.
  static func volume(_ pieces: [Collider], samples: Int = 400) -> Double {
    let boxes = pieces.map(\.bounds)
    var sum = 0.0
    for (i, piece) in pieces.enumerated() {
      let volume = piece.volume
      let rivals = (0..<i).filter { k in
        let common = boxes[k].intersection(boxes[i])
        return !common.isEmpty && common.size.x * common.size.y * common.size.z > 1e-6 * volume
      }
      guard !rivals.isEmpty else {
        sum += volume
        continue
      }
      var inside = 0
      var alone = 0
      var tried = 0
      while inside < samples, tried < 20 * samples {
        let share = Halton.point(tried, dimensions: 3)
        tried += 1
        let p = boxes[i].lower + boxes[i].size * Vector3(share[0], share[1], share[2])
        guard piece.depthOutside(p) <= 0 else { continue }
        inside += 1
        if !rivals.contains(where: { pieces[$0].depthOutside(p) < 0 }) { alone += 1 }
      }
      sum += inside > 0 ? volume * Double(alone) / Double(inside) : volume
    }
    return sum
  }
}

extension EvaluatedSolid {
  /// m³; nil for a surface that is not closed.
  var solidVolume: Double? {
    guard isClosed, surface.volume > 0 else { return nil }
    return properties.volume.isFinite && properties.volume > 0 ? properties.volume : surface.volume
  }
}
