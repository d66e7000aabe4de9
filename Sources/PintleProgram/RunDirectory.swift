import Glibc

/// A folder for one run, removed with everything in it when the run ends; what killed processes left goes at the next.
///
/// Whoever holds a folder holds a lock on it, which the kernel drops with the process. So a folder without a lock has
/// no owner any more, also where processes of several containers share the folder.
final class RunDirectory: Sendable {
  let path: String
  private let lock: Int32

  private static let prefix = "pintle-run-"

  /// In `folder`, by default `$TMPDIR` or `/tmp`; nil where that cannot be written.
  init?(in folder: String? = nil) {
    let base = (folder ?? Files.environment("TMPDIR")).flatMap(Files.real) ?? "/tmp"
    Self.sweep(base)
    var template = Array("\(base)/\(Self.prefix)XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { return nil }
    path = template.withUnsafeBufferPointer { String(cString: $0.baseAddress!) }
    lock = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard lock >= 0, flock(lock, LOCK_EX | LOCK_NB) == 0 else {
      rmdir(path)
      return nil
    }
  }

  deinit {
    Files.remove(path)
    close(lock)
  }

  /// Removes what killed processes of this user left behind.
  static func sweep(_ base: String) {
    for name in Files.names(in: base) where name.hasPrefix(prefix) {
      let path = "\(base)/\(name)"
      var status = stat()
      // A folder younger than a minute may stand between its making and its locking.
      guard lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR, status.st_uid == geteuid(),
        time(nil) - status.st_mtim.tv_sec > 60
      else { continue }
      let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
      guard descriptor >= 0 else { continue }
      if flock(descriptor, LOCK_EX | LOCK_NB) == 0 { Files.remove(path) }
      close(descriptor)
    }
  }
}
