import CCairo
import Glibc

extension Canvas {
  /// A line through points, with a pale rim; `dash` lengths in pixels, empty for a whole line.
  func path(_ colour: Colour, _ points: [SIMD2<Double>], width: Double = 1.6, dash: [Double] = []) {
    guard points.count > 1, points.allSatisfy({ abs($0.x) < 1e5 && abs($0.y) < 1e5 }) else { return }
    for (ink, extra) in [(Colour.paper, 2.0), (colour, 0)] {
      begin(ink, width: width + extra)
      setDash(extra > 0 ? [] : dash)
      move(points)
      stroke()
    }
    setDash([])
  }

  /// A filled triangle whose tip is at `tip`, pointing along `direction`.
  func arrowHead(_ colour: Colour, tip: SIMD2<Double>, along direction: SIMD2<Double>, size: Double = 7) {
    let length = (direction * direction).sum().squareRoot()
    guard length > 1e-9, abs(tip.x) < 1e5, abs(tip.y) < 1e5 else { return }
    let d = direction / length
    let side = SIMD2(-d.y, d.x)
    begin(colour, width: 1)
    move([tip, tip - d * size + side * (0.45 * size), tip - d * size - side * (0.45 * size)])
    fill()
  }

  /// A circle with a cross of hair lines: a place that is meant.
  func mark(_ colour: Colour, at p: SIMD2<Double>, radius: Double = 9) {
    guard abs(p.x) < 1e5, abs(p.y) < 1e5 else { return }
    for (ink, extra) in [(Colour.paper, 2.5), (colour, 0)] {
      begin(ink, width: 2 + extra)
      circle(p, radius)
      stroke()
      for d in [SIMD2(1.0, 0), SIMD2(0, 1.0)] {
        for s in [-1.0, 1] {
          move([p + d * (s * 0.45 * radius), p + d * (s * 1.6 * radius)])
          stroke()
        }
      }
    }
  }

  /// What a label in the corner of a cell leaves free for the badge before it, pixels.
  func badgeRoom(_ text: String, size: Double) -> Double {
    max(measure(text, size: 0.9 * size, weight: .bold) + 0.72 * size, 1.35 * size) + 0.3 * size
  }

  /// A number in a round box: what cells are called by.
  func badge(_ text: String, at p: SIMD2<Double>, size: Double, colour: Colour = .ink) {
    let w = max(measure(text, size: size, weight: .bold) + 0.8 * size, 1.5 * size)
    fillRound(
      colour, PixelRect(x: Int(p.x), y: Int(p.y), width: Int(w.rounded()), height: Int((1.5 * size).rounded())),
      radius: 0.45 * size)
    self.text(
      text, at: [Double(Int(p.x)) + w / 2, Double(Int(p.y)) + 1.12 * size], size: size, weight: .bold, colour: .paper,
      anchor: .middle)
  }
}
