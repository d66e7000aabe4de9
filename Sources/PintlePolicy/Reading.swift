public import PintleDocument

/// What became of a policy or contract file: the value, or every fault in it with line and column.
public struct Reading<Value: Sendable>: Sendable {
  /// nil where there are faults.
  public var value: Value?
  public var faults: [Finding]
  /// Texts by the file names that faults and findings use.
  public var sources: [String: String]
}
