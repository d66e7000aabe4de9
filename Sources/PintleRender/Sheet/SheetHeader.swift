import PintleDocument
import PintleKinematics
import PintleModel

/// The title of a sheet: name, verdict, size, mass, and the first finding.
struct SheetHeader {
  let title: String
  let subtitle: String
  let mass: Double
  let verdict: Verdict?
  let headline: String?
  private static let headlineSize = 12.5
  private static let headlineLines = 3

  init(model: Model, mechanism: Mechanism, size: Vector3, verdict: Verdict?, headline: String?) {
    title = model.document.asset
    mass = model.parts.reduce(0) { $0 + ($1.mass.mass.isFinite ? $1.mass.mass : 0) }
    let moving = mechanism.joints.count { !$0.freedoms.isEmpty }
    subtitle = [
      ValueText.size(size), ValueText.mass(mass), ValueText.count(model.parts.count, "part"),
      moving == 0 ? "no joints" : ValueText.count(moving, "joint"),
    ].joined(separator: "   ")
    self.verdict = verdict
    self.headline = headline
  }

  private func lines(on canvas: Canvas, width: Int) -> [String] {
    guard let headline else { return [] }
    let room = Double(width - 2 * SheetLayout.edge)
    var lines = canvas.wrapped(headline, size: Self.headlineSize, within: room)
    if lines.count > Self.headlineLines {
      lines = Array(lines.prefix(Self.headlineLines))
      let last = lines[Self.headlineLines - 1] + " …"
      lines[Self.headlineLines - 1] = canvas.fitted(last, size: Self.headlineSize, within: room)
    }
    return lines
  }

  func height(on canvas: Canvas, width: Int) -> Int { 58 + 17 * lines(on: canvas, width: width).count }

  /// The verdict as a word in a box at the upper right; returns the box's width.
  private func drawVerdict(on canvas: Canvas) -> Int {
    guard let verdict else { return 0 }
    let (word, colour): (String, Canvas.Colour) =
      switch verdict {
      case .pass: ("PASS", .green)
      case .fail: ("FAIL", .red)
      case .unverified: ("UNVERIFIED", .amber)
      }
    let width = Int(canvas.measure(word, size: 12, weight: .bold)) + 18
    let box = PixelRect(x: canvas.width - SheetLayout.edge - width, y: 12, width: width, height: 22)
    canvas.fillRound(colour, box, radius: 4)
    canvas.text(
      word, at: [Double(box.x) + Double(width) / 2, 27.5], size: 12, weight: .bold, colour: .paper, anchor: .middle)
    return width
  }

  /// On a picture without a header: nothing for an asset that passes, else the verdict and the first finding.
  func mark(on canvas: Canvas) {
    guard let verdict, verdict != .pass else { return }
    _ = drawVerdict(on: canvas)
    for (i, line) in lines(on: canvas, width: canvas.width).enumerated() {
      canvas.text(
        line, at: [Double(SheetLayout.edge), 50 + 17 * Double(i)], size: Self.headlineSize,
        colour: verdict == .fail ? .red : .amber, halo: .backdrop)
    }
  }

  func draw(on canvas: Canvas) {
    let left = Double(SheetLayout.edge)
    var room = Double(canvas.width) - 2 * left
    let box = drawVerdict(on: canvas)
    if box > 0 { room -= Double(box) + 12 }
    canvas.text(
      canvas.fitted(title, size: 19, weight: .bold, within: room), at: [left, 29], size: 19, weight: .bold)
    canvas.text(canvas.fitted(subtitle, size: 12, within: room), at: [left, 48], size: 12, colour: .faint)
    let colour: Canvas.Colour = verdict == .fail ? .red : verdict == .pass ? .faint : .amber
    for (i, line) in lines(on: canvas, width: canvas.width).enumerated() {
      canvas.text(line, at: [left, 66 + 17 * Double(i)], size: Self.headlineSize, colour: colour)
    }
  }

  /// The line above a strip.
  static func draw(_ title: (name: String, detail: String), in rect: PixelRect, on canvas: Canvas) {
    let y = Double(rect.y + rect.height) - 6
    let name = canvas.fitted(title.name, size: 12, weight: .bold, within: Double(rect.width))
    canvas.text(name, at: [Double(rect.x), y], size: 12, weight: .bold)
    let used = canvas.measure(name, size: 12, weight: .bold) + 8
    let room = Double(rect.width) - used
    if room > 40 {
      canvas.text(
        canvas.fitted(title.detail, size: 11, within: room), at: [Double(rect.x) + used, y], size: 11, colour: .faint)
    }
  }
}

/// What the numbers stand for, and what the sheet does not show, in words: nothing is left out silently.
struct Footer {
  private let lines: [String]
  private static let size = 11.0

  init(legend: [String], _ omitted: [PictureTwin.Omission], on canvas: Canvas, width: Int) {
    var reasons: [String] = []
    for o in omitted where !reasons.contains(o.reason) { reasons.append(o.reason) }
    // An entry stays in one line where it can: its spaces do not break.
    let entries = legend.map { $0.replacing(" ", with: "\u{A0}") }.joined(separator: "; ")
    let numbers = canvas.wrapped(
      "Views by azimuth and elevation: " + entries, size: Self.size, within: Double(width - 2 * SheetLayout.edge))
    lines =
      numbers
      + reasons.flatMap { reason in
        let names = omitted.filter { $0.reason == reason }.map(\.dof)
        return canvas.wrapped(
          "Not drawn (\(reason)): \(names.joined(separator: ", "))", size: Self.size,
          within: Double(width - 2 * SheetLayout.edge))
      }
  }

  var height: Int { lines.isEmpty ? SheetLayout.edge - SheetLayout.gap : 16 * lines.count + 10 }

  func draw(on canvas: Canvas, from top: Int) {
    for (i, line) in lines.enumerated() {
      canvas.text(
        line, at: [Double(SheetLayout.edge), Double(top + 12 + 16 * i)], size: Self.size, colour: .faint)
    }
  }
}

/// Wall time by stage.
struct Stopwatch {
  private let clock = ContinuousClock()
  private var last: ContinuousClock.Instant
  private(set) var laps: [(stage: String, milliseconds: Double)] = []

  init() { last = clock.now }

  mutating func lap(_ stage: String) {
    let now = clock.now
    laps.append((stage, (now - last) / .milliseconds(1)))
    last = now
  }
}
