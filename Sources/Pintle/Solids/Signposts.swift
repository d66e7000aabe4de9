// Words that people bring from other modellers: the compiler answers with the word used here. Few, since the compiler may
// suggest them.
extension Solid {
  @available(*, unavailable, message: "write .box(width, depth, height)")
  public static func cube(_ size: Double) -> Solid { box(size, size, size) }

  @available(*, unavailable, message: "sizes are diameters: .cylinder(diameter:length:) or .rod(diameter:from:to:)")
  public static func cylinder(radius: Double, height: Double) -> Solid { cylinder(diameter: radius, length: height) }

  @available(*, unavailable, message: "sizes are diameters: .sphere(diameter:)")
  public static func sphere(radius: Double) -> Solid { sphere(diameter: radius) }

  @available(
    *, unavailable, message: "no lengths with a sign: .moved(.left, 40.mm), or .centred(at:), .standing(on:), .on(face)"
  )
  public func translated(_ x: Double, _ y: Double, _ z: Double) -> Solid { self }

  @available(*, unavailable, message: "write .turned(30°, around: line) or .turned(30°, looking: .up)")
  public func rotated(_ a: Angle, _ axis: Point) -> Solid { self }

  @available(*, unavailable, renamed: "rounded")
  public func filleted(_ edges: EdgeSet, _ radius: Double) -> Solid { self }
}

extension Assembly {
  @available(*, unavailable, message: "write spin(_:_:on:around:) for what turns without end, hinge(…) for what opens")
  public func revolute(_ name: String, _ child: Part, on parent: Part) -> Void {}

  @available(*, unavailable, message: "write slide(_:_:on:toward:range:)")
  public func prismatic(_ name: String, _ child: Part, on parent: Part) -> Void {}
}
