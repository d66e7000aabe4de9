import PintleDocument
import TestSupport

extension AssetSketch {
  /// A cart with one wheel on an axle; `axle` is its radius in a hub of 10 mm, `cap` the collar at its end.
  static func wheelOnAxle(axle: Double?, cap: Bool, role: String? = "wheel") -> AssetSketch {
    var a = AssetSketch("cart")
    a.box("cart", "bed", [-0.3, -0.2, 0.2], [0.3, 0.2, 0.23])
    a.box("cart", "fork", [-0.03, -0.03, 0.06], [0.03, -0.01, 0.2])
    a.part("wheel", role: role)
    a.add(
      "wheel", "tyre", tubeMesh(outer: 0.08, inner: 0.01, height: 0.03, segments: 48),
      at: RigidTransform(origin: [0, -0.0095, 0.08], z: [0, 1, 0]))
    if let axle {
      a.cylinder(
        "cart", "axle", from: [0, -0.03, 0.08], along: [0, 1, 0], radius: axle, height: 0.0505 + (cap ? 0.005 : 0))
    }
    if cap { a.cylinder("cart", "cap", from: [0, 0.0207, 0.08], along: [0, 1, 0], radius: 0.016, height: 0.004) }
    a.joint("roll", .spin, "wheel", on: "cart", at: [0, 0, 0.08], along: [0, 1, 0], source: a.source(7))
    return a
  }
}
