/// Many assets in one picture, each with its name.
public enum GallerySheet {
  public struct Entry: Sendable {
    public var name: String
    public var detail: String
    /// nil where there is none: its place says so.
    public var image: Image?

    public init(name: String, detail: String, image: Image?) {
      self.name = name
      self.detail = detail
      self.image = image
    }
  }

  /// Cells of the images' size, `columns` to a row. At most 400 entries; the picture at most 16384 pixels high.
  public static func draw(
    _ entries: [Entry], title: String, columns: Int, cell: (width: Int, height: Int)
  ) throws(RenderError) -> [UInt8] {
    guard !entries.isEmpty, entries.count <= 400, columns > 0 else {
      throw .invalid("a gallery shows 1 to 400 assets, not \(entries.count)")
    }
    let (edge, gap, words, top) = (12, 8, 36, 44)
    let rows = (entries.count + columns - 1) / columns
    let canvas = try Canvas(
      width: 2 * edge + columns * cell.width + (columns - 1) * gap,
      height: top + rows * (cell.height + words + gap) + edge)
    canvas.text(title, at: [12, 29], size: 19, weight: .bold)
    for (i, entry) in entries.enumerated() {
      let x = edge + (i % columns) * (cell.width + gap)
      let y = top + (i / columns) * (cell.height + words + gap)
      if let image = entry.image {
        canvas.place(image, x: x, y: y)
      } else {
        canvas.fill(.backdrop, PixelRect(x: x, y: y, width: cell.width, height: cell.height))
        canvas.text(
          "no picture", at: [Double(x + cell.width / 2), Double(y + cell.height / 2)], size: 12, colour: .red,
          anchor: .middle)
      }
      let room = Double(cell.width)
      canvas.text(
        canvas.fitted(entry.name, size: 12, weight: .bold, within: room),
        at: [Double(x), Double(y + cell.height + 15)],
        size: 12, weight: .bold)
      canvas.text(
        canvas.fitted(entry.detail, size: 10.5, within: room), at: [Double(x), Double(y + cell.height + 30)],
        size: 10.5, colour: .faint)
    }
    return try canvas.png()
  }
}
