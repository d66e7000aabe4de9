import PintleDocument

/// ANSI colours, or none.
struct Style {
  var isColoured: Bool

  private func wrap(_ text: String, _ code: String) -> String { isColoured ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text }

  func bold(_ text: String) -> String { wrap(text, "1") }
  func dim(_ text: String) -> String { wrap(text, "2") }
  func green(_ text: String) -> String { wrap(text, "1;32") }
  func severity(_ s: Severity, _ text: String) -> String {
    wrap(text, s == .error ? "1;31" : s == .warning ? "1;33" : "1;36")
  }
  func verdict(_ v: Verdict, _ text: String) -> String {
    wrap(text, v == .fail ? "1;31" : v == .unverified ? "1;33" : "1;32")
  }
}
