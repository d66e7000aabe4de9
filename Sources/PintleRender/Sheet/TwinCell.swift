import PintleDocument
import PintleModel

extension PictureTwin.Cell {
  /// What a picture shows that stands in a rectangle of a sheet.
  init(
    _ frame: Picture, of scene: RenderScene, label: String, view: View, pose: [String: Double], dof: String?,
    value: Double?, in rect: PixelRect, scaleBar: Double, samples: SurfaceSamples
  ) {
    let model = scene.model
    let camera = frame.camera
    var lens = PictureTwin.Camera(
      eye: camera.eye, target: camera.target, up: camera.up, projection: view.projection, height: nil,
      fieldOfView: nil, viewMatrix: frame.viewMatrix, projectionMatrix: frame.projectionMatrix)
    switch camera.lens {
    case .orthographic(let height): lens.height = height
    case .perspective(let angle): lens.fieldOfView = angle
    }
    let seen = frame.visibility
    let visible = Set(seen.map(\.part))
    let occlusion = Occlusion(scene, frame, samples)
    let drawn = Set(scene.items.map(\.part))
    let depths = frame.depthRanges
    func name(_ part: Int) -> String { model.parts[part].record.id }
    self.init(
      label: label, view: view.name, azimuth: view.azimuth, elevation: view.elevation, dof: dof, value: value,
      pose: pose, rect: rect, camera: lens, scale: camera.scale(height: rect.height), scaleBar: scaleBar,
      parts: seen.compactMap { v in
        guard model.parts.indices.contains(v.part) else { return nil }
        return .init(
          part: name(v.part), box: v.box.offset(rect.x, rect.y), pixels: v.pixels, share: v.share,
          behindGlass: v.isBehindGlass, visible: occlusion.visible[v.part],
          occluders: occlusion.occluders[v.part].filter { $0 != v.part }.map(name), depth: depths[v.part])
      },
      hidden: model.parts.indices.filter { drawn.contains($0) && !visible.contains($0) }.map(name),
      occluders: Dictionary(
        uniqueKeysWithValues: model.parts.indices.compactMap { part in
          guard drawn.contains(part), !visible.contains(part), !occlusion.occluders[part].isEmpty else { return nil }
          return (name(part), occlusion.occluders[part].map(name))
        }),
      absent: model.parts.indices.filter { !drawn.contains($0) && !model.parts[$0].shapes.isEmpty }.map(name),
      blank: frame.isBlank)
  }
}

extension Picture {
  /// By opaque part the nearest and the farthest of its visible pixels; empty without depths.
  var depthRanges: [Int: PictureTwin.DepthRange] {
    var ranges = [(near: Float, far: Float)](repeating: (.infinity, -.infinity), count: Int(parts.max() ?? 0) + 1)
    for i in depths.indices where parts[2 * i] > 0 && depths[i].isFinite {
      let part = Int(parts[2 * i])
      ranges[part] = (min(ranges[part].near, depths[i]), max(ranges[part].far, depths[i]))
    }
    var named: [Int: PictureTwin.DepthRange] = [:]
    for (i, range) in ranges.enumerated().dropFirst() where range.near <= range.far {
      named[i - 1] = .init(near: Double(range.near), far: Double(range.far))
    }
    return named
  }
}
