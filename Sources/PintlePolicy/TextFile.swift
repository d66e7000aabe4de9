internal import Foundation

/// Reads a small text file, or says why not.
enum TextFile {
  static let longest = 1 << 20

  struct Failure: Error {
    var reason: String
  }

  static func read(_ path: String) -> Result<String, Failure> {
    bytes(path).flatMap { bytes in
      guard let text = String(validating: bytes, as: UTF8.self) else {
        return .failure(Failure(reason: "it is no text in UTF-8"))
      }
      return .success(text.hasPrefix("\u{FEFF}") ? String(text.dropFirst()) : text)
    }
  }

  /// At most a byte more than `longest`; folders, devices and pipes are refused before they are opened.
  static func bytes(_ path: String) -> Result<[UInt8], Failure> {
    var kind: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &kind) else {
      return .failure(Failure(reason: "there is no such file"))
    }
    let attributes = try? FileManager.default.attributesOfItem(
      atPath: URL(fileURLWithPath: path).resolvingSymlinksInPath().path)
    guard !kind.boolValue, attributes?[.type] as? FileAttributeType == .typeRegular else {
      return .failure(Failure(reason: "it is no file"))
    }
    do {
      guard let handle = FileHandle(forReadingAtPath: path) else { return .failure(Failure(reason: "no permission")) }
      defer { try? handle.close() }
      let data = try handle.read(upToCount: longest + 1) ?? Data()
      guard data.count <= longest else { return .failure(Failure(reason: "it is larger than \(longest >> 20) MiB")) }
      return .success([UInt8](data))
    } catch {
      return .failure(Failure(reason: error.localizedDescription))
    }
  }
}
