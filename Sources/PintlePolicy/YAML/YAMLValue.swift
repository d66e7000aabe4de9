import PintleDocument

/// One node of a YAML file with the place it stands at.
struct YAMLValue: Sendable {
  indirect enum Content: Sendable {
    case null
    /// Its text; a quoted one is no number and no word of the language.
    case scalar(String, isQuoted: Bool)
    case list([YAMLValue])
    case map([(key: String, location: SourceLocation, value: YAMLValue)])
  }
  var content: Content
  var location: SourceLocation

  /// "a list", "text", for messages.
  var kind: String {
    switch content {
    case .null: "nothing"
    case .scalar(let text, _): "`\(text.prefix(40))`"
    case .list: "a list"
    case .map: "fields"
    }
  }
}
