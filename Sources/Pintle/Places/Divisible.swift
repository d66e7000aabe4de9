internal import PintleDocument

/// What can be divided into rows and columns: faces and regions.
///
/// Rows go from the top down (on what faces up or down: from the back to the front); columns go from left to right (on
/// what faces left or right: from the front to the back). Sizes are metres or `.rest`, which shares what is left over;
/// `rail` is left out between neighbours. A sum that does not fit is the finding `region.shares`.
public protocol Divisible {
  var extent: Extent { get set }
  /// Where it looks.
  var outlook: Direction { get }
}

extension Face {
  public var outlook: Direction { outward }
}

extension Region {
  public var outlook: Direction { facing }
}

extension Divisible {
  public func rows(
    _ a: Double, _ b: Double, rail: Double = 0, file: StaticString = #fileID, line: UInt = #line,
    column: UInt = #column
  ) -> (Self, Self) {
    let r = divided(rows: true, [a, b], rail, recorded(file, line, column))
    return (r[0], r[1])
  }
  public func rows(
    _ a: Double, _ b: Double, _ c: Double, rail: Double = 0, file: StaticString = #fileID, line: UInt = #line,
    column: UInt = #column
  ) -> (Self, Self, Self) {
    let r = divided(rows: true, [a, b, c], rail, recorded(file, line, column))
    return (r[0], r[1], r[2])
  }
  public func rows(
    _ a: Double, _ b: Double, _ c: Double, _ d: Double, rail: Double = 0, file: StaticString = #fileID,
    line: UInt = #line, column: UInt = #column
  ) -> (Self, Self, Self, Self) {
    let r = divided(rows: true, [a, b, c, d], rail, recorded(file, line, column))
    return (r[0], r[1], r[2], r[3])
  }
  public func rows(
    _ sizes: [Double], rail: Double = 0, file: StaticString = #fileID, line: UInt = #line, column: UInt = #column
  ) -> [Self] {
    divided(rows: true, sizes, rail, recorded(file, line, column))
  }

  public func columns(
    _ a: Double, _ b: Double, rail: Double = 0, file: StaticString = #fileID, line: UInt = #line,
    column: UInt = #column
  ) -> (Self, Self) {
    let r = divided(rows: false, [a, b], rail, recorded(file, line, column))
    return (r[0], r[1])
  }
  public func columns(
    _ a: Double, _ b: Double, _ c: Double, rail: Double = 0, file: StaticString = #fileID, line: UInt = #line,
    column: UInt = #column
  ) -> (Self, Self, Self) {
    let r = divided(rows: false, [a, b, c], rail, recorded(file, line, column))
    return (r[0], r[1], r[2])
  }
  public func columns(
    _ a: Double, _ b: Double, _ c: Double, _ d: Double, rail: Double = 0, file: StaticString = #fileID,
    line: UInt = #line, column: UInt = #column
  ) -> (Self, Self, Self, Self) {
    let r = divided(rows: false, [a, b, c, d], rail, recorded(file, line, column))
    return (r[0], r[1], r[2], r[3])
  }
  public func columns(
    _ sizes: [Double], rail: Double = 0, file: StaticString = #fileID, line: UInt = #line, column: UInt = #column
  ) -> [Self] {
    divided(rows: false, sizes, rail, recorded(file, line, column))
  }

  /// One piece per size, always as many as were asked for.
  private func divided(rows: Bool, _ sizes: [Double], _ rail: Double, _ place: SourceLocation) -> [Self] {
    let what = rows ? "row" : "column"
    guard !sizes.isEmpty else {
      Recorder.report("value.count", "a division into \(what)s needs at least one size", at: place)
      return []
    }
    // The way we go: from the top down, from the back to the front; from left to right, from the front to the back.
    let way: Direction =
      rows ? (outlook.axis == 2 ? .front : .down) : (outlook.axis == 0 ? .back : .right)
    let bounds = extent.bounds
    let whole = bounds.size[way.axis]
    let rail = checkedDistance(rail, "the rail between \(what)s", place)
    let rails = rail * Double(sizes.count - 1)
    let shares = sizes.filter { $0 == .rest }.count
    var fixed = sizes.map { $0 == .rest ? 0 : checkedSize($0, "the size of a \(what)", place) }
    let sum = fixed.reduce(0, +) + rails
    let fits = shares > 0 ? whole - sum > 1e-6 : sum - whole <= 1e-6
    if !fits {
      Recorder.report(
        "region.shares",
        "the \(what)s and the rails between them take \(millimetres(sum)) of \(millimetres(whole))"
          + (shares > 0 ? " and leave nothing for the rest" : ""),
        measured: Quantity(sum, "m"), expected: Expected(value: whole, unit: "m"), at: place,
        hint: shares > 0 ? nil : "let one of them be .rest")
    }
    if fits {
      let share = shares > 0 ? (whole - sum) / Double(shares) : 0
      fixed = zip(sizes, fixed).map { $0 == .rest ? share : $1 }
    } else {
      // Something harmless of the right count: equal pieces.
      let room = max(whole - rails, whole / 2) / Double(sizes.count)
      fixed = sizes.map { _ in room }
    }
    var edge = bounds[way.opposite]
    let step = way.vector[way.axis]
    return fixed.map { size in
      var piece = self
      piece.extent.bounds[way.opposite] = edge
      edge += step * size
      piece.extent.bounds[way] = edge
      edge += step * rail
      return piece
    }
  }
}
