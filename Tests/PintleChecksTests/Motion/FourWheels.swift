import PintleDocument
import TestSupport

extension AssetSketch {
  /// A deck on four wheels; the last one lifted, shifted along its side or tilted.
  static func fourWheels(lift: Double = 0, shift: Double = 0, tilt: Double = 0, role: String? = "wheel") -> AssetSketch
  {
    var a = AssetSketch()
    a.document.stands = "floor"
    a.box("bed", "deck", [-0.2, -0.4, 0.15], [0.2, 0.4, 0.2])
    for (i, (x, y)) in [(-0.25, -0.3), (0.21, -0.3), (-0.25, 0.3), (0.21, 0.3)].enumerated() {
      let isLast = i == 3
      let at = Vector3(x, y + (isLast ? shift : 0), 0.1 + (isLast ? lift : 0))
      let line = Vector3(1, isLast ? tilt : 0, 0)
      a.part("wheel_\(i + 1)", role: role)
      a.cylinder("wheel_\(i + 1)", "tyre", from: at, along: line, radius: 0.1, height: 0.04, segments: 48)
      a.joint("roll_\(i + 1)", .spin, "wheel_\(i + 1)", on: "bed", at: at, along: line)
    }
    return a
  }
}
