import Glibc
import PintleDocument
import PintleModel

/// One kind of pixels of a view, for programs that learn from pictures or measure in them.
public enum PicturePass: String, Hashable, Sendable, CaseIterable {
  case color, depth, normals, parts, shapes, materials, joints, wireframe, silhouette, coco

  /// What is read back for it.
  var layers: Renderer.Layers {
    switch self {
    case .depth: .depth
    case .normals: .normals
    case .color, .parts, .shapes, .materials, .joints, .wireframe, .silhouette, .coco: []
    }
  }

  /// A file's ending and its bytes, with what they mean.
  struct File {
    var ending: String
    var bytes: [UInt8]
    var meaning: String
    var step: Double?
    var names: [String]?
  }

  /// The files of a view that was drawn with this pass's layers. `wires` and `joints` draw the view once more.
  func files(
    _ frame: Picture, of scene: RenderScene, wires: () throws(RenderError) -> Image,
    joints: () throws(RenderError) -> Image
  ) throws(RenderError) -> [File] {
    let (width, height) = (frame.image.width, frame.image.height)
    let model = scene.model
    func solid(_ ids: [UInt16]) -> [UInt16] { stride(from: 0, to: ids.count, by: 2).map { ids[$0] } }
    switch self {
    case .color:
      return [File(ending: ".png", bytes: try frame.image.png(), meaning: "colour, sRGB")]
    case .depth:
      let far = frame.depths.filter(\.isFinite).max() ?? 0
      // The finest decimal step whose 65535 steps reach the farthest pixel.
      let step = [1e-5, 1e-4, 1e-3, 1e-2, 1e-1].first { Double(far) / $0 < 65_535 } ?? 1
      let steps = frame.depths.map { d -> UInt16 in
        d.isFinite ? UInt16(min(max((Double(d) / step).rounded(), 1), 65_535)) : 0
      }
      return [
        File(
          ending: ".depth.png", bytes: try PNG.grey(steps, width: width, height: height),
          meaning: "steps along the view from the plane through the eye to the nearest opaque part; 0 = none",
          step: step),
        File(
          ending: ".depth.npy", bytes: NumPyFile.bytes(frame.depths, shape: [height, width]),
          meaning: "metres along the view from the plane through the eye to the nearest opaque part; inf = none"),
      ]
    case .normals:
      let bytes = stride(from: 0, to: frame.normals.count, by: 3).flatMap { i -> [UInt8] in
        let n = SIMD3(frame.normals[i], frame.normals[i + 1], frame.normals[i + 2])
        if n == .zero { return [0, 0, 0, 255] }
        return (0..<3).map { UInt8(min(max((n[$0] * 127.5 + 127.5).rounded(), 0), 255)) } + [255]
      }
      return [
        File(
          ending: ".normals.png", bytes: try Image(width: width, height: height, pixels: bytes).png(),
          meaning: "unit normal of the nearest opaque part, asset frame, 255 · (n + 1) / 2; black = none")
      ]
    case .parts:
      return [
        File(
          ending: ".parts.png", bytes: try PNG.grey(solid(frame.parts), width: width, height: height),
          meaning: "number of the nearest opaque part; 0 = none", names: model.parts.map(\.record.id))
      ]
    case .shapes:
      return [
        File(
          ending: ".shapes.png", bytes: try PNG.grey(solid(frame.shapes), width: width, height: height),
          meaning: "number of the nearest opaque shape; 0 = none", names: model.drawn.map(\.path))
      ]
    case .materials:
      let names = Array(Set(model.drawn.map(\.material.label))).sorted()
      let numbers = [0] + model.drawn.map { UInt16((names.firstIndex(of: $0.material.label) ?? -1) + 1) }
      return [
        File(
          ending: ".materials.png",
          bytes: try PNG.grey(solid(frame.shapes).map { numbers[Int($0)] }, width: width, height: height),
          meaning: "number of the material of the nearest opaque shape; 0 = none", names: names)
      ]
    case .joints:
      return [
        File(
          ending: ".joints.png", bytes: try joints().png(),
          meaning: "axes, ways and limits of the joints over the colours")
      ]
    case .wireframe:
      return [File(ending: ".wireframe.png", bytes: try wires().png(), meaning: "the edges of all triangles")]
    case .silhouette:
      let mask = stride(from: 0, to: frame.parts.count, by: 2).map { i -> UInt8 in
        frame.parts[i] | frame.parts[i + 1] == 0 ? 0 : 255
      }
      return [
        File(
          ending: ".silhouette.png", bytes: try PNG.grey(mask, width: width, height: height),
          meaning: "255 where any part covers the pixel")
      ]
    case .coco: return []  // one file for all cells: `COCOFile`
    }
  }
}
