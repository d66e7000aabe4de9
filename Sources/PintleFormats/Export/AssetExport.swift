public import PintleDocument

/// Why an asset could not be written in a format of others.
public enum ExportError: Error, Hashable, Sendable, CustomStringConvertible {
  /// It has no parts.
  case empty
  /// A part or a shape (`part/shape`) lies at a place that is not finite.
  case notFinite(String)
  /// What was written reads back as something else.
  case differs(String)

  public var description: String {
    switch self {
    case .empty: "the asset has no parts"
    case .notFinite(let path): "`\(path)` lies at a place that is not finite"
    case .differs(let what): "what was written reads back as something else: \(what)"
    }
  }
}

/// An asset in a format of others, with all that is needed to hold what was written against it.
public struct AssetExport: Sendable {
  /// By their paths in one folder, the one that names the others last.
  public var files: [(path: String, bytes: [UInt8])]
  /// What the format cannot say, and what was done instead.
  public let findings: [Finding]
  /// Of the asset, its files and, as a package, its folder.
  public let name: String
  /// Names of joints in the file, by the ids of degrees of freedom.
  public let coordinates: [String: String]
  /// Names of what says how it stands by itself in the file, by the ids of stances; where the format has such.
  public var stances: [String: String] = [:]
  /// Holds the last file's bytes, in their folder, against the asset.
  let reader: @Sendable (_ bytes: [UInt8], _ folder: String) throws(ExportError) -> Void

  /// Reads the files, written into a folder, and holds them against the asset. Throws `differs`.
  public func readBack(in folder: String) throws(ExportError) {
    guard let last = files.last else { throw .empty }
    let own = last.path.split(separator: "/").dropLast().joined(separator: "/")
    try reader(last.bytes, own.isEmpty ? folder : "\(folder)/\(own)")
  }
}
