import PintleRender
import Testing

@Suite struct ImageTests {
  @Test func aPictureOfOneColourIsUniform() {
    var image = Image(width: 3, height: 2, pixels: [UInt8](repeating: 200, count: 24))
    #expect(image.isUniform)
    image.pixels[21] = 201
    #expect(!image.isUniform)
    #expect(image[2, 1] == [200, 201, 200, 200])
    #expect(image[3, 0] == .zero)
  }

  @Test(arguments: [[], [1, 2, 3], Array("\u{89}PNG\r\n\u{1a}\n".utf8)] as [[UInt8]])
  func whatIsNoPNGIsRefused(_ bytes: [UInt8]) {
    #expect(throws: RenderError.png) { try Image(png: bytes) }
  }
}
