import PintleDocument
import TestSupport

extension AssetSketch {
  /// A knob on top of the cabinet that turns by `turn`.
  static func knob(_ range: (Double, Double)?) -> AssetSketch {
    var a = AssetSketch.cabinet()
    a.cylinder("knob", "knob", from: [0, 0.25, 0.7], along: [0, 0, 1], radius: 0.02, height: 0.02)
    a.joint("turn", .spin, "knob", on: "body", at: [0, 0.25, 0.7], along: [0, 0, 1], range: range)
    return a
  }
}
