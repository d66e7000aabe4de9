/// Where the nodes of a solid's tree were written: a tree beside the tree. Missing children know no place.
public struct SourceNotes: Hashable, Sendable {
  public var source: SourceLocation?
  public var children: [SourceNotes]

  public init(_ source: SourceLocation? = nil, children: [SourceNotes] = []) {
    self.source = source
    self.children = children
  }

  public static let none = SourceNotes()

  public func child(_ i: Int) -> SourceNotes { children.indices.contains(i) ? children[i] : .none }

  /// The same notes; where the root has none, that of another root.
  func or(_ other: SourceNotes) -> SourceNotes { SourceNotes(source ?? other.source, children: children) }

  /// Every node whose place differs from that of the node above it, as paths of child indices from the root, in order.
  public var traces: [(path: [Int], source: SourceLocation)] {
    var found: [(path: [Int], source: SourceLocation)] = []
    func walk(_ notes: SourceNotes, _ path: [Int], _ above: SourceLocation?) {
      if let source = notes.source, source != above { found.append((path, source)) }
      for (i, child) in notes.children.enumerated() { walk(child, path + [i], notes.source ?? above) }
    }
    walk(self, [], nil)
    return found
  }
}
