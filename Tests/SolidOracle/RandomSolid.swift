internal import PintleDocument
public import TestSupport

extension OracleSolid {
  /// One of all kinds, some 20 to 300 mm large.
  public static func random(_ g: inout SeededGenerator) -> OracleSolid {
    func between(_ a: Double, _ b: Double) -> Double { Double.random(in: a...b, using: &g) }
    while true {
      let half: Vector3 = [between(0.02, 0.15), between(0.02, 0.1), between(0.01, 0.1)]
      switch Int.random(in: 0..<9, using: &g) {
      case 0, 1: return box(half)
      case 2:
        return cylinder(
          radius: between(0.01, 0.08), height: between(0.02, 0.2), segments: Int.random(in: 5...20, using: &g))
      case 3:
        let inner = between(0.02, 0.08)
        return tube(
          outer: inner + between(0.008, 0.04), inner: inner, height: between(0.02, 0.15),
          segments: Int.random(in: 4...16, using: &g))
      case 4: return wedge(half, ridge: between(0, 0.9))
      case 5: return angle(half, thick: between(0.2, 0.6) * 2 * min(half.x, half.y))
      case 6: return channel(half, thick: between(0.15, 0.4) * 2 * min(half.x, half.y))
      case 7: return box([half.x, half.y, between(0.5e-3, 3e-3)], "plate")
      default:
        if let made = hull(half, faces: Int.random(in: 3...10, using: &g), using: &g) { return made }
      }
    }
  }
}
