import Glibc

/// Where an asset is looked at from, and how.
public struct View: Hashable, Sendable, Codable {
  public enum Projection: String, Hashable, Sendable, Codable { case orthographic, perspective }

  public var name: String
  /// Radians from the front (the eye at −y), growing toward the right (+x).
  public var azimuth: Double
  /// Radians above the horizon; a quarter turn is the view from the top, with the back upward.
  public var elevation: Double
  public var projection: Projection

  public init(name: String, azimuth: Double, elevation: Double, projection: Projection) {
    self.name = name
    self.azimuth = azimuth
    self.elevation = elevation
    self.projection = projection
  }

  public static let front = View(name: "front", azimuth: 0, elevation: 0, projection: .orthographic)
  public static let right = View(name: "right", azimuth: .pi / 2, elevation: 0, projection: .orthographic)
  public static let back = View(name: "back", azimuth: .pi, elevation: 0, projection: .orthographic)
  public static let left = View(name: "left", azimuth: -.pi / 2, elevation: 0, projection: .orthographic)
  public static let top = View(name: "top", azimuth: 0, elevation: .pi / 2, projection: .orthographic)
  public static let bottom = View(name: "bottom", azimuth: 0, elevation: -.pi / 2, projection: .orthographic)
  public static let frontLeft = threeQuarter("front left", azimuth: -38)
  public static let frontRight = threeQuarter("front right", azimuth: 38)
  public static let backRight = threeQuarter("back right", azimuth: 142)
  public static let backLeft = threeQuarter("back left", azimuth: -142)
  public static let frontBelow = threeQuarter("front right, from below", azimuth: 38, elevation: -24)
  public static let backBelow = threeQuarter("back left, from below", azimuth: -142, elevation: -24)

  /// The views of a contact sheet.
  public static let sheet: [View] = [.frontRight, .backLeft, .front, .right, .back, .left, .top, .bottom]
  public static let named: [View] = [
    .front, .right, .back, .left, .top, .bottom, .frontRight, .frontLeft, .backRight, .backLeft,
    .frontBelow, .backBelow,
  ]

  private static func threeQuarter(_ name: String, azimuth: Double, elevation: Double = 24) -> View {
    View(name: name, azimuth: azimuth * .pi / 180, elevation: elevation * .pi / 180, projection: .perspective)
  }
}
