extension IntegrityReport {
  /// Counts nodes, points and copies, and how deep they lie, without recursion: a tree that is too deep must not bring
  /// down what measures it.
  mutating func checkSolidSizes() {
    var total = 0
    for (key, solid) in document.solids.sorted(by: { $0.key < $1.key }) {
      var open: [(node: SolidNode, depth: Int)] = [(solid, 1)]
      var profiles: [(node: ProfileNode, depth: Int)] = []
      var deepest = 0
      while let (node, depth) = open.popLast() {
        deepest = max(deepest, depth)
        total += 1 + node.listLength
        for child in node.children { open.append((child, depth + node.levels)) }
        for profile in node.profiles { profiles.append((profile, depth + 3)) }
      }
      while let (node, depth) = profiles.popLast() {
        deepest = max(deepest, depth)
        total += 1 + node.listLength
        for child in node.children { profiles.append((child, depth + 3)) }
      }
      if deepest > DocumentIntegrity.Limit.solidLevels {
        add(
          "document.depth", "solids.\(key)",
          "operations lie too deep inside one another: \(deepest) levels of JSON, more than "
            + "\(DocumentIntegrity.Limit.solidLevels)",
          hint: "cut or join many solids in one operation")
      }
    }
    if total > DocumentIntegrity.Limit.nodes {
      add(
        "document.size", "solids",
        "\(total) nodes, points and copies, more than the \(DocumentIntegrity.Limit.nodes) that are taken")
    }
  }
}

extension SolidNode {
  /// How many levels of JSON lie between this node and its children (at most).
  fileprivate var levels: Int {
    switch self {
    case .union, .intersection, .difference: 3
    default: 2
    }
  }

  /// Points of a path or copies of a pattern.
  fileprivate var listLength: Int {
    switch self {
    case .sweep(_, let path, _, _, _): path.count
    case .pattern(let placements, _): placements.count
    case .twist(let outline, _, _, _): outline.count
    default: 0
    }
  }

  /// The flat areas that it is made of.
  fileprivate var profiles: [ProfileNode] {
    switch self {
    case .extrude(let p, _), .revolve(let p, _), .sweep(let p, _, _, _, _): [p]
    case .loft(let sections, _): sections.map(\.profile)
    default: []
    }
  }
}

extension ProfileNode {
  fileprivate var listLength: Int {
    switch self {
    case .polygon(let points, _), .spline(let points): points.count
    case .text(let string, _): string.utf8.count
    default: 0
    }
  }

  fileprivate var children: [ProfileNode] {
    switch self {
    case .rectangle, .circle, .ellipse, .slot, .polygon, .spline, .text: []
    case .union(let of), .intersection(let of): of
    case .difference(let from, let minus): [from] + minus
    case .placed(_, _, let p), .offset(_, let p): [p]
    }
  }
}
