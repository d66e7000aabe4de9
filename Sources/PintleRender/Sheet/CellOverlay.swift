import Glibc
import PintleDocument

/// What is drawn over a view: its label, an axis triad, a scale bar of a round length.
struct CellOverlay {
  let canvas: Canvas
  let rect: PixelRect
  let camera: Camera

  /// Lengths 1, 2, 5 · 10ⁿ metres: the longest that is not longer than a third of the cell and 90 pixels.
  static func barLength(metresPerPixel: Double, width: Int) -> Double {
    let limit = min(Double(width) / 3, 90) * metresPerPixel
    guard limit.isFinite, limit > 1e-9 else { return 0 }
    let decade = pow(10, floor(log10(limit)))
    let steps: [Double] = [5, 2, 1]
    let best = steps.first { $0 * decade <= limit * (1 + 1e-9) } ?? 1
    // Dividing by a power of ten keeps 0.2 at 0.2.
    return decade < 1 ? best / (1 / decade).rounded() : best * decade
  }

  /// Room for label, triad and bar. A three-quarter view leaves its corners free by itself.
  static func margin(_ view: View, _ size: Double) -> Camera.Margin {
    view.projection == .perspective
      ? .init(side: 0.8 * size, top: 1.7 * size, bottom: 1.5 * size)
      : .init(side: 0.8 * size, top: 1.9 * size, bottom: 3.7 * size)
  }

  /// `number`: the cell's on its sheet; nil for a picture of its own.
  func draw(label: String, number: Int? = nil, size: Double) -> (label: String, bar: Double) {
    let bar = drawBar(size: size)
    drawTriad(size: size)
    let indent = number.map { canvas.badgeRoom("\($0)", size: size) } ?? 0
    if let number {
      canvas.badge("\(number)", at: [Double(rect.x) + 0.35 * size, Double(rect.y) + 0.35 * size], size: 0.9 * size)
    }
    let inset = 0.7 * size + indent
    let shown = canvas.fitted(label, size: size, within: Double(rect.width) - 1.4 * size - indent)
    canvas.text(shown, at: [Double(rect.x) + inset, Double(rect.y) + 1.45 * size], size: size, halo: .backdrop)
    return (shown, bar)
  }

  private func drawBar(size: Double) -> Double {
    let scale = camera.scale(height: rect.height)
    let length = Self.barLength(metresPerPixel: scale, width: rect.width)
    guard length > 0 else { return 0 }
    let right = Double(rect.x + rect.width) - 0.8 * size
    let y = Double(rect.y + rect.height) - 0.8 * size
    let left = right - length / scale
    canvas.line(.backdrop, [left, y], [right, y], width: 4)
    canvas.line(.faint, [left, y], [right, y], width: 1.2)
    for x in [left, right] { canvas.line(.faint, [x, y - 3], [x, y + 3], width: 1.2) }
    let text = ValueText.millimetres(length)
    let half = canvas.measure(text, size: 0.85 * size) / 2
    canvas.text(
      text, at: [min((left + right) / 2, right - half), y - 0.45 * size], size: 0.85 * size, colour: .faint,
      anchor: .middle, halo: .backdrop)
    return length
  }

  /// The asset's axes as the camera sees them; an axis that points at the viewer is left out.
  private func drawTriad(size: Double) {
    let reach = 1.4 * size
    let (right, up, forward) = camera.axes
    let axes: [(name: String, direction: Vector3, colour: Canvas.Colour)] = [
      ("x", [1, 0, 0], .red), ("y", [0, 1, 0], .green), ("z", [0, 0, 1], .blue),
    ]
    func flat(_ direction: Vector3) -> SIMD2<Double> { [direction.dot(right), -direction.dot(up)] }
    // As near to the cell's lower left corner as the arms and their letters allow.
    let room = 2 * size
    let low = axes.reduce(into: SIMD2<Double>.zero) { $0 = pointwiseMin($0, flat($1.direction)) }
    let high = axes.reduce(into: SIMD2<Double>.zero) { $0 = pointwiseMax($0, flat($1.direction)) }
    let origin = SIMD2(
      Double(rect.x) + max(0.6 * size, 0.4 * size - low.x * room),
      Double(rect.y + rect.height) - max(0.6 * size, 0.5 * size + high.y * room))
    // Far ones first.
    let order = axes.indices.sorted { (axes[$0].direction.dot(forward), $0) > (axes[$1].direction.dot(forward), $1) }
    for i in order {
      let axis = axes[i]
      let flat = flat(axis.direction)
      let length = (flat * flat).sum().squareRoot()
      guard length > 0.12 else { continue }
      canvas.line(axis.colour, origin, origin + flat * reach, width: 1.3)
      let tip = origin + flat * reach + flat / length * (0.55 * size)
      canvas.text(
        axis.name, at: [tip.x, tip.y + 0.3 * size], size: 0.8 * size, colour: axis.colour, anchor: .middle,
        halo: .backdrop)
    }
  }
}
