internal import PintleDocument

/// What one solid may ask for: bounds that no real part meets, so that no document can make the host hang.
struct GeometryLimits: Sendable {
  /// Operations and primitives in one tree.
  var nodes = 20_000
  var depth = 200
  /// Copies that one pattern may make.
  var copies = 10_000
  /// Points of one polygon, spline or path.
  var points = 5_000
  /// Letters of one text.
  var characters = 500
  /// Triangles of one solid.
  var triangles = 1_000_000
  /// Of work for one solid, looked at between operations.
  var time = Duration.seconds(60)
  /// Of work for one boolean or one tessellation.
  var operationTime = Duration.seconds(20)
  /// Metres.
  var shortest = 1e-6
  var longest = 1e4

  func accepts(_ length: Double) -> Bool { length >= shortest && length <= longest }
  var lengthsText: String { "0.001 mm and 10 km" }
}

/// Boxes in groups: two boxes that come within `margin` of each other are in one group (and so on, transitively).
///
/// Sorted along x and swept: O(n log n + pairs that overlap along x).
struct BoxGroups {
  /// Indices, ascending; groups in the order of their first member.
  let groups: [[Int]]

  init(_ boxes: [Bounds], margin: Double) {
    var parent = Array(boxes.indices)
    func root(_ i: Int) -> Int {
      var i = i
      while parent[i] != i {
        parent[i] = parent[parent[i]]
        i = parent[i]
      }
      return i
    }
    let order = boxes.indices.sorted { (boxes[$0].lower.x, $0) < (boxes[$1].lower.x, $1) }
    for (k, i) in order.enumerated() {
      let a = boxes[i].grown(margin)
      for j in order[(k + 1)...] {
        let b = boxes[j]
        if b.lower.x > a.upper.x { break }
        guard !a.intersection(b).isEmpty else { continue }
        let (p, q) = (root(i), root(j))
        parent[max(p, q)] = min(p, q)
      }
    }
    var members: [Int: [Int]] = [:]
    var roots: [Int] = []
    for i in boxes.indices {
      let r = root(i)
      if members[r] == nil { roots.append(r) }
      members[r, default: []].append(i)
    }
    groups = roots.map { members[$0] ?? [] }
  }
}
