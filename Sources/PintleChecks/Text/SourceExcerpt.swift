/// One line of source and the caret under it, as a terminal shows them.
///
/// Columns as compilers and `#column` count them: bytes of UTF-8 from 1. Tabs go to stops of four columns, wide
/// characters take two, what cannot be printed is spelled out, and of a long line only a window is shown.
struct SourceExcerpt {
  /// The line without control characters.
  var text: String
  /// Columns of the terminal before the caret; nil where no column is known.
  var caret: Int?

  static let tabStop = 4
  static let longest = 96
  /// Bytes to either side of the column that are looked at: more than ever fit into the window.
  private static let reach = 1024

  /// nil where the source has no such line.
  init?(source: SourceLines, line: Int, column: Int) {
    guard let bytes = source[line] else { return nil }
    let mark = bytes.startIndex + min(max(column - 1, 0), bytes.count)
    // A file may be one line of megabytes.
    func character(_ i: Int) -> Int {
      // Not inside a character; what is no UTF-8 at all is cut anywhere.
      var i = i
      while i > bytes.startIndex, i < bytes.endIndex, bytes[i] & 0xC0 == 0x80 { i -= 1 }
      return i
    }
    let first = character(max(bytes.startIndex, mark - Self.reach))
    let last = character(min(bytes.endIndex, mark + Self.reach))
    self.init(
      line: String(decoding: bytes[first..<last], as: UTF8.self), column: column - (first - bytes.startIndex),
      isCutBefore: first > bytes.startIndex, isCutAfter: last < bytes.endIndex)
  }

  /// - Parameters:
  ///   - isCutBefore, isCutAfter: the line goes on to that side.
  init(line: String, column: Int, isCutBefore: Bool = false, isCutAfter: Bool = false) {
    var cells: [(text: String, width: Int)] = []
    var position = 0
    var offset = 0
    var mark: Int?
    for character in line {
      let bytes = character.utf8.count
      // A column inside a character points at that character.
      if mark == nil, column >= 1, column - 1 < offset + bytes { mark = cells.count }
      offset += bytes
      let cell: (text: String, width: Int)
      if character == "\t" {
        let n = Self.tabStop - position % Self.tabStop
        cell = (String(repeating: " ", count: n), n)
      } else if character.unicodeScalars.contains(where: Escaping.isUnsafe) {
        let spelled = Escaping.escaped(String(character))
        cell = (spelled, DisplayWidth.of(spelled))
      } else {
        cell = (String(character), DisplayWidth.of(character))
      }
      position += cell.width
      cells.append(cell)
    }
    if mark == nil, column >= 1 { mark = cells.count }  // past the end: just behind the last character

    let (first, last) = Self.window(cells.map(\.width), around: mark ?? 0)
    let before = first > 0 || isCutBefore ? "…" : ""
    text = before + cells[first..<last].map(\.text).joined() + (last < cells.count || isCutAfter ? "…" : "")
    caret = mark.map { m in before.count + cells[first..<max(first, m)].reduce(0) { $0 + $1.width } }
    while text.last == " " { text.removeLast() }
  }

  /// The range of cells to show: all, or as many as fit with the marked one a third of the way in.
  private static func window(_ widths: [Int], around mark: Int) -> (Int, Int) {
    guard widths.reduce(0, +) > longest else { return (0, widths.count) }
    var first = min(mark, widths.count)
    var room = longest / 3
    while first > 0, widths[first - 1] <= room {
      first -= 1
      room -= widths[first]
    }
    var last = first
    room = longest - 2
    while last < widths.count, widths[last] <= room {
      room -= widths[last]
      last += 1
    }
    // Near the end of the line, show more of what is before.
    while last == widths.count, first > 0, widths[first - 1] <= room {
      first -= 1
      room -= widths[first]
    }
    return (first, last)
  }
}
