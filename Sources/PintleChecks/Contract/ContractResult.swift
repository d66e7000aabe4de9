public import PintleDocument

/// What became of one line of a contract.
struct ContractResult {
  var line: ContractLine
  /// pass: met; fail: not met.
  var verdict: Verdict
  /// One sentence about what was found, without a full stop.
  var message: String
  /// The parts that meet it, or that come nearest.
  var parts: [String] = []
  var joint: String?
  var measured: Quantity?
  var expected: Expected?
  var hint: String?
}

/// The contract in a report: each line met, not met or unverified, and by what.
public struct ContractReport: Hashable, Codable, Sendable {
  public enum Status: String, Hashable, Codable, Sendable { case met, notMet, unverified }

  public struct Line: Hashable, Codable, Sendable {
    public var line: Int
    /// What is demanded, in one phrase.
    public var demand: String
    public var status: Status
    /// What was found, in one sentence.
    public var found: String
    /// The parts that meet it, or that come nearest.
    public var parts: [String]
    public var joint: String?
    public var measured: Quantity?
  }

  public var file: String
  /// SHA-256 of the file.
  public var hash: String
  public var asset: String?
  public var lines: [Line]
  public var met: Int
  public var notMet: Int
  public var unverified: Int

  init(_ contract: Contract, _ results: [ContractResult]) {
    file = contract.file
    hash = contract.hash
    asset = contract.asset
    lines = results.map { result in
      Line(
        line: result.line.source.line, demand: result.line.demand.text,
        status: result.verdict == .pass ? .met : result.verdict == .fail ? .notMet : .unverified,
        found: result.message, parts: result.parts, joint: result.joint,
        measured: result.measured.flatMap { $0.value.isFinite ? $0 : nil })
    }
    met = lines.count { $0.status == .met }
    notMet = lines.count { $0.status == .notMet }
    unverified = lines.count { $0.status == .unverified }
  }

  /// For an asset that never became a model: nothing is known.
  public init(unjudged contract: Contract) {
    self.init(
      contract,
      contract.lines.map { ContractResult(line: $0, verdict: .unverified, message: "there is no asset to judge") })
  }
}
