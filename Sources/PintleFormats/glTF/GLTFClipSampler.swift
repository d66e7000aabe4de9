internal import PintleDocument
internal import PintleKinematics
internal import PintleModel

/// Turns a clip into keys: the fewest of an even-tempered refinement that keep every moving node within a tenth of a
/// millimetre of the mechanism.
///
/// A joint that moves alone needs only its ends (and one key per quarter turn, so that interpolation takes the right
/// way): the node's pivot lies on the axis, so slerp and lerp are exact. What follows through couplings is not linear;
/// an interval is halved where interpolation misses the mechanism's pose at points inside it.
struct GLTFClipSampler {
  /// Metres.
  static let tolerance = 1e-4
  private static let deepest = 8
  /// Keys beyond which a clip is not refined any more.
  private static let mostKeys = 2000

  private struct Key {
    /// The share of the way, 0…1.
    var at: Double
    /// The local pose of every part's node, then of every spring's.
    var local: [Local]
  }
  private struct Local {
    var translation: Vector3
    var rotation: Quaternion
    /// Along z.
    var scale: Double

    init(_ X: RigidTransform, scale: Double = 1) {
      translation = X.translation
      rotation = Quaternion(X)
      self.scale = scale
    }
  }

  let mechanism: Mechanism
  let tree: GLTFPartTree
  let home: GLTFHome
  /// For each part, the distance of its farthest point from its node's origin, metres.
  let reach: [Double]
  private let springs: GLTFSprings
  /// Of what moves: parts, then springs; nil where nothing is shown of it.
  private let nodes: [Int?]

  init(
    _ model: Model, _ mechanism: Mechanism, _ tree: GLTFPartTree, _ springs: GLTFSprings, nodesOfSprings: [Int?],
    home: GLTFHome
  ) {
    self.mechanism = mechanism
    self.tree = tree
    self.home = home
    self.springs = springs
    nodes = tree.entries.indices.map(Optional.some) + nodesOfSprings
    let ofParts = model.parts.indices.map { i -> Double in
      let inverse = tree.entries[i].frame.inverse
      let bounds = model.parts[i].bounds
      guard !bounds.isEmpty else { return 0 }
      return bounds.corners.map { inverse.apply(GLTFCoordinates.vector($0)).length }.max() ?? 0
    }
    reach =
      ofParts
      + zip(springs.springs, springs.stretch).map { spring, stretch -> Double in
        (spring.shape.solid.bounds.corners.map(\.length).max() ?? 0) * max(1, stretch)
      }
  }

  func animation(_ clip: GLTFClip, into buffer: inout GLTFBufferWriter) -> GLTF.Animation? {
    var keys = [key(clip, 0)]
    for i in 1...max(1, clip.segments) {
      refine(&keys, clip, to: key(clip, Double(i) / Double(max(1, clip.segments))), depth: 0)
    }
    let times = keys.map { Float($0.at * clip.duration) }
    // Keys nearer to each other than single precision can tell would not rise.
    guard zip(times, times.dropFirst()).allSatisfy({ $0 < $1 }) else { return nil }

    var animation = GLTF.Animation(name: clip.name, channels: [], samplers: [])
    for (i, node) in nodes.enumerated() {
      guard let node else { continue }
      let start = keys[0].local[i]
      func add(_ path: String, _ output: Int) {
        animation.channels.append(.init(sampler: animation.samplers.count, target: .init(node: node, path: path)))
        animation.samplers.append(.init(input: buffer.times(times), output: output))
      }
      if keys.contains(where: { ($0.local[i].translation - start.translation).length > 1e-9 }) {
        add("translation", buffer.translations(keys.map { SIMD3<Float>($0.local[i].translation) }))
      }
      if keys.contains(where: { $0.local[i].rotation.angle(to: start.rotation) > 1e-9 }) {
        var last = start.rotation
        add(
          "rotation",
          buffer.rotations(
            keys.map { key in
              last = key.local[i].rotation.near(last)
              return SIMD4<Float>(last.vector)
            }))
      }
      if keys.contains(where: { abs($0.local[i].scale - start.scale) > 1e-9 }) {
        add("scale", buffer.translations(keys.map { [1, 1, Float($0.local[i].scale)] }))
      }
    }
    return animation.channels.isEmpty ? nil : animation
  }

  private func key(_ clip: GLTFClip, _ at: Double) -> Key {
    var values = home.pose.values
    // Both ends are hit exactly.
    values[clip.dof] = at == 0 ? clip.from : at == 1 ? clip.to : clip.from + (clip.to - clip.from) * at
    let pose = mechanism.pose(values)
    let world = tree.world(pose)
    return Key(
      at: at,
      local: tree.local(world).map { Local($0) }
        + springs.places(pose, world: world).map { Local($0.local, scale: $0.scale) })
  }

  private func refine(_ keys: inout [Key], _ clip: GLTFClip, to end: Key, depth: Int) {
    let start = keys[keys.count - 1]
    if depth < Self.deepest, keys.count < Self.mostKeys {
      // Three uneven points: a motion that happens to be right in the middle is not right at all of them.
      for share in [0.5, 0.31, 0.73] {
        let exact = key(clip, start.at + (end.at - start.at) * share)
        guard !isNear(exact, between: start, end, share) else { continue }
        refine(&keys, clip, to: key(clip, (start.at + end.at) / 2), depth: depth + 1)
        refine(&keys, clip, to: end, depth: depth + 1)
        return
      }
    }
    keys.append(end)
  }

  private func isNear(_ exact: Key, between a: Key, _ b: Key, _ share: Double) -> Bool {
    for node in exact.local.indices {
      let translation = a.local[node].translation * (1 - share) + b.local[node].translation * share
      let rotation = Quaternion.slerp(a.local[node].rotation, b.local[node].rotation, share)
      let error =
        (exact.local[node].translation - translation).length
        + exact.local[node].rotation.angle(to: rotation) * reach[node]
        + abs(exact.local[node].scale - a.local[node].scale * (1 - share) - b.local[node].scale * share) * reach[node]
      if error > Self.tolerance { return false }
    }
    return true
  }
}
