/// The place of the last creating call in plain memory, where a signal handler may read it.
enum CrashPlace {
  nonisolated(unsafe) static var file: UnsafePointer<UInt8>?
  nonisolated(unsafe) static var fileLength = 0
  nonisolated(unsafe) static var line: UInt = 0
  nonisolated(unsafe) static var column: UInt = 0
  /// Room for the handler's one line.
  nonisolated(unsafe) static var text: UnsafeMutablePointer<UInt8>?
  static let textLength = 1024

  static func reserve() {
    if text == nil { text = .allocate(capacity: textLength) }
    note("", 0, 0)
  }

  /// `#fileID` and its like are static strings with a pointer that lives as long as the program.
  static func note(_ file: StaticString, _ line: UInt, _ column: UInt) {
    guard file.hasPointerRepresentation else { return }
    Self.file = file.utf8Start
    fileLength = file.utf8CodeUnitCount
    Self.line = line
    Self.column = column
  }
}
