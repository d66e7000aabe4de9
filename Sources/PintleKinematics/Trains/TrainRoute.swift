internal import Glibc
public import PintleDocument

/// The way of a chain or a belt round its wheels in the drawn pose, all on its left, in the plane across their lines.
///
/// Lengths along it count in pitches: round a wheel by teeth (a chain lies on it as a polygon), along straights by the pitch.
public struct TrainRoute: Sendable {
  struct Wrap: Sendable {
    var centre: SIMD2<Double>
    var radius: Double
    /// The angle where it comes on, and how far it goes round; radians.
    var start: Double
    var turn: Double
    var teeth: Double
    /// The straight that follows, metres.
    var straight: Double
    var links: Double { turn * teeth / (2 * Double.pi) }
  }
  public let record: TrainRecord
  /// z is the direction about which it runs; x, y span the plane.
  public let frame: RigidTransform
  /// The freedom that turns each wheel, and +1 where that is about `frame.z`.
  public let wheels: [(dof: String, sense: Double, teeth: Int)]
  let wraps: [Wrap]

  /// Nil where the document does not say what it runs over, or one wheel lies inside another.
  public init?(_ record: TrainRecord, in mechanism: Mechanism) {
    let document = mechanism.model.document
    guard record.over.count >= 2, record.over.count <= 64, record.pitch.isFinite, record.pitch > 0, record.count > 0
    else { return nil }
    let isChain = record.kind == "chain"
    var wheels: [(dof: String, sense: Double, teeth: Int)] = []
    var lines: [LineRecord] = []
    for path in record.over {
      guard let name = path.split(separator: "/").first, let part = mechanism.model.partIndex(String(name)),
        let teeth = Self.teeth(of: path, record, document), teeth >= 3, teeth <= 10_000,
        let f = mechanism.path(toPart: part).reversed().lazy.flatMap({ mechanism.joints[$0].freedoms })
          .first(where: { mechanism.freedoms[$0].record.type == .rotation })
      else { return nil }
      let freedom = mechanism.freedoms[f]
      let X = mechanism.joints[freedom.joint].X_AJ
      lines.append(LineRecord(origin: X.translation, direction: X.rotate(freedom.record.axis.vector)))
      wheels.append((freedom.id, 1, teeth))
    }
    let w = lines[0].direction
    guard lines.allSatisfy({ $0.direction.cross(w).length < 1e-6 }) else { return nil }
    // Three or more are named counter-clockwise about one end of the line or the other.
    func plane(_ z: Vector3) -> (RigidTransform, [SIMD2<Double>]) {
      let X = RigidTransform(origin: lines[0].origin, z: z)
      let inverse = X.inverse
      return (
        X,
        lines.map {
          let p = inverse.apply($0.origin)
          return [p.x, p.y]
        }
      )
    }
    var (frame, centres) = plane(w)
    let area = centres.indices.reduce(0.0) { sum, i in
      let (a, b) = (centres[i], centres[(i + 1) % centres.count])
      return sum + a.x * b.y - a.y * b.x
    }
    if area < -1e-12 { (frame, centres) = plane(-w) }
    for i in wheels.indices { wheels[i].sense = lines[i].direction.dot(frame.z) < 0 ? -1 : 1 }

    let radii = wheels.map {
      isChain
        ? record.pitch / (2 * sin(Double.pi / Double($0.teeth))) : record.pitch * Double($0.teeth) / (2 * Double.pi)
    }
    var normals: [Double] = []
    var straights: [Double] = []
    for i in centres.indices {
      let j = (i + 1) % centres.count
      let d = centres[j] - centres[i]
      let length = (d * d).sum().squareRoot()
      guard length > abs(radii[i] - radii[j]) + 1e-9 else { return nil }
      // The tangent's outward normal leans against the way from one centre to the next.
      normals.append(atan2(d.y, d.x) - Double.pi / 2 + asin((radii[i] - radii[j]) / length))
      straights.append((length * length - (radii[i] - radii[j]) * (radii[i] - radii[j])).squareRoot())
    }
    wraps = centres.indices.map { i in
      let on = normals[(i + centres.count - 1) % centres.count]
      var turn = (normals[i] - on).truncatingRemainder(dividingBy: 2 * Double.pi)
      if turn < 0 { turn += 2 * Double.pi }
      return Wrap(
        centre: centres[i], radius: radii[i], start: on, turn: turn, teeth: Double(wheels[i].teeth),
        straight: straights[i])
    }
    self.record = record
    self.frame = frame
    self.wheels = wheels
  }

  /// As the coupling of the train says.
  private static func teeth(of shape: String, _ train: TrainRecord, _ document: Document) -> Int? {
    for c in document.couplings {
      guard let from = c.from, from.kind == train.kind, from.of["train"] ?? train.part == train.part else { continue }
      for (end, count) in [("a", "teeth_a"), ("b", "teeth_b")] where from.of[end] == shape {
        return from.values[count].flatMap { Int(exactly: $0) }
      }
    }
    return nil
  }

  /// In links, as the wheels stand.
  public var length: Double { wraps.reduce(0) { $0 + $1.links + $1.straight / record.pitch } }

  /// How much further apart two wheels have to stand for a whole number of links, metres; nil where there are more.
  public var missing: Double? {
    wheels.count == 2 ? (Double(record.count) - length) * record.pitch / 2 : nil
  }

  /// The distance of the first two lines.
  public var distance: Double {
    let d = wraps[1].centre - wraps[0].centre
    return (d * d).sum().squareRoot()
  }
}
