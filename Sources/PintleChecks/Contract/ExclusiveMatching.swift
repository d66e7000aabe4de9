/// Gives candidates to demands so that none serves two and as many demands as possible get what they want.
///
/// A maximum matching in a bipartite graph where a demand may want several, by augmenting paths (Berge 1957): where
/// only an occupied candidate fits, its owner is asked to take another, and so on. First come, first served would leave
/// a demand empty that could have been met. O(wanted × edges).
struct ExclusiveMatching {
  /// The demand that each candidate serves.
  private(set) var owner: [Int?]
  /// Candidates of each demand.
  private var fits: [[Int]]
  private var loads: [Int]

  init(candidates: Int, fits: [[Int]], wanted: [Int]) {
    owner = Array(repeating: nil, count: candidates)
    loads = Array(repeating: 0, count: fits.count)
    self.fits = fits
    fill(wanted)
  }

  /// How many candidates serve a demand.
  func load(_ demand: Int) -> Int { loads[demand] }

  /// The candidates of a demand, in order.
  func served(_ demand: Int) -> [Int] { owner.indices.filter { owner[$0] == demand } }

  /// Offers more candidates (a superset) to what is still wanting.
  mutating func extend(fits more: [[Int]], wanted: [Int]) {
    fits = more
    fill(wanted)
  }

  private mutating func fill(_ wanted: [Int]) {
    for demand in fits.indices {
      while loads[demand] < wanted[demand] {
        var visited = [Bool](repeating: false, count: fits.count)
        guard augment(demand, &visited) else { break }
        loads[demand] += 1
      }
    }
  }

  private mutating func augment(_ demand: Int, _ visited: inout [Bool]) -> Bool {
    visited[demand] = true
    if let free = fits[demand].first(where: { owner[$0] == nil }) {
      owner[free] = demand
      return true
    }
    for candidate in fits[demand] {
      guard let other = owner[candidate], !visited[other] else { continue }
      if augment(other, &visited) {
        owner[candidate] = demand
        return true
      }
    }
    return false
  }

  /// Gives every candidate that is left and fits somewhere to a demand that may take more; answers those that no demand
  /// can take.
  mutating func place(most: [Int]) -> [Int] {
    var takers: [[Int]] = Array(repeating: [], count: owner.count)
    for (demand, list) in fits.enumerated() { for candidate in list { takers[candidate].append(demand) } }
    return owner.indices.filter { candidate in
      guard owner[candidate] == nil, !takers[candidate].isEmpty else { return false }
      var visited = [Bool](repeating: false, count: fits.count)
      return !settle(candidate, takers, most, &visited)
    }
  }

  private mutating func settle(_ candidate: Int, _ takers: [[Int]], _ most: [Int], _ visited: inout [Bool]) -> Bool {
    for demand in takers[candidate] where !visited[demand] {
      visited[demand] = true
      if loads[demand] < most[demand] {
        loads[demand] += 1
        owner[candidate] = demand
        return true
      }
      for other in fits[demand] where owner[other] == demand {
        if settle(other, takers, most, &visited) {
          owner[candidate] = demand
          return true
        }
      }
    }
    return false
  }
}
