import PintleDocument
import PintleModel

/// Whether a mutant that the check did not find is a fault at all: dense samples, brute force, and no line of code in
/// common with the sweep or the rules.
///
/// `unseen`: the same shapes, and every sample point in every one of 61 poses per degree of freedom within τ of where
/// it is in the sound asset, with no penetration beyond τ that was not there. Where nothing says which way is positive and
/// the range is the same both ways, the sound asset is looked at the other way round, too.
/// `free range`: the same shapes and frames; in 121 poses over the longer range no point of what moves gets deeper than
/// τ beyond what it is at home into anything else, and what slides stays beside at least 15 % of the points of other
/// parts that it ran beside at home; a turn is at most a full one. Where others follow, they move along, in ranges of
/// theirs, by the oracle's own solver (`OracleLoops`).
struct DenseOracle {
  enum Excuse: String, Codable { case unseen, freeRange = "free range" }

  private let sound: OracleScene
  private let tolerance: Double

  init(_ asset: SoundAsset) {
    sound = OracleScene(asset.model)
    tolerance = asset.tolerance
  }

  func excuse(_ mutant: Model, scope: OracleScope) -> Excuse? {
    guard scope != .none else { return nil }
    let broken = OracleScene(mutant)
    guard broken.shapes.count == sound.shapes.count,
      zip(broken.shapes, sound.shapes).allSatisfy({ $0.path == $1.path && $0.samples.count == $1.samples.count })
    else { return nil }
    if isUnseen(broken) { return .unseen }
    if scope == .freeRange, isFree(broken) { return .freeRange }
    return nil
  }

  private func isUnseen(_ broken: OracleScene) -> Bool {
    let old = Dictionary(sound.document.joints.flatMap(\.dofs).map { ($0.id, $0) }, uniquingKeysWith: { a, _ in a })
    guard isSame(broken, [:]) else { return false }
    // What moves, where it stands, and where the sound asset stands the same.
    var poses: [(moved: Set<String>, values: [String: Double], was: [String: Double])] = []
    for joint in broken.document.joints {
      for dof in joint.dofs {
        guard let before = old[dof.id], Self.isSame(before.range, dof.range) else { return false }
        for value in broken.samples(of: dof, count: 61) {
          var values = broken.base(for: joint)
          values[dof.id] = value
          var was = values
          if !isSame(broken, values) {
            guard Self.isEvenHanded(before), isSame(broken, values, mirrored: before) else { return false }
            was[dof.id] = 2 * before.drawn - value
          }
          poses.append((broken.below(joint.child), values, was))
        }
      }
    }
    guard Set(broken.document.joints.flatMap(\.dofs).map(\.id)) == Set(old.keys) else { return false }
    return poses.allSatisfy { pose in
      let (new, was) = (broken.motions(pose.values), sound.motions(pose.was))
      return pairs(broken, pose.moved).allSatisfy { i, j in
        let now = broken.depth(
          broken.shapes[i], new[broken.shapes[i].part] ?? .none, broken.shapes[j], new[broken.shapes[j].part] ?? .none)
        guard now > tolerance else { return true }
        let before = sound.depth(
          sound.shapes[i], was[sound.shapes[i].part] ?? .none, sound.shapes[j], was[sound.shapes[j].part] ?? .none)
        return now <= before + tolerance
      }
    }
  }

  /// Every point within τ of its place in the sound asset.
  private func isSame(
    _ broken: OracleScene, _ values: [String: Double], mirrored: DegreeOfFreedom? = nil
  ) -> Bool {
    var other = values
    if let mirrored { other[mirrored.id] = 2 * mirrored.drawn - (values[mirrored.id] ?? 0) }
    let (new, was) = (broken.motions(values), sound.motions(other))
    for (a, b) in zip(broken.shapes, sound.shapes) {
      guard let X = new[a.part], let Y = was[b.part] else { return false }
      for (p, q) in zip(a.samples, b.samples) {
        let d = X.apply(p) - Y.apply(q)
        if !((d * d).sum() <= tolerance * tolerance) { return false }
      }
    }
    return true
  }

  /// Nothing says which way is positive, and it goes as far both ways.
  private static func isEvenHanded(_ dof: DegreeOfFreedom) -> Bool {
    guard dof.sense?.toward == nil, dof.drive == nil else { return false }
    return dof.range.map { abs($0.lower + $0.upper - 2 * dof.drawn) < 1e-9 } ?? true
  }

  private static func isSame(_ a: DegreeOfFreedom.Range?, _ b: DegreeOfFreedom.Range?) -> Bool {
    guard let a, let b else { return a == nil && b == nil }
    return abs(a.lower - b.lower) < 1e-9 && abs(a.upper - b.upper) < 1e-9
  }

  /// Shapes that move against shapes that do not.
  private func pairs(_ scene: OracleScene, _ moved: Set<String>) -> [(Int, Int)] {
    let moving = scene.shapes.indices.filter { moved.contains(scene.shapes[$0].part) }
    let resting = scene.shapes.indices.filter { !moved.contains(scene.shapes[$0].part) }
    return moving.flatMap { i in resting.map { (i, $0) } }
  }

  private func isFree(_ broken: OracleScene) -> Bool {
    let old = Dictionary(sound.document.joints.map { ($0.id, $0) }, uniquingKeysWith: { a, _ in a })
    for joint in broken.document.joints {
      guard let before = old[joint.id], before.frame == joint.frame, before.kind == joint.kind,
        before.dofs.count == joint.dofs.count
      else { return false }
      for (dof, was) in zip(joint.dofs, before.dofs) where !Self.isSame(dof.range, was.range) {
        guard let range = dof.range, range.upper > range.lower,
          dof.type == .translation || range.upper - range.lower <= 2 * .pi, isFree(dof, of: joint, broken)
        else { return false }
      }
    }
    return true
  }

  private func isFree(_ dof: DegreeOfFreedom, of joint: JointRecord, _ scene: OracleScene) -> Bool {
    guard let poses = poses(of: dof, joint, scene) else { return false }
    let home = scene.motions(poses.home)
    let list = pairs(scene, scene.below(joint.child), poses, home)
    let reach = 3 * tolerance + 1e-3
    func part(_ i: Int, _ at: [String: OracleMotion]) -> OracleMotion { at[scene.shapes[i].part] ?? .none }
    let before = list.map { i, j in
      scene.depth(scene.shapes[i], part(i, home), scene.shapes[j], part(j, home))
    }
    let heldAtHome = dof.type == .translation ? held(scene, list, home, reach) : 0
    for values in poses.all {
      let now = scene.motions(values)
      for (n, (i, j)) in list.enumerated() {
        let depth = scene.depth(scene.shapes[i], part(i, now), scene.shapes[j], part(j, now))
        if depth > max(tolerance, before[n] + tolerance) { return false }
      }
      if dof.type == .translation, Double(held(scene, list, now, reach)) < 0.15 * Double(heldAtHome) { return false }
    }
    return true
  }

  private struct Poses {
    var home: [String: Double]
    var all: [[String: Double]]
    /// Others follow.
    var isLinked: Bool
  }

  /// 121 poses over a range and a little more; nil where what follows cannot.
  private func poses(of dof: DegreeOfFreedom, _ joint: JointRecord, _ scene: OracleScene) -> Poses? {
    let base = scene.base(for: joint)
    if scene.document.couplings.isEmpty, scene.document.closures.isEmpty {
      let all = scene.samples(of: dof, count: 121).map { value in
        var values = base
        values[dof.id] = value
        return values
      }
      return Poses(home: base, all: all, isLinked: false)
    }
    guard dof.role != .follows, let range = dof.range, let loops = OracleLoops(scene),
      let down = loops.walk(dof, from: base, to: range.lower, steps: 60),
      let up = loops.walk(dof, from: base, to: range.upper, steps: 60), let home = up.first
    else { return nil }
    return Poses(home: home, all: down + up.dropFirst(), isLinked: true)
  }

  /// What moves against what does not; where others follow, everything against whatever moves.
  private func pairs(
    _ scene: OracleScene, _ below: Set<String>, _ poses: Poses, _ home: [String: OracleMotion]
  ) -> [(Int, Int)] {
    guard poses.isLinked else { return pairs(scene, below) }
    var moved: Set<Int> = []
    for values in [poses.all.first, poses.all.last].compactMap({ $0 }) {
      let now = scene.motions(values)
      for (i, shape) in scene.shapes.enumerated() {
        let (X, Y) = (now[shape.part] ?? .none, home[shape.part] ?? .none)
        let isStill = shape.samples.allSatisfy { p in
          let d = X.apply(p) - Y.apply(p)
          return (d * d).sum() < 1e-18
        }
        if !isStill { moved.insert(i) }
      }
    }
    return scene.shapes.indices.flatMap { i in
      scene.shapes.indices.filter { j in
        j > i && scene.shapes[i].part != scene.shapes[j].part && (moved.contains(i) || moved.contains(j))
      }.map { (i, $0) }
    }
  }

  /// Points of what moves that lie beside something that does not.
  private func held(
    _ scene: OracleScene, _ list: [(Int, Int)], _ now: [String: OracleMotion], _ reach: Double
  ) -> Int {
    var beside: [Int: Set<Int>] = [:]
    for (i, j) in list {
      let (X, Y) = (now[scene.shapes[i].part] ?? .none, now[scene.shapes[j].part] ?? .none)
      guard !scene.areApart(scene.shapes[i], X, scene.shapes[j], Y, by: reach) else { continue }
      let to = Y.inverse.after(X)
      for (k, p) in scene.shapes[i].samples.enumerated() where beside[i]?.contains(k) != true {
        if scene.shapes[j].distance(to: to.apply(p), atMost: reach) <= reach { beside[i, default: []].insert(k) }
      }
    }
    return beside.values.reduce(0) { $0 + $1.count }
  }
}
