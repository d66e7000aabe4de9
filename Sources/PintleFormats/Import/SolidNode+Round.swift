internal import Glibc
internal import PintleDocument

extension SolidNode {
  /// A cylinder about z, from z = 0 to `height`, between two half balls.
  static func capsule(radius: Double, height: Double) -> SolidNode {
    let ends = [0, height].map {
      SolidNode.placed(at: RigidTransform(translation: [0, 0, $0]), solid: .sphere(radius: radius))
    }
    return .union(of: [.cylinder(radius: radius, height: height)] + ends)
  }

  /// Round about z, as a turned outline of straight pieces.
  static func spheroid(radius: Double, half: Double) -> SolidNode {
    let steps = 32
    let outline = (0...steps).map { k -> SIMD2<Double> in
      let a = Double.pi * (Double(k) / Double(steps) - 0.5)
      return k == 0 || k == steps ? [0, half * sin(a)] : [radius * cos(a), half * sin(a)]
    }
    return .revolve(profile: .polygon(points: outline, radius: 0), angle: 2 * .pi)
  }
}
