internal import Glibc

/// Why a file could not be written.
public struct FileWriteError: Error, Hashable, Sendable, CustomStringConvertible {
  public enum Step: String, Hashable, Sendable { case create, write, sync, rename }
  public var path: String
  public var step: Step
  /// The system's error number.
  public var code: Int32

  public var description: String { "cannot write \(path) (\(step.rawValue)): \(String(cString: strerror(code)))" }
}

/// Writes files whole or not at all.
public enum AtomicFile {
  /// Writes the bytes to a temporary file beside `path`, flushes it to disk and renames it over `path`.
  ///
  /// A reader sees the old file or the new one, never a part. On failure the temporary file is removed and what stood
  /// at `path` is untouched. An existing file keeps its permissions; a new one gets the process's default.
  public static func write(_ bytes: [UInt8], to path: String) throws(FileWriteError) {
    func failed(_ step: FileWriteError.Step) -> FileWriteError {
      FileWriteError(path: path, step: step, code: errno)
    }
    var existing = stat()
    let known = stat(path, &existing) == 0
    if known, existing.st_mode & S_IFMT == S_IFDIR {
      throw FileWriteError(path: path, step: .create, code: EISDIR)
    }
    // A pipe or a device (/dev/stdout) cannot be replaced: it is written to.
    if known, existing.st_mode & S_IFMT != S_IFREG {
      let file = open(path, O_WRONLY | O_CLOEXEC)
      guard file >= 0 else { throw failed(.create) }
      defer { close(file) }
      guard writeAll(bytes, to: file) else { throw failed(.write) }
      return
    }
    var (file, temporary) = (Int32(-1), "")
    for attempt in 0..<100 {
      temporary = "\(path).\(getpid()).\(attempt).tmp"
      file = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
      if file >= 0 || errno != EEXIST { break }
    }
    guard file >= 0 else { throw failed(.create) }
    var failure: FileWriteError?
    if known { fchmod(file, existing.st_mode & 0o7777) }
    if !writeAll(bytes, to: file) {
      failure = failed(.write)
    } else if fsync(file) != 0, errno != EINVAL {
      failure = failed(.sync)
    }
    if close(file) != 0, failure == nil { failure = failed(.write) }
    if failure == nil, rename(temporary, path) != 0 { failure = failed(.rename) }
    if let failure {
      unlink(temporary)
      throw failure
    }
  }

  private static func writeAll(_ bytes: [UInt8], to file: Int32) -> Bool {
    bytes.withUnsafeBytes { buffer in
      var done = 0
      while done < buffer.count {
        let n = Glibc.write(file, buffer.baseAddress?.advanced(by: done), buffer.count - done)
        if n < 0 {
          if errno == EINTR { continue }
          return false
        }
        done += n
      }
      return true
    }
  }
}
