public import PintleDocument

/// Reads SDF (sdformat.org/spec), 1.2 to 1.11, as people and tools really write it.
///
/// Links become parts, joints stay joints; the frame that the file is placed in is the asset's, and where every joint reads
/// zero is the drawn pose. Models in models and included ones have their parts under the names of both (`outer__inner`),
/// frames are resolved. A joint that closes a loop becomes a closure; `mimic` and `gearbox` become couplings. What a joint
/// holds on the world is fixed. What is checked is what people see, the visual geometry; where a link has none, its
/// collision geometry.
public struct SDFReader: Sendable {
  public var geometry: ImportGeometry

  public init(geometry: ImportGeometry = .visual) {
    self.geometry = geometry
  }

  /// Never throws and never traps. Without a document the findings say why; with one, they are in it.
  ///
  /// `file`: its name without folders, for findings. `meshes`: where references lead from the file's folder.
  public func read(_ bytes: [UInt8], file: String, meshes: MeshFiles) -> (document: Document?, findings: [Finding]) {
    func unreadable(_ message: String, _ line: Int, _ column: Int, hint: String? = nil) -> (Document?, [Finding]) {
      (
        nil,
        [
          Finding(
            "sdf.unreadable", .error, .fail, "`\(file)` cannot be read: \(message)",
            source: SourceLocation(file: file, line: line, column: column), hint: hint)
        ]
      )
    }
    let tree: XMLTree
    do throws(XMLTree.Fault) {
      tree = try XMLTree(bytes, keepsText: true)
    } catch {
      return unreadable(error.message, error.line, error.column)
    }
    let root = tree.root
    guard root.name == "sdf" else {
      return unreadable("its first element is `\(root.name.prefix(60))`, not `sdf`", root.line, root.column)
    }
    var draft = SDFDraft(tree: tree, file: file, meshes: meshes, geometry: geometry)
    let document = draft.document()
    guard !document.parts.isEmpty else {
      let none = unreadable(
        "it has no links", root.line, root.column, hint: "an SDF file holds models with links, or a world of them")
      return (nil, none.1 + document.findings)
    }
    // Limits of size, and lengths that no asset has.
    let unsound = DocumentIntegrity.form(of: document, isDecoded: true)
    return unsound.isEmpty ? (document, []) : (nil, unsound + document.findings)
  }
}
