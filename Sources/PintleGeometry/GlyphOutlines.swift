internal import CFreeType
internal import Glibc
internal import PintleDocument

/// The outlines of letters, from the font that the host has.
enum GlyphOutlines {
  struct Missing: Error {
    var message: String
    var hint: String
  }

  /// DejaVu Sans, where Debian puts it; `PINTLE_FONT` names another file.
  static var fontPath: String {
    getenv("PINTLE_FONT").map { String(cString: $0) } ?? "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf"
  }

  /// One list of contours per area: its boundary first, then its holes. The baseline starts at the origin; a capital H
  /// is `capitalHeight` high. Letters that the font lacks are left out as it draws them (an empty box).
  static func areas(of string: String, capitalHeight: Double) throws(Missing) -> [[Contour]] {
    var library: FT_Library?
    guard FT_Init_FreeType(&library) == 0, let library else {
      throw Missing(message: "the font library does not start", hint: "install libfreetype6")
    }
    defer { FT_Done_FreeType(library) }
    var opened: FT_Face?
    guard FT_New_Face(library, fontPath, 0, &opened) == 0, let face = opened else {
      throw Missing(
        message: "text needs a font, and there is none at \(fontPath)",
        hint: "install fonts-dejavu-core, or set PINTLE_FONT to a font file")
    }
    defer { FT_Done_Face(face) }
    let noScale = FT_Int32(FT_LOAD_NO_SCALE)
    var capital = 0.0
    if FT_Load_Char(face, 72, noScale) == 0 {  // H
      let outline = face.pointee.glyph.pointee.outline
      for i in 0..<Int(outline.n_points) { capital = max(capital, Double(outline.points[i].y)) }
    }
    let unit = capitalHeight / (capital > 0 ? capital : Double(face.pointee.units_per_EM) * 0.7)
    var pen = 0.0
    var previous: FT_UInt = 0
    var areas: [[Contour]] = []
    for scalar in string.unicodeScalars {
      let glyph = FT_Get_Char_Index(face, FT_ULong(scalar.value))
      if previous != 0 {
        var kerning = FT_Vector()
        if FT_Get_Kerning(face, previous, glyph, FT_UInt(FT_KERNING_UNSCALED.rawValue), &kerning) == 0 {
          pen += Double(kerning.x)
        }
      }
      previous = glyph
      guard FT_Load_Glyph(face, glyph, noScale) == 0 else { continue }
      let slot = face.pointee.glyph.pointee
      areas += nested(contours(slot.outline) { Point2((pen + Double($0.x)) * unit, Double($0.y) * unit) })
      pen += Double(slot.advance.x)
    }
    return areas
  }

  /// TrueType and PostScript outlines as pieces (FreeType glyph conventions: two conic points in a row have an implied
  /// on-curve point between them).
  private static func contours(_ outline: FT_Outline, _ place: (FT_Vector) -> Point2) -> [[Contour.Piece]] {
    var result: [[Contour.Piece]] = []
    var first = 0
    for c in 0..<Int(outline.n_contours) {
      let last = Int(outline.contours[c])
      defer { first = last + 1 }
      guard last - first >= 1 else { continue }
      let points = (first...last).map { place(outline.points[$0]) }
      let tags = (first...last).map { outline.tags[$0] & 3 }  // 1 = on the curve, 0 = conic, 2 = cubic
      let n = points.count
      // Start on the curve: at a point that is, or between two that are not.
      let on = tags.firstIndex(of: 1)
      let begin = on.map { points[$0] } ?? (points[0] + points[n - 1]) / 2
      let offset = on.map { $0 + 1 } ?? 0
      var pieces: [Contour.Piece] = []
      var at = begin
      var controls: [Point2] = []
      func add(_ end: Point2) {
        let kind: Contour.Piece.Kind =
          controls.count == 2 ? .cubic(controls[0], controls[1]) : controls.first.map { .quadratic($0) } ?? .line
        if (end - at).norm > 1e-9 || !controls.isEmpty { pieces.append(.init(start: at, kind: kind, end: end)) }
        at = end
        controls = []
      }
      for k in 0..<(on == nil ? n : n - 1) {
        let i = (offset + k) % n
        switch tags[i] {
        case 1: add(points[i])
        case 0:
          if let control = controls.first { add((control + points[i]) / 2) }
          controls = [points[i]]
        default: controls.append(points[i])
        }
      }
      add(begin)
      if pieces.count > 1 || !pieces.isEmpty && controls.isEmpty { result.append(pieces) }
    }
    return result
  }

  /// Contours by how many others hold them: even = boundary, odd = hole of the smallest boundary around it.
  private static func nested(_ contours: [[Contour.Piece]]) -> [[Contour]] {
    let polygons = contours.map { $0.flatMap(\.samples) }
    let holders = polygons.indices.map { i in
      polygons.indices.filter { j in j != i && holds(polygons[j], polygons[i][0]) }
    }
    return polygons.indices.filter { holders[$0].count % 2 == 0 }.map { outer in
      let holes = polygons.indices.filter {
        holders[$0].count == holders[outer].count + 1 && holders[$0].contains(outer)
      }
      return ([outer] + holes).map { .path(contours[$0]) }
    }
  }

  /// Even–odd rule.
  private static func holds(_ polygon: [Point2], _ p: Point2) -> Bool {
    var inside = false
    for i in polygon.indices {
      let a = polygon[i]
      let b = polygon[(i + 1) % polygon.count]
      if (a.y > p.y) != (b.y > p.y), p.x < a.x + (p.y - a.y) / (b.y - a.y) * (b.x - a.x) { inside.toggle() }
    }
    return inside
  }
}

extension Contour.Piece {
  /// A few points along it, without its end (de Casteljau).
  fileprivate var samples: [Point2] {
    let controls: [Point2] =
      switch kind {
      case .line, .arc: []
      case .quadratic(let c): [c]
      case .cubic(let c, let d): [c, d]
      }
    if controls.isEmpty { return [start] }
    return [0, 0.25, 0.5, 0.75].map { t in
      var points = [start] + controls + [end]
      while points.count > 1 {
        points = zip(points, points.dropFirst()).map { a, b in a + (b - a) * t }
      }
      return points[0]
    }
  }
}
