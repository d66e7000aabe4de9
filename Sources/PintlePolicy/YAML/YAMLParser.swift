internal import Foundation
import PintleDocument
internal import Yams

/// Reads one YAML document into located values, by Yams.
///
/// Columns come out as findings count them: bytes of UTF-8 from 1. Files over 1 MiB, several documents in one file and
/// more than a few aliases (which can multiply without end) are refused.
struct YAMLParser {
  static let longest = 1 << 20
  static let mostAliases = 16

  let file: String
  private let lines: [Substring]
  private let text: String

  init(_ text: String, file: String) {
    self.file = file
    self.text = text
    lines = text.split(separator: "\n", omittingEmptySubsequences: false)
  }

  /// nil for an empty file. Throws `YAMLFault`.
  func value() throws(YAMLFault) -> YAMLValue? {
    guard text.utf8.count <= Self.longest else {
      throw YAMLFault("the file is larger than \(Self.longest >> 20) MiB", SourceLocation(file: file, line: 1))
    }
    guard aliases <= Self.mostAliases else {
      throw YAMLFault("the file has more than \(Self.mostAliases) aliases", SourceLocation(file: file, line: 1))
    }
    var nodes: [Node] = []
    do {
      var all = try compose_all(yaml: text)
      while nodes.count < 2, let node = all.next() { nodes.append(node) }
      if let error = all.error { throw error }
    } catch {
      throw fault(error)
    }
    guard nodes.count <= 1 else {
      throw YAMLFault("the file holds several documents", location(nodes[1].mark), hint: "one file, one document")
    }
    guard let node = nodes.first else { return nil }
    return try value(node)
  }

  /// Words that begin with `*`, where YAML expects a value.
  private var aliases: Int {
    var count = 0
    var last = Character("\n")
    for character in text {
      if character == "*", last.isWhitespace || "[{,".contains(last) { count += 1 }
      last = character
    }
    return count
  }

  private func value(_ node: Node) throws(YAMLFault) -> YAMLValue {
    let place = location(node.mark)
    switch node {
    case .scalar(let scalar):
      let isQuoted = scalar.style == .singleQuoted || scalar.style == .doubleQuoted
      if !isQuoted, ["", "~", "null", "Null", "NULL"].contains(scalar.string) {
        return YAMLValue(content: .null, location: place)
      }
      return YAMLValue(content: .scalar(scalar.string, isQuoted: isQuoted), location: place)
    case .sequence(let sequence):
      var items: [YAMLValue] = []
      for item in sequence { items.append(try value(item)) }
      return YAMLValue(content: .list(items), location: place)
    case .mapping(let mapping):
      var fields: [(key: String, location: SourceLocation, value: YAMLValue)] = []
      for (key, held) in mapping {
        guard case .scalar(let name) = key else {
          throw YAMLFault("a field's name must be a word", location(key.mark))
        }
        fields.append((name.string, location(key.mark), try value(held)))
      }
      return YAMLValue(content: .map(fields), location: place)
    case .alias: throw YAMLFault("an alias stands for nothing", place)
    }
  }

  private func location(_ mark: Mark?) -> SourceLocation {
    guard let mark, mark.line >= 1 else { return SourceLocation(file: file, line: 1) }
    var column = max(1, mark.column)
    if lines.indices.contains(mark.line - 1) {
      column = 1 + String(lines[mark.line - 1].unicodeScalars.prefix(column - 1)).utf8.count
    }
    return SourceLocation(file: file, line: min(mark.line, max(1, lines.count)), column: column)
  }

  private func fault(_ error: any Error) -> YAMLFault {
    switch error {
    case YamlError.scanner(_, let problem, let mark, _), YamlError.parser(_, let problem, let mark, _),
      YamlError.composer(_, let problem, let mark, _):
      let place = location(mark)
      if problem.contains("undefined alias") || problem.contains("expected alphabetic or numeric character") {
        return YAMLFault(problem, place, hint: "quote what begins with `*` or `&`: \"*_door\"")
      }
      if problem.contains("cannot start any token") {
        return YAMLFault(problem, place, hint: "quote it; tabs do not indent in YAML")
      }
      return YAMLFault(problem, place)
    case YamlError.duplicatedKeysInMapping(let names, let context):
      return YAMLFault(
        "\(names.map { "`\($0)`" }.joined(separator: ", ")) stands there twice", location(context.mark))
    case YamlError.reader(let problem, _, _, _):
      return YAMLFault(problem, SourceLocation(file: file, line: 1))
    default: return YAMLFault("\(error)", SourceLocation(file: file, line: 1))
    }
  }
}

/// Why a text is no YAML.
struct YAMLFault: Error {
  var message: String
  var location: SourceLocation
  var hint: String?

  init(_ message: String, _ location: SourceLocation, hint: String? = nil) {
    self.message = message
    self.location = location
    self.hint = hint
  }
}
