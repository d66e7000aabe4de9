internal import Glibc
internal import PintleDocument

/// The scalar coordinates of a mechanism, one after the other: what loops and couplings are solved in.
///
/// A degree of freedom has one, its value; a ball has three more (its rotation vector) and a free joint six more (rotation
/// vector, then translation), all in the axes of the joint's frame, radians and metres.
struct LoopCoordinates: Sendable {
  /// How one coordinate moves what hangs on it.
  enum Motion: Sendable {
    /// Right-handed about `line` (drawn pose), advancing `advance` metres per radian.
    case turn(advance: Double)
    case shift
    /// One of the three rotation components of a ball or a free joint: increments turn about a line of the parent.
    case spin(component: Int)
    case offset(component: Int)
    /// Changes nothing (the value of a free joint).
    case idle
  }
  struct Coordinate: Sendable {
    let freedom: Int
    let motion: Motion
    /// The line it moves about or along, asset frame in the drawn pose.
    let origin: Vector3
    let direction: Vector3
    /// What a step of one in scaled coordinates is: 1 rad, or the size of the asset in metres.
    let unit: Double
    var isLength: Bool { unit != 1 }
  }

  let all: [Coordinate]
  /// Index of the value of each freedom; a ball's and a free joint's components follow it.
  let first: [Int]
  /// The drawn pose.
  let drawn: [Double]
  /// Names as poses know them: `arm`, `ball.x`, `body.tz`.
  let names: [String]

  /// The coordinates of a freedom: its value, then its components.
  func indices(of freedom: Int) -> Range<Int> {
    first[freedom]..<(freedom + 1 < first.count ? first[freedom + 1] : all.count)
  }

  init(_ mechanism: Mechanism, size: Double) {
    var all: [Coordinate] = []
    var first: [Int] = []
    var drawn: [Double] = []
    var names: [String] = []
    let axes: [Vector3] = [[1, 0, 0], [0, 1, 0], [0, 0, 1]]
    for (i, f) in mechanism.freedoms.enumerated() {
      let X = mechanism.joints[f.joint].X_AJ
      let axis = X.rotate(f.record.axis.vector)
      first.append(all.count)
      func add(_ motion: Motion, _ direction: Vector3, _ unit: Double, _ name: String, _ value: Double) {
        all.append(Coordinate(freedom: i, motion: motion, origin: X.translation, direction: direction, unit: unit))
        names.append(name)
        drawn.append(value)
      }
      let value = f.record.drawn.isFinite ? f.record.drawn : 0
      switch f.record.type {
      case .rotation: add(.turn(advance: 0), axis, 1, f.id, value)
      case .helical: add(.turn(advance: (f.record.lead ?? 0) / (2 * .pi)), axis, 1, f.id, value)
      case .translation: add(.shift, axis, size, f.id, value)
      case .rotation3: add(.turn(advance: 0), axis, 1, f.id, value)
      case .pose6: add(.idle, axis, 1, f.id, value)
      }
      if f.record.type == .rotation3 || f.record.type == .pose6 {
        for (k, name) in ["x", "y", "z"].enumerated() {
          add(.spin(component: k), X.rotate(axes[k]), 1, "\(f.id).\(name)", 0)
        }
      }
      if f.record.type == .pose6 {
        for (k, name) in ["tx", "ty", "tz"].enumerated() {
          add(.offset(component: k), X.rotate(axes[k]), size, "\(f.id).\(name)", 0)
        }
      }
    }
    self.all = all
    self.first = first
    self.drawn = drawn
    self.names = names
  }
}

/// A turn's matrix as the vector along its axis whose length is its angle, 0…π.
func rotationVector(_ R: RigidTransform) -> Vector3 {
  let v = Vector3(R.y.z - R.z.y, R.z.x - R.x.z, R.x.y - R.y.x) / 2
  let sine = norm(v)
  let cosine = (R.x.x + R.y.y + R.z.z - 1) / 2
  let angle = atan2(sine, cosine)
  if sine > 1e-6 { return v * (angle / sine) }
  if cosine > 0 { return v }
  // Half a turn: the axis from the symmetric part, its largest column.
  let columns = [
    Vector3(R.x.x + 1, R.x.y, R.x.z), Vector3(R.y.x, R.y.y + 1, R.y.z), Vector3(R.z.x, R.z.y, R.z.z + 1),
  ]
  let longest = columns.max { norm($0) < norm($1) } ?? [1, 0, 0]
  let axis = longest / max(1e-300, norm(longest))
  return axis * (dot(axis, v) < 0 ? -angle : angle)
}
