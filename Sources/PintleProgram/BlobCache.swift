import Glibc
internal import PintleContent

/// Blobs on disk by content hash: bounded, safe for any number of processes, and never trusted.
///
/// Every entry begins with the hash of its content; one that does not agree (half-written, tampered with, a bad disk)
/// counts as absent. Entries are written beside and renamed, so a reader sees all or nothing. When the folder grows
/// over its bound, the entries that were used longest ago go first, down to three quarters.
struct BlobCache: Sendable {
  enum Kind: String, CaseIterable, Sendable { case program, run, identity }

  var folder: String
  var limit: Int

  /// nil where no cache folder can be made.
  init?(folder: String, limit: Int) {
    guard Files.makeFolder(folder) else { return nil }
    self.folder = folder
    self.limit = limit
  }

  /// `$XDG_CACHE_HOME/pintle` or `~/.cache/pintle`; nil where neither is set.
  static var usualFolder: String? {
    if let base = Files.environment("XDG_CACHE_HOME"), base.hasPrefix("/") { return "\(base)/pintle" }
    return Files.environment("HOME").map { "\($0)/.cache/pintle" }
  }

  func read(_ key: String, kind: Kind) -> [UInt8]? {
    let path = path(key, kind)
    guard let bytes = try? Files.read(path, limit: limit), bytes.count >= 64 else { return nil }
    let content = Array(bytes[64...])
    guard ContentHash.of(content).utf8.elementsEqual(bytes[..<64]) else {
      unlink(path)
      return nil
    }
    utimensat(AT_FDCWD, path, nil, 0)
    return content
  }

  /// Silently does nothing where the disk is full or the folder is read-only: a cache is a convenience.
  func write(_ content: [UInt8], _ key: String, kind: Kind) {
    guard content.count < limit / 2 else { return }
    if Files.writeAtomically(Array(ContentHash.of(content).utf8) + content, to: path(key, kind)) { evict() }
  }

  private func path(_ key: String, _ kind: Kind) -> String { "\(folder)/\(key).\(kind.rawValue)" }

  private func evict() {
    var entries: [(path: String, size: Int, used: (Int, Int))] = []
    var total = 0
    for name in Files.names(in: folder) {
      let path = "\(folder)/\(name)"
      var status = stat()
      guard lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { continue }
      entries.append((path, Int(status.st_size), (status.st_mtim.tv_sec, status.st_mtim.tv_nsec)))
      total += Int(status.st_size)
    }
    guard total > limit else { return }
    for entry in entries.sorted(by: { $0.used < $1.used }) where total > limit / 4 * 3 {
      unlink(entry.path)
      total -= entry.size
    }
  }
}
