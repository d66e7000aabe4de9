import Foundation

/// The Python audit as a process that answers paths with times: its start and its imports are not counted.
final class PeerAudit {
  struct Answer: Decodable {
    /// Milliseconds: reading, and the audit itself.
    var load: Double
    var audit: Double
    var contacts: Int
  }

  private let process = Process()
  private let input = Pipe()
  private let output = Pipe()
  private var pending = Data()

  init(python: String) throws {
    process.executableURL = URL(fileURLWithPath: python)
    process.arguments = ["Benchmarks/peers/articraft_fcl.py"]
    process.standardInput = input
    process.standardOutput = output
    try process.run()
  }

  deinit { process.terminate() }

  /// The second of two runs: the first warms what Python keeps.
  func audit(_ path: String) throws -> Answer {
    _ = try ask(path)
    return try ask(path)
  }

  private func ask(_ path: String) throws -> Answer {
    try input.fileHandleForWriting.write(contentsOf: Data((path + "\n").utf8))
    while !pending.contains(UInt8(ascii: "\n")) {
      let more = output.fileHandleForReading.availableData
      guard !more.isEmpty else { throw BenchmarkError("the Python audit ended at \(path)") }
      pending += more
    }
    let line = pending.prefix { $0 != UInt8(ascii: "\n") }
    pending = Data(pending.dropFirst(line.count + 1))
    return try JSONDecoder().decode(Answer.self, from: line)
  }
}
