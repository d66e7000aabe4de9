import Foundation
import PintleDocument
import Testing

@testable import PintleProgram

@Suite struct ProgramCacheTests {
  private let text = """
    import Pintle
    struct Box: AssetProgram { func build(_ asset: Asset) { let unused = 1; print("hello") } }
    """

  @Test func theSecondRunStartsNothing() async {
    let box = ProgramCase(usesCache: true)
    let first = await box.run(text)
    let second = await box.run(text)
    #expect(first.timings.map(\.stage) == ["scan", "compile", "link", "run", "decode"])
    #expect(second.timings.map(\.stage) == ["scan", "decode"])
    #expect(second.cachedProgram && second.cachedDocument && !first.cachedProgram)
    #expect(second.document == first.document && second.document != nil)
    #expect(second.printed == "hello\n")
    #expect(second.findings == first.findings)
    #expect(second.places == ["compile.warning Box.swift:2"])
  }

  @Test func otherParametersRunTheSameProgram() async {
    var box = ProgramCase(usesCache: true)
    _ = await box.run(text)
    box.options.parameters = ["name=other"]
    let other = await box.run(text)
    #expect(other.timings.map(\.stage) == ["scan", "run", "decode"])
    #expect(other.document?.asset == "other")
    box.options.seed = 7
    #expect(await box.run(text).cachedDocument == false)
  }

  @Test func anotherTextIsAnotherProgram() async {
    let box = ProgramCase(usesCache: true)
    _ = await box.run(text)
    let edited = await box.run(text.replacingOccurrences(of: "hello", with: "bye"))
    #expect(edited.printed == "bye\n")
    #expect(!edited.cachedProgram)
  }

  @Test func withoutTheCacheNothingIsKeptOfTheProgram() async {
    let box = ProgramCase()
    let first = await box.run(text)
    let second = await box.run(text)
    #expect(!second.cachedProgram && second.document == first.document)
    let kept = Files.names(in: box.options.cacheFolder ?? "").filter {
      $0.hasSuffix(".program") || $0.hasSuffix(".run")
    }
    #expect(kept == [])
  }

  @Test func damagedEntriesAreIgnored() async throws {
    let box = ProgramCase(usesCache: true)
    let first = await box.run(text)
    let folder = try #require(box.options.cacheFolder)
    let entries = Files.names(in: folder).filter { $0.hasSuffix(".program") || $0.hasSuffix(".run") }
    #expect(entries.count == 2)
    for (i, damage) in [[UInt8](), [1, 2, 3], [UInt8](repeating: 48, count: 64)].enumerated() {
      for name in entries { #expect(Files.write(damage, to: "\(folder)/\(name)")) }
      let outcome = await box.run(text)
      #expect(outcome.document == first.document, "damage \(i)")
      #expect(!outcome.cachedProgram)
    }
    var bytes = try Files.read("\(folder)/\(entries[0])", limit: 1 << 30)
    bytes[bytes.count / 2] ^= 1
    #expect(Files.write(bytes, to: "\(folder)/\(entries[0])"))
    #expect(await box.run(text).document == first.document)
  }

  @Test func failuresAreNotKept() async {
    let box = ProgramCase(usesCache: true)
    let broken = text.replacingOccurrences(
      of: "print(\"hello\")", with: "let n: [Int] = []; print(n[asset.text.utf8.count])")
    let first = await box.run(broken)
    let second = await box.run(broken)
    #expect(first.findings.last?.rule == "program.crashed")
    #expect(second.findings == first.findings)
    #expect(second.timings.map(\.stage) == ["scan", "run"])
  }

  @Test func theFolderIsBounded() throws {
    let folder = TemporaryFolder()
    let cache = try #require(BlobCache(folder: folder.path + "/cache", limit: 10_000))
    for i in 0..<40 { cache.write([UInt8](repeating: UInt8(i), count: 900), "\(i)", kind: .run) }
    let sizes = Files.names(in: cache.folder).map {
      (try? Files.read("\(cache.folder)/\($0)", limit: 1 << 20))?.count ?? 0
    }
    #expect(sizes.reduce(0, +) <= 10_000)
    #expect(cache.read("39", kind: .run)?.count == 900)
    #expect(cache.read("0", kind: .run) == nil)
    cache.write([UInt8](repeating: 0, count: 9_000), "large", kind: .run)
    #expect(cache.read("large", kind: .run) == nil)
  }

  @Test func manyAtOnceAgree() async {
    let box = ProgramCase(usesCache: true)
    let path = box.folder.write(text, to: "Box.swift")
    let options = box.options
    let documents = await withTaskGroup(of: Document?.self) { group in
      for _ in 0..<4 { group.addTask { await ProgramHost().document(of: path, options: options).document } }
      return await group.reduce(into: []) { $0.append($1) }
    }
    #expect(documents.count == 4 && Set(documents).count == 1 && documents.first != .some(nil))
    #expect(box.leftovers == [])
  }

  @Test func packedBytesComeBack() {
    for (head, body) in [([], []), ([1], []), ([], [2]), ([1, 2], [3, 4, 5])] as [([UInt8], [UInt8])] {
      let back = ProgramPipeline.unpack(ProgramPipeline.pack(head, body))
      #expect(back?.head == head && back?.body == body)
    }
    #expect(ProgramPipeline.unpack([1, 2, 3]) == nil)
    #expect(ProgramPipeline.unpack([UInt8](repeating: 255, count: 12)) == nil)
  }
}

@Suite struct RunDirectoryTests {
  @Test func whatKilledProcessesLeftIsSweptAndLiveFoldersStay() throws {
    let base = TemporaryFolder()
    let old = base.path + "/pintle-run-dead"
    let young = base.path + "/pintle-run-young"
    let other = base.path + "/other"
    for path in [old, young, other] { #expect(Files.makeFolder(path)) }
    base.write("x", to: "pintle-run-dead/a/b")
    let past = Date(timeIntervalSinceNow: -3600)
    var run = RunDirectory(in: base.path)
    let live = try #require(run?.path)
    for path in [old, other, live] {
      try FileManager.default.setAttributes([.modificationDate: past], ofItemAtPath: path)
    }
    RunDirectory.sweep(base.path)
    #expect(Files.names(in: base.path) == ["other", Files.name(of: live), "pintle-run-young"].sorted())
    run = nil
    #expect(!Files.isFolder(live))
  }

  @Test func linksAreRemovedNotFollowed() throws {
    let base = TemporaryFolder()
    base.write("x", to: "kept/file")
    #expect(Files.makeFolder(base.path + "/gone"))
    try FileManager.default.createSymbolicLink(
      atPath: base.path + "/gone/link", withDestinationPath: base.path + "/kept")
    Files.remove(base.path + "/gone")
    #expect(!Files.isFolder(base.path + "/gone"))
    #expect(Files.isFile(base.path + "/kept/file"))
  }
}
