internal import Foundation
internal import PintleDocument
internal import PintleKinematics
internal import PintleModel
internal import PintleRender

/// `pintle film`: a joint through its range and back, or a turn around the asset, as an animated PNG.
public struct FilmVerb: Sendable {
  /// The degree of freedom that moves; nil: the camera goes round.
  public var joint: String?
  public var frames: Int
  /// The picture to write; nil: `<asset>-<joint>.png` in the current folder.
  public var out: String?
  public var pictures: PictureOptions

  public init(joint: String?, frames: Int = 24, out: String? = nil, pictures: PictureOptions = PictureOptions()) {
    self.joint = joint
    self.frames = frames
    self.out = out
    self.pictures = pictures
  }

  public func run(_ input: String, options: InputOptions) async -> VerbAnswer {
    if let out, !out.lowercased().hasSuffix(".png") {
      return VerbAnswer(diagnostics: "error: \(out): films are written as animated .png", status: .usage)
    }
    guard PictureWords.frames.contains(frames) else {
      let range = PictureWords.frames
      return VerbAnswer(
        diagnostics: "error: a film has \(range.lowerBound) to \(range.upperBound) frames, not \(frames)",
        status: .usage)
    }
    let loaded = await Session(options: options).load(input)
    guard let model = loaded.model, let mechanism = loaded.mechanism else { return .unloaded(loaded) }
    do {
      let renderer = try SharedRenderer.get(options.graphics)
      var wanted = pictures
      if let joint { wanted.strip = "\(joint):\(frames)" }
      wanted.size = wanted.size ?? "480x360"
      let plan = try PicturePlan(model, mechanism, wanted, renderer)
      var cells = plan.cells
      var goesBack = false
      if let joint {
        goesBack = mechanism.freedom(joint)?.limits != nil
      } else {
        guard plan.cells.count == 1, var cell = plan.cells.first else {
          throw PictureFault(message: "the camera goes round one pose, and its height is that of one view")
        }
        // One distance for all directions: a sphere around everything is in the picture.
        let bounds = Bounds(cell.scene.corners)
        let (s, _) = exactSineCosine(cell.camera.fieldOfView / 2)
        let start = cell.camera.view
        cell.camera.target = .point(bounds.centre)
        cell.camera.distance = cell.camera.distance ?? 0.53 * bounds.diagonal / s
        cells = (0..<frames).map { i in
          var next = cell
          next.camera.view.azimuth = start.azimuth + 2 * .pi * Double(i) / Double(frames)
          next.label = ""
          return next
        }
      }
      let bytes = try Film.encode(
        cells, mechanism, width: plan.size.width, height: plan.size.height, milliseconds: 2000 / frames,
        thereAndBack: goesBack, isPlain: pictures.isPlain || joint == nil, renderer: renderer)
      let name = SheetWriter.fileName(loaded.name) + "-" + SheetWriter.fileName(joint ?? "turntable")
      let path = out ?? name + ".png"
      try FileSet.write([(path, bytes)])
      let shown = joint.map { "\($0) through its range" + (goesBack ? " and back" : "") } ?? "once around"
      return VerbAnswer(
        text: "\(path)\n\(shown): \(goesBack ? max(2 * cells.count - 2, 1) : cells.count) frames of "
          + "\(plan.size.width) × \(plan.size.height) pixels\n")
    } catch let fault as PictureFault {
      return VerbAnswer(diagnostics: "error: \(fault.message)", status: .usage)
    } catch {
      return VerbAnswer(diagnostics: "error: no film: \(error)", status: .tool)
    }
  }
}
