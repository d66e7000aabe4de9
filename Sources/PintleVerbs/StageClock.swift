/// Wall time by stage, in the order in which the stages ran.
struct StageClock: Sendable {
  private(set) var stages: [(name: String, milliseconds: Double)] = []

  mutating func measure<T>(_ name: String, _ work: () throws -> T) rethrows -> T {
    let clock = ContinuousClock()
    let start = clock.now
    defer { add(name, milliseconds: (clock.now - start).milliseconds) }
    return try work()
  }

  mutating func add(_ name: String, milliseconds: Double) {
    stages.append((name, milliseconds))
  }
}

extension Duration {
  var milliseconds: Double {
    let (seconds, attoseconds) = components
    return Double(seconds) * 1e3 + Double(attoseconds) * 1e-15
  }
}
