import PintleDocument
import PintleModel

/// Points spread over the surfaces of a scene, to tell what is hidden, and by what.
///
/// `count` points a solid, at equal steps of the area that is summed up over its triangles; kept per solid.
final class SurfaceSamples {
  struct Sample { var point: Vector3, normal: Vector3 }

  private let count: Int
  private var known: [ObjectIdentifier: (solid: EvaluatedSolid, samples: [Sample])] = [:]

  init(count: Int = 40) { self.count = count }

  func of(_ solid: EvaluatedSolid) -> [Sample] {
    if let known = known[ObjectIdentifier(solid)] { return known.samples }
    let mesh = solid.mesh
    var sums: [Double] = []
    var total = 0.0
    for t in stride(from: 0, to: mesh.indices.count - 2, by: 3) {
      let a = mesh.positions[Int(mesh.indices[t])]
      let e = mesh.positions[Int(mesh.indices[t + 1])] - a
      total += e.cross(mesh.positions[Int(mesh.indices[t + 2])] - a).length
      sums.append(total)
    }
    var samples: [Sample] = []
    var t = 0
    for k in 0..<count where total > 0 {
      let wanted = total * (Double(k) + 0.5) / Double(count)
      while t < sums.count - 1, sums[t] < wanted { t += 1 }
      let corners = (0..<3).map { mesh.positions[Int(mesh.indices[3 * t + $0])] }
      // Places in the triangle that do not line up from one to the next (Martin Roberts's R2 sequence).
      var u = (0.5 + 0.754_877_666 * Double(k)).truncatingRemainder(dividingBy: 1)
      var v = (0.5 + 0.569_840_291 * Double(k)).truncatingRemainder(dividingBy: 1)
      if u + v > 1 { (u, v) = (1 - u, 1 - v) }
      let (e, f) = (corners[1] - corners[0], corners[2] - corners[0])
      guard let normal = e.cross(f).normalized else { continue }
      samples.append(Sample(point: corners[0] + e * u + f * v, normal: normal))
    }
    known[ObjectIdentifier(solid)] = (solid, samples)
    return samples
  }
}

/// What hides a part in a picture.
struct Occlusion {
  /// Of the samples that face the viewer within the picture, those that are seen; nil without any.
  private(set) var visible: [Double?]
  /// Parts by how many samples they hide, the most first.
  private(set) var occluders: [[Int]]

  init(_ scene: RenderScene, _ frame: Picture, _ samples: SurfaceSamples) {
    let count = scene.model.parts.count
    var seen = [Int](repeating: 0, count: count)
    var hidden = [[Int: Int]](repeating: [:], count: count)
    let (width, height) = (frame.image.width, frame.image.height)
    let projection = Projection(frame.camera, width: width, height: height)
    let forward = frame.camera.axes.forward
    let isPerspective = if case .perspective = frame.camera.lens { true } else { false }
    for item in scene.items where item.X_AS.isFinite && seen.indices.contains(item.part) {
      let own = UInt16(clamping: item.part + 1)
      for sample in samples.of(item.solid) {
        let p = item.X_AS.apply(sample.point)
        let toward = isPerspective ? frame.camera.eye - p : -forward
        if item.solid.isClosed, item.X_AS.rotate(sample.normal).dot(toward) <= 0 { continue }
        guard let pixel = projection.pixel(p), pixel.x >= 0, pixel.y >= 0, pixel.x < Double(width),
          pixel.y < Double(height)
        else { continue }
        let (x, y) = (Int(pixel.x), Int(pixel.y))
        var isSeen = false
        // A neighbour will do: edges fall on either side of a pixel's middle.
        for row in max(0, y - 1)...min(height - 1, y + 1) {
          for column in max(0, x - 1)...min(width - 1, x + 1) {
            let i = 2 * (row * width + column)
            if frame.parts[i] == own || frame.parts[i + 1] == own { isSeen = true }
          }
        }
        let front = Int(frame.parts[2 * (y * width + x)])
        if isSeen {
          seen[item.part] += 1
        } else if front > 0, front <= count {
          hidden[item.part][front - 1, default: 0] += 1
        }
      }
    }
    visible = (0..<count).map { part in
      let all = seen[part] + hidden[part].values.reduce(0, +)
      return all == 0 ? nil : Double(seen[part]) / Double(all)
    }
    occluders = hidden.map { list in list.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map(\.key) }
  }
}
