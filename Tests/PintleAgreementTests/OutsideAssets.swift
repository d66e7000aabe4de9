import Foundation
import PintleDocument
import PintleModel
import TestSupport

/// Meshes of other people's assets, beside the repository; none where they are not there.
enum OutsideAssets {
  static let folder: URL = {
    let environment = ProcessInfo.processInfo.environment["PINTLE_LIBRARIES"]
    let beside = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().appending(path: "shared/libraries")
    return environment.map { URL(fileURLWithPath: $0) } ?? beside
  }()

  /// Some forty Wavefront files of at most 200 kB, always the same.
  static let meshes: [URL] = {
    let all = (FileManager.default.enumerator(atPath: folder.path)?.allObjects ?? []).compactMap { $0 as? String }
      .filter { $0.hasSuffix(".obj") }.sorted().map { folder.appending(path: $0) }
      .filter { ((try? $0.resourceValues(forKeys: [.fileSizeKey]))?.fileSize ?? .max) < 200_000 }
    let step = max(1, all.count / 40)
    return stride(from: 0, to: all.count, by: step).map { all[$0] }
  }()

  /// Vertices and polygons (as fans) of a Wavefront file; nil where there are none.
  static func mesh(_ url: URL) -> TriangleMesh? {
    guard let text = try? String(contentsOf: url, encoding: .utf8) else { return nil }
    var points: [Vector3] = []
    var m = TriangleMesh()
    for line in text.split(whereSeparator: \.isNewline) {
      let words = line.split(separator: " ")
      if words.first == "v", words.count >= 4 {
        let c = words[1...3].compactMap { Double($0) }
        if c.count == 3 { points.append([c[0], c[1], c[2]]) }
      } else if words.first == "f" {
        let corners = words.dropFirst().compactMap { $0.split(separator: "/").first.flatMap { Int($0) } }
        for i in 1..<max(1, corners.count - 1) {
          m.indices += [corners[0], corners[i], corners[i + 1]].map { UInt32($0 - 1) }
          m.faces.append(0)
        }
      }
    }
    m.positions = points
    m.normals = points.map { _ in [0, 0, 1] }
    return m.indices.allSatisfy { Int($0) < points.count } && !m.indices.isEmpty ? m : nil
  }
}
