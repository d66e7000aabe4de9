extension PictureTwin {
  /// The same in words: a paragraph per cell, a line per part. Pixels of the picture; metres.
  public var text: String {
    func number(_ v: Double, _ decimals: Int = 3) -> String { ValueText.number(v, decimals: decimals) }
    var lines: [String] = []
    for (i, cell) in cells.enumerated() {
      var head =
        "\(i + 1) \(cell.label): azimuth \(ValueText.degrees(cell.azimuth)), elevation \(ValueText.degrees(cell.elevation))"
      head += cell.camera.projection == .orthographic ? ", orthographic" : ", perspective"
      head += ", \(cell.rect.width) × \(cell.rect.height) pixels at (\(cell.rect.x), \(cell.rect.y))"
      if let dof = cell.dof, let value = cell.value { head += ", \(dof) = \(number(value))" }
      lines.append(head + (cell.blank ? ": BLANK, nothing can be seen" : ""))
      for part in cell.parts.sorted(by: { ($1.pixels, $0.part) < ($0.pixels, $1.part) }) {
        let b = part.box
        var line =
          "  \(part.part): \(number(100 * part.share, 1)) % of what is seen, box (\(b.x), \(b.y)) \(b.width) × \(b.height)"
        if let depth = part.depth { line += ", \(number(depth.near)) to \(number(depth.far)) m away" }
        if let visible = part.visible, visible < 0.995 {
          line += ", \(number(100 * visible, 0)) % of its near side seen"
        }
        if !part.occluders.isEmpty { line += ", behind " + part.occluders.prefix(4).joined(separator: ", ") }
        if part.behindGlass { line += ", partly through glass" }
        lines.append(line)
      }
      for part in cell.hidden {
        let by = cell.occluders[part].map { " behind " + $0.prefix(4).joined(separator: ", ") } ?? ""
        lines.append("  \(part): not seen\(by)")
      }
      if !cell.absent.isEmpty { lines.append("  left out: \(cell.absent.joined(separator: ", "))") }
    }
    for pass in passes ?? [] {
      let step = pass.step.map { ", a step is \(number($0, 5)) m" } ?? ""
      lines.append("\(pass.file): \(pass.meaning)\(step)")
    }
    return lines.joined(separator: "\n")
  }
}
