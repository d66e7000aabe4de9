import PintleDocument
import TestSupport

extension AssetSketch {
  /// A cabinet with a door without shapes, held by `door_hinge` of that kind and range.
  static func ranged(
    _ kind: JointRecord.Kind, _ range: (Double, Double)?, drawn: Double = 0, home: Double? = nil
  ) -> AssetSketch {
    var a = AssetSketch.cabinet()
    a.part("door")
    a.joint("door_hinge", kind, "door", on: "body", range: range, drawn: drawn)
    if let home { a.document.home["door_hinge"] = home }
    return a
  }
}
