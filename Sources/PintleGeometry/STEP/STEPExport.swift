public import PintleDocument
public import PintleModel

/// Why an asset could not be written as STEP.
public enum STEPWriteError: Error, Hashable, Sendable, CustomStringConvertible {
  /// It has no shape that can be written.
  case empty
  /// A part or a shape (`part/shape`) lies at a place that is not finite.
  case notFinite(String)
  /// The library that speaks STEP cannot be loaded.
  case library(String)
  /// What the kernel said.
  case kernel(String)
  /// What was written reads back as something else.
  case differs(String)

  public var description: String {
    switch self {
    case .empty: "the asset has no shape that can be written"
    case .notFinite(let path): "`\(path)` lies at a place that is not finite"
    case .library(let reason): "STEP needs a library that cannot be loaded: \(reason)"
    case .kernel(let words): "the kernel cannot write it: \(words)"
    case .differs(let what): "what was written reads back as something else: \(what)"
    }
  }
}

/// Where everything is while an asset is written as STEP: plain motions, because geometry knows no joints.
public struct STEPPose: Sendable {
  /// Of every part, from the drawn pose, asset frame.
  public var parts: [RigidTransform]
  /// Of every shape, as it goes by itself: links of a chain run round their wheels.
  public var shapes: [RigidTransform]

  public init(parts: [RigidTransform], shapes: [RigidTransform]) {
    self.parts = parts
    self.shapes = shapes
  }
}

/// An asset as STEP, read back and found to be what it was.
public struct STEPExport: Sendable {
  public var bytes: [UInt8]
  /// What has no exact form, and what was done instead.
  public var findings: [Finding]
  public var parts: Int
  /// Shapes in their places, and the solids they are instances of.
  public var shapes: Int
  public var solids: Int
  /// Solids that are no exact forms.
  public var inexact: Int
}

/// Writes an asset as a STEP file (ISO 10303-21, AP214) through Open CASCADE: millimetres, z up.
///
/// An assembly: a product for each part with shapes, in it an instance for each shape, named as in the document; equal
/// solids of one colour are one product. Solids are exact; threads, coils and meshes from elsewhere, which have no
/// boundary representation, are flat facets (threads of too many a smooth cylinder), and a finding says so. Colours and opacity are those of the materials. The
/// header tells of no clock and no user: the same asset gives the same bytes. What was written is read back and its
/// names, places, colours and volumes compared.
public struct STEPWriter: Sendable {
  let cache: SolidCache
  var limits = GeometryLimits()

  public init(cache: SolidCache) { self.cache = cache }

  public func write(_ model: Model, in pose: STEPPose) throws(STEPWriteError) -> STEPExport {
    let assembly = try STEPAssembly(model, pose, STEPSolids(cache: cache, limits: limits).solids(of: model, pose))
    guard !assembly.instances.isEmpty else { throw .empty }
    let file = try STEPFile(assembly)
    try STEPReadBack(assembly, file.bytes).check()
    return STEPExport(
      bytes: file.bytes, findings: assembly.findings, parts: assembly.parts.count, shapes: assembly.instances.count,
      solids: assembly.products.count, inexact: assembly.products.count { $0.solid.form != .exact })
  }
}
