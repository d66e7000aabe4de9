internal import Glibc
public import PintleDocument
public import PintleModel

// What a running chain sweeps. Its links go where its wheels take them, round and round: whatever it passes must keep clear
// of the band that they sweep along their path, and that band looks the same however far the chain has run. So a sweep that
// moves a chain compares everything with the band, in place of links that stand still.

extension TrainRoute {
  /// How far links reach from the path outward and (negative) inward, and along `frame.z`; metres, in the drawn pose.
  struct Extent {
    var out: Double
    var inward: Double
    var low: Double
    var high: Double
  }

  /// Of points in asset coordinates; nil of none.
  func extent(_ points: [Vector3]) -> Extent? {
    let inverse = frame.inverse
    var e: Extent?
    for p in points {
      let q = inverse.apply(p)
      guard q.isFinite else { return nil }
      let d = nearest(to: [q.x, q.y]).offset
      guard let known = e else {
        e = Extent(out: d, inward: d, low: q.z, high: q.z)
        continue
      }
      e = Extent(
        out: max(known.out, d), inward: min(known.inward, d), low: min(known.low, q.z), high: max(known.high, q.z))
    }
    return e
  }

  /// The band between two offsets from the path: closed, in the frame's coordinates.
  ///
  /// Arcs in steps of at most 5°, corners beyond the arc outside and chords within it inside, so that it holds all of it.
  func band(_ e: Extent) -> TriangleMesh {
    var outer: [SIMD2<Double>] = []
    var inner: [SIMD2<Double>] = []
    for w in wraps {
      let n = max(2, Int((w.turn / (Double.pi / 36)).rounded(.up)))
      let step = w.turn / Double(n)
      func add(_ a: Double, _ scale: Double) {
        let u = SIMD2(cos(a), sin(a))
        outer.append(w.centre + (w.radius + e.out) * scale * u)
        inner.append(w.centre + max(0, w.radius + e.inward) * u)
      }
      add(w.start, 1)
      for i in 0..<n { add(w.start + step * (Double(i) + 0.5), 1 / cos(step / 2)) }
      add(w.start + w.turn, 1)
    }
    let n = UInt32(outer.count)
    let rings = [(outer, e.low), (outer, e.high), (inner, e.high), (inner, e.low)]
    var mesh = TriangleMesh()
    mesh.positions = rings.flatMap { list, z in list.map { Vector3($0.x, $0.y, z) } }
    // Outside, top, inside, bottom: each strip joins one ring to the next.
    for ring in 0..<UInt32(4) {
      let next = (ring + 1) % 4
      for i in 0..<n {
        let j = (i + 1) % n
        let (a, b, c, d) = (ring * n + i, ring * n + j, next * n + j, next * n + i)
        mesh.indices += [a, b, c, a, c, d]
      }
    }
    return mesh
  }
}

/// What the links of a chain sweep while it runs, as a shape in their place.
public struct RunningBand: Sendable {
  public let train: TrainRecord
  /// Named after the first of the links.
  public let shape: ModelShape
  /// Indices into `Model.shapes`.
  public let links: [Int]
}

extension Mechanism {
  /// The bands of all chains that can be told from the document; links are what `TrainRecord.link` names.
  public func runningBands() -> [RunningBand] { bandStore.value { makeRunningBands() } }

  private func makeRunningBands() -> [RunningBand] {
    model.document.trains.compactMap { train in
      guard !train.link.isEmpty, let part = model.partIndex(train.part), let route = TrainRoute(train, in: self) else {
        return nil
      }
      let links = model.parts[part].shapes.filter { train.link.contains(model.shapes[$0].record.solid) }
      let points = links.flatMap { i in
        model.shapes[i].solid.surface.positions.map { model.shapes[i].X_AS.apply($0) }
      }
      guard let first = links.first, let e = route.extent(points) else { return nil }
      let mesh = route.band(e)
      let key = "band \(train.id) \(e) \(route.frame) \(mesh.positions.reduce(Vector3.zero, +))"
      let old = model.shapes[first]
      let solid = EvaluatedSolid(
        hash: key, node: .union(of: []), mesh: mesh, properties: .zero, deflection: old.solid.deflection)
      return RunningBand(
        train: train,
        shape: ModelShape(
          path: old.path, part: part, record: old.record, solid: solid, X_AS: route.frame, material: old.material),
        links: links)
    }
  }

  /// This mechanism with the links of every chain that runs with an input as the band that they sweep, and what each runs
  /// over, by the band's path: to sweep with, nothing else.
  func withRunningTrains(_ dof: String) -> (mechanism: Mechanism, bands: [String: Set<String>]) {
    guard model.document.trains.contains(where: { !$0.link.isEmpty }) else { return (self, [:]) }
    let moved = Set(parts(movedWith: dof).map { model.parts[$0].record.id })
    let running = runningBands().filter { band in
      !moved.contains(band.train.part)
        && band.train.over.contains { path in
          path.split(separator: "/").first.map { moved.contains(String($0)) } ?? false
        }
    }
    guard !running.isEmpty else { return (self, [:]) }
    var replaced: [Int: ModelShape] = [:]
    var gone: Set<Int> = []
    for band in running {
      replaced[band.links[0]] = band.shape
      gone.formUnion(band.links.dropFirst())
    }
    var index = [Int](repeating: -1, count: model.shapes.count)
    var shapes: [ModelShape] = []
    for (i, shape) in model.shapes.enumerated() where !gone.contains(i) {
      index[i] = shapes.count
      shapes.append(replaced[i] ?? shape)
    }
    let parts = model.parts.map { part in
      ModelPart(
        record: part.record, shapes: part.shapes.map { index[$0] }.filter { $0 >= 0 }, bounds: part.bounds,
        mass: part.mass)
    }
    var copy = self
    copy.replaceShapes(
      Model(
        document: model.document, documentHash: model.documentHash, parts: parts, shapes: shapes,
        findings: model.findings))
    return (
      copy, Dictionary(running.map { ($0.shape.path, Set($0.train.over)) }, uniquingKeysWith: { first, _ in first })
    )
  }
}

extension PairPolicy {
  /// A band against the wheels that it runs over is theirs to carry: they are judged where they are drawn.
  func carrying(_ bands: [String: Set<String>]) -> PairPolicy {
    guard !bands.isEmpty else { return self }
    return PairPolicy { a, b in
      if bands[a.path]?.contains(b.path) == true || bands[b.path]?.contains(a.path) == true {
        return .exempt(reason: "runs over it")
      }
      return self(a, b)
    }
  }
}
