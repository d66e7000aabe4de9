internal import CZip
internal import Glibc

/// Zip archives in memory, by libzip. The same entries give the same bytes.
enum ZipArchive {
  struct Failure: Error { var words: String }

  /// Deflated, in order, dated 1980-01-01, the format's own beginning.
  static func packed(_ entries: [(path: String, bytes: [UInt8])]) throws(Failure) -> [UInt8] {
    var error = zip_error_t()
    zip_error_init(&error)
    defer { zip_error_fini(&error) }
    guard let whole = zip_source_buffer_create(nil, 0, 0, &error) else { throw Failure(words: words(&error)) }
    // Kept beyond the archive: its bytes are read after it is closed.
    zip_source_keep(whole)
    defer { zip_source_free(whole) }
    guard let archive = zip_open_from_source(whole, ZIP_CREATE | ZIP_TRUNCATE, &error) else {
      zip_source_free(whole)
      throw Failure(words: words(&error))
    }
    var isOpen = true
    defer { if isOpen { zip_discard(archive) } }
    // libzip reads them when it closes.
    let copies = entries.map { entry in
      let copy = UnsafeMutableRawBufferPointer.allocate(byteCount: max(1, entry.bytes.count), alignment: 1)
      copy.copyBytes(from: entry.bytes)
      return copy
    }
    defer { for copy in copies { copy.deallocate() } }
    // The format's clock is local: midnight here is midnight everywhere.
    var date = tm()
    (date.tm_year, date.tm_mday, date.tm_isdst) = (80, 1, -1)
    let time = mktime(&date)
    for (entry, copy) in zip(entries, copies) {
      guard let source = zip_source_buffer_create(copy.baseAddress, UInt64(entry.bytes.count), 0, &error) else {
        throw Failure(words: words(&error))
      }
      let index = zip_file_add(archive, entry.path, source, UInt32(ZIP_FL_ENC_UTF_8))
      guard index >= 0 else {
        zip_source_free(source)
        throw Failure(words: String(cString: zip_strerror(archive)))
      }
      zip_file_set_mtime(archive, UInt64(index), time, 0)
      zip_set_file_compression(archive, UInt64(index), ZIP_CM_DEFLATE, 6)
    }
    guard zip_close(archive) == 0 else { throw Failure(words: String(cString: zip_strerror(archive))) }
    isOpen = false
    return try content(of: whole)
  }

  private static func content(of source: OpaquePointer) throws(Failure) -> [UInt8] {
    var status = zip_stat_t()
    guard zip_source_stat(source, &status) == 0, zip_source_open(source) == 0 else {
      throw Failure(words: "what was packed cannot be read")
    }
    defer { zip_source_close(source) }
    let size = Int(status.size)
    var done = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      done = Int(zip_source_read(source, buffer.baseAddress, UInt64(size)))
      count = max(0, done)
    }
    guard done == size else { throw Failure(words: "what was packed cannot be read") }
    return bytes
  }

  /// The bytes of one entry; nothing larger than `limit`.
  static func entry(_ path: String, of archive: [UInt8], limit: Int) throws(Failure) -> [UInt8] {
    let result = archive.withUnsafeBytes { bytes -> Result<[UInt8], Failure> in
      var error = zip_error_t()
      zip_error_init(&error)
      defer { zip_error_fini(&error) }
      guard let source = zip_source_buffer_create(bytes.baseAddress, UInt64(bytes.count), 0, &error) else {
        return .failure(Failure(words: words(&error)))
      }
      guard let archive = zip_open_from_source(source, ZIP_RDONLY, &error) else {
        zip_source_free(source)
        return .failure(Failure(words: words(&error)))
      }
      defer { zip_discard(archive) }
      var status = zip_stat_t()
      guard zip_stat(archive, path, 0, &status) == 0, let file = zip_fopen(archive, path, 0) else {
        return .failure(Failure(words: "it holds no `\(path)`"))
      }
      defer { zip_fclose(file) }
      guard status.size <= limit else { return .failure(Failure(words: "`\(path)` is larger than \(limit >> 20) MiB")) }
      let size = Int(status.size)
      var done = 0
      let content = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
        done = Int(zip_fread(file, buffer.baseAddress, UInt64(size)))
        count = max(0, done)
      }
      return done == size ? .success(content) : .failure(Failure(words: "`\(path)` is damaged"))
    }
    return try result.get()
  }

  private static func words(_ error: inout zip_error_t) -> String { String(cString: zip_error_strerror(&error)) }
}
