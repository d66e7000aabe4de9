internal import PintleDocument

/// What a dying program left on its standard error: the Swift runtime's message, the language's note of the place, and
/// the return addresses of its stack, innermost first.
struct CrashReport: Equatable, Sendable {
  /// The text after "Fatal error: ".
  var message: String?
  /// The place the runtime or the language named.
  var place: SourceLocation?
  /// Offsets into the program's file. The first one may be the very instruction that stopped.
  var offsets: [UInt64] = []

  /// `files` are the author's: a place in the standard library helps nobody.
  init(_ text: String, programPath: String, files: [String]) {
    var named: SourceLocation?
    for line in text.split(separator: "\n") {
      if let (file, number, message) = Self.fatalError(line) {
        self.message = self.message ?? message
        if files.contains(file), named == nil { named = SourceLocation(file: file, line: number) }
      } else if line.hasPrefix("Fatal error: ") {
        message = message ?? String(line.dropFirst("Fatal error: ".count))
      } else if line.hasPrefix("pintle-crash: ") {
        let fields = line.dropFirst("pintle-crash: ".count).split(separator: ":")
        if fields.count >= 3, let number = Int(fields[fields.count - 2]), let column = Int(fields[fields.count - 1]) {
          let file = Files.name(of: fields.dropLast(2).joined(separator: ":"))
          if files.contains(file) { place = place ?? SourceLocation(file: file, line: number, column: column) }
        }
      } else if line.hasPrefix("\(programPath)("), let plus = line.range(ofFirst: "+0x") {
        let digits = line[plus...].prefix { $0.isHexDigit }
        if let offset = UInt64(digits, radix: 16) { offsets.append(offset) }
      }
    }
    place = named ?? place
  }

  /// `module/File.swift:12: Fatal error: message`; a failed precondition or assertion may have no message.
  private static func fatalError(_ line: Substring) -> (file: String, line: Int, message: String)? {
    for kind in ["Fatal error", "Precondition failed", "Assertion failed"] {
      guard let after = line.range(ofFirst: ": \(kind)") else { continue }
      let head = line[..<line.index(after, offsetBy: -kind.count - 2)]
      guard let colon = head.lastIndex(of: ":"), let number = Int(head[head.index(after: colon)...]) else { continue }
      let message = line[after...].hasPrefix(": ") ? String(line[after...].dropFirst(2)) : kind
      return (Files.name(of: String(head[..<colon])), number, message)
    }
    return nil
  }

  /// Looks the return addresses up in the program's line tables: the innermost line of the author's becomes the place,
  /// and a check that the compiler wrote into the code names what failed.
  mutating func symbolize(sandbox: Sandbox, files: [String]) async {
    guard let symbolizer = sandbox.toolchain.symbolizer, !offsets.isEmpty else { return }
    // The first address may be the instruction that stopped; where that is the compiler's own (line 0: the jump back of a
    // loop), the line before it in the same function is the author's. The others are return addresses, which belong to
    // the line after the call: one byte less lies in the call.
    let steps: [UInt64] = [0, 1, 4, 8, 12, 16, 20, 24, 28, 32]
    let addresses = steps.map { offsets[0] &- $0 } + offsets.dropFirst().prefix(63).map { $0 &- 1 }
    let result = await sandbox.tool(
      [symbolizer, "--obj=\(sandbox.sourceFolder)/program", "--inlines"]
        + addresses.map { "0x\(String($0, radix: 16))" }
    ).run()
    // Per address pairs of lines, a function and `path:line:column`, innermost first; an empty line ends an address.
    let entries = result.outputText.split(separator: "\n", omittingEmptySubsequences: false)
      .split(separator: "", omittingEmptySubsequences: true).map(Array.init)
    func function(_ entry: [Substring]) -> Substring? { entry.count >= 2 ? entry[entry.count - 2] : nil }
    let failure = "Swift runtime failure: "
    for (n, entry) in entries.enumerated() {
      if n == 0, message == nil, let line = entry.first(where: { $0.hasPrefix(failure) }) {
        message = String(line.dropFirst(failure.count))
      }
      // Steps back must not leave the function.
      if (2..<steps.count).contains(n), function(entry) != entries.first.flatMap(function) { continue }
      for line in entry {
        let fields = line.split(separator: ":")
        guard fields.count >= 3, let number = Int(fields[fields.count - 2]), number > 0,
          let column = Int(fields[fields.count - 1])
        else { continue }
        let file = Files.name(of: fields.dropLast(2).joined(separator: ":"))
        if files.contains(file) {
          place = SourceLocation(file: file, line: number, column: column)
          return
        }
      }
    }
  }
}

extension Substring {
  /// The index behind the first occurrence of `text`.
  func range(ofFirst text: String) -> Substring.Index? {
    var rest = self
    while !rest.isEmpty {
      if rest.hasPrefix(text) { return rest.index(rest.startIndex, offsetBy: text.count) }
      rest = rest.dropFirst()
    }
    return nil
  }
}
