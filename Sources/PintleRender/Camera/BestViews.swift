import PintleDocument
public import PintleKinematics
import PintleModel

/// The fewest views that together show every part and every joint, each nearly as large as it can be seen.
///
/// Greedy cover over the named views (part images of a thumbnail's size): a part counts as shown where it covers at least
/// 60 % of the most pixels that any view gives it, a joint where its axis lies across the view or along it as well as can
/// be and what it moves is shown. O(views · pixels).
public enum BestViews {
  static let candidates: [View] = [
    .frontRight, .frontLeft, .backRight, .backLeft, .front, .right, .back, .left, .top, .frontBelow, .backBelow,
    .bottom,
  ]
  static let side = 128

  /// At most `limit` views, best first. Parts that no view shows are left out of account; `hidden` names them.
  public static func of(
    _ scene: RenderScene, _ mechanism: Mechanism, renderer: Renderer, limit: Int = 6
  ) throws(RenderError) -> (views: [View], hidden: [Int]) {
    let corners = scene.corners
    let count = scene.model.parts.count
    let joints = mechanism.joints.indices.filter { !mechanism.joints[$0].freedoms.isEmpty }
    // Pixels per view: parts, then joints.
    var seen: [[Double]] = []
    for view in candidates {
      let camera = Camera(
        view, framing: corners, width: side, height: side, margin: .init(side: 2, top: 2, bottom: 2))
      let ids = try renderer.partImage(scene, camera: camera, width: side, height: side)
      var pixels = [Double](repeating: 0, count: count)
      for i in stride(from: 0, to: ids.count, by: 2) {
        for id in Set([ids[i], ids[i + 1]]) where id > 0 && Int(id) <= count { pixels[Int(id) - 1] += 1 }
      }
      let forward = camera.axes.forward
      let turning = joints.map { index -> Double in
        let joint = mechanism.joints[index]
        let along = abs(scene.motions[joint.parent].rotate(joint.X_AJ.z).dot(forward))
        // A turn is seen best along its axis, a slide across it; a quarter counts for the sight of it at all.
        let turns = joint.record.dofs.first?.type != .translation
        let shown = mechanism.parts(movedByJoint: index).reduce(0) { $0 + pixels[$1] }
        return shown * (0.25 + 0.75 * (turns ? along : 1 - along))
      }
      seen.append(pixels + turning)
    }
    let most = (0..<count + joints.count).map { thing in seen.map { $0[thing] }.max() ?? 0 }
    var missing = Set(most.indices.filter { most[$0] > 0 })
    let hidden = (0..<count).filter { most[$0] == 0 }
    var chosen: [View] = []
    var left = Array(candidates.indices)
    while !missing.isEmpty, chosen.count < limit, !left.isEmpty {
      let gains = left.map { v in missing.reduce(0) { $0 + (seen[v][$1] >= 0.6 * most[$1] ? 1 : 0) } }
      guard let best = gains.indices.max(by: { (gains[$0], -$0) < (gains[$1], -$1) }), gains[best] > 0 else { break }
      let v = left.remove(at: best)
      chosen.append(candidates[v])
      missing = missing.filter { seen[v][$0] < 0.6 * most[$0] }
    }
    return (chosen.isEmpty ? [.frontRight] : chosen, hidden)
  }
}
