import PintleDocument
import TestSupport

/// What mutants are drawn with: the same on every machine.
struct Dice {
  private var generator: SeededGenerator

  /// A stream of its own for every name, so that a new class leaves the mutants of the others alone.
  init(seed: UInt64, name: String) { generator = SeededGenerator(seed: seed, name: name) }

  mutating func next() -> UInt64 { generator.next() }

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
