internal import PintleDocument
internal import PintleKinematics

/// `AGI_articulations` (AGI, complete): joints that a reader moves by numbers, degrees and metres about the node's own axes,
/// on top of the pose that the file stands in.
///
/// Stages cannot make others follow: inputs that move more than what hangs on them are left to clips, and so are balls,
/// screws and what floats.
struct AGIArticulations {
  /// Parts with the name of their articulation.
  private(set) var nodes: [(part: Int, name: String)] = []
  private(set) var root: JSONValue?

  init(_ mechanism: Mechanism, _ tree: GLTFPartTree) {
    var names = PlainNames()
    var list: [JSONValue] = []
    for joint in mechanism.joints where !joint.freedoms.isEmpty {
      let freedoms = joint.freedoms.map { mechanism.freedoms[$0] }
      guard
        freedoms.allSatisfy({ f in
          f.record.role != .follows && (f.record.type == .rotation || f.record.type == .translation)
            && mechanism.parts(movedWith: f.id) == mechanism.parts(movedBy: f.id)
        })
      else { continue }
      let frame = tree.entries[joint.child].frame
      var stageNames = PlainNames()
      let stages = freedoms.map { f -> JSONValue in
        let axis = frame.inverse.rotate(GLTFCoordinates.vector(joint.X_AJ.rotate(f.record.axis.vector)))
        let k = (0..<3).max { abs(axis[$0]) < abs(axis[$1]) } ?? 0
        let isTurn = f.record.type == .rotation
        let limits = f.limits ?? (isTurn ? f.home - 2 * .pi...f.home + 2 * .pi : f.home - 1...f.home + 1)
        // The file stands at home, which may lie outside of the range.
        let ends = [limits.lowerBound - f.home, limits.upperBound - f.home, 0].map {
          ($0 * (axis[k] < 0 ? -1 : 1)) * (isTurn ? 180 / .pi : 1)
        }
        return .object([
          "name": .string(stageNames.claim(f.id, fallback: "stage")),
          "type": .string("\(["x", "y", "z"][k])\(isTurn ? "Rotate" : "Translate")"),
          "minimumValue": .number((ends.min() ?? 0) + 0), "maximumValue": .number((ends.max() ?? 0) + 0),
          "initialValue": .number(0),
        ])
      }
      let name = names.claim(joint.record.id, fallback: "joint")
      nodes.append((joint.child, name))
      list.append(.object(["name": .string(name), "stages": .array(stages)]))
    }
    root = list.isEmpty ? nil : .object(["articulations": .array(list)])
  }
}
