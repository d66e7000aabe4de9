internal import Foundation
internal import PintleChecks
internal import PintleDocument
internal import PintleFormats
internal import PintleKinematics
internal import PintleModel

/// `pintle export`: the asset in a format of others, read back and checked before it is put in its place.
public struct ExportVerb: Sendable {
  enum Format: String, CaseIterable {
    case glb, urdf, sdf, step, stp, stl, obj, ply
    case mjcf = "xml"
    case threeMF = "3mf"

    /// Where the format is of one pose, and of triangles alone.
    var surface: SurfaceFormat? { SurfaceFormat(rawValue: rawValue) }
    /// Whether the file shows one pose and nothing moves.
    var isStill: Bool { self == .step || self == .stp || surface != nil }
  }

  /// Its ending names the format.
  public var out: String?
  public var force: Bool
  /// URDF as a ROS package: `out` is its folder; SDF as a model's folder: `out` is it with the ending `.sdf`.
  public var asPackage: Bool
  /// Followers that the format cannot say follow as nearly as it can.
  public var approximates: Bool
  /// The pose of formats that show one, in the words of pictures; nil: home.
  public var pose: String?
  /// For whom a GLB is: `generic`, `godot`, `unreal`, `unity`, `cesium`, `web`.
  public var profile: String

  public init(
    out: String?, force: Bool = false, asPackage: Bool = false, approximates: Bool = false, pose: String? = nil,
    profile: String = "generic"
  ) {
    self.pose = pose
    self.profile = profile
    self.out = out
    self.force = force
    self.asPackage = asPackage
    self.approximates = approximates
  }

  public func run(_ input: String, options: InputOptions) async -> VerbAnswer {
    guard let format else {
      let known = Format.allCases.map { ".\($0.rawValue)" }.joined(separator: ", ")
      return VerbAnswer(
        diagnostics: "error: \(out ?? ""): the ending names the format; this version writes \(known)", status: .usage)
    }
    if pose != nil, !format.isStill {
      let still = Format.allCases.filter(\.isStill).map { ".\($0.rawValue)" }.joined(separator: ", ")
      return VerbAnswer(
        diagnostics:
          "error: .\(format.rawValue) carries the motion, not a pose; leave --pose out, or write one of \(still)",
        status: .usage)
    }
    guard let profile = GLTFProfile(rawValue: profile) else {
      let known = GLTFProfile.allCases.map(\.rawValue).joined(separator: ", ")
      return VerbAnswer(
        diagnostics: "error: no profile is called `\(profile)`; there are \(known)", status: .usage)
    }
    let session = Session(options: options)
    var loaded = await session.load(input)
    guard let model = loaded.model, let mechanism = loaded.mechanism else { return .unloaded(loaded) }
    let report = session.check(&loaded)
    let text = FindingText(for: report, sources: loaded.sources)
    guard force || report.verdict == .pass else {
      return VerbAnswer(
        diagnostics: text.text(of: report)
          + "error: not exported: the check did not pass; --force exports it all the same",
        status: CheckVerb.status(of: report, loaded))
    }
    let stem = SheetWriter.fileName(loaded.name)
    let path = out ?? (asPackage ? stem.lowercased() : "\(stem).\(format.rawValue)")
    if let fault = SheetWriter.overwriting([input], with: path) { return fault }
    do {
      switch format {
      case .glb:
        let bytes = try GLBWriter.write(model, mechanism, profile: profile)
        let faults = GLTFChecker.check(bytes)
        guard faults.isEmpty else {
          return VerbAnswer(
            diagnostics: text.text(of: faults) + "error: not exported: the file would not have been valid",
            status: .tool)
        }
        let cost = try GLBReadBack.check(bytes, model, mechanism)
        try AtomicFile.write(bytes, to: path)
        return VerbAnswer(
          text: "\(path): \(bytes.count) bytes, \(cost.nodes) nodes, \(cost.drawCalls) draw calls, "
            + "\(cost.triangles) triangles",
          diagnostics: text.text(of: GLBWriter.findings(mechanism, profile: profile)))
      case .urdf:
        let made = try URDFWriter.write(
          model, mechanism, name: name(of: path), layout: asPackage ? .package : .plain, approximates: approximates)
        return try write(made, to: path, text)
      case .sdf:
        let made = try SDFWriter.write(
          model, mechanism, name: name(of: path), layout: asPackage ? .package : .plain, approximates: approximates)
        return try write(made, to: path, text)
      case .mjcf:
        return try write(MJCFWriter.write(model, mechanism, name: name(of: path)), to: path, text)
      case .step, .stp, .stl, .obj, .ply, .threeMF:
        let still = StillExport(model: model, mechanism: mechanism, pose: pose, path: path, text: text)
        return try format.surface.map(still.surfaces) ?? still.step(session.step)
      }
    } catch let fault as PictureFault {
      return VerbAnswer(diagnostics: "error: \(fault.message)", status: .usage)
    } catch {
      return VerbAnswer(diagnostics: "error: \(path): \(error)", status: .tool)
    }
  }

  private var format: Format? {
    let named = out.map { $0.lowercased() }
    if asPackage { return named?.hasSuffix(".sdf") == true ? .sdf : .urdf }
    guard let named else { return .glb }
    return Format.allCases.first { named.hasSuffix(".\($0.rawValue)") }
  }

  /// The folder that all files go into: a package's own.
  private func home(of path: String) -> URL {
    let place = URL(fileURLWithPath: path)
    guard asPackage else { return place.deletingLastPathComponent() }
    return format == .sdf ? place.deletingPathExtension() : place
  }

  private func name(of path: String) -> String {
    let place = asPackage ? home(of: path) : URL(fileURLWithPath: path).deletingPathExtension()
    return place.lastPathComponent
  }

  /// Into a folder of its own, read back from there, then put into place, the file that names the others last.
  private func write(_ made: AssetExport, to path: String, _ text: FindingText) throws -> VerbAnswer {
    let place = URL(fileURLWithPath: path)
    let home = home(of: path)
    let trial = URL(fileURLWithPath: NSTemporaryDirectory()).appendingPathComponent("pintle-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: trial) }
    // A package is looked for by its name.
    let folder = asPackage ? trial.appendingPathComponent(made.name) : trial
    try FileSet.write(made.files.map { (folder.appendingPathComponent($0.path).path, $0.bytes) })
    try made.readBack(in: folder.path)
    var files = made.files.map { (path: home.appendingPathComponent($0.path).path, bytes: $0.bytes) }
    if !asPackage { files[files.count - 1].path = place.path }
    try FileSet.write(files)
    let bytes = made.files.reduce(0) { $0 + $1.bytes.count }
    let count = made.files.count
    return VerbAnswer(
      text: "\(asPackage ? home.relativePath : path): \(count) \(count == 1 ? "file" : "files"), \(bytes) bytes",
      diagnostics: text.text(of: made.findings))
  }
}
