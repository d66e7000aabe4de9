import Foundation
import PintleDocument
import PintleModel
import Testing

@testable import PintleFormats

/// Robots and furniture that nobody here wrote. Skipped where the libraries are not at hand.
@Suite struct URDFLibraryTests {
  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("../shared/libraries").standardized

  static let files: [URL] = {
    let all = FileManager.default.enumerator(at: root, includingPropertiesForKeys: nil)?.compactMap { $0 as? URL }
    return (all ?? []).filter { $0.pathExtension == "urdf" }.sorted { $0.path < $1.path }
  }()

  @Test(.enabled(if: !files.isEmpty)) func allOfThemAreRead() throws {
    #expect(Self.files.count >= 130)
    var kinds: [JointRecord.Kind: Int] = [:]
    for url in Self.files {
      let meshes = MeshFiles(folder: url.deletingLastPathComponent().path)
      let bytes = Array(try Data(contentsOf: url))
      let (document, findings) = URDFReader().read(bytes, file: url.lastPathComponent, meshes: meshes)
      #expect(findings == [], "\(url.path)")
      let d = try #require(document, "\(url.path)")
      #expect(DocumentIntegrity.findings(in: d) == [], "\(url.path)")
      #expect(!d.findings.contains { $0.severity == .error }, "\(url.path): \(d.findings.map(\.message))")
      for joint in d.joints { kinds[joint.kind, default: 0] += 1 }
      for solid in d.solids.values {
        guard case .mesh(let reference) = solid else { continue }
        #expect(reference.sha256 != nil, "\(url.path): \(reference.path)")
        #expect(!reference.path.hasPrefix("/"), "\(reference.path)")
      }
    }
    #expect(kinds == [.hinge: 256, .spin: 73, .slide: 162, .fixed: 72])
  }

  /// The one with a scale that other readers stumble over.
  @Test(.enabled(if: !files.isEmpty)) func theMalformedFridge() throws {
    let url = try #require(Self.files.first { $0.lastPathComponent == "fridge_static.urdf" })
    let meshes = MeshFiles(folder: url.deletingLastPathComponent().path)
    let (document, _) = URDFReader().read(
      Array(try Data(contentsOf: url)), file: url.lastPathComponent, meshes: meshes)
    let d = try #require(document)
    #expect(d.findings.map(\.rule).contains("urdf.separator"))
    for solid in d.solids.values {
      guard case .mesh(let reference) = solid else { continue }
      #expect(reference.scale == [1, 1, 1])
      let mesh = try meshes.mesh(reference)
      #expect(mesh.indices.count > 300)
    }
  }
}
