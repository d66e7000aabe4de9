import PintleDocument
import Testing

@testable import PintleRender

@Suite struct ValueTextTests {
  @Test(arguments: [(0, "0°"), (55, "55°"), (-90, "−90°"), (17.19, "17.2°"), (-1e-7, "0°")] as [(Double, String)])
  func angles(_ degrees: Double, _ text: String) { #expect(ValueText.degrees(degrees * .pi / 180) == text) }

  @Test(
    arguments: [(0.36, "360 mm"), (0.0125, "12.5 mm"), (0.0, "0 mm"), (-0.002, "−2 mm"), (1.2345, "1235 mm")]
      as [(Double, String)])
  func lengths(_ metres: Double, _ text: String) { #expect(ValueText.millimetres(metres) == text) }

  @Test func masses() {
    #expect(ValueText.mass(0.35) == "350 g")
    #expect(ValueText.mass(24.31) == "24.3 kg")
    #expect(ValueText.mass(1204) == "1204 kg")
    #expect(ValueText.size([0.6, 0.5049, 1]) == "600 × 505 × 1000 mm")
  }

  @Test(
    arguments: [
      (0.001, 200, 0.05), (0.001, 400, 0.05), (0.002, 400, 0.1), (0.0001, 400, 0.005), (0.02, 400, 1), (0, 100, 0),
    ] as [(Double, Int, Double)])
  func barsAreRound(_ scale: Double, _ width: Int, _ length: Double) {
    #expect(CellOverlay.barLength(metresPerPixel: scale, width: width) == length)
  }
}
