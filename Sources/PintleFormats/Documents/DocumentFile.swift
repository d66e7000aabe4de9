internal import Glibc
public import PintleDocument

/// Documents in files.
public enum DocumentFile {
  /// Reads and validates a document; nil exactly where a finding says why (`document.unreadable`, or as
  /// `DocumentReader.read`). Only regular files are read, and nothing beyond the limit of size.
  public static func read(at path: String) -> (document: Document?, findings: [Finding]) {
    func unreadable(_ why: String) -> (Document?, [Finding]) {
      (nil, [Finding("document.unreadable", .error, .fail, "\(path): \(why)")])
    }
    // Not to wait for a writer where the path is a pipe.
    let file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard file >= 0 else { return unreadable(String(cString: strerror(errno))) }
    defer { close(file) }
    var info = stat()
    guard fstat(file, &info) == 0 else { return unreadable(String(cString: strerror(errno))) }
    guard info.st_mode & S_IFMT == S_IFREG else { return unreadable("not a regular file") }
    guard info.st_size <= DocumentIntegrity.Limit.bytes else {
      return unreadable(
        "\(info.st_size >> 20) MiB, more than the \(DocumentIntegrity.Limit.bytes >> 20) that are taken")
    }
    var bytes: [UInt8] = []
    var block = [UInt8](repeating: 0, count: 1 << 16)
    while bytes.count <= DocumentIntegrity.Limit.bytes {
      let n = Glibc.read(file, &block, block.count)
      if n < 0, errno == EINTR { continue }
      guard n >= 0 else { return unreadable(String(cString: strerror(errno))) }
      if n == 0 { break }
      bytes += block[..<n]
    }
    return DocumentReader.read(bytes)
  }

  /// Writes a document's canonical JSON, whole or not at all.
  public static func write(_ document: Document, to path: String, pretty: Bool = false) throws {
    let bytes = try CanonicalJSON.encode(document, pretty: pretty)
    try AtomicFile.write(bytes, to: path)
  }
}
