internal import PintleDocument

/// Makes plane faces of profiles. Throws `SolidIssue` at the path of the solid node they belong to.
struct ProfileEvaluator {
  var path: [Int]
  var limits: GeometryLimits

  func face(_ profile: ProfileNode) throws(SolidIssue) -> Brep {
    do {
      return try make(profile)
    } catch let issue as SolidIssue {
      throw issue
    } catch let error as KernelError {
      throw SolidIssue(error, doing: profile.what, at: path)
    } catch {
      throw .failed("\(error)", at: path)
    }
  }

  private func make(_ profile: ProfileNode) throws -> Brep {
    switch profile {
    case .rectangle(let width, let height, let radius):
      try positive([width, height], "a rectangle of \(millimetres(width)) × \(millimetres(height))")
      return try rounded(radius, "the rectangle") { r throws(Contour.RadiusLimit) in
        try .rectangle(width, height, radius: r)
      }
    case .circle(let radius):
      try positive([radius], "a circle of radius \(millimetres(radius))")
      return try .face([.ellipse(centre: .zero, radii: [radius, radius])])
    case .ellipse(let x, let y):
      try positive([x, y], "an ellipse of radii \(millimetres(x)) and \(millimetres(y))")
      return try .face([.ellipse(centre: .zero, radii: [x, y])])
    case .slot(let length, let width):
      try positive([length, width], "a slot of \(millimetres(length)) × \(millimetres(width))")
      guard length >= width else {
        throw issue("a slot of \(millimetres(length)) is shorter than its width of \(millimetres(width))")
      }
      if length - width < 1e-9 { return try .face([.ellipse(centre: .zero, radii: [width / 2, width / 2])]) }
      return try .face([.rectangle(length, width, radius: width / 2)])
    case .polygon(let points, let radius):
      let corners = try distinct(points, "a polygon", atLeast: 3)
      return try rounded(radius, "the polygon") { r throws(Contour.RadiusLimit) in
        try .polygon(corners, radius: r)
      }
    case .spline(let points):
      return try .face([.spline(try distinct(points, "a spline", atLeast: 3))])
    case .text(let string, let size):
      try positive([size], "text of height \(millimetres(size))")
      return try text(string, size)
    case .union(let of):
      let faces = try of.map(make)
      guard let first = faces.first else { throw issue("a union of no outlines") }
      if try apart(faces) { return try .compound(faces) }
      return try .boolean(.union, [first], Array(faces.dropFirst()))
    case .difference(let from, let minus):
      let base = try make(from)
      let tools = try minus.map(make)
      if tools.isEmpty { return base }
      return try base.punched(tools) ?? .boolean(.difference, [base], tools)
    case .intersection(let of):
      let faces = try of.map(make)
      guard let first = faces.first else { throw issue("an intersection of no outlines") }
      return try faces.dropFirst().reduce(first) { try .boolean(.intersection, [$0], [$1]) }
    case .placed(let offset, let angle, let inner):
      guard offset.isFinite, angle.isFinite else { throw issue("an outline is placed at a number that is not finite") }
      let turn = RigidTransform(turning: angle, about: [0, 0, 1])
      return try make(inner).moved(RigidTransform(translation: [offset.x, offset.y, 0]) * turn)
    case .offset(let by, let inner):
      guard by.isFinite else { throw issue("an outline is offset by a number that is not finite") }
      return try offset(by, inner)
    }
  }

  private func issue(_ message: String, hint: String? = nil) -> SolidIssue { .failed(message, at: path, hint: hint) }

  private func positive(_ sizes: [Double], _ what: String) throws(SolidIssue) {
    guard sizes.allSatisfy(limits.accepts) else {
      throw issue("\(what) cannot be made", hint: "lengths lie between \(limits.lengthsText)")
    }
  }

  private func rounded(
    _ radius: Double, _ what: String, _ contour: (Double) throws(Contour.RadiusLimit) -> Contour
  ) throws -> Brep {
    guard radius.isFinite, radius >= 0 else { throw issue("a corner radius of \(millimetres(radius)) cannot be made") }
    do {
      return try .face([try contour(radius)])
    } catch let limit as Contour.RadiusLimit {
      throw issue(
        "a corner radius of \(millimetres(radius)) does not fit \(what): the largest is \(millimetres(limit.largest))")
    }
  }

  /// The points without neighbours that coincide.
  private func distinct(_ points: [Point2], _ what: String, atLeast: Int) throws(SolidIssue) -> [Point2] {
    guard points.count <= limits.points else {
      throw issue("\(what) of \(points.count) points is more than the \(limits.points) that are accepted")
    }
    guard points.allSatisfy({ $0.isFinite && abs($0.x) <= limits.longest && abs($0.y) <= limits.longest }) else {
      throw issue("\(what) has a point that is not finite or too far away")
    }
    var kept: [Point2] = []
    for p in points where kept.last.map({ ($0 - p).norm > 1e-7 }) ?? true { kept.append(p) }
    while kept.count > 1, let first = kept.first, let last = kept.last, (first - last).norm <= 1e-7 {
      kept.removeLast()
    }
    guard kept.count >= atLeast else {
      throw issue("\(what) needs \(atLeast) different points, this one has \(kept.count)")
    }
    return kept
  }

  /// True where the boxes around the faces are clear of each other.
  private func apart(_ faces: [Brep]) throws -> Bool {
    BoxGroups(try faces.map { try $0.bounds() }, margin: 1e-8).groups.count == faces.count
  }

  private func text(_ string: String, _ size: Double) throws -> Brep {
    guard string.count <= limits.characters else {
      throw issue("text of \(string.count) characters is more than the \(limits.characters) that are accepted")
    }
    let letters: [[Contour]]
    do {
      letters = try GlyphOutlines.areas(of: string, capitalHeight: size)
    } catch {
      throw SolidIssue("solid.font", .error, .unverified, error.message, at: path, hint: error.hint)
    }
    guard !letters.isEmpty else { throw SolidIssue.empty("the text \"\(string)\" leaves no mark", at: path) }
    return try .compound(try letters.map { try .face($0) })
  }

  /// Simple outlines are grown by their sizes; the rest by the kernel.
  private func offset(_ by: Double, _ profile: ProfileNode) throws -> Brep {
    if by == 0 { return try make(profile) }
    func left(_ sizes: Double...) throws {
      guard sizes.allSatisfy({ $0 > 1e-9 }) else {
        throw SolidIssue.empty("nothing is left of an outline shrunk by \(millimetres(-by))", at: path)
      }
    }
    switch profile {
    case .circle(let r):
      try left(r + by)
      return try make(.circle(radius: r + by))
    case .rectangle(let w, let h, let r):
      try left(w + 2 * by, h + 2 * by)
      return try make(.rectangle(width: w + 2 * by, height: h + 2 * by, radius: r > 0 ? max(0, r + by) : 0))
    case .slot(let l, let w):
      try left(w + 2 * by)
      return try make(.slot(length: l + 2 * by, width: w + 2 * by))
    default:
      let base = try make(profile)
      let grown = try base.offset(by)
      let before = try base.area()
      let after = try grown.area()
      guard by > 0 ? after > before : after < before else {
        throw issue("the outline cannot be offset by \(millimetres(by))")
      }
      return grown
    }
  }
}

extension ProfileNode {
  /// What a message calls it.
  var what: String {
    switch self {
    case .rectangle: "the rectangle"
    case .circle: "the circle"
    case .ellipse: "the ellipse"
    case .slot: "the slot"
    case .polygon: "the polygon"
    case .spline: "the spline"
    case .text: "the text"
    case .union: "the union of outlines"
    case .difference: "the difference of outlines"
    case .intersection: "the intersection of outlines"
    case .placed(_, _, let p): p.what
    case .offset: "the offset of an outline"
    }
  }
}
