import PintleDocument
import Testing

@Suite struct KnotCurveTests {
  /// scipy.interpolate.PchipInterpolator([0, 1, 3, 4, 6], [0, 2, 2.5, 1, 1]) (SciPy 1.17).
  @Test func isTheCurveOfSciPy() throws {
    let curve = try #require(KnotCurve(knots: [[0, 0], [1, 2], [3, 2.5], [4, 1], [6, 1]]))
    for (x, y) in sciPy { #expect(abs(curve.value(at: x).value - y) < 1e-12, "at \(x): \(curve.value(at: x).value)") }
  }
  private let sciPy: [(Double, Double)] = [
    (0.25, 0.6529771959459459), (0.5, 1.262105855855856), (0.9, 1.9278445945945943),
    (1.5, 2.2149493243243246), (2.2, 2.4174054054054057), (2.9, 2.4986858108108105),
    (3.3, 2.1760000000000006), (3.8, 1.1560000000000006), (4.5, 1.0), (5.5, 1.0),
  ]

  @Test func slopesAreThoseOfTheCurve() throws {
    for period in [nil, 7.0] {
      let curve = try #require(KnotCurve(knots: [[0, 0], [1, 2], [3, 2.5], [4, 1], [6, 1]], period: period))
      for i in 0..<400 {
        let x = Double(i) * 0.05 - 5.017, h = 1e-6
        let slope = (curve.value(at: x + h).value - curve.value(at: x - h).value) / (2 * h)
        #expect(abs(curve.value(at: x).slope - slope) < 1e-5)
      }
    }
  }

  @Test func dwellsStayFlatAndPeriodsRepeat() throws {
    let curve = try #require(KnotCurve(knots: [[0, 0], [1, 0], [2, 1], [3, 0], [4, 0]], period: 6))
    for x in [0.3, 0.9, 3.2, 4.5, 5.9, -0.5, 12.4] { #expect(curve.value(at: x).value == 0) }
    #expect(curve.value(at: 2 + 18).value == 1 && curve.value(at: 2).slope == 0)
    let closed = try #require(KnotCurve(knots: [[0, 0], [1, 0], [2, 1], [3, 0], [4, 0], [6, 0]], period: 6))
    #expect(closed == curve)
  }

  @Test func whatIsNoCurveIsNone() {
    #expect(KnotCurve(knots: []) == nil)
    #expect(KnotCurve(knots: [[1, 0], [1, 2]]) == nil)
    #expect(KnotCurve(knots: [[0, .nan]]) == nil)
    #expect(KnotCurve(knots: [[0, 0], [7, 1]], period: 6) == nil)
    #expect(KnotCurve(knots: [[0, 3]])?.value(at: 9).value == 3)
  }
}
