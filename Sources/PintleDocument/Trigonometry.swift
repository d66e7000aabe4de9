internal import Glibc

/// Sine and cosine of an angle in radians; exact at multiples of a quarter turn.
public func exactSineCosine(_ angle: Double) -> (sine: Double, cosine: Double) {
  let quarters = angle / (Double.pi / 2)
  let nearest = quarters.rounded()
  if abs(quarters - nearest) < 1e-12, abs(nearest) < 1e9 {
    switch Int(nearest) & 3 {
    case 0: return (0, 1)
    case 1: return (1, 0)
    case 2: return (0, -1)
    default: return (-1, 0)
    }
  }
  return (sin(angle), cos(angle))
}
