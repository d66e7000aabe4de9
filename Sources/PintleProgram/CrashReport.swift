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

  /// The last instruction of the innermost loop around an address that does not jump: what it does before it goes back.
  ///
  /// The compiler gives the load of a loop's variable the line of its declaration, and the jump none: the address itself
  /// may lie before the loop in the author's eyes. nil where there is no jump back within 4 KiB.
  private func loopBody(around address: UInt64, _ sandbox: Sandbox) async -> UInt64? {
    guard let disassembler = sandbox.toolchain.disassembler else { return nil }
    let result = await sandbox.tool([
      disassembler, "-d", "--no-show-raw-insn", "--start-address=\(address)", "--stop-address=\(address &+ 4096)",
      "\(sandbox.sourceFolder)/program",
    ]).run()
    var last: UInt64?
    for line in result.outputText.split(separator: "\n") {
      // `    1234: jmp 0x1200 <symbol+0x10>`; a line without an instruction in between is another function.
      let fields = line.split { $0 == " " || $0 == "\t" }
      guard fields.count >= 2, fields[0].last == ":", let here = UInt64(fields[0].dropLast(), radix: 16) else {
        if last != nil { return nil }
        continue
      }
      let isJump = fields[1].first == "j" || fields[1] == "b" || fields[1].hasPrefix("b.")
      if isJump, fields.count >= 3, fields[2].hasPrefix("0x"),
        let target = UInt64(fields[2].dropFirst(2), radix: 16)
      {
        if target <= address { return last }
      } else {
        last = here
      }
    }
    return nil
  }

  /// Looks the return addresses up in the program's line tables: the innermost line of the author's becomes the place,
  /// and a check that the compiler wrote into the code names what failed.
  mutating func symbolize(sandbox: Sandbox, files: [String], wasLooping: Bool = false) async {
    guard let symbolizer = sandbox.toolchain.symbolizer, !offsets.isEmpty else { return }
    // The first address may be the instruction that stopped; where that is the compiler's own (line 0: the jump back of a
    // loop), the line before it in the same function is the author's. The others are return addresses, which belong to
    // the line after the call: one byte less lies in the call.
    if wasLooping, let body = await loopBody(around: offsets[0], sandbox) { offsets[0] = body }
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
