/// Clearances that every family uses, metres.
enum Fit {
  /// Radial play of a shaft in its bore, and of a bar in its channel: runs freely, counts as contact (τ ≥ 0.1 mm).
  static let running = 0.1e-3
  /// Play along a shaft between its collars.
  static let axial = 0.1e-3
  /// Room around what must never touch.
  static let clear = 0.5e-3
  /// How far a tool reaches past the face that it cuts.
  static let overshoot = 1e-3
}

func clamp(_ v: Double, _ lower: Double, _ upper: Double) -> Double { min(max(v, lower), upper) }
