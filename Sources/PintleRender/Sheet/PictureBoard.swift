import Glibc
public import PintleDocument
public import PintleKinematics
import PintleModel

/// A picture with its text, and the files of its passes: their names' endings with their bytes.
public struct RenderedBoard: Sendable {
  public var png: [UInt8]
  public var twin: PictureTwin
  /// Name and bytes; the twin's `passes` say what is in them.
  public var files: [(name: String, bytes: [UInt8])]
  /// COCO annotations of all cells, canonical JSON; nil where they were not asked for.
  public var annotations: [UInt8]?
}

/// Views that were asked for: one as a picture of its own, several as numbered cells of a sheet with a legend.
public struct PictureBoard: Sendable {
  public static let cellLimit = 64

  /// Of one picture, and of the files of passes, pixels.
  public var width: Int
  public var height: Int
  /// Of a sheet of several cells, pixels.
  public var sheetWidth: Int
  public var verdict: Verdict?
  public var headline: String?
  /// The view alone: no label, bar, axes or verdict over it.
  public var isPlain: Bool
  public var passes: [PicturePass]
  /// Colours are drawn so many times as large each way, and averaged.
  public var supersampling = 1
  public var shading = Renderer.Shading.full
  /// What the files of passes are called, without an ending.
  public var stem: String

  public init(
    width: Int = 1024, height: Int = 768, sheetWidth: Int = 1024, verdict: Verdict? = nil, headline: String? = nil,
    isPlain: Bool = false, passes: [PicturePass] = [], stem: String = "picture"
  ) {
    self.width = width
    self.height = height
    self.sheetWidth = sheetWidth
    self.verdict = verdict
    self.headline = headline
    self.isPlain = isPlain
    self.passes = passes
    self.stem = stem
  }

  public func draw(_ cells: [BoardCell], _ mechanism: Mechanism, _ renderer: Renderer) throws(RenderError)
    -> RenderedBoard
  {
    guard let first = cells.first else { throw .invalid("a picture needs a view") }
    guard cells.count <= Self.cellLimit else {
      throw .invalid("a sheet has at most \(Self.cellLimit) cells, not \(cells.count)")
    }
    let size = Bounds(RenderScene(mechanism.model, pose: mechanism.home).corners)
    let model = mechanism.model
    let header = SheetHeader(
      model: model, mechanism: mechanism, size: size.size, verdict: verdict, headline: headline)
    let samples = SurfaceSamples()
    var made: [PictureTwin.Cell] = []
    let canvas: Canvas
    if cells.count == 1 {
      canvas = try Canvas(width: width, height: height)
      let rect = PixelRect(x: 0, y: 0, width: width, height: height)
      made.append(try draw(first, 1, of: 1, in: rect, on: canvas, mechanism, renderer, samples))
      if !isPlain { header.mark(on: canvas) }
    } else {
      let measure = try Canvas(width: 1, height: 1)
      let layout = BoardLayout(
        count: cells.count, width: sheetWidth, aspect: Double(height) / Double(width),
        top: header.height(on: measure, width: sheetWidth))
      let legend = cells.enumerated().map { "\($0 + 1)  \(Self.legend($1))" }
      let lines = legend.flatMap {
        measure.wrapped($0, size: 11, within: Double(sheetWidth - 2 * SheetLayout.edge) / 2 - 12)
      }
      let rows = (lines.count + 1) / 2
      canvas = try Canvas(width: sheetWidth, height: layout.bottom + 16 * rows + 12)
      for (i, cell) in cells.enumerated() {
        made.append(
          try draw(cell, i + 1, of: cells.count, in: layout.cells[i], on: canvas, mechanism, renderer, samples))
      }
      header.draw(on: canvas)
      for (i, line) in lines.enumerated() {
        let x = SheetLayout.edge + (i / rows) * sheetWidth / 2
        canvas.text(line, at: [Double(x), Double(layout.bottom + 14 + 16 * (i % rows))], size: 11, colour: .faint)
      }
    }
    var board = RenderedBoard(
      png: try canvas.png(),
      twin: PictureTwin(
        pintle: 1, asset: model.document.asset, documentHash: model.documentHash, width: canvas.width,
        height: canvas.height, title: header.title, subtitle: header.subtitle, verdict: verdict, headline: headline,
        renderer: renderer.description, size: size.size, mass: header.mass, cells: made, omitted: []),
      files: [], annotations: nil)
    if !passes.isEmpty { try addPasses(cells, mechanism, renderer, to: &board) }
    return board
  }

  /// The camera of a cell in a picture of that size; `isPlain`: without room for label and bar.
  public static func camera(
    of cell: BoardCell, _ mechanism: Mechanism, width: Int, height: Int, isPlain: Bool
  ) -> Camera {
    let margin =
      isPlain
      ? Camera.Margin(side: 8, top: 8, bottom: 8) : CellOverlay.margin(cell.camera.view, textSize(width: width))
    let diagrams = cell.joints.map {
      JointDiagram.all(mechanism, cell.pose, cell.scene, of: $0.isEmpty ? nil : $0)
    }
    return cell.camera.camera(
      for: cell.framing.isEmpty ? [cell.scene] : cell.framing, with: diagrams?.flatMap(\.points) ?? [], width: width,
      height: height, margin: margin)
  }

  private static func textSize(width: Int) -> Double { width > 300 ? 12 : 10 }

  /// Direction and pose in words.
  static func legend(_ cell: BoardCell) -> String {
    let view = cell.camera.view
    var text =
      "\(cell.label): azimuth \(ValueText.degrees(view.azimuth)), elevation \(ValueText.degrees(view.elevation))"
    text += view.projection == .orthographic ? ", orthographic" : ""
    if !cell.marks.isEmpty { text += "; " + cell.marks.map { $0.sentence ?? $0.text }.joined(separator: "; ") }
    return text
  }

  private func draw(
    _ cell: BoardCell, _ number: Int, of count: Int, in rect: PixelRect, on canvas: Canvas, _ mechanism: Mechanism,
    _ renderer: Renderer, _ samples: SurfaceSamples
  ) throws(RenderError) -> PictureTwin.Cell {
    let size = Self.textSize(width: rect.width)
    let camera = Self.camera(of: cell, mechanism, width: rect.width, height: rect.height, isPlain: isPlain)
    let frame = try renderer.draw(
      cell.scene, camera: camera, width: rect.width, height: rect.height, layers: .depth, shading: shading,
      supersampling: supersampling)
    canvas.place(frame.image, x: rect.x, y: rect.y)
    drawOver(cell, frame, in: rect, on: canvas, mechanism, size: size)
    var bar = 0.0
    var label = cell.label
    if !isPlain {
      let overlay = CellOverlay(canvas: canvas, rect: rect, camera: camera)
      (label, bar) = overlay.draw(label: cell.label, number: count > 1 ? number : nil, size: size)
    }
    return PictureTwin.Cell(
      frame, of: cell.scene, label: label, view: cell.camera.view, pose: cell.pose.values, dof: cell.dof,
      value: cell.value, in: rect, scaleBar: bar, samples: samples)
  }

  /// Joints and marks.
  private func drawOver(
    _ cell: BoardCell, _ frame: Picture, in rect: PixelRect, on canvas: Canvas, _ mechanism: Mechanism, size: Double
  ) {
    let projection = Projection(frame.camera, width: rect.width, height: rect.height)
    if let dofs = cell.joints {
      for diagram in JointDiagram.all(mechanism, cell.pose, cell.scene, of: dofs.isEmpty ? nil : dofs) {
        diagram.draw(on: canvas, in: rect, projection, size: size)
      }
    }
    canvas.clipped(to: rect) {
      for mark in cell.marks {
        guard let p = projection.pixel(mark.point) else { continue }
        let place = SIMD2(Double(rect.x) + p.x, Double(rect.y) + p.y)
        canvas.mark(.red, at: place)
        let room = Double(rect.width) - 2 * size
        let text = canvas.fitted(mark.text, size: size, weight: .bold, within: room)
        let x = min(place.x + 14, Double(rect.x + rect.width) - canvas.measure(text, size: size, weight: .bold) - 4)
        canvas.text(
          text, at: [max(x, Double(rect.x) + 4), place.y - 12], size: size, weight: .bold, colour: .red, halo: .paper)
      }
    }
  }

  /// The files of the passes, each the size of a single picture and framed like it.
  private func addPasses(
    _ cells: [BoardCell], _ mechanism: Mechanism, _ renderer: Renderer, to board: inout RenderedBoard
  ) throws(RenderError) {
    var layers: Renderer.Layers = []
    for pass in passes { layers.formUnion(pass.layers) }
    var coco = COCOFile(mechanism.model)
    var list: [PictureTwin.Pass] = []
    for (i, cell) in cells.enumerated() {
      let name = cells.count == 1 ? stem : "\(stem).\(i + 1)"
      let camera = Self.camera(
        of: cell, mechanism, width: width, height: height, isPlain: isPlain || cells.count > 1)
      let frame = try renderer.draw(
        cell.scene, camera: camera, width: width, height: height, layers: layers, shading: shading,
        supersampling: supersampling)
      for pass in passes {
        // The picture of a single plain view is the colours already.
        if pass == .color, cells.count == 1, isPlain { continue }
        let files = try pass.files(frame, of: cell.scene) { () throws(RenderError) in
          try renderer.draw(cell.scene, camera: camera, width: width, height: height, lines: .triangles).image
        } joints: { () throws(RenderError) in
          let canvas = try Canvas(width: width, height: height)
          canvas.place(frame.image, x: 0, y: 0)
          let rect = PixelRect(x: 0, y: 0, width: width, height: height)
          var whole = cell
          whole.joints = cell.joints ?? []
          drawOver(whole, frame, in: rect, on: canvas, mechanism, size: 12)
          return try Image(png: canvas.png())
        }
        for file in files {
          let ending = pass == .color ? ".color.png" : file.ending
          board.files.append((name + ending, file.bytes))
          list.append(
            .init(
              cell: i + 1, pass: pass.rawValue, file: name + ending, meaning: file.meaning, step: file.step,
              names: file.names))
        }
      }
      if passes.contains(.coco) {
        coco.add(frame, file: cells.count == 1 && isPlain ? stem + ".png" : name + ".color.png", pose: cell.pose.values)
      }
    }
    if passes.contains(.coco) {
      guard let bytes = try? CanonicalJSON.encode(coco, pretty: false) else {
        throw .failed("a number of the camera is not finite")
      }
      board.annotations = bytes
    }
    board.twin.passes = list
  }
}

/// Cells of one size in rows.
struct BoardLayout {
  let cells: [PixelRect]
  let bottom: Int

  init(count: Int, width: Int, aspect: Double, top: Int) {
    let columns = count <= 1 ? 1 : count == 2 || count == 4 ? 2 : count <= 9 ? 3 : count <= 16 ? 4 : 6
    let gap = SheetLayout.gap
    let room = width - 2 * SheetLayout.edge - gap * (columns - 1)
    let side = max(room / columns, 1)
    let tall = max(Int((Double(side) * min(max(aspect, 0.4), 2)).rounded()), 1)
    cells = (0..<count).map { i in
      PixelRect(
        x: SheetLayout.edge + (i % columns) * (side + gap), y: top + (i / columns) * (tall + gap), width: side,
        height: tall)
    }
    bottom = top + ((count + columns - 1) / columns) * (tall + gap)
  }
}
