internal import PintleDocument

/// What an asset program may not say. Defence in depth and early, well-placed messages: the sandbox is the wall.
enum SourceRules {
  private static let importKinds: Set<String> = [
    "struct", "class", "enum", "protocol", "typealias", "func", "let", "var", "actor",
  ]
  private static let attributes: Set<String> = [
    "@main", "@c", "@cdecl", "@extern", "@section", "@used", "@implementation", "@objc", "@NSManaged", "@attached",
    "@freestanding", "@unsafe", "@safe",
  ]
  private static let directives: Set<String> = [
    "#file", "#fileID", "#filePath", "#line", "#column", "#function", "#available", "#unavailable", "#if", "#elseif",
    "#else", "#endif", "#warning", "#error",
  ]
  private static let names: Set<String> = [
    "OpaquePointer", "Unmanaged", "AutoreleasingUnsafeMutablePointer", "CVaListPointer", "unsafeBitCast",
    "unsafeDowncast", "withVaList", "CommandLine", "Builtin",
  ]
  private static let prefixes = ["Unsafe", "withUnsafe", "_unsafe", "_getUnsafe", "_withUnsafe", "unsafeAddress"]

  static func findings(in tokens: [SourceToken], file: String) -> [Finding] {
    let code = tokens.filter { $0.kind != .comment && $0.kind != .string }
    var findings: [Finding] = []
    for (i, token) in code.enumerated() {
      let previous = i > 0 ? code[i - 1] : nil
      let next = i + 1 < code.count ? code[i + 1] : nil
      let finding: Finding? =
        switch token.kind {
        case .identifier(quoted: false) where token.text == "import":
          importFinding(token, previous, Array(code[(i + 1)...].prefix(2)))
        case .identifier(quoted: false) where token.text == "macro" && next?.isIdentifier == true:
          isMember(previous) ? nil : forbidden("macros are not part of an asset program")
        case .identifier:
          forbiddenName(token.text) ? forbidden("`\(token.text)` is not allowed in an asset program") : nil
        case .attribute where attributes.contains(token.text) || token.text.hasPrefix("@_"):
          forbidden("the attribute `\(token.text)` is not allowed in an asset program")
        case .directive: directiveFinding(token, next)
        default: nil
        }
      if var finding {
        finding.source = SourceLocation(file: file, line: token.line, column: token.column)
        findings.append(finding)
      }
    }
    return findings
  }

  private static func isMember(_ previous: SourceToken?) -> Bool { previous?.isPunctuation(".") == true }

  private static func forbiddenName(_ name: String) -> Bool {
    names.contains(name) || prefixes.contains { name.hasPrefix($0) }
  }

  private static func forbidden(_ message: String, hint: String? = nil) -> Finding {
    Finding("program.forbidden", .error, .fail, message, hint: hint)
  }

  private static func importFinding(
    _ token: SourceToken, _ previous: SourceToken?, _ following: [SourceToken]
  ) -> Finding? {
    if isMember(previous) { return nil }
    guard let first = following.first, first.isIdentifier else { return nil }
    let name = following.count > 1 && importKinds.contains(first.text) ? following[1] : first
    guard name.text != "Pintle" else { return nil }
    return Finding(
      "program.import", .error, .fail,
      "an asset program imports `Pintle` and nothing else, this one imports `\(name.text)`",
      hint: "remove the import: a program only describes the asset, without files, network or clock")
  }

  private static func directiveFinding(_ token: SourceToken, _ next: SourceToken?) -> Finding? {
    if token.text == "#if" || token.text == "#elseif", next?.text == "canImport" {
      return forbidden("`\(token.text) canImport` is not allowed in an asset program")
    }
    // A raw string's hashes never come here; `#` alone is an error of the compiler's.
    guard token.text.count > 1, !directives.contains(token.text) else { return nil }
    return forbidden("`\(token.text)` is not allowed in an asset program", hint: "macros are not part of the language")
  }
}
