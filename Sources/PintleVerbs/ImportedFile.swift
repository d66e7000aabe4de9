internal import Foundation
internal import PintleDocument
internal import PintleFormats

/// Files of other formats on their way into a document.
enum ImportedFile {
  /// By the name; a name that says nothing (`.xml`, none) by the first element.
  static func isImport(_ path: String) -> Bool { format(of: path) != nil }

  private static func format(of path: String) -> ImportFormat? {
    let name = URL(fileURLWithPath: path).lastPathComponent.lowercased()
    if name.hasSuffix(".urdf") || name.hasSuffix(".xacro") { return .urdf }
    if name.hasSuffix(".mjcf") { return .mjcf }
    if name.hasSuffix(".sdf") || name.hasSuffix(".world") { return .sdf }
    guard name.hasSuffix(".xml") || !name.contains("."), let file = FileHandle(forReadingAtPath: path) else {
      return nil
    }
    // What cannot be read is told by whoever reads it.
    let start = isRegular(path) ? (try? file.read(upToCount: 4096)) ?? Data() : Data()
    return ImportFormat.of(Array(start))
  }

  static func load(_ path: String, options: InputOptions) -> LoadedAsset {
    let name = URL(fileURLWithPath: path).lastPathComponent
    let stem = URL(fileURLWithPath: path).deletingPathExtension().lastPathComponent
    var loaded = LoadedAsset(name: stem, findings: [], sources: [:], printed: "")
    loaded.clock.measure("read") {
      do throws(InputFile.Failure) {
        let bytes = try InputFile.read(path)
        loaded.sources[name] = String(decoding: bytes, as: UTF8.self)
        let meshes = MeshFiles(folder: folder(of: path), also: options.meshFolders)
        let format = ImportFormat.of(bytes) ?? format(of: path) ?? .urdf
        let (document, findings) = format.read(
          bytes, file: name, meshes: meshes, usesCollisionGeometry: options.usesCollisionGeometry)
        loaded.document = document
        loaded.findings = findings
        loaded.meshes = meshes
        if let document { loaded.name = document.asset }
      } catch {
        loaded.findings = [Finding("input.unreadable", .error, .fail, "`\(path)` cannot be read: \(error.reason)")]
      }
    }
    return loaded
  }

  static func folder(of path: String) -> String {
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
    return folder.isEmpty ? "." : folder
  }

  private static func isRegular(_ path: String) -> Bool {
    var isFolder: ObjCBool = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && !isFolder.boolValue
      && (try? FileManager.default.attributesOfItem(atPath: path)[.type] as? FileAttributeType) == .typeRegular
  }
}
