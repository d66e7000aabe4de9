internal import Foundation
internal import PintleDocument
internal import PintleKinematics
internal import PintleModel
internal import PintleRender

/// `pintle pick`: what lies behind a pixel: part, shape, point, normal and the line of the source.
///
/// The picture is said as for `render`, or by the text twin (.json) of one that was drawn.
public struct PickVerb: Sendable {
  /// `x,y` in pixels from the top left corner.
  public var at: String
  /// A text twin, as `render` and `check` write it; nil: the view, pose and size below.
  public var twin: String?
  public var pictures: PictureOptions
  public var json: Bool

  public init(at: String, twin: String? = nil, pictures: PictureOptions = PictureOptions(), json: Bool = false) {
    self.at = at
    self.twin = twin
    self.pictures = pictures
    self.json = json
  }

  /// Lengths in metres, asset frame, in the pose of the picture.
  struct Answer: Encodable {
    struct Hit: Encodable {
      var part: String
      var shape: String
      var material: String
      var point: Vector3
      /// Unit, toward the viewer.
      var normal: Vector3
      /// From the eye; in orthographic pictures from the plane through it.
      var distance: Double
      var transparent: Bool
      var source: SourceLocation?
    }
    var x: Double
    var y: Double
    var view: String
    var pose: [String: Double]
    /// The nearest first, one per part.
    var hits: [Hit]
  }

  public func run(_ input: String, options: InputOptions) async -> VerbAnswer {
    let loaded = await Session(options: options).load(input)
    guard let model = loaded.model, let mechanism = loaded.mechanism else { return .unloaded(loaded) }
    do throws(PictureFault) {
      let answer = try pick(model, mechanism)
      return json ? VerbAnswer(json: answer, diagnostics: "") : VerbAnswer(text: Self.text(answer))
    } catch {
      return VerbAnswer(diagnostics: "error: \(error.message)", status: .usage)
    }
  }

  private func pick(_ model: Model, _ mechanism: Mechanism) throws(PictureFault) -> Answer {
    let sides = at.split(separator: ",", omittingEmptySubsequences: false).map {
      Double($0.trimmingCharacters(in: .whitespaces))
    }
    guard sides.count == 2, let x = sides[0], let y = sides[1], x.isFinite, y.isFinite else {
      throw PictureFault(message: "a place is `x,y` in pixels from the top left corner; this says `\(at.prefix(40))`")
    }
    let words = PictureWords(model: model, mechanism: mechanism)
    let projection: Projection
    let scene: RenderScene
    var answer = Answer(x: x, y: y, view: "", pose: [:], hits: [])
    // The middle of the pixel.
    var place = (x: x + 0.5, y: y + 0.5)
    if let twin {
      let cell = try Self.cell(of: twin, model, x: x, y: y)
      place = (place.x - Double(cell.rect.x), place.y - Double(cell.rect.y))
      let camera = Camera(
        eye: cell.camera.eye, target: cell.camera.target, up: cell.camera.up,
        lens: cell.camera.height.map { .orthographic(height: $0) }
          ?? .perspective(fieldOfView: cell.camera.fieldOfView ?? .pi / 9))
      projection = Projection(camera, width: cell.rect.width, height: cell.rect.height)
      let pose = mechanism.pose(cell.pose)
      var shown = RenderScene(model, pose: pose)
      shown.hide(Set(cell.absent.compactMap(model.partIndex)))
      scene = shown
      answer.view = cell.label
      answer.pose = pose.values
    } else {
      let (cell, size) = try Self.cell(words, pictures)
      guard x >= 0, y >= 0, x < Double(size.width), y < Double(size.height) else {
        throw PictureFault(message: "(\(at)) lies outside the picture of \(size.width) × \(size.height) pixels")
      }
      let camera = PictureBoard.camera(
        of: cell, mechanism, width: size.width, height: size.height, isPlain: pictures.isPlain)
      projection = Projection(camera, width: size.width, height: size.height)
      scene = cell.scene
      answer.view = cell.label
      answer.pose = cell.pose.values
    }
    let ray = projection.ray(x: place.x, y: place.y)
    answer.hits = scene.pick(from: ray.origin, along: ray.direction).map { hit in
      let shape = model.drawn[hit.shape]
      return .init(
        part: model.parts[hit.part].record.id, shape: shape.path, material: shape.material.label, point: hit.point,
        normal: hit.normal, distance: hit.distance, transparent: hit.isTransparent,
        source: model.document.location(shape.record.source ?? model.parts[hit.part].record.source))
    }
    return answer
  }

  /// The one view and pose of a pick, as `render` would draw them.
  static func cell(
    _ words: PictureWords, _ options: PictureOptions
  ) throws(PictureFault) -> (cell: BoardCell, size: (width: Int, height: Int)) {
    guard options.views.count <= 1, options.poses.count <= 1, options.strip == nil, options.sweep == nil,
      options.firstContact == nil
    else { throw PictureFault(message: "a pick is made in one view and one pose") }
    let size =
      try options.size.map { text throws(PictureFault) in try PicturePlan.size(text) }
      ?? (width: 1024, height: 768)
    let pose = try options.poses.first.map { text throws(PictureFault) in try words.pose(text) } ?? words.mechanism.home
    let view = try options.views.first.map { text throws(PictureFault) in try PictureWords.view(text) } ?? .frontRight
    let camera = try PicturePlan.request(view, words, options)
    var scene = RenderScene(words.model, pose: pose)
    let framing = try PicturePlan.isolate(&scene, words, options)
    if let text = options.section {
      let section = try words.plane(text)
      let eye = camera.camera(for: [framing], width: size.width, height: size.height).eye
      scene.cut(by: section.isSided ? section.plane : section.plane.facing(eye))
    }
    var cell = BoardCell(label: view.name, scene: scene, camera: camera, pose: pose)
    cell.framing = [framing]
    cell.joints = options.joints ? [] : nil
    return (cell, size)
  }

  /// The cell of a sheet that a pixel lies in.
  private static func cell(
    of path: String, _ model: Model, x: Double, y: Double
  ) throws(PictureFault) -> PictureTwin.Cell {
    guard let data = FileManager.default.contents(atPath: path), data.count < 64 << 20,
      let twin = try? CanonicalJSON.decode(PictureTwin.self, from: Array(data))
    else { throw PictureFault(message: "\(path) is no text twin of a picture that could be read") }
    guard twin.documentHash == model.documentHash else {
      throw PictureFault(message: "\(path) is of another state of `\(twin.asset)`; draw the picture anew")
    }
    guard
      let cell = twin.cells.first(where: {
        x >= Double($0.rect.x) && y >= Double($0.rect.y) && x < Double($0.rect.x + $0.rect.width)
          && y < Double($0.rect.y + $0.rect.height)
      })
    else {
      throw PictureFault(message: "(\(Inventory.fixed(x, 1)), \(Inventory.fixed(y, 1))) lies in no cell of the sheet")
    }
    return cell
  }

  static func text(_ answer: Answer) -> String {
    guard !answer.hits.isEmpty else {
      return "nothing at (\(Inventory.fixed(answer.x, 1)), \(Inventory.fixed(answer.y, 1))) of \(answer.view)"
    }
    return answer.hits.enumerated().map { i, hit in
      let place = hit.source.map { "\($0.file):\($0.line):\($0.column)" } ?? "no line in the source"
      return
        "\(i == 0 ? "" : "  behind it: ")\(hit.shape) (\(hit.material)\(hit.transparent ? ", transparent" : "")) at "
        + "(\(Inventory.millimetres(hit.point, separator: ", "))) mm, normal \(Inventory.direction(hit.normal)), "
        + "\(Inventory.fixed(hit.distance * 1e3, 1)) mm away, \(place)"
    }.joined(separator: "\n")
  }
}
