internal import PintleModel

/// The bytes of an asset's own file.
public enum InputFile {
  /// Words that follow "cannot be read: ".
  public struct Failure: Error, Sendable {
    public let reason: String
  }

  /// Only regular files are read, and nothing beyond 64 MiB.
  public static func read(_ path: String) throws(Failure) -> [UInt8] {
    do throws(MeshFailure) {
      return try FilePaths.read(path, limit: XMLTree.Limit.bytes)
    } catch {
      throw Failure(reason: error.reason)
    }
  }
}
