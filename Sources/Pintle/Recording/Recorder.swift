internal import PintleDocument

/// What one run of a program has said so far. One run per task; the program itself is single-threaded.
final class Recorder: @unchecked Sendable {
  @TaskLocal static var ofThisRun: Recorder?
  /// Outside any run (in tests of single values) what is said goes nowhere: nothing is shared between threads.
  static var current: Recorder { ofThisRun ?? Recorder() }

  var findings: [Finding] = []
  var assetName = "asset"
  var stands: Stands?
  var parameters: [ParameterRecord] = []
  var parts: [Part] = []
  var joints: [Joint] = []
  var expectations: [ExpectationDraft] = []
  var contacts: [ContactDraft] = []
  var components: [ComponentDraft] = []
  var closures: [Loop] = []
  var couplings: [CouplingDraft] = []
  var gears: [Gear] = []
  var trains: [TrainDraft] = []
  var springs: [SpringDraft] = []
  var couplingNames: Set<String> = []
  var home: [(dof: String, value: Double)] = []
  var poses: [String: [String: Double]] = [:]
  var stances: [StanceDraft] = []
  var partNames: Set<String> = []
  var jointNames: Set<String> = []

  /// Findings that a runaway loop of a program makes are cut off here.
  static let mostFindings = 200

  func add(_ finding: Finding) {
    guard findings.count < Self.mostFindings, !findings.contains(finding) else { return }
    findings.append(finding)
  }

  /// Where the last creating call was made: the place of values that cannot carry their own (array literals).
  static var lastPlace: SourceLocation? { ofThisRun?.last }
  fileprivate(set) var last: SourceLocation?

  static func report(
    _ rule: String, _ message: String, severity: Severity = .error, parts: [String] = [], shapes: [String] = [],
    joint: String? = nil, measured: Quantity? = nil, expected: Expected? = nil, at place: SourceLocation? = lastPlace,
    hint: String? = nil
  ) {
    current.add(
      Finding(
        rule, severity, .fail, message, parts: parts, shapes: shapes, joint: joint, measured: measured,
        expected: expected, source: place, hint: hint))
  }
}

/// Every creating call passes through here: it notes where the program is, for findings and for a crash.
@discardableResult
func recorded(_ file: StaticString, _ line: UInt, _ column: UInt) -> SourceLocation {
  CrashPlace.note(file, line, column)
  let place = SourceLocation(file: fileName(file), line: Int(clamping: line), column: Int(clamping: column))
  Recorder.ofThisRun?.last = place
  return place
}

/// The file's name without the module in front of it.
private func fileName(_ file: StaticString) -> String {
  let text = String(describing: file)
  guard let slash = text.lastIndex(of: "/") else { return text }
  return String(text[text.index(after: slash)...])
}
