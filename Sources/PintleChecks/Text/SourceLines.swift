/// The lines of a source, found without going through it again for each.
struct SourceLines: Sendable {
  private let bytes: [UInt8]
  /// Where each line starts.
  private let starts: [Int]

  init(_ source: String) {
    bytes = Array(source.utf8)
    var starts = [0]
    for (i, byte) in bytes.enumerated() where byte == UInt8(ascii: "\n") { starts.append(i + 1) }
    self.starts = starts
  }

  /// The bytes of a line from 1 on, without its end; nil where there is no such line.
  subscript(line: Int) -> ArraySlice<UInt8>? {
    guard line >= 1, line <= starts.count else { return nil }
    let end = line < starts.count ? starts[line] - 1 : bytes.count
    let own = bytes[starts[line - 1]..<end]
    return own.last == UInt8(ascii: "\r") ? own.dropLast() : own
  }
}
