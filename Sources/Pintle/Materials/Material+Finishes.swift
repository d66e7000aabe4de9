import PintleDocument

// Finishes and coverings: they change the look; only `filled` and `perforated` change the mass.
extension Material {
  /// Under a coat of satin paint.
  public func painted(_ c: Colour) -> Material {
    with("painted \(c.name)") {
      $0.baseColor = c.linear
      $0.metallic = 0
      $0.roughness = 0.38
      $0.opacity = 1
      $0.pattern = nil
    }
  }

  /// Dyed through. What one sees through gets the darker the colour is: black glass hides nearly all that lies behind.
  public func tinted(_ c: Colour) -> Material {
    with("tinted \(c.name)") {
      $0.baseColor = c.linear
      if $0.opacity < 1 { $0.opacity = max($0.opacity, 0.35 + 0.5 * (1 - c.luminance.squareRoot())) }
    }
  }

  /// Stained: the grain stays.
  public func stained(_ c: Colour) -> Material {
    with("stained \(c.name)") { $0.baseColor = $0.baseColor * 0.35 + c.linear * 0.65 }
  }

  /// Upholstered: look and friction of the fabric, mass of the stuff.
  public func covered(in f: Fabric) -> Material {
    with("covered in \(f.label)") {
      $0.baseColor = f.colour.linear
      $0.metallic = 0
      $0.roughness = f.roughness
      $0.friction = f.friction
      $0.opacity = 1
      $0.pattern = f.pattern
    }
  }

  /// Sheet with round holes on a square grid, `pitch` from centre to centre; mass less by the open share.
  ///
  /// The holes are a surface pattern, not geometry. Holes that leave nothing (`hole ≥ pitch`) are held at their limit.
  public func perforated(hole: Double, pitch: Double) -> Material {
    let ratio = hole > 0 && pitch > 0 ? min(hole / pitch, 1) : 0
    return with("perforated") {
      $0.filled *= 1 - Double.pi / 4 * ratio * ratio
      $0.pattern = .init(kind: "perforated", values: ["hole": hole, "pitch": pitch])
    }
  }

  /// Ground in one direction.
  public var brushed: Material {
    with("brushed") {
      $0.roughness = max($0.roughness, 0.34)
      $0.pattern = .init(kind: "brushed", values: ["pitch": 0.0004, "contrast": 0.12])
    }
  }

  public var polished: Material {
    with("polished") {
      $0.roughness = 0.1
      if $0.pattern?.kind == "brushed" { $0.pattern = nil }
    }
  }

  /// Dull, as cast or sand-blasted.
  public var matte: Material { with("matte") { $0.roughness = 0.85 } }

  public var chromed: Material {
    with("chromed") {
      $0.baseColor = [0.549, 0.556, 0.554]
      $0.metallic = 1
      $0.roughness = 0.07
      $0.opacity = 1
      $0.pattern = nil
    }
  }

  public var galvanised: Material {
    with("galvanised") {
      $0.baseColor = [0.52, 0.54, 0.55]
      $0.metallic = 1
      $0.roughness = 0.46
      $0.opacity = 1
      $0.pattern = nil
    }
  }

  /// Oxide in a colour; black by default.
  public func anodised(_ c: Colour = .black) -> Material {
    with("anodised \(c.name)") {
      $0.baseColor = c.linear
      $0.metallic = 0.6
      $0.roughness = 0.42
      $0.pattern = nil
    }
  }

  /// Rubber with a tread cut into it.
  public var treaded: Material {
    with("treaded") { $0.pattern = .init(kind: "tread", values: ["pitch": 0.014, "depth": 0.003]) }
  }

  /// A casting, folded sheet or electronics drawn as a solid: this share of the volume is material. Changes mass only.
  public func filled(_ share: Double) -> Material { with(nil) { $0.filled *= share } }
}
