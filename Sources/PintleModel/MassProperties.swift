public import PintleDocument

/// Volume, centre and second moments of a solid, in its own frame. Metres; density 1.
public struct VolumeProperties: Hashable, Sendable, Codable {
  /// m³.
  public var volume: Double
  public var centroid: Vector3
  /// ∫ (p − c)(p − c)ᵀ dV about the centroid, m⁵: xx, yy, zz.
  public var secondMoments: Vector3
  /// The same, mixed: yz, zx, xy.
  public var mixedMoments: Vector3

  public init(volume: Double, centroid: Vector3, secondMoments: Vector3, mixedMoments: Vector3) {
    self.volume = volume
    self.centroid = centroid
    self.secondMoments = secondMoments
    self.mixedMoments = mixedMoments
  }

  public static let zero = VolumeProperties(volume: 0, centroid: .zero, secondMoments: .zero, mixedMoments: .zero)
}

/// Mass, centre of mass and inertia of a part, in asset coordinates in the drawn pose.
public struct MassProperties: Hashable, Sendable, Codable {
  /// kg.
  public var mass: Double
  public var centre: Vector3
  /// Rotational inertia about the centre of mass, asset axes, kg·m²: Ixx, Iyy, Izz.
  public var moments: Vector3
  /// Iyz, Izx, Ixy as they stand in the matrix (products of inertia with their minus sign).
  public var products: Vector3

  public init(mass: Double, centre: Vector3, moments: Vector3, products: Vector3) {
    self.mass = mass
    self.centre = centre
    self.moments = moments
    self.products = products
  }
}
