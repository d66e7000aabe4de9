/// Whether a Document is one: what must hold before anything else may look at it.
///
/// A Document comes from a program that strangers wrote, or from a file. Nothing downstream repeats these tests. They say
/// nothing about whether the asset is any good: that is the business of the rules in the checker.
public enum DocumentIntegrity {
  /// Limits of size. Far above any asset that was made in earnest.
  public enum Limit {
    /// A document file, bytes.
    public static let bytes = 64 << 20
    /// Nesting of brackets in JSON (Foundation's coders take 512).
    public static let nesting = 500
    /// The same within one solid: some 160 unions, or 240 placements, inside one another.
    public static let solidLevels = 480
    /// Parts, joints, and entries of every other list.
    public static let entries = 20_000
    public static let shapes = 200_000
    /// Nodes of all solids and profiles, with their points and placements.
    public static let nodes = 2_000_000
    /// A name, in UTF-8.
    public static let nameBytes = 200
    /// The largest length, metres: nothing that is made is longer, and single precision still tells millimetres apart
    /// a thousandth of it.
    public static let length = 1e5
    /// At most this many findings are returned.
    public static let findings = 100
  }

  /// All that is wrong, in the order of the document; empty for a sound one. Every finding is an error of family
  /// `document` whose message begins with the place, as in `joints[2].child`.
  public static func findings(in document: Document) -> [Finding] {
    form(of: document) + references(in: document)
  }

  /// Version, sizes, numbers, names, placements, degrees of freedom: without these nothing can be done with it.
  ///
  /// A document that was decoded from JSON holds no number that is not finite; then these need not be looked for.
  public static func form(of document: Document, isDecoded: Bool = false) -> [Finding] {
    var report = IntegrityReport(document)
    guard document.pintle == Document.currentVersion else {
      report.add(
        "document.version", "pintle",
        "version \(document.pintle) of the format is not known; this Pintle reads version \(Document.currentVersion)")
      return report.findings
    }
    // A document that is too large is not looked at in detail.
    report.checkSizes()
    guard report.findings.isEmpty else { return report.findings }
    if !isDecoded { report.checkNumbers() }
    report.checkNames()
    report.checkParts()
    report.checkJoints()
    report.checkSources()
    return report.findings
  }

  /// That names are unique, and that what is referred to exists. The checker's structure rules say the same of the
  /// joints and parts of a program, in the terms of programs.
  public static func references(in document: Document) -> [Finding] {
    var report = IntegrityReport(document)
    report.checkUnique()
    report.checkReferences()
    return report.findings
  }
}

/// Gathers findings, up to the limit.
struct IntegrityReport {
  let document: Document
  private(set) var findings: [Finding] = []

  init(_ document: Document) { self.document = document }

  mutating func add(
    _ rule: String, _ path: String, _ message: String, source: Int? = nil, parts: [String] = [],
    joint: String? = nil, hint: String? = nil
  ) {
    guard findings.count < DocumentIntegrity.Limit.findings else { return }
    findings.append(
      Finding(
        rule, .error, .fail, "\(path): \(message)", parts: parts, joint: joint, source: document.location(source),
        hint: hint))
  }
}
