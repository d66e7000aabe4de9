import PintleDocument

/// What hardware is built on: a joint or a closure, with its line.
struct Connection {
  var name: String
  var child: Part
  var parent: Part
  /// In the frame of `assembly`.
  var axis: Axis
  var assembly: Assembly
  /// A pin turns in a bore; in a slot or on a flat it runs in what is drawn.
  var isBored = true
}

/// A pin over a span of a connection's line.
struct StationPin: Sendable {
  var diameter: Double
  var span: Limits<Double>
  var owner: Owner
  var clearance: Double
  var head: Double
  var collar: Double
  var collarSpan: Limits<Double>?
  var isOnBothSides: Bool

  var values: [String: Double] {
    ["diameter": diameter, "from": span.lower, "to": span.upper, "clearance": clearance]
  }

  /// The pin becomes a shape of its holder, the bore is cut from every shape of the other part that the pin meets.
  func build(on c: Connection, _ place: SourceLocation) {
    let d = checkedSize(diameter, "the diameter of a pin", place)
    let play = checkedDistance(clearance, "the clearance of a pin", place)
    let holder = owner == .child ? c.child : c.parent, other = owner == .child ? c.parent : c.child
    let (from, to) = stations(span, "the span of a pin", place)
    func rod(_ diameter: Double, _ a: Double, _ b: Double, _ sign: Double) -> Solid {
      .rod(
        diameter, c.axis.origin + c.axis.direction * (sign * a), c.axis.origin + c.axis.direction * (sign * b), place)
    }
    for sign in isOnBothSides ? [1.0, -1.0] : [1.0] {
      var solid = rod(d, from, to, sign)
      if head > 0 {
        let h = checkedSize(head, "the head of a pin", place)
        solid = solid.added([rod(h, from, from + min(d / 4, (to - from) / 2), sign)], place)
      }
      if collar > 0, let over = collarSpan {
        let (a, b) = stations(over, "the span of a collar", place)
        solid = solid.added([rod(checkedSize(collar, "a collar", place), a, b, sign)], place)
      }
      // Past the ends by as much as at the sides, so that a blind bore clears its pin.
      let end = max(play, 0.1e-3)
      let bore = rod(d + play, from - end, to + end, sign)
      let bored =
        c.isBored
        ? other.cutAll(bore, from: c.assembly, at: place) : other.shapes(meeting: bore, from: c.assembly)
      let shape = holder.addPin("\(c.name)_pin", solid, from: c.assembly, at: place)
      if bored.isEmpty {
        Recorder.report(
          "hardware.misses", "the pin of `\(c.name)` meets no shape of `\(other.name)`", severity: .warning,
          parts: [holder.name, other.name], joint: c.name, at: place,
          hint: "its span runs from \(millimetres(from)) to \(millimetres(to)) along the line")
      }
      for eye in bored {
        Recorder.current.contacts.append(
          ContactDraft(
            a: shape.path, b: eye.path, kind: .runningFit, clearance: c.isBored ? snap(play / 2) : nil, joint: c.name,
            because: nil,
            source: place))
      }
    }
  }
}

extension Part {
  /// A shape named after its connection, with a number where the name is taken.
  fileprivate func addPin(_ name: String, _ solid: Solid, from assembly: Assembly, at place: SourceLocation) -> Shape {
    var free = name
    var n = 2
    while shapes.contains(where: { $0.name == free }) {
      free = "\(name)_\(n)"
      n += 1
    }
    return add(free, local(solid, from: assembly), .steel, at: place)
  }
}

/// The two ends of a span in order; a span of nothing is the finding `value.size` and becomes 10 mm.
func stations(_ s: Limits<Double>, _ what: String, _ place: SourceLocation?) -> (from: Double, to: Double) {
  let a = checkedCoordinate(s.lower, "the start of \(what)", place)
  let b = checkedCoordinate(s.upper, "the end of \(what)", place)
  guard abs(a - b) > 1e-6 else {
    Recorder.report("value.size", "\(what) has no length: both ends lie at \(millimetres(a))", at: place)
    return (a, a + 0.01)
  }
  return (min(a, b), max(a, b))
}
