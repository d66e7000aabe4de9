import PintleDocument
import PintleKinematics
import PintleModel
import Testing

@testable import PintleRender

@Suite struct FilmTests {
  @Test func framesAreChunksInOrder() throws {
    let red = Image(width: 2, height: 1, pixels: [255, 0, 0, 255, 255, 0, 0, 255])
    let blue = Image(width: 2, height: 1, pixels: [0, 0, 255, 255, 0, 0, 255, 255])
    let bytes = try AnimatedPNG.encode([(red, 80), (blue, 300), (red, 80)])
    // Programs that know no animation show the first frame.
    #expect(try Image(png: bytes) == red)
    let chunks = AnimatedPNG.chunks(of: bytes)
    let colours = ["sRGB", "gAMA", "cHRM"]
    let kinds = chunks.map { $0.kind }.filter { !colours.contains($0) }
    let expected = ["IHDR", "acTL", "fcTL", "IDAT", "fcTL", "fdAT", "fcTL", "fdAT", "IEND"]
    #expect(kinds == expected)
    #expect(chunks.first { $0.kind == "acTL" }?.data == [0, 0, 0, 3, 0, 0, 0, 0])
    let controls = chunks.filter { $0.kind == "fcTL" || $0.kind == "fdAT" }
    let numbers: [UInt8] = controls.map { $0.data[3] }
    #expect(numbers == [0, 1, 2, 3, 4])
    // 300 of 1000 seconds.
    #expect(Array(controls[1].data[20..<24]) == [1, 44, 3, 232])
    // The check value of the CRC's catalogue entry.
    #expect(AnimatedPNG.checksum(Array("123456789".utf8)) == 0xcbf4_3926)
    #expect(throws: RenderError.invalid("the frames of a film have one size")) {
      try AnimatedPNG.encode([(red, 1), (Image(width: 1, height: 1, pixels: [0, 0, 0, 0]), 1)])
    }
  }

  @Test func aJointGoesThereAndBack() throws {
    let mechanism = Mechanism(PictureSketch.hingedBox.model)
    let renderer = try RendererTests.renderer.get()
    let scenes = [0, 0.9, 1.8].map { RenderScene(mechanism.model, pose: mechanism.pose(["lid_hinge": $0])) }
    let cells = scenes.map { scene in
      var cell = BoardCell(label: "", scene: scene, camera: CameraRequest(.right), pose: mechanism.home)
      cell.framing = scenes
      return cell
    }
    func film(_ back: Bool) throws -> [UInt8] {
      try Film.encode(
        cells, mechanism, width: 64, height: 48, milliseconds: 40, thereAndBack: back, isPlain: true,
        renderer: renderer)
    }
    #expect(AnimatedPNG.chunks(of: try film(false)).count { $0.kind == "fcTL" } == 3)
    #expect(AnimatedPNG.chunks(of: try film(true)).count { $0.kind == "fcTL" } == 4)
    #expect(try film(true) == film(true))
    var away = cells
    away[1].camera = CameraRequest(.right, at: .point([0, 90, 0]), distance: 1)
    #expect(throws: RenderError.failed("nothing can be seen in the frame ``")) {
      try Film.encode(
        away, mechanism, width: 64, height: 48, milliseconds: 40, thereAndBack: true, isPlain: true,
        renderer: renderer)
    }
  }
}
