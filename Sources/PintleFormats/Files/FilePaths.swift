internal import Glibc
internal import PintleModel

/// Paths and whole files through the C library.
enum FilePaths {
  /// The real path, links followed; nil where nothing is there.
  static func real(_ path: String) -> String? {
    guard !path.utf8.contains(0), let resolved = realpath(path.isEmpty ? "." : path, nil) else { return nil }
    defer { free(resolved) }
    return String(cString: resolved)
  }

  /// nil for the root.
  static func parent(of path: String) -> String? {
    guard path != "/", let slash = path.lastIndex(of: "/") else { return nil }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  static func name(of path: String) -> String { String(path.split(separator: "/").last ?? Substring(path)) }

  /// Whether a real path is that folder or below it.
  static func isInside(_ path: String, _ folder: String) -> Bool {
    path == folder || path.hasPrefix(folder == "/" ? "/" : folder + "/")
  }

  static func isFile(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
  }

  /// A real path as seen from a folder, by at most three steps up; otherwise as it is.
  static func relative(_ path: String, to folder: String) -> String {
    var base = folder
    var steps = ""
    for _ in 0...3 {
      if path.hasPrefix(base + "/") { return steps + path.dropFirst(base.count + 1) }
      guard let parent = parent(of: base), parent != "/" else { break }
      base = parent
      steps += "../"
    }
    return path
  }

  /// The bytes of a regular file; a pipe or a device is refused, never waited for.
  static func read(_ path: String, limit: Int) throws(MeshFailure) -> [UInt8] {
    let file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard file >= 0 else { throw MeshFailure(String(cString: strerror(errno))) }
    defer { close(file) }
    var info = stat()
    guard fstat(file, &info) == 0 else { throw MeshFailure(String(cString: strerror(errno))) }
    guard info.st_mode & S_IFMT == S_IFREG else { throw MeshFailure("it is not a regular file") }
    guard Int(info.st_size) <= limit else { throw MeshFailure("it is larger than \(limit >> 20) MiB") }
    let size = Int(info.st_size)
    var failure: Int32 = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      while count < size, let base = buffer.baseAddress {
        let n = Glibc.read(file, base + count, size - count)
        if n < 0, errno == EINTR { continue }
        if n < 0 { failure = errno }
        guard n > 0 else { break }
        count += n
      }
    }
    guard failure == 0 else { throw MeshFailure(String(cString: strerror(failure))) }
    return bytes
  }
}
