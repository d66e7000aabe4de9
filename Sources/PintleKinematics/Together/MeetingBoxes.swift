internal import PintleDocument

/// Which boxes of two lists meet, asked of a tree over the longer list: O(n log n + pairs).
struct MeetingBoxes {
  /// Indices into the lists, ascending by the first, then by the second.
  private(set) var pairs: [(first: Int, second: Int)] = []
  /// False where the budget was used up before all were found.
  private(set) var isComplete = true

  init(_ first: [Bounds], _ second: [Bounds], budget: SweepBudget) {
    guard !first.isEmpty, !second.isEmpty else { return }
    let asksFirst = first.count <= second.count
    let asked = (asksFirst ? first : second).map(Box.init)
    let listed = (asksFirst ? second : first).map(Box.init)
    let tree = TriangleTree(
      positions: listed.map(\.centre), triangles: (0..<UInt32(listed.count)).map { SIMD3(repeating: $0) })
    let boxes = tree.fit({ listed[Int(tree.triangles[$0].x)] }, merge: { $0.insert($1) })
    budget.spend(nodes: listed.count, triangles: 0)
    var stack: [Int] = []
    for (i, own) in asked.enumerated() {
      guard !budget.isExhausted else {
        isComplete = false
        break
      }
      stack.append(0)
      var looks = 0
      while let node = stack.popLast() {
        looks += 1
        guard own.meets(boxes[node], within: 0) else { continue }
        let n = tree.nodes[node]
        guard n.right == 0 else {
          stack.append(Int(n.right))
          stack.append(node + 1)
          continue
        }
        for k in Int(n.first)..<Int(n.first + n.count) {
          let j = Int(tree.triangles[k].x)
          looks += 1
          if own.meets(listed[j], within: 0) { pairs.append(asksFirst ? (i, j) : (j, i)) }
        }
      }
      budget.spend(nodes: looks, triangles: 0)
    }
    pairs.sort { ($0.first, $0.second) < ($1.first, $1.second) }
  }
}
