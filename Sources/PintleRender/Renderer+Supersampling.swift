import Glibc

extension Renderer {
  /// The same picture, its colours drawn `factor` times as large each way and averaged in linear light; part numbers,
  /// depths and normals stay those of the pixels' middles. With 4 samples a pixel a factor of 2 gives 16.
  public func draw(
    _ scene: RenderScene, camera: Camera, width: Int, height: Int, lines: Lines = .outlines, layers: Layers = [],
    shading: Shading = .full, supersampling factor: Int
  ) throws(RenderError) -> Picture {
    let frame = try draw(
      scene, camera: camera, width: width, height: height, lines: lines, layers: layers, shading: shading)
    guard factor > 1 else { return frame }
    guard factor <= 4 else { throw .invalid("a picture is drawn at most 4 times as large, not \(factor)") }
    let large = try draw(
      scene, camera: camera, width: factor * width, height: factor * height, lines: lines, shading: shading,
      lineScale: Float(factor))
    return Picture(
      image: large.image.averaged(by: factor), shapes: frame.shapes, parts: frame.parts, camera: frame.camera,
      depths: frame.depths, normals: frame.normals, viewMatrix: frame.viewMatrix,
      projectionMatrix: frame.projectionMatrix)
  }
}

extension Image {
  /// The mean light of `factor` × `factor` pixels, opaque. The sides are multiples of the factor.
  func averaged(by factor: Int) -> Image {
    let (w, h) = (width / factor, height / factor)
    let linear: [Float] = (0...255).map { byte in
      let v = Float(byte) / 255
      return v <= 0.04045 ? v / 12.92 : powf((v + 0.055) / 1.055, 2.4)
    }
    // 4096 steps are finer than bytes in sRGB are, but for the darkest.
    let encoded: [UInt8] = (0...4096).map { step in
      let v = Float(step) / 4096
      let c = v <= 0.0031308 ? 12.92 * v : 1.055 * powf(v, 1 / 2.4) - 0.055
      return UInt8((255 * c).rounded())
    }
    var out = [UInt8](repeating: 255, count: 4 * w * h)
    let share = 4096 / Float(factor * factor)
    for y in 0..<h {
      for x in 0..<w {
        var sum = SIMD3<Float>.zero
        for j in 0..<factor {
          for i in 0..<factor {
            let at = 4 * ((y * factor + j) * width + x * factor + i)
            sum += SIMD3(linear[Int(pixels[at])], linear[Int(pixels[at + 1])], linear[Int(pixels[at + 2])])
          }
        }
        for k in 0..<3 { out[4 * (y * w + x) + k] = encoded[Int((sum[k] * share).rounded())] }
      }
    }
    return Image(width: w, height: h, pixels: out)
  }
}
