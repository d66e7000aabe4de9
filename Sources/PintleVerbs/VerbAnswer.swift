internal import PintleDocument
public import PintleRender

/// The exit status of every command.
public enum ExitStatus: Int32, Sendable {
  case pass = 0
  /// The asset has errors.
  case errors = 1
  /// Wrong usage, or input that cannot be read.
  case usage = 2
  /// No verdict: the tool itself failed, or could not prove its case.
  case tool = 3

  /// Of several inputs the worst counts; a tool failure hides nothing.
  static func worst(_ a: ExitStatus, _ b: ExitStatus) -> ExitStatus { a.rawValue >= b.rawValue ? a : b }
}

/// What a verb answers: results, remarks and a status. The command line prints them; other front ends pass them on.
public struct VerbAnswer: Sendable {
  /// Results, for stdout.
  public var text: String
  /// Remarks and errors, for stderr.
  public var diagnostics: String
  public var status: ExitStatus

  public init(text: String = "", diagnostics: String = "", status: ExitStatus = .pass) {
    self.text = text
    self.diagnostics = diagnostics
    self.status = status
  }

  /// A value as JSON on stdout, with remarks.
  init(json value: some Encodable, diagnostics: String) {
    do {
      self.init(text: try CanonicalJSON.string(value), diagnostics: diagnostics)
    } catch {
      self.init(diagnostics: "error: a number is not finite: \(error)", status: .tool)
    }
  }
}

/// For front ends that know this module alone.
public typealias GraphicsProvider = PintleRender.GraphicsProvider

/// How an input is to be read and drawn.
public struct InputOptions: Sendable {
  /// Parameters by name, as typed: `width`, `0.8`.
  public var parameters: [(name: String, value: String)] = []
  public var seed: UInt64?
  public var program: String?
  public var useDiskCache = true
  public var unsafeNoSandbox = false
  /// Folders whose meshes may be read besides those around the asset's file.
  public var meshFolders: [String] = []
  /// Whether the collision geometry of a URDF is looked at in place of the visual one.
  public var usesCollisionGeometry = false
  /// Where the OpenGL of pictures comes from.
  public var graphics = GraphicsProvider.automatic

  public init() {}
}
