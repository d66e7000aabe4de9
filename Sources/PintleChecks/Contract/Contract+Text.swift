import PintleDocument

extension ContractDemand {
  /// What is demanded, in one phrase: "width 500 mm to 700 mm", "1 part with role `door`".
  var text: String {
    switch self {
    case .size(let dimension, let bound): "\(dimension.rawValue) \(bound.text(Wording.length))"
    case .mass(let bound): "mass \(bound.text(Wording.mass))"
    case .triangles(let bound): "\(bound.text { Wording.number($0, decimals: 0) }) triangles"
    case .parts(let parts): parts.text
    case .motion(let motion): motion.text
    }
  }
}

extension Bound {
  func text(_ say: (Double) -> String) -> String {
    switch (min, max) {
    case (let lower?, let upper?): lower == upper ? say(lower) : "\(say(lower)) to \(say(upper))"
    case (let lower?, nil): "at least \(say(lower))"
    case (nil, let upper?): "at most \(say(upper))"
    case (nil, nil): "any"
    }
  }

  func expected(_ unit: String, scale: Double = 1) -> Expected {
    if let min, min == max { return Expected(value: min * scale, unit: unit) }
    return Expected(min: min.map { $0 * scale }, max: max.map { $0 * scale }, unit: unit)
  }
}

extension PartDemand {
  var text: String {
    let one = count.max == 1 && count.min == 1
    return "\(count.text { Wording.number($0, decimals: 0) }) \(one ? "part" : "parts") \(subject)"
  }

  /// "with role `door`, named `left_*`, of `oak`"
  var subject: String {
    ([role.map { "with role `\($0)`" }, name.map { "named `\($0)`" }, material.map { "of `\($0)`" }] as [String?])
      .compactMap { $0 }.joined(separator: ", ")
  }
}

extension MotionDemand {
  /// "`door`", "parts named `left_*`"
  var subject: String { role.map { "`\($0)`" } ?? name.map { "`\($0)`" } ?? "a part" }

  var text: String {
    var words: [String] = []
    switch count {
    case .all: words.append("every")
    case .atLeast(1): break
    case .atLeast(let n): words.append("\(n) ×")
    }
    words.append(subject)
    if role != nil, let name { words.append("(`\(name)`)") }
    if let kind { words.append("by a \(kind.rawValue)") }
    words.append(measure.rawValue)
    if let extent, !extent.isIdle() {
      words.append(extent.text { Wording.coordinate($0, angular: isAngular) })
    }
    if let toward { words.append(Wording.way(toward)) }
    return words.joined(separator: " ")
  }
}
