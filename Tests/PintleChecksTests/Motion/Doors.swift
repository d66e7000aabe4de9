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

  /// The door on two hinges that hold it: a pin on a bracket of the cabinet in a knuckle of the leaf; with a
  /// handle.
  static func hungDoor() -> AssetSketch {
    var a = door()
    a.box("door", "handle", [0.25, -0.05, 0.3], [0.27, -0.018, 0.4], role: "handle")
    for (name, z) in [("low", 0.1), ("high", 0.58)] {
      a.box("body", "bracket_\(name)", [-0.305, -0.024, z - 0.01], [-0.295, 0.01, z], hardware: "door_hinge")
      a.cylinder(
        "body", "pin_\(name)", from: [-0.3, -0.018, z - 0.01], along: .up, radius: 0.004, height: 0.03,
        hardware: "door_hinge")
      a.cylinder(
        "door", "knuckle_\(name)", from: [-0.3, -0.018, z], along: .up, radius: 0.008, height: 0.03,
        hardware: "door_hinge")
    }
    return a
  }

  /// A block in the body that the door is pushed into, without its upper side: what grows there cannot be told.
  mutating func addLeakyBlock() {
    var open = boxMesh([0, -0.01, 0.3], [0.1, 0.1, 0.4])
    // Whichever side is listed last.
    open.indices.removeLast(6)
    open.faces.removeLast(2)
    add("body", "block", open)
  }
}
