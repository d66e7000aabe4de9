internal import PintleDocument

/// What the compiler section says of all numbers.
struct MJCFCompiler {
  var isRadian = false
  var meshFolder = ""
  var eulerOrder = "xyz"
  var limitsByRange = true

  /// To radians.
  func angle(_ value: Double) -> Double { isRadian ? value : value * .pi / 180 }
}

extension MJCFDraft {
  mutating func readCompiler(_ element: XMLTree.Element) {
    if let angle = element["angle"] { compiler.isRadian = angle == "radian" }
    if let folder = element["meshdir"] ?? element["assetdir"] { compiler.meshFolder = folder }
    if let order = element["eulerseq"] {
      if order.count == 3, order.lowercased().allSatisfy({ "xyz".contains($0) }) {
        compiler.eulerOrder = order
      } else {
        notes.add(
          "number", .warning, "`eulerseq` is `\(order.prefix(20))`: xyz is taken", at: place(element))
      }
    }
    if let auto = element["autolimits"] { compiler.limitsByRange = auto != "false" }
    if element["coordinate"] == "global" {
      notes.add(
        "coordinate", .error, "global coordinates are not read: they are no longer part of MJCF",
        at: place(element))
    }
  }
}
