internal import PintleDocument

/// Everything that a pose may be said relative to, by its full name (`outer::inner::link`); the world is the empty name.
struct SDFFrames {
  static let world = ""

  struct Node {
    /// In the frame of `base`.
    var X: RigidTransform
    var base: String
    /// What it moves with.
    var attached: String
    /// Of a link: its part.
    var part: Int?
    /// Of a model: the frame in it that `X` is the pose of.
    var placement: String?
  }

  enum Body: Equatable {
    case world
    case part(Int)
  }

  private(set) var nodes: [String: Node] = [:]
  private var known: [String: RigidTransform] = [world: .identity]
  private var bodies: [String: Body] = [world: .world]
  /// Frames that lie in their own, as they were met.
  private(set) var rings: [String] = []

  subscript(name: String) -> Node? { nodes[name] }

  /// Whether the name was free.
  mutating func add(_ name: String, _ node: Node) -> Bool {
    guard nodes[name] == nil, name != Self.world else { return false }
    nodes[name] = node
    return true
  }

  mutating func rebase(_ name: String, on base: String) { nodes[name]?.base = base }
  mutating func attach(_ name: String, to other: String) { nodes[name]?.attached = other }

  /// In the world. Nothing recurses: chains are as long as people write them.
  mutating func pose(of name: String) -> RigidTransform {
    var way: [String] = []
    var met: Set<String> = []
    var at = name
    while known[at] == nil {
      guard let node = nodes[at], met.insert(at).inserted else {
        if nodes[at] != nil { rings.append(at) }
        known[at] = .identity
        break
      }
      way.append(at)
      at = node.base
    }
    for name in way.reversed() where known[name] == nil {
      guard let node = nodes[name] else { continue }
      known[name] = (known[node.base] ?? .identity) * placed(node, name)
    }
    return known[name] ?? .identity
  }

  /// A model stands so that the frame it is placed by stands where the pose says.
  private func placed(_ node: Node, _ model: String) -> RigidTransform {
    guard var at = node.placement else { return node.X }
    var X = RigidTransform.identity
    for _ in 0...nodes.count {
      guard at != model, let inner = nodes[at] else { break }
      X = inner.X * X
      at = inner.base
    }
    return at == model ? node.X * X.inverse : node.X
  }

  /// What a frame moves with; nil where that is nowhere.
  mutating func body(of name: String) -> Body? {
    var way: Set<String> = []
    var at = name
    while bodies[at] == nil, let node = nodes[at], way.insert(at).inserted {
      if let part = node.part { bodies[at] = .part(part) } else { at = node.attached }
    }
    guard let body = bodies[at] else { return nil }
    for name in way { bodies[name] = body }
    return body
  }
}
