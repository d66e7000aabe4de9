import Glibc
public import PintleKinematics

/// Cells of one camera group as moving pictures.
public enum Film {
  public static let frameLimit = 240

  /// Each cell is a frame; `there and back` where the motion ends elsewhere than it began.
  ///
  /// Throws `RenderError.invalid` for more than `frameLimit` frames, or for a frame that shows nothing.
  public static func encode(
    _ cells: [BoardCell], _ mechanism: Mechanism, width: Int, height: Int, milliseconds: Int, thereAndBack: Bool,
    isPlain: Bool, renderer: Renderer
  ) throws(RenderError) -> [UInt8] {
    let count = thereAndBack ? max(2 * cells.count - 2, 1) : cells.count
    guard count <= frameLimit else { throw .invalid("a film has at most \(frameLimit) frames, not \(count)") }
    var images: [Image] = []
    for cell in cells {
      let camera = PictureBoard.camera(of: cell, mechanism, width: width, height: height, isPlain: isPlain)
      let frame = try renderer.draw(cell.scene, camera: camera, width: width, height: height)
      guard !frame.isBlank else { throw .failed("nothing can be seen in the frame `\(cell.label)`") }
      if isPlain {
        images.append(frame.image)
      } else {
        let canvas = try Canvas(width: width, height: height)
        canvas.place(frame.image, x: 0, y: 0)
        _ = CellOverlay(
          canvas: canvas, rect: PixelRect(x: 0, y: 0, width: width, height: height), camera: camera
        ).draw(label: cell.label, size: 12)
        images.append(try Image(png: canvas.png()))
      }
    }
    var frames = images.map { ($0, milliseconds) }
    if thereAndBack, images.count > 2 {
      // The ends stay a little.
      frames[0].1 = 4 * milliseconds
      frames[images.count - 1].1 = 4 * milliseconds
      frames += images[1..<images.count - 1].reversed().map { ($0, milliseconds) }
    }
    return try AnimatedPNG.encode(frames.map { (image: $0.0, milliseconds: $0.1) })
  }
}
