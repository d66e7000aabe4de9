import PintleDocument
import Testing

@testable import Pintle

struct Plain: AssetProgram {
  func build(_ asset: Asset) { asset.part("body", .steel).add("box", .box(1, 1, 1)) }
}

/// Goes beyond the end of a list, after two creating calls.
struct Crashing: AssetProgram {
  func build(_ asset: Asset) {
    let part = asset.part("body", .steel)
    part.add("box", .box(1, 1, 1))
    let sizes = [0.1, 0.2]
    let i = asset.recorder.parts.count + 1
    part.add("other", .box(sizes[i], 1, 1))
  }
}

/// Never ends, and leaves no stack for a handler that has none of its own.
struct Endless: AssetProgram {
  func build(_ asset: Asset) {
    _ = asset.part("body", .steel)
    _ = depth(of: 1)
  }
  func depth(of n: Int) -> Int { n > 0 ? depth(of: n + 1) + 1 : 0 }
}

@Suite struct RunProgramTests {
  @Test func aProgramThatRunsExitsWithZero() async {
    await #expect(processExitsWith: .success) { run(Plain.self, ["--out", "/dev/null"]) }
  }

  @Test func wrongArgumentsExitWithTwo() async {
    let result = await #expect(processExitsWith: .exitCode(2), observing: [\.standardErrorContent]) {
      run(Plain.self, ["--sett", "a=1"])
    }
    let text = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
    #expect(text == "pintle: unknown argument `--sett`\n")
  }

  @Test func whatCannotBeWrittenExitsWithThree() async {
    await #expect(processExitsWith: .exitCode(3)) { run(Plain.self, ["--out", "/nowhere/at/all.json"]) }
  }

  @Test func aTrapNamesTheLastCreatingCall() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      run(Crashing.self, [])
    }
    let text = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
    #expect(text.contains("pintle-crash: RunProgramTests.swift:14:13\n"))
  }

  @Test func anEndlessRecursionNamesItToo() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      run(Endless.self, [])
    }
    let text = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
    #expect(text.contains("pintle-crash: RunProgramTests.swift:24:19\n"))
  }
}
