internal import PintleDocument
internal import PintleModel

/// Mass, centre and inertia about the centre in a body's own axes. Kilograms, metres, kg·m².
struct BodyInertia {
  let mass: Double
  let centre: Vector3
  /// Ixx, Iyy, Izz; Iyz, Izx, Ixy.
  let moments: Vector3
  let products: Vector3

  init(mass: Double, centre: Vector3, moments: Vector3, products: Vector3) {
    self.mass = mass
    self.centre = centre
    self.moments = moments
    self.products = products
  }

  /// - Parameter toBody: from asset coordinates to the body's.
  init?(_ m: MassProperties, in toBody: RigidTransform) {
    guard m.mass > 0, m.mass.isFinite, m.moments.isFinite, m.products.isFinite, m.centre.isFinite else { return nil }
    // I' = R I Rᵀ.
    let rows: [Vector3] = [
      [m.moments.x, m.products.z, m.products.y], [m.products.z, m.moments.y, m.products.x],
      [m.products.y, m.products.x, m.moments.z],
    ]
    let axes = [toBody.inverse.x, toBody.inverse.y, toBody.inverse.z]
    func entry(_ i: Int, _ j: Int) -> Double {
      axes[i].dot([rows[0].dot(axes[j]), rows[1].dot(axes[j]), rows[2].dot(axes[j])])
    }
    self.init(
      mass: m.mass, centre: toBody.apply(m.centre), moments: [entry(0, 0), entry(1, 1), entry(2, 2)],
      products: [entry(1, 2), entry(0, 2), entry(0, 1)])
  }

  /// Of what stands between the motions of one joint: a ball of 1 g.
  static let dummy = BodyInertia(mass: 0.001, centre: .zero, moments: [1e-7, 1e-7, 1e-7], products: .zero)
}
