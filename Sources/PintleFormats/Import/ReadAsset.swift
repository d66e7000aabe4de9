internal import PintleDocument

/// What a reader makes of a file: a document, or findings that say why there is none.
typealias ReadAsset = (document: Document?, findings: [Finding])

/// The steps that all readers of XML share.
struct XMLAssetReader {
  /// Before the dot of every rule: `urdf`, `mjcf`.
  let format: String
  /// The file's name without folders, for findings.
  let file: String

  func unreadable(_ message: String, _ line: Int, _ column: Int, hint: String? = nil) -> ReadAsset {
    (
      nil,
      [
        Finding(
          "\(format).unreadable", .error, .fail, "`\(file)` cannot be read: \(message)",
          source: SourceLocation(file: file, line: line, column: column), hint: hint)
      ]
    )
  }

  func unreadable(_ message: String, at element: XMLTree.Element, hint: String? = nil) -> ReadAsset {
    unreadable(message, element.line, element.column, hint: hint)
  }

  /// The text's elements below the root that the format wants, then whatever is made of them.
  func read(
    _ bytes: [UInt8], root: String, keepsText: Bool = false, hint: String? = nil, _ make: (XMLTree) -> ReadAsset
  ) -> ReadAsset {
    let tree: XMLTree
    do throws(XMLTree.Fault) {
      tree = try XMLTree(bytes, keepsText: keepsText)
    } catch {
      return unreadable(error.message, error.line, error.column)
    }
    guard tree.root.name == root else {
      return unreadable("its first element is `\(tree.root.name.prefix(60))`, not `\(root)`", at: tree.root, hint: hint)
    }
    return make(tree)
  }

  /// Limits of size, and lengths that no asset has.
  func sound(_ document: Document) -> ReadAsset {
    let unsound = DocumentIntegrity.form(of: document, isDecoded: true)
    return unsound.isEmpty ? (document, []) : (nil, unsound + document.findings)
  }
}
