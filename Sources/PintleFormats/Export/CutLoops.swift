internal import PintleDocument
internal import PintleKinematics
internal import PintleModel

/// How far loops come apart in a format that cuts them, while inputs are moved one by one and what mimics follows.
struct CutLoops {
  /// Metres: below this nobody sees a gap.
  static let least = 1e-5

  /// The same asset as a tree: nothing closes, nothing is coupled.
  private let tree: Mechanism
  private let samples: [(input: String, values: [String: Double])]

  init(_ model: Model, _ mechanism: Mechanism, _ laws: [String: FollowerLaw]) {
    var document = model.document
    document.closures = []
    document.couplings = []
    tree = Mechanism(jointsOf: document)
    var samples: [(String, [String: Double])] = []
    let inputs = mechanism.freedoms.filter { $0.record.role != .follows && $0.record.isScalar }
    for input in inputs where !model.document.closures.isEmpty {
      for pose in mechanism.poses(along: input.id, count: 25) where pose.isReached {
        var values: [String: Double] = [:]
        for f in inputs { values[f.id] = pose.values[f.id] ?? f.home }
        // What leads without being an input stands where it stood.
        for (id, law) in laws where !law.isLine { values[id] = mechanism.freedom(id)?.home ?? 0 }
        for (id, law) in laws {
          guard law.isLine, case .linear(let leader, let m, let b, _) = law, let x = values[leader] else { continue }
          values[id] = m * x + b
        }
        samples.append((input.id, values))
      }
    }
    self.samples = samples
  }

  /// nil where it stays together.
  func worst(_ closure: ClosureRecord) -> (gap: Double, input: String)? {
    guard let a = tree.model.partIndex(closure.a), let b = tree.model.partIndex(closure.b),
      let frame = closure.frame.pose
    else { return nil }
    let other = closure.frameOnB?.pose ?? frame
    var worst: (gap: Double, input: String)?
    for sample in samples {
      let pose = tree.pose(sample.values)
      let (X, Y) = (pose.motion(ofPart: a) * frame, pose.motion(ofPart: b) * other)
      let gap = closure.gap(X, Y)
      if gap > max(Self.least, worst?.gap ?? 0) { worst = (gap, sample.input) }
    }
    return worst
  }
}
