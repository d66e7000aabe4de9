public import PintleDocument

/// What came of a program: a document, or findings that say why there is none.
public struct ProgramOutcome: Sendable {
  /// nil where anything went wrong; `findings` then holds an error.
  public var document: Document?
  /// What the host found: refused source, compiler errors and warnings, crash, limits, a malformed document.
  /// The document's own findings stay in the document.
  public var findings: [Finding] = []
  /// Wall time by stage, in order: `scan`, `compile`, `link`, `run`, `decode`; a stage that a cache answered is absent.
  public var timings: [(stage: String, milliseconds: Double)] = []
  /// The text of the program, as it stands in the file; empty for a document file or where it could not be read.
  public var sourceText = ""
  /// The texts of all its files by name (without folders), as `SourceLocation.file` names them.
  public var sources: [String: String] = [:]
  /// What the program printed.
  public var printed = ""
  /// Whether the compiled program, or the document itself, came from the cache.
  public var cachedProgram = false
  public var cachedDocument = false
}
