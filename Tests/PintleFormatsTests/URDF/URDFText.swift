import Foundation
import PintleDocument

@testable import PintleFormats

/// URDF texts of a few lines, and what the reader makes of them.
enum URDFText {
  static func robot(_ body: String) -> String { "<robot name=\"r\">\n\(body)\n</robot>" }

  /// A link with a box.
  static func link(_ name: String, size: String = "0.1 0.1 0.1") -> String {
    "<link name=\"\(name)\"><visual><geometry><box size=\"\(size)\"/></geometry></visual></link>"
  }

  static func joint(_ name: String, _ parent: String, _ child: String, type: String = "revolute", _ body: String = "")
    -> String
  {
    "<joint name=\"\(name)\" type=\"\(type)\"><parent link=\"\(parent)\"/><child link=\"\(child)\"/>\(body)</joint>"
  }

  static let limit = "<limit lower=\"-1\" upper=\"1\" effort=\"1\" velocity=\"1\"/>"

  static func read(_ text: String, folder: String = "/nowhere", geometry: ImportGeometry = .visual)
    -> (document: Document?, findings: [Finding])
  {
    URDFReader(geometry: geometry).read(Array(text.utf8), file: "m.urdf", meshes: MeshFiles(folder: folder))
  }

  /// `severity rule line: message` of everything that was told.
  static func told(_ text: String) -> [String] {
    let (document, findings) = read(text)
    return (findings + (document?.findings ?? [])).map {
      "\($0.severity.rawValue) \($0.rule) \($0.source?.line ?? 0): \($0.message)"
    }
  }
}
