internal import PintleDocument

/// Contact that is meant, as said; shapes may still be cut.
struct ContactDraft {
  /// Shape paths, or parts.
  var a: String
  var b: String
  var kind: ContactRecord.Kind
  var clearance: Double?
  /// The joint or closure it belongs to.
  var joint: String?
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
    declareContact(a, b, kind, clearance, of: name, because, place)
    return self
  }
}

/// Declares contact between two shapes; of one part they are the finding `contact.one_part`.
func declareContact(
  _ a: Shape, _ b: Shape, _ kind: ContactRecord.Kind, _ clearance: Double?, of connection: String?,
  _ because: String?, _ place: SourceLocation
) {
  guard a.part !== b.part else {
    Recorder.report(
      "contact.one_part", "`\(a.path)` and `\(b.path)` are of one part and never move against each other",
      shapes: [a.path, b.path], joint: connection, at: place)
    return
  }
  Recorder.current.contacts.append(
    ContactDraft(
      a: a.path, b: b.path, kind: kind, clearance: clearance, joint: connection, because: because, source: place))
}

/// Contact that is meant and that nothing else declares.
public enum ContactKind: Sendable {
  /// Turns or slides in it, with that clearance on each side.
  case runningFit(clearance: Double)
  case press, seat, thread, wrap, stops

  var record: (kind: ContactRecord.Kind, clearance: Double?) {
    switch self {
    case .runningFit(let c): (.runningFit, c)
    case .press: (.press, nil)
    case .seat: (.seat, nil)
    case .thread: (.thread, nil)
    case .wrap: (.wrap, nil)
    case .stops: (.stops, nil)
    }
  }
}

extension Assembly {
  /// Contact that is meant between two shapes, with its reason.
  public func allow(
    _ a: Shape, _ b: Shape, _ c: ContactKind, because: String, file: StaticString = #fileID, line: UInt = #line,
    column: UInt = #column
  ) {
    let place = recorded(file, line, column)
    let (kind, clearance) = c.record
    declareContact(
      a, b, kind, clearance.map { checkedDistance($0, "a clearance", place) }, of: nil, because, place)
  }

  /// Contact that is meant between any shapes of two parts, with its reason.
  public func allow(
    _ a: Part, _ b: Part, _ c: ContactKind, because: String, file: StaticString = #fileID, line: UInt = #line,
    column: UInt = #column
  ) {
    let place = recorded(file, line, column)
    let (kind, clearance) = c.record
    guard a !== b else {
      Recorder.report(
        "contact.one_part", "`\(a.name)` never moves against itself", parts: [a.name], at: place)
      return
    }
    recorder.contacts.append(
      ContactDraft(
        a: a.name, b: b.name, kind: kind, clearance: clearance, joint: nil, because: because, source: place))
  }
}
