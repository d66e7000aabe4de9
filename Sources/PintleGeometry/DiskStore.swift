internal import Glibc
internal import PintleContent
internal import Synchronization

/// Byte strings by name in a folder, bounded, safe for several processes at once.
///
/// A file is a magic word, the SHA-256 of its content, and the content. It is written beside its place and moved there
/// in one step, so that a reader sees all of it or nothing; what does not match its checksum counts as absent and is
/// written anew. The files longest unused go first when the folder has grown over its limit.
final class DiskStore: Sendable {
  let directory: String
  private let limit: Int
  /// Bytes written since the folder was last measured; nil before the first time.
  private let written = Mutex<Int?>(nil)
  private let serial = Atomic<UInt64>(0)

  private static let magic = Array("PNTLGEO1".utf8)
  private static let header = 8 + 64

  /// nil where the folder cannot be made.
  init?(directory: String, limit: Int) {
    self.directory = directory
    self.limit = limit
    guard makeFolders(directory) else { return nil }
  }

  func read(_ name: String) -> [UInt8]? {
    let path = directory + "/" + name
    guard let bytes = readFile(path), bytes.count > Self.header, bytes.starts(with: Self.magic) else { return nil }
    let content = Array(bytes[Self.header...])
    guard Array(ContentHash.of(content).utf8).elementsEqual(bytes[8..<Self.header]) else { return nil }
    return content
  }

  func write(_ name: String, _ content: [UInt8]) {
    guard content.count <= limit / 2 else { return }
    let unique = serial.wrappingAdd(1, ordering: .relaxed).newValue
    let temporary = "\(directory)/.\(getpid()).\(unique)"
    guard writeFile(temporary, Self.magic + Array(ContentHash.of(content).utf8) + content) else {
      unlink(temporary)
      return
    }
    if rename(temporary, directory + "/" + name) != 0 { unlink(temporary) }
    let size = Self.header + content.count
    let isDue = written.withLock { written -> Bool in
      let sum = (written ?? limit) + size
      written = sum
      // Measured at the first write, and then for every sixteenth of the limit.
      guard sum > limit / 16 else { return false }
      written = 0
      return true
    }
    if isDue { prune() }
  }

  /// Removes the files longest unused until three quarters of the limit are left, and what died half-written.
  func prune() {
    guard let folder = opendir(directory) else { return }
    defer { closedir(folder) }
    var files: [(path: String, used: Int, size: Int)] = []
    while let entry = readdir(folder) {
      let name = withUnsafeBytes(of: entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      var info = stat()
      let path = directory + "/" + name
      guard lstat(path, &info) == 0, info.st_mode & S_IFMT == S_IFREG else { continue }
      let used = max(info.st_atim.tv_sec, info.st_mtim.tv_sec)
      if name.hasPrefix(".") {
        if used < time(nil) - 3600 { unlink(path) }
        continue
      }
      files.append((path, used, Int(info.st_size)))
    }
    var sum = files.reduce(0) { $0 + $1.size }
    guard sum > limit else { return }
    for file in files.sorted(by: { ($0.used, $0.path) < ($1.used, $1.path) }) where sum > limit * 3 / 4 {
      unlink(file.path)
      sum -= file.size
    }
  }
}

private func makeFolders(_ path: String) -> Bool {
  var made = path.hasPrefix("/") ? "/" : ""
  for piece in path.split(separator: "/") {
    made += (made.isEmpty || made == "/" ? "" : "/") + piece
    if mkdir(made, 0o755) != 0, errno != EEXIST { return false }
  }
  return access(path, W_OK | X_OK) == 0
}

private func readFile(_ path: String) -> [UInt8]? {
  let file = open(path, O_RDONLY | O_CLOEXEC)
  guard file >= 0 else { return nil }
  defer { close(file) }
  var info = stat()
  guard fstat(file, &info) == 0, info.st_size >= 0, info.st_size < 1 << 31 else { return nil }
  let size = Int(info.st_size)
  return [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
    while count < size, let base = buffer.baseAddress {
      let n = Glibc.read(file, base + count, size - count)
      guard n > 0 else { break }
      count += n
    }
  }
}

private func writeFile(_ path: String, _ bytes: [UInt8]) -> Bool {
  let file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
  guard file >= 0 else { return false }
  defer { close(file) }
  var done = 0
  return bytes.withUnsafeBytes { buffer in
    while done < bytes.count, let base = buffer.baseAddress {
      let n = Glibc.write(file, base + done, bytes.count - done)
      guard n > 0 else { return false }
      done += n
    }
    return true
  }
}
