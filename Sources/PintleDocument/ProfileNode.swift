/// A flat area with holes, in its own x–y plane, metres. What extrusions, revolutions, sweeps and lofts are made of.
public indirect enum ProfileNode: Hashable, Codable, Sendable {
  /// Centred at the origin; corners rounded by `radius` (0 = sharp).
  case rectangle(width: Double, height: Double, radius: Double)
  /// Centred at the origin.
  case circle(radius: Double)
  case ellipse(radiusX: Double, radiusY: Double)
  /// A rectangle with half-round ends, `length` overall along x, centred.
  case slot(length: Double, width: Double)
  /// Closed by itself, in either sense; corners rounded by `radius` (0 = sharp).
  case polygon(points: [SIMD2<Double>], radius: Double)
  /// A smooth closed curve through the points.
  case spline(points: [SIMD2<Double>])
  /// One line of text, its baseline starting at the origin, capital letters `size` high.
  case text(string: String, size: Double)
  case union(of: [ProfileNode])
  case difference(from: ProfileNode, minus: [ProfileNode])
  case intersection(of: [ProfileNode])
  /// Turned by `angle` radians counter-clockwise about the origin, then shifted.
  case placed(offset: SIMD2<Double>, angle: Double, profile: ProfileNode)
  /// Grown (positive) or shrunk by a distance, corners kept sharp.
  case offset(by: Double, profile: ProfileNode)
}
