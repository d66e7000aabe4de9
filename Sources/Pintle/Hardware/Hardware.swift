internal import PintleDocument

/// What a joint turns or slides on; built when the program has finished.
public struct Hardware: Sendable {
  /// Adds shapes to both parts of the joint and cuts what it needs in them.
  func install(on joint: Joint, at place: SourceLocation) {}
}
