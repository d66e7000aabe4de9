import Glibc

/// Reading and writing whole files, with bounds, through the C library.
enum Files {
  enum Failure: Error, Equatable {
    case missing
    case notAFile
    case tooLarge(limit: Int)
    case system(code: Int32)

    var text: String {
      switch self {
      case .missing: "there is no such file"
      case .notAFile: "it is not a regular file"
      case .tooLarge(let limit): "it is larger than \(limit >> 20) MiB"
      case .system(let code): String(cString: strerror(code))
      }
    }
  }

  /// The bytes of a regular file of at most `limit` bytes. A pipe, a device or a folder is refused, never waited for.
  static func read(_ path: String, limit: Int) throws(Failure) -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw errno == ENOENT || errno == ENOTDIR ? .missing : .system(code: errno) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw .system(code: errno) }
    guard status.st_mode & S_IFMT == S_IFREG else { throw .notAFile }
    guard Int(status.st_size) <= limit else { throw .tooLarge(limit: limit) }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(Int(status.st_size) + 1)
    var chunk = [UInt8](repeating: 0, count: min(max(Int(status.st_size), 4096), 1 << 20))
    while true {
      let n = Glibc.read(descriptor, &chunk, chunk.count)
      if n < 0 && errno == EINTR { continue }
      guard n >= 0 else { throw .system(code: errno) }
      if n == 0 { return bytes }
      bytes.append(contentsOf: chunk[0..<n])
      guard bytes.count <= limit else { throw .tooLarge(limit: limit) }
    }
  }

  /// Writes a new file; false where that failed (the half-written file is removed).
  static func write(_ bytes: [UInt8], to path: String, mode: mode_t = 0o600) -> Bool {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, mode)
    guard descriptor >= 0 else { return false }
    var done = 0
    let good = bytes.withUnsafeBytes { buffer in
      while done < buffer.count {
        let n = Glibc.write(descriptor, buffer.baseAddress! + done, buffer.count - done)
        if n < 0 && errno == EINTR { continue }
        guard n > 0 else { return false }
        done += n
      }
      return true
    }
    guard close(descriptor) == 0, good else {
      unlink(path)
      return false
    }
    return true
  }

  /// Readers see the old file or the new one, never a part.
  static func writeAtomically(_ bytes: [UInt8], to path: String) -> Bool {
    let draft = "\(path).\(getpid()).\(UInt32.random(in: 0 ... .max)).draft"
    guard write(bytes, to: draft) else { return false }
    guard rename(draft, path) == 0 else {
      unlink(draft)
      return false
    }
    return true
  }

  static func isFile(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
  }

  static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  static func isExecutable(_ path: String) -> Bool { isFile(path) && access(path, X_OK) == 0 }

  /// Makes a folder and those above it, for this user only; false where that failed.
  static func makeFolder(_ path: String) -> Bool {
    if isFolder(path) { return true }
    let parent = Self.parent(of: path)
    if parent != path, !makeFolder(parent) { return false }
    return mkdir(path, 0o700) == 0 || errno == EEXIST
  }

  /// Names in a folder, sorted; empty where it cannot be read.
  static func names(in folder: String) -> [String] {
    guard let stream = opendir(folder) else { return [] }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != "." && name != ".." { names.append(name) }
    }
    return names.sorted()
  }

  /// Removes a file, or a folder with everything in it; links are removed, never followed.
  static func remove(_ path: String) {
    var status = stat()
    guard lstat(path, &status) == 0 else { return }
    if status.st_mode & S_IFMT == S_IFDIR {
      for name in names(in: path) { remove("\(path)/\(name)") }
      rmdir(path)
    } else {
      unlink(path)
    }
  }

  /// The real path, with links followed; nil where nothing is there.
  static func real(_ path: String) -> String? {
    guard let resolved = realpath(path, nil) else { return nil }
    defer { free(resolved) }
    return String(cString: resolved)
  }

  static func name(of path: String) -> String {
    String(path.split(separator: "/").last ?? Substring(path))
  }

  static func parent(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  /// A file's identity without reading it: real path, size and time of its last change.
  static func stamp(_ path: String) -> String? {
    guard let real = real(path) else { return nil }
    var status = stat()
    guard stat(real, &status) == 0 else { return nil }
    return "\(real):\(status.st_size):\(status.st_mtim.tv_sec).\(status.st_mtim.tv_nsec)"
  }

  static func environment(_ name: String) -> String? {
    guard let value = getenv(name), value.pointee != 0 else { return nil }
    return String(cString: value)
  }
}
