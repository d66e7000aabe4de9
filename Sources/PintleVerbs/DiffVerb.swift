internal import Foundation
internal import PintleChecks
internal import PintleDocument
internal import PintleKinematics
internal import PintleModel
internal import PintleRender

/// `pintle diff`: what two versions of an asset have not in common, with their pictures side by side.
///
/// Status 0 where nothing differs, 1 where something does.
public struct DiffVerb: Sendable {
  /// The sheet to write; nil: none is drawn.
  public var out: String?
  public var pictures: PictureOptions
  public var json: Bool

  public init(out: String? = nil, pictures: PictureOptions = PictureOptions(), json: Bool = false) {
    self.out = out
    self.pictures = pictures
    self.json = json
  }

  public func run(_ before: String, _ after: String, options: InputOptions) async -> VerbAnswer {
    if let out, !out.lowercased().hasSuffix(".png") {
      return VerbAnswer(diagnostics: "error: \(out): pictures are written as .png", status: .usage)
    }
    if let out, let fault = SheetWriter.overwriting([before, after], with: out) { return fault }
    let session = Session(options: options)
    let first = await session.load(before)
    guard let a = first.model else { return .unloaded(first) }
    let second = await session.load(after)
    guard let b = second.model else { return .unloaded(second) }
    let difference = AssetDifference(a, b)
    var answer = json ? VerbAnswer(json: difference, diagnostics: "") : VerbAnswer(text: difference.text + "\n")
    answer.status = difference.isEmpty ? .pass : .errors
    guard let out else { return answer }
    do {
      try draw(first, second, difference, to: out, options)
      if json { answer.diagnostics += "picture: \(out)\n" } else { answer.text += "picture: \(out)\n" }
    } catch let fault as PictureFault {
      return VerbAnswer(diagnostics: "error: \(fault.message)", status: .usage)
    } catch {
      answer.diagnostics += "error: no picture: \(error)\n"
      answer.status = .tool
    }
    return answer
  }

  /// Rows of before and after from one camera: removed parts red, added ones green, others that changed orange.
  private func draw(
    _ first: LoadedAsset, _ second: LoadedAsset, _ difference: AssetDifference, to path: String, _ options: InputOptions
  ) throws {
    guard let a = first.model, let b = second.model, let ma = first.mechanism, let mb = second.mechanism else { return }
    let renderer = try SharedRenderer.get(options.graphics)
    let views =
      try pictures.views.isEmpty ? [View.frontRight, .backLeft] : pictures.views.map { try PictureWords.view($0) }
    func scene(_ model: Model, _ mechanism: Mechanism, _ own: AssetDifference.Change, _ colour: Vector3) -> RenderScene
    {
      var scene = RenderScene(model, pose: mechanism.home)
      scene.ground = Bounds(scene.corners).lower.z
      func indices(_ names: Set<String>) -> Set<Int> { Set(names.compactMap(model.partIndex)) }
      let changed = indices(difference.parts(.changed, .resized, .moved))
      let alone = indices(difference.parts(own))
      if !changed.union(alone).isEmpty { scene.highlight(changed.union(alone)) }
      scene.colour(alone, colour)
      return scene
    }
    let old = scene(a, ma, .removed, [0.6, 0.02, 0.02])
    let new = scene(b, mb, .added, [0.03, 0.4, 0.05])
    var cells: [BoardCell] = []
    for view in views {
      let request = try PicturePlan.request(view, PictureWords(model: b, mechanism: mb), pictures)
      for (scene, mechanism, word) in [(old, ma, "before"), (new, mb, "after")] {
        var cell = BoardCell(
          label: "\(word), \(view.name)", scene: scene, camera: request, pose: mechanism.home)
        cell.framing = [old, new]
        cells.append(cell)
      }
    }
    let board = PictureBoard(width: 640, height: 480)
    let drawn = try board.draw(cells, mb, renderer)
    try FileSet.write(
      [(SheetWriter.twinPath(of: path), try CanonicalJSON.encode(drawn.twin, pretty: true)), (path, drawn.png)])
  }
}
