public import PintleDocument
import PintleModel

extension RenderScene {
  /// Leaves out parts; what is left keeps its camera and its shadows are its own.
  public mutating func hide(_ parts: Set<Int>) { items.removeAll { parts.contains($0.part) } }

  /// Draws parts as pale glass: where they are is seen, and what is behind them.
  public mutating func ghost(_ parts: Set<Int>) {
    for i in items.indices where parts.contains(items[i].part) { items[i].makeGhost() }
  }

  /// Draws parts in a colour (linear light).
  public mutating func colour(_ parts: Set<Int>, _ colour: Vector3) {
    for i in items.indices where parts.contains(items[i].part) {
      items[i].muted = 0
      items[i].material.baseColor = colour
      items[i].material.pattern = nil
      items[i].material.metallic = 0
      items[i].material.opacity = max(items[i].material.opacity, 0.75)
    }
  }

  /// Draws single shapes in a colour and withdraws everything else.
  public mutating func mark(shapes: [(path: String, colour: Vector3)]) {
    for part in muted.indices { muted[part] = 0 }
    for i in items.indices {
      let path = model.drawn.indices.contains(items[i].shape) ? model.drawn[items[i].shape].path : ""
      guard let colour = shapes.first(where: { $0.path == path })?.colour else {
        items[i].muted = max(items[i].muted, 0.7)
        continue
      }
      items[i].material.baseColor = colour
      items[i].material.pattern = nil
      items[i].material.metallic = 0
    }
  }

  /// Draws what lies between a point and the viewer as glass, but for some shapes (paths). `direction`: unit, toward the
  /// viewer.
  public mutating func uncover(_ point: Vector3, toward direction: Vector3, keeping paths: Set<String>) {
    let start = point + direction * (1e-6 * Bounds(corners).diagonal)
    for i in items.indices where items[i].material.opacity >= 1 {
      let path = model.drawn.indices.contains(items[i].shape) ? model.drawn[items[i].shape].path : ""
      guard !paths.contains(path) else { continue }
      var alone = self
      alone.items = [items[i]]
      if !alone.pick(from: start, along: direction).isEmpty { items[i].makeGhost() }
    }
  }

  /// Draws parts in a colour (linear light) and withdraws the others.
  public mutating func highlight(_ parts: Set<Int>, _ colour: Vector3 = RenderScene.highlight) {
    self.colour(parts, colour)
    for part in muted.indices { muted[part] = parts.contains(part) ? 0 : max(muted[part], 0.7) }
  }

  /// The orange that marks things; linear light.
  public static let highlight: Vector3 = [0.85, 0.22, 0.02]

  /// Adds the same model in other poses as ghosts: a motion in one picture. `parts`: those that move.
  public mutating func overlay(_ others: [RenderScene], parts: Set<Int>) {
    for other in others {
      for var item in other.items where parts.contains(item.part) {
        item.makeGhost()
        items.append(item)
      }
    }
  }
}

extension RenderScene.Item {
  fileprivate mutating func makeGhost() {
    muted = max(muted, 0.35)
    material.opacity = min(material.opacity, 0.16)
    material.metallic = 0
    material.roughness = 0.6
    material.pattern = nil
  }
}
