internal import Synchronization

/// The paths of a mechanism's inputs, each followed once: reports, sweeps and poses along a way share them.
final class LoopPathStore: Sendable {
  private struct Key: Hashable {
    /// A coordinate.
    var input: Int
    /// Where everything stands that the path starts from.
    var q: [Double]
  }
  private let paths = Mutex<[Key: LoopPath]>([:])
  /// Sweeps from many other poses may be asked for; so many are kept.
  private static let most = 64

  func path(of input: Int, from q: [Double], make: () -> LoopPath) -> LoopPath {
    let key = Key(input: input, q: q)
    if let known = paths.withLock({ $0[key] }) { return known }
    let made = make()
    paths.withLock {
      if $0.count >= Self.most { $0.removeAll() }
      $0[key] = made
    }
    return made
  }
}
