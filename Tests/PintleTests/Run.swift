import PintleDocument

@testable import Pintle

/// The document of a few statements, in a run of its own.
func document(_ build: (Asset) -> Void) -> Document {
  let recorder = Recorder()
  return Recorder.$ofThisRun.withValue(recorder) {
    build(Asset(recorder: recorder))
    return recorder.finished()
  }
}

/// The findings of statements that need no asset.
func findings(_ statements: () -> Void) -> [Finding] {
  document { _ in statements() }.findings
}

extension Finding {
  /// "rule @line message", the line relative to another.
  func told(from line: UInt) -> String {
    let at = source.map { "+\($0.line - Int(line))" } ?? "nowhere"
    return "\(rule) @\(at) \(message)"
  }
}

/// Equal within the grid of documents.
func isNear(_ a: Point, _ b: Point) -> Bool {
  let d = a.vector - b.vector
  return max(abs(d.x), abs(d.y), abs(d.z)) < 1e-9
}
