internal import Foundation
internal import PintleChecks
internal import PintleDocument
internal import PintleKinematics
internal import PintleModel
internal import PintleRender

/// `pintle compare`: a view of an asset held against a picture, or against another asset from the same camera.
public struct CompareVerb: Sendable {
  /// A PNG, or an asset.
  public var target: String
  /// The camera is looked for: from every named view, or around the one that is given.
  public var fits: Bool
  /// The sheet to write; nil: `<asset>-compared.png` in the current folder.
  public var out: String?
  public var pictures: PictureOptions
  public var json: Bool

  public init(
    target: String, fits: Bool = false, out: String? = nil, pictures: PictureOptions = PictureOptions(),
    json: Bool = false
  ) {
    self.target = target
    self.fits = fits
    self.out = out
    self.pictures = pictures
    self.json = json
  }

  struct Answer: Encodable {
    var asset: String
    var target: String
    var sheet: String
    var view: String
    /// Radians.
    var azimuth: Double
    var elevation: Double
    /// Metres, asset frame.
    var eye: Vector3
    var lookAt: Vector3
    var comparison: PictureComparison
  }

  public func run(_ input: String, options: InputOptions) async -> VerbAnswer {
    if let out, !out.lowercased().hasSuffix(".png") {
      return VerbAnswer(diagnostics: "error: \(out): pictures are written as .png", status: .usage)
    }
    let session = Session(options: options)
    let loaded = await session.load(input)
    guard let model = loaded.model, let mechanism = loaded.mechanism else { return .unloaded(loaded) }
    var other: LoadedAsset?
    if !target.lowercased().hasSuffix(".png") {
      let second = await session.load(target)
      guard second.model != nil else { return .unloaded(second) }
      other = second
    }
    if let fault = SheetWriter.overwriting([input, target], with: sheetPath(loaded)) { return fault }
    do {
      let answer = try compare(model, mechanism, loaded, other, options)
      return json ? VerbAnswer(json: answer, diagnostics: "") : VerbAnswer(text: Self.text(answer))
    } catch let fault as PictureFault {
      return VerbAnswer(diagnostics: "error: \(fault.message)", status: .usage)
    } catch RenderError.invalid(let reason) {
      return VerbAnswer(diagnostics: "error: \(reason)", status: .usage)
    } catch {
      return VerbAnswer(diagnostics: "error: nothing was compared: \(error)", status: .tool)
    }
  }

  private func sheetPath(_ loaded: LoadedAsset) -> String {
    out ?? SheetWriter.fileName(loaded.name) + "-compared.png"
  }

  private func compare(
    _ model: Model, _ mechanism: Mechanism, _ loaded: LoadedAsset, _ other: LoadedAsset?, _ options: InputOptions
  ) throws -> Answer {
    let words = PictureWords(model: model, mechanism: mechanism)
    let (cell, size) = try PickVerb.cell(words, pictures)
    var scene = cell.scene
    scene.ground = Bounds(RenderScene(model, pose: mechanism.home).corners).lower.z
    let aim: ComparisonSheet.Target
    if let other, let theirs = other.model, let moves = other.mechanism {
      let pose =
        try pictures.poses.first.map { try PictureWords(model: theirs, mechanism: moves).pose($0) } ?? moves.home
      aim = .scene(RenderScene(theirs, pose: pose, ground: scene.ground))
    } else {
      guard let data = FileManager.default.contents(atPath: target) else {
        throw PictureFault(message: "\(target) cannot be read")
      }
      do {
        aim = .picture(try Image(png: Array(data)))
      } catch {
        throw PictureFault(message: "\(target) is no PNG that could be read")
      }
    }
    let sheet = try ComparisonSheet.make(
      scene, target: aim, request: cell.camera, fits: fits, startsAtView: !pictures.views.isEmpty, width: size.width,
      height: size.height, title: "\(loaded.name) against \(URL(fileURLWithPath: target).lastPathComponent)",
      renderer: SharedRenderer.get(options.graphics))
    let path = sheetPath(loaded)
    let answer = Answer(
      asset: loaded.name, target: target, sheet: path, view: sheet.view.name, azimuth: sheet.view.azimuth,
      elevation: sheet.view.elevation, eye: sheet.camera.eye, lookAt: sheet.camera.target,
      comparison: sheet.comparison)
    try FileSet.write(
      [(SheetWriter.twinPath(of: path), try CanonicalJSON.encode(answer, pretty: true)), (path, sheet.png)])
    return answer
  }

  static func text(_ answer: Answer) -> String {
    func n(_ v: Double, _ d: Int = 3) -> String { Inventory.fixed(v, d) }
    let c = answer.comparison
    var lines = [
      answer.sheet, SheetWriter.twinPath(of: answer.sheet),
      "\(answer.asset) against \(answer.target), \(answer.view): azimuth \(n(answer.azimuth * 180 / .pi, 1))°, "
        + "elevation \(n(answer.elevation * 180 / .pi, 1))°",
      "silhouettes: overlap \(n(c.overlap)) (intersection over union)"
        + (c.edgePixels.map { ", edges \(n($0, 2)) px (\(n((c.edgeMetres ?? 0) * 1e3, 1)) mm) apart" } ?? ""),
      "pictures: structure \(n(c.likeness.structure)) (SSIM), colour ΔE \(n(c.likeness.colour, 2)), "
        + "\(n(100 * c.likeness.differing, 1)) % of the pixels differ by ΔE 5 or more",
    ]
    for (i, r) in c.regions.enumerated() {
      let what =
        switch r.kind {
        case .missing: "the target has something"
        case .extra: "the asset has something"
        case .colour: "other colours"
        }
      let parts = r.parts.isEmpty ? "" : ", at \(r.parts.joined(separator: ", "))"
      lines.append(
        "  \(i + 1) \(what): box (\(r.box.x), \(r.box.y)) \(r.box.width) × \(r.box.height) px, "
          + "\(n(r.width * 1e3, 0)) × \(n(r.height * 1e3, 0)) mm, \(r.pixels) px\(parts)")
    }
    for p in c.parts {
      let edges = p.edgePixels.map { ", edges \(n($0, 2)) px (\(n((p.edgeMetres ?? 0) * 1e3, 1)) mm) apart" } ?? ""
      let overlap = p.overlap.map { ", overlap with its namesake \(n($0))\(edges)" } ?? ""
      let colour = p.colour.map { ", colour ΔE \(n($0, 1))" } ?? ""
      lines.append(
        "  part \(p.part): \(p.pixels) px, \(n(100 * p.inside, 1)) % within the target\(overlap), "
          + "structure \(n(p.structure))\(colour)")
    }
    return lines.joined(separator: "\n")
  }
}
