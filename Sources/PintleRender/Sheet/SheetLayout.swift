import PintleDocument

/// Where everything stands on a contact sheet, pixels.
///
/// Two large three-quarter views, a row of six flat ones, then a strip of three cells per joint: one strip to a row for
/// one joint, two to a row up to eight, three beyond. What does not fit under `heightLimit` is not drawn; the sheet says so.
struct SheetLayout {
  static let gap = 8
  static let edge = 12
  static let stripHeader = 20

  let width: Int
  /// One per view of `View.sheet`.
  let views: [PixelRect]
  /// Header and three cells per strip, for as many strips as fit.
  let strips: [(header: PixelRect, cells: [PixelRect])]
  /// The bottom of what is laid out, without the footer.
  let bottom: Int

  /// `size`: the asset's extents, metres. Cells of tall assets are taller.
  init(width: Int, top: Int, size: Vector3, stripCount: Int, heightLimit: Int) {
    self.width = width
    let edge = Self.edge
    let gap = Self.gap
    let wide = max(size.x, size.y, 1e-9)
    let slenderness = min(max(size.z / wide, 0.25), 2.2)
    var y = top

    func row(_ count: Int, from x0: Int, to x1: Int, y: Int, height: Int) -> [PixelRect] {
      let room = x1 - x0 - gap * (count - 1)
      return (0..<count).map { i in
        let left = x0 + room * i / count + gap * i
        let right = x0 + room * (i + 1) / count + gap * i
        return PixelRect(x: left, y: y, width: max(right - left, 1), height: max(height, 1))
      }
    }
    func height(_ cellWidth: Int, _ low: Double, _ high: Double) -> Int {
      Int((Double(cellWidth) * min(max(0.52 + 0.36 * slenderness, low), high)).rounded())
    }

    let large = row(2, from: edge, to: width - edge, y: y, height: height((width - 2 * edge - gap) / 2, 0.62, 0.86))
    y += large[0].height + gap
    let flat = row(6, from: edge, to: width - edge, y: y, height: height((width - 2 * edge) / 6, 0.75, 1.35))
    y += flat[0].height + gap
    views = large + flat

    let columns = stripCount <= 1 ? 1 : stripCount <= 8 ? 2 : 3
    let spread = 2 * gap
    let stripWidth = (width - 2 * edge - spread * (columns - 1)) / columns
    let cellHeight = height((stripWidth - 2 * gap) / 3, 0.72, columns == 1 ? 0.85 : 1.15)
    var made: [(PixelRect, [PixelRect])] = []
    for i in 0..<stripCount {
      if i % columns == 0, i > 0 { y += Self.stripHeader + cellHeight + gap }
      guard y + Self.stripHeader + cellHeight <= heightLimit else { break }
      let x = edge + (i % columns) * (stripWidth + spread)
      let header = PixelRect(x: x, y: y, width: stripWidth, height: Self.stripHeader)
      // Three cells of one size: they share a camera.
      let even = (stripWidth - 2 * gap) / 3 * 3 + 2 * gap
      made.append((header, row(3, from: x, to: x + even, y: y + Self.stripHeader, height: cellHeight)))
    }
    strips = made
    bottom = (made.last.map { $0.1[0].y + $0.1[0].height } ?? (flat[0].y + flat[0].height)) + gap
  }
}
