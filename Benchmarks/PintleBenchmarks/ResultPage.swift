import Foundation

/// A benchmark's page in `Benchmarks/results/<name>.md`: a title, paragraphs and tables in Markdown.
struct ResultPage {
  let name: String
  private(set) var text: String

  init(_ name: String, title: String) {
    self.name = name
    text = "# \(title)\n"
  }

  mutating func paragraph(_ words: String) { text += "\n\(words)\n" }

  /// Cells as text; `|` in them is escaped.
  mutating func table(_ header: [String], _ rows: [[String]]) {
    func line(_ cells: [String]) -> String {
      "| " + cells.map { $0.replacingOccurrences(of: "|", with: "\\|") }.joined(separator: " | ") + " |\n"
    }
    text += "\n" + line(header) + "|" + String(repeating: "---|", count: header.count) + "\n"
    for row in rows { text += line(row) }
  }

  /// Writes the page below the current folder, which is the repository's root.
  func write() throws {
    guard FileManager.default.fileExists(atPath: "Package.swift") else {
      throw BenchmarkError("benchmarks run in the repository's root: Package.swift is not here")
    }
    try FileManager.default.createDirectory(atPath: "Benchmarks/results", withIntermediateDirectories: true)
    try text.write(toFile: "Benchmarks/results/\(name).md", atomically: true, encoding: .utf8)
  }
}

/// What keeps a benchmark from running.
struct BenchmarkError: Error, CustomStringConvertible {
  let description: String
  init(_ description: String) { self.description = description }
}

/// Progress on stderr, so that stdout stays the result.
func progress(_ words: String) {
  FileHandle.standardError.write(Data((words + "\n").utf8))
}
