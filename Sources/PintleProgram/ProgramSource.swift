internal import PintleDocument

/// One file of a program.
struct SourceFile: Sendable {
  /// Without folders.
  var name: String
  var text: [UInt8]
  var tokens: [SourceToken]
  /// The text that is compiled; same lines and columns.
  var rewritten: [UInt8]

  init(name: String, text: [UInt8]) {
    self.name = name
    self.text = text
    tokens = SourceScanner.tokens(of: text)
    rewritten = LiteralRewriter.rewrite(text, tokens: tokens)
  }
}

/// A program's files and the name of its type; or what is wrong with them.
struct ProgramSource: Sendable {
  /// The program's own file first, then its helpers in the order of their first use.
  var files: [SourceFile] = []
  var typeName = ""
  var findings: [Finding] = []

  /// Reads the program and every helper file that it names by `// pintle: use helpers.swift`.
  static func read(_ path: String, options: ProgramOptions, checksSource: Bool = true) -> ProgramSource {
    var source = ProgramSource()
    let main = Files.name(of: path)
    do {
      source.files.append(SourceFile(name: main, text: try Files.read(path, limit: options.limits.sourceBytes)))
    } catch {
      source.findings.append(Finding("program.unreadable", .error, .fail, "`\(path)` cannot be read: \(error.text)"))
      return source
    }
    source.readHelpers(folder: Files.parent(of: path), limit: options.limits.sourceBytes)
    for file in source.files where checksSource {
      source.findings += SourceRules.findings(in: file.tokens, file: file.name)
    }
    source.chooseType(options.program)
    return source
  }

  private mutating func readHelpers(folder: String, limit: Int) {
    guard let root = Files.real(folder) else { return }
    var known: Set<String> = [Files.real("\(root)/\(files[0].name)") ?? ""]
    var i = 0
    while i < files.count {
      let file = files[i]
      i += 1
      for (path, token) in Self.uses(in: file.tokens) {
        let place = SourceLocation(file: file.name, line: token.line, column: token.column)
        let message: String
        if let real = Files.real("\(root)/\(path)"), !path.hasPrefix("/"),
          real.hasPrefix(root == "/" ? "/" : root + "/")
        {
          guard known.insert(real).inserted else { continue }
          do throws(Files.Failure) {
            let helper = SourceFile(name: Files.name(of: real), text: try Files.read(real, limit: limit))
            if !files.contains(where: { $0.name == helper.name }) {
              files.append(helper)
              continue
            }
            message = "the program has two files named `\(helper.name)`"
          } catch {
            message = "the helper file `\(path)` cannot be read: \(error.text)"
          }
        } else if path.hasPrefix("/") || path.split(separator: "/").contains("..") {
          message = "the helper file `\(path)` lies outside the program's folder"
        } else {
          let there = Files.isFile("\(root)/\(path)")
          message = "the helper file `\(path)` \(there ? "leads outside the program's folder" : "does not exist")"
        }
        findings.append(Finding("program.use", .error, .fail, message, source: place))
      }
    }
  }

  /// `// pintle: use PATH`, one path per comment.
  static func uses(in tokens: [SourceToken]) -> [(path: String, token: SourceToken)] {
    tokens.compactMap { token in
      guard token.kind == .comment, token.text.hasPrefix("//") else { return nil }
      let words = token.text.dropFirst(2).split(whereSeparator: { $0 == " " || $0 == "\t" || $0 == "\r" })
      guard words.count >= 3, words[0] == "pintle:", words[1] == "use" else { return nil }
      return (words[2...].joined(separator: " "), token)
    }
  }

  private mutating func chooseType(_ wanted: String?) {
    let file = files[0]
    let found = Self.programTypes(in: file.tokens)
    let names = found.map(\.text)
    let list = names.map { "`\($0)`" }.joined(separator: ", ")
    if let wanted {
      if names.contains(wanted) {
        typeName = wanted
      } else {
        findings.append(
          Finding(
            "program.unknown", .error, .fail, "`\(file.name)` holds no program named `\(wanted)`",
            source: SourceLocation(file: file.name, line: 1), hint: names.isEmpty ? nil : "it holds \(list)"))
      }
    } else if names.count == 1 {
      typeName = names[0]
    } else if names.isEmpty {
      findings.append(
        Finding(
          "program.none", .error, .fail, "`\(file.name)` holds no program",
          source: SourceLocation(file: file.name, line: 1),
          hint: "a program is a type that conforms to `AssetProgram`: `struct Cabinet: AssetProgram { … }`"))
    } else {
      findings.append(
        Finding(
          "program.several", .error, .fail, "`\(file.name)` holds \(names.count) programs: \(list)",
          source: SourceLocation(file: file.name, line: found[1].line, column: found[1].column),
          hint: "choose one with `--program \(names[0])`"))
    }
  }

  /// The names of top-level types that conform to `AssetProgram` or `SceneProgram`, in the order of the file.
  static func programTypes(in tokens: [SourceToken]) -> [SourceToken] {
    let code = tokens.filter { $0.kind != .comment && $0.kind != .string }
    var types: [SourceToken] = []
    var depth = 0
    for (i, token) in code.enumerated() {
      if token.isPunctuation("{") { depth += 1 }
      if token.isPunctuation("}") { depth -= 1 }
      guard depth == 0, ["struct", "class", "enum", "extension"].contains(where: token.isWord),
        i + 2 < code.count, code[i + 1].isIdentifier, i == 0 || !code[i - 1].isWord("import")
      else { continue }
      let header = code[(i + 2)...].prefix { !$0.isPunctuation("{") && !$0.isPunctuation("}") && !$0.isWord("where") }
      guard let colon = header.firstIndex(where: { $0.isPunctuation(":") }) else { continue }
      let conforms = header[colon...].contains { $0.text == "AssetProgram" || $0.text == "SceneProgram" }
      if conforms, !types.contains(where: { $0.text == code[i + 1].text }) { types.append(code[i + 1]) }
    }
    return types
  }
}
