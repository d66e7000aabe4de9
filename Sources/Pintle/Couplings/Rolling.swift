internal import PintleDocument

extension Assembly {
  /// A wheel rolls on a track without slipping: radius and sense are those of what is drawn.
  ///
  /// The radius is the distance of the wheel's line from the near side of `track`, seen across the line and the slide
  /// between the two parts; the wheel may be on either of them. The contact is declared and must last over the motion. No
  /// slide between them, a line that is not square to it or that something else moves, and a wheel that does not reach the
  /// track are the finding `coupling.rolls`.
  public func rolls(
    _ wheel: Joint, on track: Shape, file: StaticString = #fileID, line: UInt = #line, column: UInt = #column
  ) {
    let place = recorded(file, line, column)
    let id = "\(wheel.name)~\(track.part.name)"
    guard turn(of: wheel, id, place) != nil else { return }
    recorder.contacts.append(
      ContactDraft(
        a: track.path, b: wheel.child.name, kind: .follows, clearance: nil, joint: wheel.name, because: nil,
        source: place))
    couple(id, place) {
      func refuse(_ why: String, hint: String? = nil) -> (CouplingRecord.Relation, CouplingRecord.Reason)? {
        Recorder.report(
          "coupling.rolls", "`\(wheel.name)` does not roll on `\(track.path)`: \(why)", shapes: [track.path],
          joint: wheel.name, at: place, hint: hint)
        return nil
      }
      let axis = wheel.lineInAsset, w = axis.direction
      let path = Self.path(from: wheel.child, to: track.part).filter { $0.joint.kind != .fixed }
      let slides = path.filter { $0.joint.kind == .slide }
      guard let e = slides.first?.joint.senseInAsset else {
        return refuse("no slide lies between the two", hint: "hold one of them with a slide, range: .follows")
      }
      if let other = path.first(where: { joint, _ in
        joint.kind == .slide
          ? !joint.lineInAsset.isParallel(to: Axis(origin: .zero, direction: e))
          : ![.hinge, .spin].contains(joint.kind) || !joint.lineInAsset.isCoaxial(with: axis)
      }) {
        return refuse("`\(other.joint.name)` moves its line otherwise than along `\(slides[0].joint.name)`")
      }
      guard abs(w.dot(e)) < 1e-6, let out = w.cross(e).normalized else {
        return refuse("its line is not square to `\(slides[0].joint.name)`")
      }
      // Where the line lies, between which heights the track, and how far the wheel reaches.
      let at = axis.origin.dot(out)
      func reach(_ d: Vector3, _ shapes: [Shape]) -> Double {
        shapes.map { $0.part.assembly.frame.solid($0.solid).body.node.support(d) }.max() ?? -.infinity
      }
      let top = reach(out, [track]), bottom = -reach(-out, [track])
      guard at > top || at < bottom else {
        return refuse("its line lies within the height of the track", hint: "name the shape whose side it rolls on")
      }
      let toTrack = at > top ? -out : out
      let radius = snap(at > top ? at - top : bottom - at)
      let own = reach(toTrack, wheel.child.shapes) - axis.origin.dot(toTrack)
      guard own > radius - 0.3e-3 else {
        return refuse(
          "it reaches \(millimetres(own)) from its line, the track lies at \(millimetres(radius))",
          hint: "lower the wheel by \(millimetres(radius - own)), or make it larger")
      }
      // What touches the track stands still: Σ slides · e + Σ turns · (w × r) · e = 0.
      let surface = radius * w.cross(toTrack).dot(e)
      let terms = path.map { joint, up -> CouplingRecord.Term in
        let sign = up ? 1.0 : -1
        let factor =
          joint.kind == .slide
          ? joint.senseInAsset.dot(e) : surface * (joint.senseInAsset.dot(w) < 0 ? -1 : 1)
        return .init(dof: joint.dofs[0].id, factor: snap(sign * factor))
      }
      return (
        .sum(terms, of: path.map(\.joint)),
        .init(kind: "rolls", of: ["wheel": wheel.name, "track": track.path], values: ["radius": radius])
      )
    }
  }
}
