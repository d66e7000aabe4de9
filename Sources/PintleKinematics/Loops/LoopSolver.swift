internal import Glibc
internal import PintleDocument

/// Solves loops and couplings: which coordinates follow which, block by block.
///
/// A block is a set of followers that share equations, with the coordinates they follow. The drawn pose is the branch; what
/// is asked for is reached from there by small steps along the tangent, each corrected by Newton's method (Allgower and
/// Georg, Introduction to Numerical Continuation Methods, 1990), so that no step can fall onto another branch unseen.
final class LoopSolver: Sendable {
  struct Block: Sendable {
    /// Coordinates that are found, ascending.
    let unknowns: [Int]
    /// Coordinates that are given, ascending.
    let givens: [Int]
    /// Equations.
    let rows: [Int]
    /// Per system row its place in the block, or −1; per coordinate its column among the unknowns, or among the givens.
    let place: [Int]
    let column: [Int]
    let givenColumn: [Int]
    /// Per given: some equation is not linear in it, so that a long step may leave the branch.
    let bends: [Bool]
    /// Linear in all its coordinates: one step of any length solves it.
    let isLinear: Bool
  }

  let system: LoopSystem
  let blocks: [Block]
  /// The drawn pose, as the drawing says.
  var drawn: [Double] { system.coordinates.drawn }
  /// Per coordinate: found by a loop or a coupling.
  let isUnknown: [Bool]

  /// Nil where nothing is coupled or closed.
  init?(_ mechanism: Mechanism) {
    guard let system = LoopSystem(mechanism) else { return nil }
    self.system = system
    let coordinates = system.coordinates
    let count = coordinates.all.count
    // A follower's value, or all components of a ball or a free joint.
    var mayFollow = [Bool](repeating: false, count: count)
    for (c, coordinate) in coordinates.all.enumerated() {
      let record = mechanism.freedoms[coordinate.freedom].record
      guard record.role == .follows else { continue }
      switch coordinate.motion {
      case .turn: mayFollow[c] = record.type != .rotation3
      case .shift, .spin, .offset: mayFollow[c] = true
      case .idle: break
      }
    }
    var parent = Array(0..<count)
    func root(_ i: Int) -> Int {
      var r = i
      while parent[r] != r {
        parent[r] = parent[parent[r]]
        r = parent[r]
      }
      return r
    }
    let known = (0..<system.owner.count).map { system.coordinates(ofRow: $0) }
    var isUnknown = [Bool](repeating: false, count: count)
    for list in known {
      let followers = list.filter { mayFollow[$0] }
      for c in followers {
        isUnknown[c] = true
        parent[root(c)] = root(followers[0])
      }
    }
    // The components of one ball belong together.
    for c in 0..<count where isUnknown[c] {
      let first = coordinates.first[coordinates.all[c].freedom]
      for k in first..<count where coordinates.all[k].freedom == coordinates.all[c].freedom && mayFollow[k] {
        isUnknown[k] = true
        parent[root(k)] = root(c)
      }
    }
    var rowsOfBlock: [Int: [Int]] = [:]
    var loose: [Int] = []
    for (row, list) in known.enumerated() {
      if let c = list.first(where: { isUnknown[$0] }) {
        rowsOfBlock[root(c), default: []].append(row)
      } else {
        loose.append(row)
      }
    }
    var blocks: [Block] = []
    var groups = rowsOfBlock.sorted { $0.value[0] < $1.value[0] }.map(\.value)
    // Equations without a follower tie inputs to each other.
    var looseByOwner: [Int: [Int]] = [:]
    for row in loose { looseByOwner[system.owner[row], default: []].append(row) }
    groups += looseByOwner.sorted { $0.key < $1.key }.map(\.value)
    for rows in groups {
      let all = Set(rows.flatMap { known[$0] })
      var unknowns = all.filter { isUnknown[$0] }
      for c in unknowns {
        let freedom = coordinates.all[c].freedom
        for k in coordinates.first[freedom]..<count where coordinates.all[k].freedom == freedom && isUnknown[k] {
          unknowns.insert(k)
        }
      }
      let givens = all.subtracting(unknowns).filter {
        if case .idle = coordinates.all[$0].motion { false } else { true }
      }
      var place = [Int](repeating: -1, count: system.owner.count)
      for (i, r) in rows.enumerated() { place[r] = i }
      var column = [Int](repeating: -1, count: count)
      for (i, c) in unknowns.sorted().enumerated() { column[c] = i }
      var givenColumn = [Int](repeating: -1, count: count)
      for (i, c) in givens.sorted().enumerated() { givenColumn[c] = i }
      func isLinear(_ row: Int) -> Bool {
        let o = system.owner[row]
        guard o >= system.closures.count else { return false }
        if case .linear = system.couplings[o - system.closures.count].relation { return true }
        return false
      }
      let bent = Set(rows.filter { !isLinear($0) }.flatMap { known[$0] })
      blocks.append(
        Block(
          unknowns: unknowns.sorted(), givens: givens.sorted(), rows: rows, place: place, column: column,
          givenColumn: givenColumn, bends: givens.sorted().map(bent.contains), isLinear: rows.allSatisfy(isLinear)))
    }
    self.blocks = blocks
    self.isUnknown = isUnknown
  }

  /// ∂ equations / ∂ unknowns of a block, in scaled coordinates.
  func jacobian(of block: Block, _ q: [Double], _ bodies: LoopBodies) -> DenseMatrix {
    var J = DenseMatrix(rows: block.rows.count, columns: block.unknowns.count)
    system.jacobian(q, bodies, rows: block.place, columns: block.column, into: &J)
    return J
  }

  /// ∂ equations / ∂ givens of a block, in scaled coordinates.
  func givenJacobian(of block: Block, _ q: [Double], _ bodies: LoopBodies) -> DenseMatrix {
    var J = DenseMatrix(rows: block.rows.count, columns: block.givens.count)
    system.jacobian(q, bodies, rows: block.place, columns: block.givenColumn, into: &J)
    return J
  }
}
