internal import Foundation
internal import PintleChecks
internal import PintleFormats
internal import PintleGeometry
internal import PintleKinematics
internal import PintleModel

/// The export of formats that show an asset in one pose: STEP, and files of triangles.
struct StillExport {
  let model: Model
  let mechanism: Mechanism
  /// In the words of pictures; nil: home.
  let pose: String?
  let path: String
  let text: FindingText

  /// Throws `PictureFault` for words that name no pose that is reached.
  private func posed() throws(PictureFault) -> Pose {
    guard let pose else { return mechanism.home }
    return try PictureWords(model: model, mechanism: mechanism).pose(pose)
  }

  func step(_ writer: STEPWriter) throws -> VerbAnswer {
    let pose = try posed()
    let parts = model.parts.indices.map { pose.motion(ofPart: $0) }
    let shapes = model.shapes.enumerated().map { pose.motion(ofShape: $0, ofPart: $1.part) }
    let made = try writer.write(model, in: STEPPose(parts: parts, shapes: shapes))
    try AtomicFile.write(made.bytes, to: path)
    let inexact = made.inexact == 0 ? "" : " (\(made.inexact) of them not exact)"
    return VerbAnswer(
      text: "\(path): \(made.bytes.count) bytes, millimetres, \(made.parts) parts, \(made.shapes) shapes of "
        + "\(made.solids) solids\(inexact), read back alike",
      diagnostics: text.text(of: made.findings))
  }

  /// Into a folder of its own, read back from there, then into place, the file that names the other last.
  func surfaces(_ format: SurfaceFormat) throws -> VerbAnswer {
    let place = URL(fileURLWithPath: path)
    let name = place.deletingPathExtension().lastPathComponent
    let made = try SurfaceWriter.write(model, in: posed(), as: format, name: name)
    let trial = URL(fileURLWithPath: NSTemporaryDirectory()).appendingPathComponent("pintle-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: trial) }
    try FileSet.write(made.files.map { (trial.appendingPathComponent($0.path).path, $0.bytes) })
    try made.readBack(in: trial.path)
    let home = place.deletingLastPathComponent()
    var files = made.files.map { (path: home.appendingPathComponent($0.path).path, bytes: $0.bytes) }
    files[files.count - 1].path = place.path
    try FileSet.write(files)
    let count = made.files.count
    let bytes = made.files.reduce(0) { $0 + $1.bytes.count }
    return VerbAnswer(
      text:
        "\(path): \(count == 1 ? "" : "\(count) files, ")\(bytes) bytes, \(format.unit), \(made.triangles) triangles, "
        + "read back alike")
  }
}
