internal import Foundation
internal import PintleDocument
internal import PintleKinematics
internal import PintleModel
internal import PintleRender

/// `pintle gallery`: a page (Markdown) with one picture of all assets and a table of what they are.
public struct GalleryVerb: Sendable {
  /// The page to write, `.md`; its picture, `.png`, lies beside it or in `pictures`.
  public var out: String
  /// The folder of the picture, seen from the page's; nil: the page's own.
  public var pictures: String?

  public init(out: String, pictures: String? = nil) {
    self.out = out
    self.pictures = pictures
  }

  /// Programs and documents in a folder and those below it, by their paths; a file stands for itself.
  static func inputs(_ paths: [String]) throws(PictureFault) -> [String] {
    var found: [String] = []
    for path in paths {
      var isFolder: ObjCBool = false
      guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
        throw PictureFault(message: "\(path) cannot be read")
      }
      guard isFolder.boolValue else {
        found.append(path)
        continue
      }
      let names = (FileManager.default.enumerator(atPath: path)?.allObjects as? [String] ?? []).sorted()
      found += names.filter { $0.hasSuffix(".swift") || $0.hasSuffix(".urdf") }.map { "\(path)/\($0)" }
    }
    return found
  }

  public func run(_ paths: [String], options: InputOptions) async -> VerbAnswer {
    guard out.hasSuffix(".md") else {
      return VerbAnswer(diagnostics: "error: \(out): a gallery is written as .md", status: .usage)
    }
    let session = Session(options: options)
    var entries: [GallerySheet.Entry] = []
    var rows: [String] = []
    var diagnostics = ""
    var status = ExitStatus.pass
    let cell = (width: 240, height: 190)
    do {
      let renderer = try SharedRenderer.get(options.graphics)
      let page = URL(fileURLWithPath: out)
      let folder = page.deletingLastPathComponent()
      for path in try Self.inputs(paths) where !Task.isCancelled {
        let loaded = await session.load(path)
        guard let model = loaded.model, let mechanism = loaded.mechanism, !model.shapes.isEmpty else {
          diagnostics += "error: \(path): no asset\n"
          status = .worst(status, .errors)
          entries.append(.init(name: loaded.name, detail: "no asset", image: nil))
          continue
        }
        let scene = {
          var scene = RenderScene(model, pose: mechanism.home)
          scene.ground = Bounds(scene.corners).lower.z
          return scene
        }()
        // Twice the size, and the mean of four pixels: smooth in a small picture.
        let camera = CameraRequest(.frontRight).camera(
          for: [scene], width: 2 * cell.width, height: 2 * cell.height)
        let frame = try renderer.draw(scene, camera: camera, width: 2 * cell.width, height: 2 * cell.height)
        if frame.isBlank {
          diagnostics += "error: \(path): nothing can be seen\n"
          status = .worst(status, .tool)
        }
        let triangles = model.shapes.reduce(0) { $0 + $1.solid.mesh.triangleCount }
        let joints = mechanism.joints.count { !$0.freedoms.isEmpty }
        let size = Inventory.millimetres(model.bounds.size.rounded)
        entries.append(
          .init(
            name: loaded.name, detail: "\(model.parts.count) parts, \(joints) joints, \(triangles) triangles",
            image: frame.image.halved))
        let place = Self.relative(path, to: folder.path)
        rows.append(
          "| [\(loaded.name)](\(place)) | \(size) mm | \(model.parts.count) | \(joints) | \(triangles) |")
      }
      let name = page.deletingPathExtension().lastPathComponent.lowercased() + ".png"
      let picture = pictures.map { "\($0)/\(name)" } ?? name
      let png = try GallerySheet.draw(entries, title: "Gallery", columns: 4, cell: cell)
      let text =
        "# Gallery\n\n![\(entries.map(\.name).joined(separator: ", "))](\(picture))\n\n"
        + "| asset | size | parts | joints | triangles |\n|---|---|---|---|---|\n" + rows.joined(separator: "\n") + "\n"
      let pictureFile = folder.appendingPathComponent(picture)
      try FileSet.write([(pictureFile.path, png), (out, Array(text.utf8))])
      return VerbAnswer(text: "\(out)\n\(pictureFile.relativePath)\n", diagnostics: diagnostics, status: status)
    } catch let fault as PictureFault {
      return VerbAnswer(diagnostics: diagnostics + "error: \(fault.message)", status: .usage)
    } catch {
      return VerbAnswer(diagnostics: diagnostics + "error: no gallery: \(error)", status: .tool)
    }
  }

  /// A path as seen from a folder, where it lies below; else as it is.
  static func relative(_ path: String, to folder: String) -> String {
    let full = URL(fileURLWithPath: path).standardizedFileURL.path
    let base = URL(fileURLWithPath: folder).standardizedFileURL.path + "/"
    return full.hasPrefix(base) ? String(full.dropFirst(base.count)) : path
  }
}

extension Vector3 {
  /// To whole millimetres.
  fileprivate var rounded: Vector3 {
    [(x * 1e3).rounded() / 1e3, (y * 1e3).rounded() / 1e3, (z * 1e3).rounded() / 1e3]
  }
}
