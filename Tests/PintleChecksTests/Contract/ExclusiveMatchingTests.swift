import TestSupport
import Testing

@testable import PintleChecks

@Suite struct ExclusiveMatchingTests {
  /// First come, first served gives 0 to the first demand and leaves the second with nothing.
  @Test func whereGreedyFails() {
    let matching = ExclusiveMatching(candidates: 2, fits: [[0, 1], [0]], wanted: [1, 1])
    #expect(matching.load(0) == 1 && matching.load(1) == 1)
    #expect(matching.owner == [1, 0])
  }

  @Test func alongAChain() {
    let n = 200
    // Demand i fits i and i + 1; the last fits 0 only: everybody has to move by one.
    let fits = (0..<n).map { [$0, $0 + 1] } + [[0]]
    let matching = ExclusiveMatching(candidates: n + 1, fits: fits, wanted: Array(repeating: 1, count: n + 1))
    #expect(fits.indices.allSatisfy { matching.load($0) == 1 })
  }

  @Test func nobodyServesTwo() {
    let matching = ExclusiveMatching(candidates: 1, fits: [[0], [0]], wanted: [1, 1])
    #expect(matching.load(0) + matching.load(1) == 1)
  }

  @Test func theRestIsPlacedOrLeftOver() {
    var matching = ExclusiveMatching(candidates: 3, fits: [[0, 1, 2], [0]], wanted: [1, 1])
    #expect(matching.place(most: [1, 1]).count == 1)
    matching = ExclusiveMatching(candidates: 3, fits: [[0, 1, 2], [0]], wanted: [1, 0])
    // Candidate 0 may go to the second demand, so that the first has room.
    #expect(matching.place(most: [2, 1]) == [])
  }

  /// Against trying everything out.
  @Test func isMaximal() {
    var random = SeededGenerator(seed: 7)
    for _ in 0..<300 {
      let candidates = Int.random(in: 1...5, using: &random)
      let fits = (0..<Int.random(in: 1...5, using: &random)).map { _ in
        (0..<candidates).filter { _ in Bool.random(using: &random) }
      }
      func best(_ demand: Int, _ used: Set<Int>) -> Int {
        guard demand < fits.count else { return 0 }
        return fits[demand].filter { !used.contains($0) }.map { 1 + best(demand + 1, used.union([$0])) }
          .reduce(best(demand + 1, used), max)
      }
      let matching = ExclusiveMatching(candidates: candidates, fits: fits, wanted: fits.map { _ in 1 })
      #expect(fits.indices.reduce(0) { $0 + matching.load($1) } == best(0, []))
      for (candidate, demand) in matching.owner.enumerated() {
        if let demand { #expect(fits[demand].contains(candidate)) }
      }
    }
  }
}
