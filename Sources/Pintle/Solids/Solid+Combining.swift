internal import PintleDocument

extension Solid {
  /// The union with others; it keeps this solid's room and ends.
  public func adding(
    _ others: Solid..., file: StaticString = #fileID, line: UInt = #line, column: UInt = #column
  ) -> Solid {
    added(others, recorded(file, line, column))
  }

  public func adding(
    _ others: [Solid], file: StaticString = #fileID, line: UInt = #line, column: UInt = #column
  ) -> Solid {
    added(others, recorded(file, line, column))
  }

  public func subtracting(
    _ others: Solid..., file: StaticString = #fileID, line: UInt = #line, column: UInt = #column
  ) -> Solid {
    subtracted(others, recorded(file, line, column))
  }

  public func subtracting(
    _ others: [Solid], file: StaticString = #fileID, line: UInt = #line, column: UInt = #column
  ) -> Solid {
    subtracted(others, recorded(file, line, column))
  }

  /// What this solid and the others share.
  public func intersecting(
    _ others: Solid..., file: StaticString = #fileID, line: UInt = #line, column: UInt = #column
  ) -> Solid {
    let place = recorded(file, line, column)
    guard !others.isEmpty else { return self }
    let all = [self] + others
    let bounds = others.reduce(body.bounds) { $0.intersection($1.body.bounds) }
    guard !bounds.isEmpty else {
      Recorder.report("value.size", "the solids to be intersected do not meet", at: place)
      return self
    }
    return operated(.intersection(of: all.map(\.body.node)), all, place, bounds: bounds)
  }

  func added(_ others: [Solid], _ place: SourceLocation) -> Solid {
    guard !others.isEmpty else { return self }
    let bounds = others.reduce(body.bounds) { $0.union($1.body.bounds) }
    // A union of a union is one union: long loops of `adding` stay flat.
    if case .union(let of) = body.node {
      return flattened(.union(of: of + others.map(\.body.node)), others, place, bounds, firsts: of.count)
    }
    let all = [self] + others
    return operated(.union(of: all.map(\.body.node)), all, place, bounds: bounds)
  }

  func subtracted(_ others: [Solid], _ place: SourceLocation) -> Solid {
    guard !others.isEmpty else { return self }
    if case .difference(let from, let minus) = body.node {
      return flattened(
        .difference(from: from, minus: minus + others.map(\.body.node)), others, place, body.bounds,
        firsts: minus.count + 1)
    }
    let all = [self] + others
    return operated(.difference(from: body.node, minus: others.map(\.body.node)), all, place, bounds: body.bounds)
  }

  private func flattened(
    _ node: SolidNode, _ others: [Solid], _ place: SourceLocation, _ bounds: Bounds, firsts: Int
  ) -> Solid {
    let children = (0..<firsts).map { i in
      let note = body.notes.child(i)
      return SourceNotes(note.source ?? body.notes.source, children: note.children)
    }
    let depth = max(body.depth, (others.map(\.body.depth).max() ?? 0) + 1)
    return Solid(
      SolidBody(
        node, SourceNotes(place, children: children + others.map(\.body.notes)), bounds: bounds,
        hollow: body.hollow, round: body.round, resting: body.resting, depth: depth))
  }
}
