import CCairo
import CPNG
import Glibc

/// A sheet of pixels to draw on: boxes, lines, text, pictures. The origin is the top left corner; units are pixels.
final class Canvas {
  /// sRGB.
  struct Colour: Hashable {
    var red: UInt8
    var green: UInt8
    var blue: UInt8

    static let paper = Colour(red: 255, green: 255, blue: 255)
    /// Behind every view.
    static let backdrop = Colour(red: 242, green: 243, blue: 245)
    static let ink = Colour(red: 32, green: 35, blue: 40)
    static let faint = Colour(red: 112, green: 118, blue: 126)
    static let rule = Colour(red: 214, green: 217, blue: 222)
    static let red = Colour(red: 200, green: 40, blue: 40)
    static let green = Colour(red: 34, green: 134, blue: 58)
    static let blue = Colour(red: 38, green: 98, blue: 200)
    static let amber = Colour(red: 176, green: 112, blue: 8)
    static let violet = Colour(red: 122, green: 50, blue: 180)
  }

  enum Weight { case regular, bold }
  enum Anchor { case left, middle, right }

  let width: Int
  let height: Int
  private let surface: OpaquePointer
  private let context: OpaquePointer
  private let regular: Font
  private let bold: Font

  init(width: Int, height: Int) throws(RenderError) {
    regular = try Font("DejaVuSans.ttf")
    bold = try Font("DejaVuSans-Bold.ttf")
    guard (1...16_384).contains(width), (1...16_384).contains(height) else {
      throw .invalid("a sheet has 1 to 16384 pixels a side, not \(width) × \(height)")
    }
    self.width = width
    self.height = height
    guard let surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, Int32(width), Int32(height)),
      cairo_surface_status(surface) == CAIRO_STATUS_SUCCESS, let context = cairo_create(surface)
    else { throw .outOfMemory }
    self.surface = surface
    self.context = context
    // The same grey edges everywhere: no sub-pixel order, no hinting by the machine's taste.
    let options = cairo_font_options_create()
    cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY)
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_SLIGHT)
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_ON)
    cairo_set_font_options(context, options)
    cairo_font_options_destroy(options)
    fill(.paper, PixelRect(x: 0, y: 0, width: width, height: height))
  }

  deinit {
    cairo_destroy(context)
    cairo_surface_destroy(surface)
  }

  private func use(_ c: Colour) {
    cairo_set_source_rgb(context, Double(c.red) / 255, Double(c.green) / 255, Double(c.blue) / 255)
  }

  func fill(_ colour: Colour, _ r: PixelRect) {
    use(colour)
    cairo_rectangle(context, Double(r.x), Double(r.y), Double(r.width), Double(r.height))
    cairo_fill(context)
  }

  /// A box with round corners.
  func fillRound(_ colour: Colour, _ r: PixelRect, radius: Double) {
    use(colour)
    let (x, y, w, h) = (Double(r.x), Double(r.y), Double(r.width), Double(r.height))
    cairo_new_path(context)
    cairo_arc(context, x + w - radius, y + radius, radius, -.pi / 2, 0)
    cairo_arc(context, x + w - radius, y + h - radius, radius, 0, .pi / 2)
    cairo_arc(context, x + radius, y + h - radius, radius, .pi / 2, .pi)
    cairo_arc(context, x + radius, y + radius, radius, .pi, 1.5 * .pi)
    cairo_close_path(context)
    cairo_fill(context)
  }

  func line(_ colour: Colour, _ a: SIMD2<Double>, _ b: SIMD2<Double>, width: Double = 1) {
    use(colour)
    cairo_set_line_width(context, width)
    cairo_set_line_cap(context, CAIRO_LINE_CAP_ROUND)
    cairo_move_to(context, a.x, a.y)
    cairo_line_to(context, b.x, b.y)
    cairo_stroke(context)
  }

  // MARK: paths, for `Canvas+Marks`

  func begin(_ colour: Colour, width: Double) {
    use(colour)
    cairo_new_path(context)
    cairo_set_line_width(context, width)
    cairo_set_line_cap(context, CAIRO_LINE_CAP_ROUND)
    cairo_set_line_join(context, CAIRO_LINE_JOIN_ROUND)
  }

  func move(_ points: [SIMD2<Double>]) {
    for (i, p) in points.enumerated() {
      if i == 0 { cairo_move_to(context, p.x, p.y) } else { cairo_line_to(context, p.x, p.y) }
    }
  }

  func circle(_ centre: SIMD2<Double>, _ radius: Double) {
    cairo_new_sub_path(context)
    cairo_arc(context, centre.x, centre.y, radius, 0, 2 * .pi)
  }

  func setDash(_ lengths: [Double]) { cairo_set_dash(context, lengths, Int32(lengths.count), 0) }

  func stroke() { cairo_stroke(context) }

  func fill() { cairo_fill(context) }

  /// What is drawn inside the body stays within the rectangle.
  func clipped(to r: PixelRect, _ body: () -> Void) {
    cairo_save(context)
    cairo_rectangle(context, Double(r.x), Double(r.y), Double(r.width), Double(r.height))
    cairo_clip(context)
    body()
    cairo_restore(context)
  }

  /// A line of text on the baseline `at.y`.
  ///
  /// `halo`: a rim that keeps it legible on whatever lies beneath.
  func text(
    _ text: String, at p: SIMD2<Double>, size: Double, weight: Weight = .regular, colour: Colour = .ink,
    anchor: Anchor = .left, halo: Colour? = nil
  ) {
    let w = anchor == .left ? 0 : measure(text, size: size, weight: weight)
    let x = (p.x - (anchor == .middle ? w / 2 : anchor == .right ? w : 0)).rounded()
    select(size, weight)
    if let halo {
      use(halo)
      cairo_set_line_width(context, 3)
      cairo_set_line_join(context, CAIRO_LINE_JOIN_ROUND)
      cairo_move_to(context, x, p.y.rounded())
      cairo_text_path(context, text)
      cairo_stroke(context)
    }
    use(colour)
    cairo_move_to(context, x, p.y.rounded())
    cairo_show_text(context, text)
  }

  /// How wide a line of text is, pixels.
  func measure(_ text: String, size: Double, weight: Weight = .regular) -> Double {
    select(size, weight)
    var extents = cairo_text_extents_t()
    cairo_text_extents(context, text, &extents)
    return extents.x_advance
  }

  /// The text, or its longest beginning with an ellipsis that is not wider than `limit`.
  func fitted(_ text: String, size: Double, weight: Weight = .regular, within limit: Double) -> String {
    if measure(text, size: size, weight: weight) <= limit { return text }
    var low = 0
    var high = text.count
    while low < high {
      let middle = (low + high + 1) / 2
      if measure(text.prefix(middle) + "…", size: size, weight: weight) <= limit {
        low = middle
      } else {
        high = middle - 1
      }
    }
    return text.prefix(low) + "…"
  }

  /// The text in lines not wider than `limit`, broken between words; a word that is too long is cut with an ellipsis.
  func wrapped(_ text: String, size: Double, within limit: Double) -> [String] {
    var lines: [String] = []
    for word in text.split(whereSeparator: { $0.isWhitespace && $0 != "\u{A0}" }) {
      let longer = lines.last.map { $0 + " " + word }
      if let longer, measure(longer, size: size) <= limit {
        lines[lines.count - 1] = longer
      } else {
        lines.append(fitted(String(word), size: size, within: limit))
      }
    }
    return lines
  }

  private func select(_ size: Double, _ weight: Weight) {
    cairo_set_font_face(context, weight == .bold ? bold.face : regular.face)
    cairo_set_font_size(context, size)
  }

  /// Copies a picture; what lies outside the sheet is left out.
  func place(_ image: Image, x: Int, y: Int) {
    cairo_surface_flush(surface)
    guard let bytes = cairo_image_surface_get_data(surface) else { return }
    let stride = Int(cairo_image_surface_get_stride(surface))
    let columns = max(0, -x)..<max(max(0, -x), min(image.width, width - x))
    image.pixels.withUnsafeBufferPointer { source in
      for row in 0..<image.height where (0..<height).contains(y + row) {
        var from = 4 * (row * image.width + columns.lowerBound)
        var to = (y + row) * stride + 4 * (x + columns.lowerBound)
        for _ in columns {
          bytes[to] = source[from + 2]
          bytes[to + 1] = source[from + 1]
          bytes[to + 2] = source[from]
          bytes[to + 3] = 255
          from += 4
          to += 4
        }
      }
    }
    cairo_surface_mark_dirty(surface)
  }

  /// The sheet as PNG. Level 3 of 9 costs a third of the usual 6 and a tenth more bytes.
  func png(level: Int32 = 3) throws(RenderError) -> [UInt8] {
    guard cairo_status(context) == CAIRO_STATUS_SUCCESS else {
      throw .failed("cairo: \(String(cString: cairo_status_to_string(cairo_status(context))))")
    }
    cairo_surface_flush(surface)
    guard let bytes = cairo_image_surface_get_data(surface) else { throw .png }
    return try PNG.encode(
      bytes, width, height, Int(cairo_image_surface_get_stride(surface)), CPNGBGRX, level: level)
  }
}
