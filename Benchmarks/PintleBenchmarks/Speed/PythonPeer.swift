import Foundation

/// A Python script as a process that answers lines with lines: its start and its imports are not counted.
final class PythonPeer {
  private let process = Process()
  private let input = Pipe()
  private let output = Pipe()
  private var pending = Data()
  private let script: String

  /// `script`: below the repository's root.
  init(python: String, script: String) throws {
    self.script = script
    process.executableURL = URL(fileURLWithPath: python)
    process.arguments = [script]
    process.standardInput = input
    process.standardOutput = output
    try process.run()
  }

  deinit { process.terminate() }

  func ask<Answer: Decodable>(_ question: Data, as type: Answer.Type = Answer.self) throws -> Answer {
    try input.fileHandleForWriting.write(contentsOf: question + Data("\n".utf8))
    while !pending.contains(UInt8(ascii: "\n")) {
      let more = output.fileHandleForReading.availableData
      guard !more.isEmpty else {
        throw BenchmarkError("\(script) ended at \(String(decoding: question.prefix(200), as: UTF8.self))")
      }
      pending += more
    }
    let line = pending.prefix { $0 != UInt8(ascii: "\n") }
    pending = Data(pending.dropFirst(line.count + 1))
    return try JSONDecoder().decode(type, from: line)
  }
}
