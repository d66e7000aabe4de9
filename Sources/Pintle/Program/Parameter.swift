internal import PintleDocument

/// A named value that a program can be run with: `@Parameter("overall width", in: 0.30...1.20) var width = 0.60`.
///
/// Double (metres), Int, Angle, Bool, Direction or String. Values from outside are checked against the range before
/// `build` runs.
@propertyWrapper
public struct Parameter<Value: ParameterValue>: Sendable {
  let box: ParameterBox<Value>

  /// Read-only for the program: a parameter is set from outside, once, before `build`.
  public var wrappedValue: Value { box.value }

  public init(
    wrappedValue: Value, _ doc: String, file: StaticString = #fileID, line: UInt = #line, column: UInt = #column
  ) {
    box = ParameterBox(wrappedValue, doc, nil, [], recorded(file, line, column))
  }

  public init(
    wrappedValue: Value, _ doc: String, in r: Limits<Value>, file: StaticString = #fileID, line: UInt = #line,
    column: UInt = #column
  ) {
    box = ParameterBox(wrappedValue, doc, (r.lower, r.upper), [], recorded(file, line, column))
  }

  /// One of a few values.
  public init(
    wrappedValue: Value, _ doc: String, oneOf choices: [Value], file: StaticString = #fileID, line: UInt = #line,
    column: UInt = #column
  ) {
    box = ParameterBox(wrappedValue, doc, nil, choices, recorded(file, line, column))
  }
}

extension Parameter: ParameterField {
  var field: any SettableParameter { box }
}

/// How the parameters of a program are found by reflection.
protocol ParameterField {
  var field: any SettableParameter { get }
}

/// What can be done with a parameter of any type.
protocol SettableParameter: AnyObject {
  var source: SourceLocation { get }
  func set(_ text: String, name: String)
  func pick(_ random: inout SplitMix64)
  /// Is the value of the program itself within its range?
  func check(name: String)
  func record(name: String) -> ParameterRecord
}

/// Holds the value, so that it can be set on a program that exists already.
final class ParameterBox<Value: ParameterValue>: SettableParameter, @unchecked Sendable {
  var value: Value
  let initial: Value
  let doc: String
  let range: (lower: Value, upper: Value)?
  let choices: [Value]
  let source: SourceLocation

  init(_ value: Value, _ doc: String, _ range: (Value, Value)?, _ choices: [Value], _ source: SourceLocation) {
    self.value = value
    initial = value
    self.doc = doc
    self.range = range
    self.choices = choices
    self.source = source
  }

  func check(name: String) {
    if let range, let a = range.lower.measure, let b = range.upper.measure, !(a <= b) {
      Recorder.report(
        "parameter.range",
        "the range of parameter `\(name)` is reversed: \(range.lower.text) to \(range.upper.text)", at: source,
        hint: "the lower end comes first")
      return
    }
    if let wrong = objection(to: value) {
      Recorder.report("parameter.range", "parameter `\(name)` is \(value.text), \(wrong)", at: source)
    }
  }

  func set(_ text: String, name: String) {
    guard let new = Value(parameter: text) else {
      Recorder.report(
        "parameter.value", "parameter `\(name)` cannot be `\(text)`: expected \(Value.form)", at: source)
      return
    }
    if let wrong = objection(to: new) {
      Recorder.report("parameter.range", "parameter `\(name)` is \(new.text), \(wrong)", at: source)
      return
    }
    value = new
  }

  /// What is wrong with a value, as the end of a sentence.
  private func objection(to new: Value) -> String? {
    if let m = new.measure, !m.isFinite { return "which is not a number" }
    if !choices.isEmpty {
      return choices.contains(new) ? nil : "expected one of \(choices.map(\.text).joined(separator: ", "))"
    }
    guard let range, let v = new.measure, let a = range.lower.measure, let b = range.upper.measure, a <= b
    else { return nil }
    // A hair of slack: 82° typed in degrees is not the same number as 82° computed.
    let slack = 1e-9 * max(1, abs(a), abs(b))
    return v >= a - slack && v <= b + slack ? nil : "expected \(range.lower.text) to \(range.upper.text)"
  }

  func pick(_ random: inout SplitMix64) {
    if !choices.isEmpty {
      value = choices[Int(random.next() % UInt64(choices.count))]
    } else {
      value = Value.picked(from: range, like: initial, &random)
    }
  }

  func record(name: String) -> ParameterRecord {
    ParameterRecord(
      id: name, kind: Value.kind, label: doc, value: value.text, initial: initial.text, lower: range?.lower.text,
      upper: range?.upper.text, choices: choices.map(\.text))
  }
}
