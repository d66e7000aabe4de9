import Glibc
import PintleDocument
import PintleKinematics
import PintleModel

/// A view of an asset beside its target: both, their silhouettes over each other, and where they differ.
public struct ComparisonSheet: Sendable {
  public var comparison: PictureComparison
  public var png: [UInt8]
  /// The camera that was used.
  public var camera: Camera
  public var view: View

  /// What the asset is held against.
  public enum Target: Sendable {
    case picture(Image)
    /// Another asset, from the same camera.
    case scene(RenderScene)
  }

  /// Compares at the target's size, or `width` × `height` for a scene. `fits`: the camera is looked for (from every named
  /// view, or around the one that is given).
  public static func make(
    _ scene: RenderScene, target: Target, request: CameraRequest, fits: Bool, startsAtView: Bool, width: Int,
    height: Int, title: String, renderer: Renderer
  ) throws(RenderError) -> ComparisonSheet {
    let model = scene.model
    var (w, h) = (width, height)
    if case .picture(let image) = target { (w, h) = (image.width, image.height) }
    guard (16...4096).contains(w), (16...4096).contains(h) else {
      throw .invalid("pictures of 16 to 4096 pixels a side are compared, not \(w) × \(h)")
    }
    var camera = request.camera(for: [scene], width: w, height: h)
    var view = request.view
    let image: Image
    let silhouette: Silhouette
    var others: (ids: [UInt16], names: [String])?
    switch target {
    case .picture(let picture):
      image = picture.overBackdrop
      silhouette = Silhouette(of: picture)
      if fits {
        guard
          let fit = try CameraFit(
            scene, to: silhouette, of: image, start: startsAtView ? view : nil, fieldOfView: request.fieldOfView,
            renderer: renderer)
        else { throw .invalid("the target shows nothing that could be told from its background") }
        (camera, view) = (fit.camera, fit.view)
      }
    case .scene(let other):
      camera = request.camera(for: [scene, other], width: w, height: h)
      let frame = try renderer.draw(other, camera: camera, width: w, height: h)
      image = frame.image
      silhouette = Silhouette(parts: frame.parts, width: w)
      others = (frame.parts, other.model.parts.map(\.record.id))
    }
    let frame = try renderer.draw(scene, camera: camera, width: w, height: h)
    guard
      let comparison = PictureComparison(
        frame, names: model.parts.map(\.record.id), target: image, silhouette: silhouette,
        metresPerPixel: camera.scale(height: h), targetParts: others)
    else { throw .failed("the pictures have not one size") }
    let png = try draw(frame, image, silhouette, comparison, title: title)
    return ComparisonSheet(comparison: comparison, png: png, camera: camera, view: view)
  }

  private static func draw(
    _ frame: Picture, _ target: Image, _ silhouette: Silhouette, _ comparison: PictureComparison, title: String
  ) throws(RenderError) -> [UInt8] {
    let (w, h) = (frame.image.width, frame.image.height)
    let own = Silhouette(parts: frame.parts, width: w)
    // Grey: both; red: the asset alone; blue: the target alone.
    var overlay: [UInt8] = []
    var heat: [UInt8] = []
    let distances = ColourDifference.map(frame.image, target)
    for i in 0..<w * h {
      let colour: [UInt8] =
        switch (own.mask[i], silhouette.mask[i]) {
        case (true, true): [176, 180, 186]
        case (true, false): [214, 48, 40]
        case (false, true): [36, 92, 212]
        case (false, false): [242, 243, 245]
        }
      overlay += colour + [255]
      let t = min(Double(distances[i]) / 40, 1)
      heat += [255, UInt8(255 - 190 * t), UInt8(255 - 225 * t), 255]
    }
    // Cells of at most 500 pixels, whole divisions of the pictures.
    let factor = max(1, (max(w, h) + 499) / 500)
    let (cw, ch) = (max(w / factor, 1), max(h / factor, 1))
    let (edge, gap, top) = (12, 8, 64)
    let canvas = try Canvas(width: max(2 * edge + 2 * cw + gap, 400), height: top + 2 * (ch + 22) + edge)
    canvas.text(
      canvas.fitted(title, size: 16, weight: .bold, within: Double(canvas.width - 24)), at: [12, 26], size: 16,
      weight: .bold)
    let c = comparison
    func n(_ v: Double, _ d: Int = 3) -> String { ValueText.number(v, decimals: d) }
    let edgeText = c.edgePixels.map { "edges \(n($0, 1)) px apart" } ?? "no edges"
    canvas.text(
      "overlap \(n(c.overlap)), \(edgeText), structure \(n(c.likeness.structure)), colour ΔE \(n(c.likeness.colour, 1))",
      at: [12, 46], size: 12, colour: .faint)
    let cells: [(String, Image)] = [
      ("asset", frame.image), ("target", target),
      ("red: asset alone, blue: target alone", Image(width: w, height: h, pixels: overlay)),
      ("difference of colours", Image(width: w, height: h, pixels: heat)),
    ]
    for (i, cell) in cells.enumerated() {
      let x = edge + (i % 2) * (cw + gap)
      let y = top + (i / 2) * (ch + 22)
      canvas.place(cell.1.shrunk(by: factor), x: x, y: y)
      canvas.text(cell.0, at: [Double(x), Double(y + ch + 14)], size: 11, colour: .faint)
      guard i >= 2 else { continue }
      for (number, region) in c.regions.prefix(6).enumerated() {
        let place = SIMD2(Double(x + region.box.x / factor), Double(y + region.box.y / factor))
        canvas.badge("\(number + 1)", at: place, size: 10)
      }
    }
    return try canvas.png()
  }
}

extension Image {
  /// Over the colour behind every view, by its alpha.
  var overBackdrop: Image {
    var out = self
    let ground = [Canvas.Colour.backdrop.red, Canvas.Colour.backdrop.green, Canvas.Colour.backdrop.blue].map(
      Double.init)
    for i in stride(from: 0, to: pixels.count, by: 4) where pixels[i + 3] < 255 {
      let a = Double(pixels[i + 3]) / 255
      for k in 0..<3 { out.pixels[i + k] = UInt8((Double(pixels[i + k]) * a + ground[k] * (1 - a)).rounded()) }
      out.pixels[i + 3] = 255
    }
    return out
  }

  /// Half as wide and as high.
  public var halved: Image { shrunk(by: 2) }

  /// The mean of `factor` × `factor` pixels, as bytes.
  func shrunk(by factor: Int) -> Image {
    guard factor > 1 else { return self }
    let (w, h) = (max(width / factor, 1), max(height / factor, 1))
    var out = [UInt8](repeating: 255, count: 4 * w * h)
    for y in 0..<h {
      for x in 0..<w {
        var sum = SIMD3<Int>.zero
        var n = 0
        for j in 0..<factor {
          for i in 0..<factor {
            let (px, py) = (x * factor + i, y * factor + j)
            guard px < width, py < height else { continue }
            let at = 4 * (py * width + px)
            sum &+= SIMD3(Int(pixels[at]), Int(pixels[at + 1]), Int(pixels[at + 2]))
            n += 1
          }
        }
        for k in 0..<3 { out[4 * (y * w + x) + k] = UInt8(sum[k] / max(n, 1)) }
      }
    }
    return Image(width: w, height: h, pixels: out)
  }
}
