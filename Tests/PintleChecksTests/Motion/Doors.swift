import PintleDocument
import TestSupport

extension AssetSketch {
  /// The cabinet with a door of 18 mm in front of it, hinged along a vertical line; `reach` radians, opening for a
  /// positive value turns it to the front where the line is at its left.
  static func door(
    hingeAt line: Vector3 = [-0.3, -0.018, 0], along z: Vector3 = [0, 0, -1], reach: Double = 1.9,
    role: String? = "door", gap: Double = 0
  ) -> AssetSketch {
    var a = AssetSketch.cabinet()
    let place = a.source(20, 9)
    a.part("door", role: role, source: place)
    a.box("door", "panel", [-0.3, -0.018 - gap, 0], [0.3, -gap, 0.7], source: place)
    let hinge = a.source(21, 9)
    a.joint("door_hinge", .hinge, "door", on: "body", at: line, along: z, range: (0, reach), source: hinge)
    return a
  }
}
