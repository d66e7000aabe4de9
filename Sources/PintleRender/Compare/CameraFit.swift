import Glibc
import PintleDocument

/// The camera from which a scene looks most like a picture.
///
/// Directions are tried in turn: the named ones first, parallel and in perspective, then around each of the best five with
/// halving steps. For each, the eye is shifted and its distance (or the height of a parallel view) changed until the boxes
/// of both silhouettes agree. Silhouettes of at most 160 pixels a side are compared, some hundreds; which of the five it
/// is, colours decide too, because front and back of many things have one silhouette.
struct CameraFit {
  private(set) var camera: Camera
  private(set) var view: View
  /// Intersection over union at the size that was compared.
  private(set) var overlap: Double

  /// nil where the target shows nothing.
  init?(
    _ scene: RenderScene, to target: Silhouette, of picture: Image, start: View?, fieldOfView: Double,
    renderer: Renderer
  ) throws(RenderError) {
    guard target.box != nil else { return nil }
    let factor = max(1, (max(target.width, target.height) + 159) / 160)
    let small = target.reduced(by: factor)
    guard let wanted = small.box else { return nil }
    let corners = scene.corners
    func attempt(_ view: View) throws(RenderError) -> (Double, Camera) {
      var camera = Camera(
        view, framing: corners, width: small.width, height: small.height,
        margin: .init(side: 2, top: 2, bottom: 2), fieldOfView: fieldOfView)
      var best = (0.0, camera)
      for _ in 0..<4 {
        let ids = try renderer.partImage(scene, camera: camera, width: small.width, height: small.height)
        let seen = Silhouette(parts: ids, width: small.width)
        let overlap = seen.overlap(small)
        if overlap > best.0 { best = (overlap, camera) }
        guard let box = seen.box else { break }
        // Both extents count: the mean of their logarithms.
        let ratio =
          (Double(wanted.width) / Double(box.width) * Double(wanted.height) / Double(box.height)).squareRoot()
        let shift = SIMD2(
          Double(wanted.x) + Double(wanted.width) / 2 - ratio * (Double(box.x) + Double(box.width) / 2)
            - (1 - ratio) * Double(small.width) / 2,
          Double(wanted.y) + Double(wanted.height) / 2 - ratio * (Double(box.y) + Double(box.height) / 2)
            - (1 - ratio) * Double(small.height) / 2)
        if abs(ratio - 1) < 0.003, abs(shift.x) < 0.3, abs(shift.y) < 0.3 { break }
        camera = camera.scaled(by: ratio)
        let metres = camera.scale(height: small.height)
        let axes = camera.axes
        let move = axes.right * (-shift.x * metres) + axes.up * (shift.y * metres)
        camera.eye += move
        camera.target += move
      }
      return best
    }

    typealias Candidate = (overlap: Double, camera: Camera, view: View)
    func candidate(_ view: View) throws(RenderError) -> Candidate {
      let (overlap, camera) = try attempt(view)
      return (overlap, camera, view)
    }
    // Parallel and perspective twins of every direction.
    var starts: [Candidate] = []
    for view in start.map({ [$0] }) ?? View.named {
      for projection in [View.Projection.perspective, .orthographic] {
        var twin = view
        twin.projection = projection
        starts.append(try candidate(twin))
      }
    }
    let order = starts.indices.sorted { (starts[$1].overlap, $0) < (starts[$0].overlap, $1) }
    let image = picture.shrunk(by: factor)
    var best: Candidate?
    var bestScore = -Double.infinity
    for index in order.prefix(5) {
      var one = starts[index]
      var step = 12 * Double.pi / 180
      while step > 0.4 * .pi / 180 {
        let before = one
        for (da, de) in [(1.0, 0.0), (-1, 0), (0, 1), (0, -1), (1, 1), (-1, 1), (1, -1), (-1, -1)] {
          var view = before.view
          view.name = "fitted"
          view.azimuth += da * step
          view.elevation = min(max(view.elevation + de * step, -.pi / 2), .pi / 2)
          let next = try candidate(view)
          if next.overlap > one.overlap { one = next }
        }
        if one.view == before.view { step /= 2 }
      }
      let frame = try renderer.draw(scene, camera: one.camera, width: small.width, height: small.height)
      let distances = ColourDifference.map(frame.image, image)
      let seen = Silhouette(parts: frame.parts, width: small.width)
      let both = small.mask.indices.filter { small.mask[$0] && seen.mask[$0] }
      let colour = both.reduce(0.0) { $0 + Double(distances[$1]) } / Double(max(both.count, 1))
      // 10 ΔE*ab weigh as much as a tenth of the silhouette.
      let score = one.overlap - 0.01 * colour
      if score > bestScore { (best, bestScore) = (one, score) }
    }
    guard let best else { return nil }
    (camera, view, overlap) = (best.camera, best.view, best.overlap)
  }
}

extension Camera {
  /// The same direction with everything larger by a factor at the target.
  fileprivate func scaled(by factor: Double) -> Camera {
    var camera = self
    switch lens {
    case .orthographic(let height): camera.lens = .orthographic(height: height / factor)
    case .perspective: camera.eye = target + (eye - target) / factor
    }
    return camera
  }
}

extension Silhouette {
  /// One pixel for `factor` × `factor`: marked where at least half of them are.
  func reduced(by factor: Int) -> Silhouette {
    guard factor > 1 else { return self }
    let (w, h) = (max(width / factor, 1), max(height / factor, 1))
    var out = [Bool](repeating: false, count: w * h)
    for y in 0..<h {
      for x in 0..<w {
        var n = 0
        for j in 0..<factor {
          for i in 0..<factor where y * factor + j < height && x * factor + i < width {
            if mask[(y * factor + j) * width + x * factor + i] { n += 1 }
          }
        }
        out[y * w + x] = 2 * n >= factor * factor
      }
    }
    return Silhouette(width: w, height: h, mask: out)
  }
}
