internal import Glibc
internal import PintleDocument

/// Unit vectors spread evenly over the sphere on a Fibonacci spiral.
enum SphereDirections {
  static func points(_ count: Int) -> [Vector3] {
    let golden = Double.pi * (3 - 5.0.squareRoot())
    return (0..<max(4, count)).map { i in
      let z = 1 - 2 * (Double(i) + 0.5) / Double(max(4, count))
      let r = max(0, 1 - z * z).squareRoot()
      return [r * cos(golden * Double(i)), r * sin(golden * Double(i)), z]
    }
  }
}
