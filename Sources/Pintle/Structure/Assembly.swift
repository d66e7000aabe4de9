internal import PintleDocument

/// Parts and joints in one frame: the asset itself, or a sub-assembly that is written in its own frame and placed.
public class Assembly: @unchecked Sendable {
  let recorder: Recorder
  /// The assembly's frame in the asset.
  let frame: AssemblyFrame
  /// Goes before the names of what it holds: empty, or `name_`.
  let prefix: String

  init(recorder: Recorder, frame: AssemblyFrame, prefix: String) {
    self.recorder = recorder
    self.frame = frame
    self.prefix = prefix
  }

  @discardableResult public func part(
    _ name: String, _ m: Material, role: Role = .none, file: StaticString = #fileID, line: UInt = #line,
    column: UInt = #column
  ) -> Part {
    let place = recorded(file, line, column)
    return enrol(Part(name: partName(name, place), in: self, material: m, role: role, source: place))
  }

  /// A sub-assembly written in its own frame and placed; names get the prefix `name_`.
  public func assembly(
    _ name: String, at p: Placement, file: StaticString = #fileID, line: UInt = #line, column: UInt = #column
  ) -> Assembly {
    let place = recorded(file, line, column)
    var taken = Set(recorder.components.map(\.id))
    let id = checkedName(prefix + name, "an assembly", taken: &taken, place)
    let inner = frame.placing(p.pose)
    recorder.components.append(
      ComponentDraft(id: id, of: "assembly", at: inner.pose, mirrored: inner.mirror, source: place))
    return Assembly(recorder: recorder, frame: inner, prefix: id + "_")
  }

  /// The unique full name of a new part: what families give their own subclasses of `Part`.
  func partName(_ name: String, _ place: SourceLocation) -> String {
    checkedName(prefix + name, "a part", taken: &recorder.partNames, place)
  }

  /// Takes a new part into the document.
  func enrol<P: Part>(_ part: P) -> P {
    recorder.parts.append(part)
    return part
  }
}

/// A sub-assembly, as said.
struct ComponentDraft {
  var id: String
  /// The component's type.
  var of: String
  var at: RigidTransform
  /// The normal of the plane it was mirrored in, in its own coordinates.
  var mirrored: Vector3?
  var source: SourceLocation
}

/// The asset: its parts, its joints, where it stands and what it promises.
public final class Asset: Assembly, @unchecked Sendable {
  convenience init(recorder: Recorder) {
    self.init(recorder: recorder, frame: AssemblyFrame(), prefix: "")
  }

  public func stands(_ s: Stands) { recorder.stands = s }
}
