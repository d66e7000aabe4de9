import Glibc
public import PintleDocument
public import PintleKinematics
public import PintleModel

/// A picture as PNG with its text twin.
public struct RenderedSheet: Sendable {
  public var png: [UInt8]
  public var twin: PictureTwin
  /// Milliseconds per stage, in order: `views`, `joints`, `text`, `png`.
  public var timings: [(stage: String, milliseconds: Double)]
}

/// One picture that shows a whole asset: eight views, and every joint in three poses; numbered, with a
/// legend at the foot.
public struct ContactSheet: Sendable {
  /// 320…4096 pixels.
  public var width: Int
  /// Strips that would reach beyond this are named at the foot of the sheet and not drawn; pixels.
  public var heightLimit: Int
  /// Written as a mark beside the title.
  public var verdict: Verdict?
  /// One line under the title: the first finding, where there is one.
  public var headline: String?

  public init(width: Int = 1024, heightLimit: Int = 2600, verdict: Verdict? = nil, headline: String? = nil) {
    self.width = width
    self.heightLimit = heightLimit
    self.verdict = verdict
    self.headline = headline
  }

  /// The sheet of a model at home and over the range of every joint.
  public static func make(
    model: Model, mechanism: Mechanism, renderer: Renderer, options: ContactSheet = ContactSheet()
  ) throws(RenderError) -> RenderedSheet {
    try options.draw(model, mechanism, renderer)
  }

  private func draw(_ model: Model, _ mechanism: Mechanism, _ renderer: Renderer) throws(RenderError) -> RenderedSheet {
    guard (320...4096).contains(width) else { throw .invalid("a sheet is 320 to 4096 pixels wide, not \(width)") }
    var clock = Stopwatch()
    let home = mechanism.home
    var scene = RenderScene(model, pose: home)
    let bounds = Bounds(scene.corners)
    guard !bounds.isEmpty else { throw .nothingToDraw(asset: model.document.asset) }
    let ground = bounds.lower.z
    scene.ground = ground

    let header = SheetHeader(
      model: model, mechanism: mechanism, size: bounds.size, verdict: verdict, headline: headline)
    var (strips, omitted) = JointStrip.all(of: mechanism)
    let measure = try Canvas(width: 1, height: 1)
    let layout = SheetLayout(
      width: width, top: header.height(on: measure, width: width), size: bounds.size, stripCount: strips.count,
      heightLimit: heightLimit)
    for strip in strips.dropFirst(layout.strips.count) {
      omitted.append(.init(dof: strip.freedom.id, reason: "no room on the sheet"))
    }
    strips = Array(strips.prefix(layout.strips.count))
    let legend = Self.legend(strips, mechanism)
    let footer = Footer(legend: legend, omitted, on: measure, width: width)
    let canvas = try Canvas(width: width, height: layout.bottom + footer.height)

    var cells: [PictureTwin.Cell] = []
    let samples = SurfaceSamples()
    let corners = scene.corners
    for (view, rect) in zip(View.sheet, layout.views) {
      let size = rect.width > 300 ? 12.0 : 10
      let camera = Camera(
        view, framing: corners, width: rect.width, height: rect.height, margin: CellOverlay.margin(view, size))
      let frame = try renderer.draw(scene, camera: camera, width: rect.width, height: rect.height, layers: .depth)
      cells.append(
        cell(
          frame, scene, view, cells.count + 1, view.name, home, nil, nil, rect, canvas, size: size, samples))
    }
    clock.lap("views")

    for (strip, place) in zip(strips, layout.strips) {
      let view = try strip.bestView(model, renderer: renderer)
      let scenes = strip.poses.map { pose in
        var scene = RenderScene(model, pose: pose, ground: ground)
        for part in scene.muted.indices where !strip.moving.contains(part) { scene.muted[part] = 0.7 }
        return scene
      }
      // One camera for all poses: nothing jumps from cell to cell.
      let corners = strip.framing(scenes)
      let values = strip.values.map { ValueText.value($0, of: strip.freedom.record) }
      let cellWidth = place.cells.first?.width ?? 0
      let size = cellWidth > 200 ? 12.0 : cellWidth > 130 ? 10.5 : 9.5
      // With the joint's name where that fits all three; the line above has it anyway.
      let room = Double(cellWidth) - 1.4 * size - canvas.badgeRoom("\(View.sheet.count + 3 * strips.count)", size: size)
      let named = values.map { "\(strip.freedom.id) \($0)" }
      let labels = named.allSatisfy { canvas.measure($0, size: size) <= room } ? named : values
      for (i, rect) in place.cells.enumerated() {
        let camera = Camera(
          view, framing: corners, width: rect.width, height: rect.height, margin: CellOverlay.margin(view, size))
        let frame = try renderer.draw(scenes[i], camera: camera, width: rect.width, height: rect.height, layers: .depth)
        cells.append(
          cell(
            frame, scenes[i], view, cells.count + 1, labels[i], strip.poses[i], strip.freedom.id, strip.values[i], rect,
            canvas,
            size: size, samples))
      }
      let kind = mechanism.joints[strip.freedom.joint].record.kind
      SheetHeader.draw(strip.title(kind: kind), in: place.header, on: canvas)
    }
    clock.lap("joints")

    header.draw(on: canvas)
    footer.draw(on: canvas, from: layout.bottom)
    clock.lap("text")
    let png = try canvas.png()
    clock.lap("png")
    let twin = PictureTwin(
      pintle: 1, asset: model.document.asset, documentHash: model.documentHash, width: canvas.width,
      height: canvas.height, title: header.title, subtitle: header.subtitle, verdict: verdict, headline: headline,
      renderer: renderer.description, size: bounds.size, mass: header.mass, cells: cells, omitted: omitted)
    return RenderedSheet(png: png, twin: twin, timings: clock.laps)
  }

  /// What the numbers of the cells stand for.
  static func legend(_ strips: [JointStrip], _ mechanism: Mechanism) -> [String] {
    let views = View.sheet.enumerated().map { i, view in
      let direction = "\(ValueText.degrees(view.azimuth)), \(ValueText.degrees(view.elevation))"
      return "\(i + 1) \(view.name) (\(direction))"
    }
    let joints = strips.enumerated().map { i, strip in
      let first = View.sheet.count + 1 + strip.values.count * i
      let title = strip.title(kind: mechanism.joints[strip.freedom.joint].record.kind)
      return "\(first)–\(first + strip.values.count - 1) \(title.name) (\(title.detail))"
    }
    return views + joints
  }

  /// Puts a frame with its overlay on the sheet and says what it shows.
  private func cell(
    _ frame: Picture, _ scene: RenderScene, _ view: View, _ number: Int, _ label: String, _ pose: Pose, _ dof: String?,
    _ value: Double?, _ rect: PixelRect, _ canvas: Canvas, size: Double, _ samples: SurfaceSamples
  ) -> PictureTwin.Cell {
    canvas.place(frame.image, x: rect.x, y: rect.y)
    let drawn = CellOverlay(canvas: canvas, rect: rect, camera: frame.camera).draw(
      label: label, number: number, size: size)
    return PictureTwin.Cell(
      frame, of: scene, label: drawn.label, view: view, pose: pose.values, dof: dof, value: value, in: rect,
      scaleBar: drawn.bar, samples: samples)
  }
}
