internal import PintleDocument

/// Contact that is meant, as said; shapes may still be cut.
struct ContactDraft {
  var a: Shape
  var b: Shape
  var kind: ContactRecord.Kind
  var clearance: Double?
  var joint: Joint?
  var because: String?
  var source: SourceLocation
}

extension Joint {
  /// `shaft` turns or slides in `bore`: coaxial, 0 ≤ clearance ≤ 1 mm, engaged over the whole range; contact allowed.
  @discardableResult public func runs(
    _ shaft: Shape, in bore: Shape, file: StaticString = #fileID, line: UInt = #line, column: UInt = #column
  ) -> Joint {
    declare(shaft, bore, .runningFit, nil, "runs", recorded(file, line, column))
  }

  @discardableResult func runs(_ shaft: Shape, in bore: Shape, at place: SourceLocation) -> Joint {
    declare(shaft, bore, .runningFit, nil, "runs", place)
  }

  /// Threads overlap by the thread depth; counts as holding along the axis.
  @discardableResult public func threads(
    _ stud: Shape, into nut: Shape, file: StaticString = #fileID, line: UInt = #line, column: UInt = #column
  ) -> Joint {
    declare(stud, nut, .thread, nil, "threads", recorded(file, line, column))
  }

  /// Declares contact between a shape of one part of the joint and a shape of the other.
  ///
  /// Two shapes of one part are the finding `contact.one_part`.
  @discardableResult func declare(
    _ a: Shape, _ b: Shape, _ kind: ContactRecord.Kind, _ clearance: Double?, _ because: String?,
    _ place: SourceLocation
  ) -> Joint {
    guard a.part !== b.part else {
      Recorder.report(
        "contact.one_part", "`\(a.path)` and `\(b.path)` are of one part and never move against each other",
        shapes: [a.path, b.path], joint: name, at: place)
      return self
    }
    Recorder.current.contacts.append(
      ContactDraft(a: a, b: b, kind: kind, clearance: clearance, joint: self, because: because, source: place))
    return self
  }
}
