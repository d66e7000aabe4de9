import Foundation
import PintleDocument
import PintleKinematics
import PintleModel
import Testing

@testable import PintleRender

@Suite struct PictureBoardTests {
  private func cells(_ views: [View], _ mechanism: Mechanism, pose: [String: Double] = [:]) -> [BoardCell] {
    views.map { view in
      let pose = mechanism.pose(pose)
      return BoardCell(
        label: view.name, scene: RenderScene(mechanism.model, pose: pose, ground: 0), camera: CameraRequest(view),
        pose: pose)
    }
  }

  private func draw(
    _ board: PictureBoard, _ cells: [BoardCell], _ mechanism: Mechanism
  ) throws -> RenderedBoard {
    try board.draw(cells, mechanism, RendererTests.renderer.get())
  }

  // MARK: sheets

  @Test func severalViewsAreNumberedCells() throws {
    let mechanism = Mechanism(PictureSketch.hingedBox.model)
    let made = try draw(
      PictureBoard(verdict: .fail, headline: "error: lid meets box"),
      cells([.frontRight, .top, .bottom], mechanism), mechanism)
    let image = try Image(png: made.png)
    #expect(image.width == 1024 && made.twin.cells.count == 3 && made.twin.blankCells.isEmpty)
    #expect(made.twin.cells.map(\.label) == ["front right", "top", "bottom"])
    #expect(made.twin.cells[1].hidden == ["box"] && made.twin.cells[1].occluders == ["box": ["lid"]])
    #expect(made.twin.cells[2].parts.first?.part == "box")
    #expect(image[1024 - 16, 24] == [200, 40, 40, 255])
    #expect(made.twin.text.contains("  box: not seen behind lid\n"), "\(made.twin.text)")
    #expect(made.twin.text.hasPrefix("1 front right: azimuth 38°, elevation 24°, perspective, "))
    #expect(try draw(PictureBoard(), cells([.frontRight], mechanism), mechanism).png != made.png)
  }

  @Test func aFailingAssetIsMarkedUnlessPlain() throws {
    let mechanism = Mechanism(PictureSketch.hingedBox.model)
    let one = cells([.frontRight], mechanism)
    var board = PictureBoard(width: 320, height: 240, verdict: .fail, headline: "error: lid meets box")
    let marked = try Image(png: draw(board, one, mechanism).png)
    #expect(marked[320 - 16, 24] == [200, 40, 40, 255])
    board.verdict = .pass
    #expect(try Image(png: draw(board, one, mechanism).png)[320 - 16, 24] != [200, 40, 40, 255])
    board.verdict = .fail
    board.isPlain = true
    let plain = try Image(png: draw(board, one, mechanism).png)
    let camera = PictureBoard.camera(of: one[0], mechanism, width: 320, height: 240, isPlain: true)
    let raw = try RendererTests.renderer.get().draw(one[0].scene, camera: camera, width: 320, height: 240)
    #expect(plain == raw.image)
  }

  @Test func depthsAndOccludersAreTold() throws {
    var s = PictureSketch("Queue")
    s.box("near", [0.4, 0.1, 0.2], at: [0, -0.5, 0], .red)
    s.box("far", [0.4, 0.1, 0.8], at: [0, 0.5, 0], .blue)
    s.box("away", [0.1, 0.1, 0.1], at: [0, 0.8, 0], .red)
    let mechanism = Mechanism(s.model)
    let made = try draw(PictureBoard(width: 200, height: 200), cells([.front], mechanism), mechanism)
    let cell = try #require(made.twin.cells.first)
    let (near, far) = (cell.parts[0], cell.parts[1])
    #expect(near.part == "near" && near.visible == 1 && near.occluders.isEmpty)
    // A quarter of its front is behind the near one.
    #expect(far.occluders == ["near"] && abs((far.visible ?? 0) - 0.75) < 0.1)
    #expect(cell.hidden == ["away"] && cell.occluders == ["away": ["near"]])
    let distance = (far.depth?.near ?? 0) - (near.depth?.near ?? 0)
    #expect(abs(distance - 1) < 1e-4)
  }

  // MARK: passes

  @Test func passesLineUpAndAreMetric() throws {
    let mechanism = Mechanism(PictureSketch.hingedBox.model)
    let board = PictureBoard(
      width: 96, height: 80, isPlain: true, passes: PicturePass.allCases, stem: "box")
    let one = cells([.frontRight], mechanism, pose: ["lid_hinge": 1])
    let made = try draw(board, one, mechanism)
    let names = made.files.map(\.name)
    #expect(
      names == [
        "box.depth.png", "box.depth.npy", "box.normals.png", "box.parts.png", "box.shapes.png", "box.materials.png",
        "box.joints.png", "box.wireframe.png", "box.silhouette.png",
      ])
    #expect(made.twin.passes?.map(\.file) == names)
    let camera = PictureBoard.camera(of: one[0], mechanism, width: 96, height: 80, isPlain: true)
    let frame = try RendererTests.renderer.get().draw(
      one[0].scene, camera: camera, width: 96, height: 80, layers: .depth)
    let npy = made.files[1].bytes
    #expect(npy.count == 128 + 4 * 96 * 80 && Array(npy[1..<6]) == Array("NUMPY".utf8))
    let floats = npy[128...].withUnsafeBytes { Array($0.bindMemory(to: Float.self)) }
    #expect(floats == frame.depths)
    let step = try #require(made.twin.passes?[0].step)
    let steps = try Self.grey16(made.files[0].bytes)
    for (i, depth) in frame.depths.enumerated() {
      #expect(depth.isFinite ? abs(Double(steps[i]) * step - Double(depth)) <= step : steps[i] == 0)
    }
    #expect(
      try Self.grey16(made.files[3].bytes) == stride(from: 0, to: frame.parts.count, by: 2).map { frame.parts[$0] })
    let lines = try Image(png: made.files[7].bytes)
    #expect(lines != frame.image && lines.width == 96)
  }

  @Test func annotationsAreCOCO() throws {
    let mechanism = Mechanism(PictureSketch.hingedBox.model)
    let board = PictureBoard(width: 64, height: 48, isPlain: true, passes: [.coco], stem: "box")
    let one = cells([.frontRight], mechanism, pose: ["lid_hinge": 1])
    let made = try draw(board, one, mechanism)
    let annotated = try #require(made.annotations)
    let object = try #require(try JSONSerialization.jsonObject(with: Data(annotated)) as? [String: Any])
    let image = try #require((object["images"] as? [[String: Any]])?.first)
    #expect(image["file_name"] as? String == "box.png" && (image["view_matrix"] as? [Double])?.count == 16)
    #expect((object["categories"] as? [[String: Any]])?.compactMap { $0["name"] as? String } == ["box", "lid"])
    let annotations = try #require(object["annotations"] as? [[String: Any]])
    #expect(annotations.count == 2)
    let camera = PictureBoard.camera(of: one[0], mechanism, width: 64, height: 48, isPlain: true)
    let ids = try RendererTests.renderer.get().partImage(one[0].scene, camera: camera, width: 64, height: 48)
    for annotation in annotations {
      let mask = try #require(annotation["segmentation"] as? [String: Any])
      let counts = try #require(mask["counts"] as? [Int])
      #expect(mask["size"] as? [Int] == [48, 64] && counts.reduce(0, +) == 64 * 48)
      // Unrolled down the columns it is the picture of the part.
      let flags = counts.enumerated().flatMap { [Bool](repeating: $0 % 2 == 1, count: $1) }
      let id = UInt16(try #require(annotation["category_id"] as? Int))
      for x in 0..<64 {
        for y in 0..<48 { #expect(flags[x * 48 + y] == (ids[2 * (y * 64 + x)] == id)) }
      }
      #expect(flags.count { $0 } == annotation["area"] as? Int)
    }
  }

  /// The 16-bit values of a grey PNG, by way of nothing that this project wrote: stored as zlib, unfiltered here.
  static func grey16(_ png: [UInt8]) throws -> [UInt16] {
    var at = 8
    var data: [UInt8] = []
    var (width, height) = (0, 0)
    func word(_ i: Int) -> Int { png[i..<i + 4].reduce(0) { $0 << 8 | Int($1) } }
    while at + 8 <= png.count {
      let length = word(at)
      let kind = String(decoding: png[at + 4..<at + 8], as: UTF8.self)
      if kind == "IHDR" {
        (width, height) = (word(at + 8), word(at + 12))
        #expect(png[at + 16] == 16 && png[at + 17] == 0)
      }
      if kind == "IDAT" { data += png[at + 8..<at + 8 + length] }
      at += 12 + length
    }
    let file = FileManager.default.temporaryDirectory.appendingPathComponent("grey\(UUID().uuidString)")
    try Data(data).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/python3")
    process.arguments = [
      "-c", "import sys,zlib;sys.stdout.buffer.write(zlib.decompress(open(sys.argv[1],'rb').read()))", file.path,
    ]
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let raw = [UInt8](pipe.fileHandleForReading.readDataToEndOfFile())
    process.waitUntilExit()
    var out: [UInt16] = []
    var above = [UInt8](repeating: 0, count: 2 * width)
    for y in 0..<height {
      let row = y * (2 * width + 1)
      #expect(raw[row] == 2 || raw[row] == 0)
      let line = (0..<2 * width).map { raw[row + 1 + $0] &+ (raw[row] == 2 ? above[$0] : 0) }
      above = line
      out += (0..<width).map { UInt16(line[2 * $0]) << 8 | UInt16(line[2 * $0 + 1]) }
    }
    return out
  }
}
