import PintleDocument

@testable import Pintle

/// The document of a few statements.
func documentOf(_ build: (Asset) -> Void) -> Document {
  let recorder = Recorder()
  return Recorder.$ofThisRun.withValue(recorder) {
    build(Asset(recorder: recorder))
    return recorder.finished()
  }
}

extension Document {
  func part(_ id: String) -> PartRecord? { parts.first { $0.id == id } }
  func joint(_ id: String) -> JointRecord? { joints.first { $0.id == id } }
  func shape(_ path: String) -> ShapeRecord? {
    parts.lazy.flatMap { p in p.shapes.map { (p.id + "/" + $0.id, $0) } }.first { $0.0 == path }?.1
  }
  /// The construction bounds of a shape in the asset.
  func bounds(_ path: String) -> Bounds {
    guard let s = shape(path), let node = solids[s.solid] else { return .empty }
    return node.constructionBounds.transformed(s.at)
  }
  /// How many tools were taken away from a shape.
  func cuts(_ path: String) -> Int {
    guard let s = shape(path), case .difference(_, let minus) = solids[s.solid] else { return 0 }
    return minus.count
  }
}

func isNear(_ a: Double, _ b: Double, _ tolerance: Double = 1e-9) -> Bool { abs(a - b) <= tolerance }
