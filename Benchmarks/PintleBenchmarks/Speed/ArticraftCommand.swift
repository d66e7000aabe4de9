import ArgumentParser
import Foundation
import PintleChecks
import PintleDocument
import PintleFormats
import PintleGeometry
import PintleKinematics
import PintleModel

/// Time per object of the Articraft set, cold: nothing is kept from one to the next, and nothing on disk.
struct ArticraftCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "articraft", abstract: "Time sweeps and whole checks of the Articraft objects, and how they grow.")

  @Option(help: "The folder of the objects.")
  var library = "../shared/libraries/articraft"

  @Option(help: "Each object is measured this often; the median counts.")
  var runs = 5

  @Option(help: "A Python with trimesh and python-fcl (Benchmarks/articraft --peers makes one).")
  var python: String?

  @Option(help: "Only objects whose name holds this; the page is not written.")
  var only: String?

  func run() throws {
    let folders = (try? FileManager.default.contentsOfDirectory(atPath: library).sorted()) ?? []
    let objects = folders.filter { name in
      FileManager.default.fileExists(atPath: "\(library)/\(name)/model.urdf") && (only.map(name.contains) ?? true)
    }
    guard !objects.isEmpty else { throw BenchmarkError("there are no objects in \(library)") }
    var rows: [ArticraftTiming] = []
    for name in objects {
      let path = "\(library)/\(name)/model.urdf"
      let row = try ArticraftTiming.median(of: (0..<max(1, runs)).map { _ in try ArticraftTiming.measure(path, name) })
      progress("\(name): sweeps \(Self.ms(row.sweeps)) ms, check \(Self.ms(row.check)) ms \(row.stages)")
      rows.append(row)
    }
    // Afterwards, so that neither disturbs the other.
    if let python {
      let peer = try PeerAudit(python: python)
      for i in rows.indices { rows[i].peer = try peer.audit("\(library)/\(rows[i].name)/model.urdf") }
    }
    let text = page(rows, growth: only == nil ? try GrowthTiming.all() : [])
    print(text.text)
    if only == nil { try text.write() }
  }

  static func ms(_ value: Double) -> String { String(format: value < 10 ? "%.2f" : "%.1f", value) }

  private func page(_ rows: [ArticraftTiming], growth: [GrowthTiming]) -> ResultPage {
    var page = ResultPage("articraft", title: "Speed on the Articraft objects")
    page.paragraph(
      "\(rows.count) objects of `../shared/libraries/articraft`, one process on one core, release build, nothing kept "
        + "from one object to the next and nothing on disk; median of \(runs) runs each, milliseconds of "
        + "processor time (theirs too). "
        + "`Benchmarks/articraft --peers` makes this page. Absolute times belong to the machine; quote the ratios.")
    func summary(_ name: String, _ values: [Double]) -> [String] {
      let s = values.sorted()
      return [name, Self.ms(s[s.count / 2]), Self.ms(s[min(s.count - 1, s.count * 9 / 10)]), Self.ms(s[s.count - 1])]
    }
    var table = [
      summary("all joints swept, each on its own, with preparation and certificates", rows.map(\.sweeps)),
      summary("whole check with every rule, reading included", rows.map(\.check)),
      summary("the same, joints that move together left out (`combinations: 0`)", rows.map(\.plain)),
    ]
    let peers = rows.compactMap(\.peer)
    if !peers.isEmpty {
      table.append(summary("peer: Python audit with FCL, five poses per joint", peers.map(\.audit)))
      table.append(summary("peer with reading", peers.map { $0.audit + $0.load }))
    }
    page.table(["", "median", "90 %", "max"], table)
    if !peers.isEmpty {
      func ratios(_ ratio: (ArticraftTiming, PeerAudit.Answer) -> Double) -> String {
        let all = rows.compactMap { row in row.peer.map { ratio(row, $0) } }.sorted()
        return "\(Self.ms(all[all.count / 2])) × (\(Self.ms(all[0]))–\(Self.ms(all[all.count - 1])) ×)"
      }
      page.paragraph(
        "Peer over Pintle, object by object, median and extremes: audit over sweeps "
          + "\(ratios { $1.audit / $0.sweeps }), audit with reading over the whole check "
          + "\(ratios { ($1.audit + $1.load) / $0.check }), without joints together "
          + "\(ratios { ($1.audit + $1.load) / $0.plain }).")
    }
    let stages = ["read", "geometry", "mechanism", "rules"]
    page.paragraph("Where the whole check spends its time, median milliseconds over the objects:")
    page.table(
      stages, [stages.map { stage in Self.ms(rows.map { $0.stages[stage] ?? 0 }.sorted()[rows.count / 2]) }])
    if !growth.isEmpty {
      page.paragraph(
        "Growth: a door with half of the shapes (cylinders, no two alike) over a wall with the other half, swung through "
          + "a quarter turn; milliseconds, once.")
      page.table(
        ["shapes", "triangles", "geometry", "sweep", "whole check"],
        growth.map {
          ["\($0.shapes)", "\($0.triangles)", Self.ms($0.geometry), Self.ms($0.sweep), Self.ms($0.check)]
        })
    }
    page.paragraph("The objects, slowest check first:")
    page.table(
      ["object", "shapes", "triangles", "joints", "sweeps", "check", "one by one", "peer audit", "peer reading"],
      rows.sorted { $0.check > $1.check }.map {
        [
          $0.name, "\($0.shapes)", "\($0.triangles)", "\($0.joints)", Self.ms($0.sweeps), Self.ms($0.check),
          Self.ms($0.plain),
          $0.peer.map { Self.ms($0.audit) } ?? "–", $0.peer.map { Self.ms($0.load) } ?? "–",
        ]
      })
    return page
  }
}
