import PintleDocument

/// Random numbers that are the same on every machine (Steele, Lea, Flood: Fast splittable pseudorandom number
/// generators, OOPSLA 2014).
struct Dice {
  private var state: UInt64

  /// A stream of its own for every name, so that a new class leaves the mutants of the others alone.
  init(seed: UInt64, name: String) {
    // FNV-1a over the name.
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in name.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    state = seed &+ hash
  }

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var z = state
    z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
    z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
    return z ^ (z >> 31)
  }

  mutating func number(_ range: ClosedRange<Double>) -> Double {
    range.lowerBound + (range.upperBound - range.lowerBound) * Double(next() >> 11) / 9_007_199_254_740_992
  }

  mutating func index(below count: Int) -> Int { count > 0 ? Int(next() % UInt64(count)) : 0 }

  mutating func sign() -> Double { next() & 1 == 0 ? 1 : -1 }

  mutating func pick<T>(_ list: [T]) -> T? { list.isEmpty ? nil : list[index(below: list.count)] }

  /// `count` of them, each at most once, in a random order.
  mutating func draw<T>(_ count: Int, of list: [T]) -> [T] {
    var rest = list
    var drawn: [T] = []
    while drawn.count < count, !rest.isEmpty { drawn.append(rest.remove(at: index(below: rest.count))) }
    return drawn
  }

  /// A unit vector across `axis`.
  mutating func direction(across axis: Vector3) -> Vector3 {
    let u = axis.anyPerpendicular
    let v = (axis.normalized ?? [0, 0, 1]).cross(u)
    let t = RigidTransform(turning: number(0...(2 * .pi)), about: [0, 0, 1]).x
    return u * t.x + v * t.y
  }
}
