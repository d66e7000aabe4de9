internal import PintleDocument
internal import PintleKinematics
internal import PintleModel

/// Parts that move as one: those that fixed joints hold, under the one that moves.
struct GLTFBody {
  /// The part whose node moves, and all that it carries without a joint between, itself first.
  var part: Int
  var parts: [Int]

  static func all(_ mechanism: Mechanism) -> [GLTFBody] {
    var bodies: [GLTFBody] = []
    var index: [Int: Int] = [:]
    // Of each part the one that it is fixed to, however far up.
    func carrier(_ part: Int) -> Int {
      var at = part
      while let j = mechanism.jointOfPart[at], mechanism.joints[j].freedoms.isEmpty { at = mechanism.joints[j].parent }
      return at
    }
    for part in mechanism.model.parts.indices {
      let top = carrier(part)
      if let i = index[top] {
        bodies[i].parts.append(part)
      } else {
        index[top] = bodies.count
        bodies.append(GLTFBody(part: top, parts: [part]))
      }
    }
    return bodies
  }

  /// `motion` of the node, in its frame `X_GN`; without numbers where the mass of a part is not known.
  func motion(_ model: Model, _ X_GN: RigidTransform) -> [String: JSONValue] {
    let masses = parts.map { model.parts[$0].mass }
    guard masses.allSatisfy({ $0.mass.isFinite && $0.centre.isFinite && $0.moments.isFinite && $0.products.isFinite })
    else { return [:] }
    let mass = masses.reduce(0) { $0 + $1.mass }
    guard mass > 0 else { return [:] }
    let centre = masses.reduce(.zero) { $0 + $1.centre * $1.mass } / mass
    // About the common centre (Steiner), in asset axes, then in the node's.
    var tensor = SymmetricTensor()
    for m in masses {
      let d = m.centre - centre
      let s = d.lengthSquared
      tensor.diagonal += m.moments + Vector3(s - d.x * d.x, s - d.y * d.y, s - d.z * d.z) * m.mass
      tensor.mixed += m.products - Vector3(d.y * d.z, d.z * d.x, d.x * d.y) * m.mass
    }
    let (moments, axes) = tensor.seen(along: X_GN.inZUp).principal
    let q = Quaternion(axes).vector
    return [
      "mass": .number(mass),
      "centerOfMass": .vector(X_GN.inverse.apply(GLTFCoordinates.vector(centre))),
      "inertiaDiagonal": .list([moments.x, moments.y, moments.z].map { max(0, $0) }),
      "inertiaOrientation": .list([q.x, q.y, q.z, q.w].map(snap)),
    ]
  }
}

extension RigidTransform {
  /// The axes of a frame in glTF's world, in asset coordinates.
  fileprivate var inZUp: RigidTransform {
    func back(_ v: Vector3) -> Vector3 { [v.x, -v.z, v.y] }
    return RigidTransform(x: back(x), y: back(y), z: back(z))
  }
}

extension JSONValue {
  static func list(_ numbers: [Double]) -> JSONValue { .array(numbers.map { .number($0 + 0) }) }
  /// On a grid of 10⁻¹⁰.
  static func vector(_ v: Vector3) -> JSONValue { .list([snap(v.x), snap(v.y), snap(v.z)]) }
  static func integer(_ i: Int) -> JSONValue { .number(Double(i)) }
}
