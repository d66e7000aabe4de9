import PintleDocument
import Testing

@testable import Pintle

struct Adjustable: AssetProgram {
  @Parameter("overall width", in: 0.30...1.20) var width = 0.60
  @Parameter("opening", in: 80° ... 110°) var opening = 90°
  @Parameter("drawers", in: 2...4) var drawers = 3
  @Parameter("side the door hangs on") var hung = Side.left
  @Parameter("with a shelf") var shelf = true
  @Parameter("what it says on the front") var label = "oven"
  @Parameter("grade", oneOf: ["plain", "fine"]) var grade = "plain"
  let board = 18.mm

  func build(_ asset: Asset) {
    let part = asset.part("body", .steel)
    part.add("box", .box(width, board * Double(drawers), shelf ? 1 : 2))
    part.add("side_\(hung)_\(label)_\(grade)", .box(1, 1, opening.degrees / 100).moved(.up, 5))
  }
}

struct WrongRanges: AssetProgram {
  @Parameter("reversed", in: 1.0...0.5) var a = 0.7
  @Parameter("outside", in: 0.1...0.5) var b = 0.7
  func build(_ asset: Asset) {}
}

@Suite struct ParameterTests {
  private func run(_ set: [(name: String, value: String)], seed: UInt64? = nil) -> Document {
    Recorder.document(of: Adjustable.self, RunOptions(set: set, seed: seed))
  }

  @Test func defaultsAreRecorded() {
    let d = run([])
    #expect(d.findings.isEmpty && d.asset == "Adjustable")
    #expect(d.parameters.map(\.id) == ["width", "opening", "drawers", "hung", "shelf", "label", "grade"])
    #expect(d.parameters.map(\.kind) == [.length, .angle, .count, .side, .flag, .text, .text])
    #expect(d.parameters.map(\.value) == ["0.6", "90°", "3", "left", "true", "oven", "plain"])
    #expect(d.parameters[0].lower == "0.3" && d.parameters[1].upper == "110°" && d.parameters[2].lower == "2")
    #expect(d.parameters[6].choices == ["plain", "fine"] && d.parameters[0].label == "overall width")
  }

  @Test(arguments: [
    ("width", "0.8", "0.8"), ("width", "800mm", "0.8"), ("width", "80 cm", "0.8"), ("width", "0.8m", "0.8"),
    ("opening", "95", "95°"), ("opening", "95deg", "95°"), ("opening", "95°", "95°"), ("opening", "1.6rad", "91.673°"),
    ("drawers", "4", "4"), ("hung", "right", "right"), ("hung", "top", "up"), ("shelf", "no", "false"),
    ("label", "a=b", "a=b"), ("grade", "fine", "fine"),
  ])
  func valuesAreRead(name: String, text: String, value: String) {
    let d = run([(name, text)])
    #expect(d.findings.isEmpty || name == "label")
    #expect(d.parameters.first { $0.id == name }?.value == value)
  }

  @Test func valuesReachTheProgram() {
    let d = run([("width", "800mm"), ("drawers", "2"), ("hung", "right"), ("shelf", "false"), ("grade", "fine")])
    #expect(d.solids["s1"] == .box(size: [0.8, 0.036, 2]))
    #expect(d.parts[0].shapes[1].id == "side_right_oven_fine")
  }

  @Test func wrongOnesAreFindings() {
    let d = run([
      ("widht", "0.8"), ("xyz", "1"), ("width", "2"), ("width", "wide"), ("opening", "79.9°"), ("drawers", "2.5"),
      ("hung", "middle"), ("grade", "rough"), ("width", "nan"), ("shelf", "maybe"),
    ])
    #expect(
      d.findings.map { "\($0.rule): \($0.message)" } == [
        "parameter.unknown: there is no parameter `widht`; there are `width`, `opening`, `drawers`, `hung`, `shelf`, `label`, `grade`",
        "parameter.unknown: there is no parameter `xyz`; there are `width`, `opening`, `drawers`, `hung`, `shelf`, `label`, `grade`",
        "parameter.range: parameter `width` is 2, expected 0.3 to 1.2",
        "parameter.value: parameter `width` cannot be `wide`: expected a length such as 0.6, 600mm, 60cm or 0.6m",
        "parameter.range: parameter `opening` is 79.9°, expected 80° to 110°",
        "parameter.value: parameter `drawers` cannot be `2.5`: expected a whole number",
        "parameter.value: parameter `hung` cannot be `middle`: expected left, right, front, back, top or bottom",
        "parameter.range: parameter `grade` is rough, expected one of plain, fine",
        "parameter.value: parameter `width` cannot be `nan`: expected a length such as 0.6, 600mm, 60cm or 0.6m",
        "parameter.value: parameter `shelf` cannot be `maybe`: expected true or false",
      ])
    #expect(d.findings[0].hint == "did you mean `width`?" && d.findings[1].hint == nil)
    #expect(d.findings[2].source?.file == "ParameterTests.swift" && d.findings[2].source?.line == 7)
    #expect(d.parameters[0].value == "0.6", "the program is built with its own value")
  }

  @Test func rangesOfTheProgramItself() {
    let d = Recorder.document(of: WrongRanges.self)
    #expect(
      d.findings.map(\.message) == [
        "the range of parameter `a` is reversed: 1 to 0.5", "parameter `b` is 0.7, expected 0.1 to 0.5",
      ])
    #expect(d.findings.allSatisfy { $0.rule == "parameter.range" })
  }

  @Test func seedsPickWithinTheRangesAndAlwaysTheSame() {
    var widths: Set<String> = []
    for seed in 0..<50 {
      let a = run([], seed: UInt64(seed)), b = run([], seed: UInt64(seed))
      #expect(a == b && a.findings.isEmpty)
      let width = Double(a.parameters[0].value) ?? 0
      #expect(width >= 0.3 && width <= 1.2)
      #expect(["2", "3", "4"].contains(a.parameters[2].value) && ["left", "right"].contains(a.parameters[3].value))
      #expect(a.parameters[5].value == "oven")
      widths.insert(a.parameters[0].value)
    }
    #expect(widths.count > 40)
    #expect(run([("width", "0.5")], seed: 1).parameters[0].value == "0.5", "a named value goes before the seed's")
  }

  @Test func argumentsOfTheProgram() throws {
    let options = try RunOptions(["--out", "x.json", "--set", "a=b=c", "--seed", "7"])
    #expect(options.out == "x.json" && options.seed == 7 && options.set.map(\.value) == ["b=c"])
    for wrong in [["--out"], ["--set", "a"], ["--set", "=1"], ["--seed", "x"], ["what"]] {
      #expect(throws: UsageError.self) { try RunOptions(wrong) }
    }
  }
}
