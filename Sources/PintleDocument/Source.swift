/// A place in a source file: lines and columns count from 1; a column of 0 means "the whole line".
public struct SourceLocation: Hashable, Codable, Sendable {
  /// The file's name as the program gave it, without folders.
  public var file: String
  public var line: Int
  public var column: Int

  public init(file: String, line: Int, column: Int = 0) {
    self.file = file
    self.line = line
    self.column = column
  }
}
