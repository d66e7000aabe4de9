internal import Foundation
internal import PintleChecks
internal import PintleDocument
internal import PintleKinematics
internal import PintleModel
internal import PintlePolicy
internal import PintleRender

/// From words of the command line to views, poses, planes and parts of one asset.
struct PictureWords {
  let model: Model
  let mechanism: Mechanism

  static func quantity(_ text: String, as unit: RuleSetting.Unit) throws(PictureFault) -> Double {
    do throws(QuantityText.Fault) {
      return try QuantityText.parse(text, as: unit)
    } catch {
      throw PictureFault(message: error.message + (error.hint.map { "; \($0)" } ?? ""))
    }
  }

  /// Items between commas, without blanks around them.
  static func list(_ texts: [String], separator: Character = ",") -> [String] {
    texts.flatMap { $0.split(separator: separator) }.map { $0.trimmingCharacters(in: .whitespaces) }.filter {
      !$0.isEmpty
    }
  }

  // MARK: views

  /// `front right, from below` → `front-right-from-below`.
  private static func slug(_ name: String) -> String {
    name.lowercased().split { !$0.isLetter && !$0.isNumber }.joined(separator: "-")
  }

  /// A named view, or azimuth and elevation in degrees.
  static func view(_ text: String) throws(PictureFault) -> View {
    if let named = View.named.first(where: { slug($0.name) == slug(text) }) { return named }
    let numbers = text.split(separator: ",", omittingEmptySubsequences: false).map {
      Double($0.trimmingCharacters(in: CharacterSet(charactersIn: " °")))
    }
    if numbers.count == 2, let azimuth = numbers[0], let elevation = numbers[1], azimuth.isFinite, abs(azimuth) <= 3600,
      abs(elevation) <= 90
    {
      return View(
        name: "\(text)", azimuth: azimuth * .pi / 180, elevation: elevation * .pi / 180, projection: .perspective)
    }
    if numbers.count == 2 {
      throw PictureFault(
        message: "the view `\(text.prefix(60))` is out of range; azimuth and elevation are degrees, as in `35,20`, "
          + "the elevation within ±90")
    }
    throw .unknown("view", text, among: View.named.map { slug($0.name) } + ["best", "turntable:12", "sheet", "35,20"])
  }

  /// Of strips and films, from one end to the other.
  static let frames = 2...60

  /// `word` or `word:count`.
  static func counted(_ text: String, _ usual: Int, _ range: ClosedRange<Int>) throws(PictureFault) -> (
    word: String, count: Int
  ) {
    guard let colon = text.lastIndex(of: ":") else { return (text, usual) }
    guard let count = Int(text[text.index(after: colon)...]), range.contains(count) else {
      throw PictureFault(
        message: "`\(text.prefix(60))` wants a number from \(range.lowerBound) to \(range.upperBound) after the colon")
    }
    return (String(text[..<colon]), count)
  }

  /// From all around, beginning with the front right.
  static func turntable(_ count: Int, elevation: Double = 20) -> [View] {
    (0..<count).map { i in
      let degrees = 38 + 360 * Double(i) / Double(count)
      return View(
        name: "turn \(Int((360 * Double(i) / Double(count)).rounded()))°", azimuth: degrees * .pi / 180,
        elevation: elevation * .pi / 180, projection: .perspective)
    }
  }

  // MARK: parts, joints, points

  func part(_ name: String) throws(PictureFault) -> Int {
    guard let index = model.partIndex(name) else {
      throw .unknown("part", name, among: model.parts.map(\.record.id))
    }
    return index
  }

  func parts(_ texts: [String]) throws(PictureFault) -> Set<Int> {
    var found: Set<Int> = []
    for name in Self.list(texts) { found.insert(try part(name)) }
    return found
  }

  func freedom(_ name: String) throws(PictureFault) -> Freedom {
    guard let freedom = mechanism.freedom(name) else {
      throw .unknown("joint", name, among: mechanism.freedoms.map(\.id))
    }
    return freedom
  }

  /// Three numbers, lengths: `0.1,0,30mm`; nil where there are not three.
  static func point(_ text: String) throws(PictureFault) -> Vector3? {
    let words = text.split(separator: ",", omittingEmptySubsequences: false)
    guard words.count == 3 else { return nil }
    var values: [Double] = []
    for word in words { values.append(try quantity(String(word), as: .length)) }
    return [values[0], values[1], values[2]]
  }

  // MARK: poses

  /// The value of a degree of freedom: with a unit, or a share of its range.
  func value(_ text: String, of freedom: Freedom) throws(PictureFault) -> Double {
    if text.trimmingCharacters(in: .whitespaces).hasSuffix("%") {
      guard let limits = freedom.limits else {
        throw PictureFault(message: "`\(freedom.id)` has no range of which `\(text)` could be a share")
      }
      let share = try Self.quantity(text, as: .fraction)
      return limits.lowerBound + share * (limits.upperBound - limits.lowerBound)
    }
    return try Self.quantity(text, as: freedom.record.type == .translation ? .length : .angle)
  }

  /// Values by degree of freedom from `a=45deg,b=50%`.
  func pose(_ text: String) throws(PictureFault) -> Pose {
    if text == "home" { return mechanism.home }
    if text == "drawn" { return mechanism.drawn }
    if let named = model.document.poses[text] { return mechanism.pose(named) }
    var values: [String: Double] = [:]
    for item in Self.list([text]) {
      let sides = item.split(separator: "=", maxSplits: 1).map { $0.trimmingCharacters(in: .whitespaces) }
      guard sides.count == 2 else {
        throw PictureFault(
          message: "a pose is `joint=value` with commas between, or home, drawn"
            + model.document.poses.keys.sorted().map { ", \($0)" }.joined() + "; this says `\(item.prefix(60))`")
      }
      let freedom = try freedom(sides[0])
      values[freedom.id] = try value(sides[1], of: freedom)
    }
    let pose = mechanism.pose(values)
    guard pose.isReached else {
      throw PictureFault(
        message: "the mechanism does not reach the pose `\(text.prefix(60))`: a loop is stretched before")
    }
    return pose
  }

  // MARK: planes

  /// The plane, and whether the side was named; otherwise the viewer's side goes.
  func plane(_ text: String) throws(PictureFault) -> (plane: CutPlane, isSided: Bool) {
    let sides = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    var word = sides[0].trimmingCharacters(in: .whitespaces)
    var sign = 1.0
    var isSided = false
    if let first = word.first, "+-".contains(first), word.count == 2 {
      sign = first == "-" ? -1 : 1
      isSided = true
      word.removeFirst()
    }
    let axes: [String: Vector3] = ["x": [1, 0, 0], "y": [0, 1, 0], "z": [0, 0, 1]]
    let normal: Vector3
    if let axis = axes[word.lowercased()] {
      normal = axis
    } else if let direction = try Self.point(word), direction.normalized != nil {
      normal = direction.normalized ?? direction
      isSided = true
    } else {
      throw PictureFault(
        message: "a section is `x`, `y=20mm`, `-z=0.1` or `1,0,1=0.2`; this says `\(text.prefix(60))`")
    }
    let middle = model.bounds.centre.dot(normal)
    let offset = sides.count == 2 ? try Self.quantity(sides[1], as: .length) : middle
    guard let plane = CutPlane(normal: normal * sign, offset: offset * sign) else {
      throw PictureFault(message: "the section `\(text.prefix(60))` is no plane")
    }
    return (plane, isSided)
  }
}
