import PintleDocument

/// Who moves on whom: the joints as a tree of parts, tolerant of every fault that the structure rules report.
struct PartTree {
  /// Joint indices that name each part as their child, in the order of the document.
  let holds: [[Int]]
  /// The part that each joint's child moves on; nil where it does not exist.
  private let parents: [Int?]
  /// Parts without a parent.
  let roots: [Int]
  /// The root of everything else: the one whose tree is largest, the first among equals.
  let root: Int?
  /// Whether each part is reached from `root`.
  let isReached: [Bool]

  init(_ document: Document) {
    var index: [String: Int] = [:]
    for (i, part) in document.parts.enumerated() where index[part.id] == nil { index[part.id] = i }
    var holds = [[Int]](repeating: [], count: document.parts.count)
    var children = holds
    var parents: [Int?] = []
    for (j, joint) in document.joints.enumerated() {
      let parent = index[joint.parent]
      parents.append(parent)
      guard let child = index[joint.child] else { continue }
      holds[child].append(j)
      if let parent, child != parent { children[parent].append(child) }
    }
    func tree(under root: Int) -> [Bool] {
      var seen = [Bool](repeating: false, count: holds.count)
      var stack = [root]
      seen[root] = true
      while let part = stack.popLast() {
        for child in children[part] where !seen[child] {
          seen[child] = true
          stack.append(child)
        }
      }
      return seen
    }
    self.holds = holds
    self.parents = parents
    roots = holds.indices.filter { holds[$0].isEmpty }
    let trees = roots.map { (root: $0, seen: tree(under: $0)) }
    let largest = trees.map { $0.seen.count { $0 } }.max()
    let best = trees.first { tree in tree.seen.count { $0 } == largest }
    root = best?.root
    isReached = best?.seen ?? [Bool](repeating: false, count: holds.count)
  }

  /// The joints between a part and the root, nearest first; ends where the tree is broken or turns in a circle.
  func chain(of part: Int) -> [Int] {
    var seen: Set<Int> = [part]
    var chain: [Int] = []
    var current = part
    while let joint = holds[current].first {
      chain.append(joint)
      guard let parent = parents[joint], seen.insert(parent).inserted else { break }
      current = parent
    }
    return chain
  }
}
