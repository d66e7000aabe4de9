import Foundation
import PintleDocument
import PintleKinematics
import PintleModel
import TestSupport
import Testing

private let tau = 0.5e-3
private let even = CombinationOptions(tolerance: tau, policy: PairPolicy { _, _ in .checked(tolerance: tau) })

private func combinations(_ sketch: ModelSketch, _ options: CombinationOptions = even) -> [CombinationReport] {
  Mechanism(sketch.model).combinations(options)
}

@Suite struct CombinationTests {
  /// Two blocks of 0.1 m on crossing tracks: both are at the crossing while each is within 0.1 m of it.
  private func crossing(needs: [Need] = []) -> ModelSketch {
    var s = ModelSketch()
    let block = solid(boxMesh([-0.05, -0.05, -0.05], [0.05, 0.05, 0.05]))
    s.add("base", "floor", solid(boxMesh([-0.5, -0.5, -0.2], [0.5, 0.5, -0.1])))
    s.add("one", "block", block, at: RigidTransform(translation: [-0.2, 0, 0]))
    s.add("two", "block", block, at: RigidTransform(translation: [0, -0.3, 0]))
    s.joint("along", "one", on: "base", .translation, at: [-0.2, 0, 0], along: [1, 0, 0], range: 0...0.4)
    s.joint(
      "across", "two", on: "base", .translation, at: [0, -0.3, 0], along: [0, 1, 0], range: 0...0.6, needs: needs)
    return s
  }

  @Test func blocksThatMeetAtACrossingSayWhereEachMayStand() throws {
    let r = try #require(combinations(crossing()).first)
    #expect(r.verdict == .fail && r.inputs.map(\.dof) == ["along", "across"])
    for (input, centre, length) in [(r.inputs[0], 0.2, 0.4), (r.inputs[1], 0.3, 0.6)] {
      try #require(input.free.count == 2)
      // From where they touch to where they are τ deep, within the last halving of a slab.
      let step = length / 32 / 32
      let (low, high) = (centre - 0.1, centre + 0.1)
      #expect((low - step - 1e-9...low + tau).contains(input.free[0].upperBound) && input.free[0].lowerBound == 0)
      #expect((high - tau...high + step + 1e-9).contains(input.free[1].lowerBound))
      #expect(input.free[1].upperBound == length)
    }
    let hit = try #require(r.collisions.first)
    #expect([hit.moving, hit.resting].sorted() == ["one/block", "two/block"] && hit.depth > tau)
    #expect(abs((hit.pose["along"] ?? 0) - 0.2) < 0.1 && abs((hit.pose["across"] ?? 0) - 0.3) < 0.1)
    #expect(r.coverage > 0.4 && r.coverage <= 1)
  }

  @Test func whatIsNeededKeepsThemApart() throws {
    // `across` moves only while `along` is past the crossing: then it moves freely.
    let sound = try #require(combinations(crossing(needs: [Need(dof: "along", min: 0.31)])).first)
    #expect(sound.verdict == .pass && sound.coverage == 1)
    #expect(sound.inputs[0].span == 0.31...0.4)
    // Not far enough past it.
    let short = try #require(combinations(crossing(needs: [Need(dof: "along", min: 0.25)])).first)
    #expect(short.verdict == .fail)
  }

  /// A chain of many links has a pair of inputs for every two and a set for every stretch: what a budget does not reach
  /// is counted, and nothing is said of it.
  @Test func aLongChainEndsWithinItsBudget() throws {
    var s = ModelSketch()
    let link = solid(boxMesh([-0.015, -0.015, 0.01], [0.015, 0.015, 0.09]))
    s.add("l0", "s", link)
    for i in 1...100 {
      let z = Double(i) * 0.1
      s.add("l\(i)", "s", link, at: RigidTransform(translation: [0, 0, z]))
      s.joint(
        "j\(i)", "l\(i)", on: "l\(i - 1)", .rotation, at: [0, 0, z], along: i % 2 == 0 ? [0, 1, 0] : [1, 0, 0],
        range: -1...1)
    }
    var options = even
    options.budget = 300_000
    let reports = combinations(s, options)
    let rest = reports.filter { $0.others > 0 }
    #expect(reports.count < 1_000)
    #expect(!rest.isEmpty && rest.allSatisfy { $0.verdict == .unverified && $0.reason != nil })
    #expect(rest.reduce(0) { $0 + $1.others } > 1_000)
    #expect(rest.allSatisfy { $0.inputs.count > 1 && $0.inputs.allSatisfy(\.free.isEmpty) })
    // Neighbours come first, and hard ones leave something for easy ones: links next but one never meet.
    #expect(reports.count { $0.verdict == .pass } > 20)
  }

  /// Boxes of so many shapes meet that the pairs cannot be gone through: then nothing is said.
  @Test func tooManyShapesAreLeftOut() throws {
    var s = ModelSketch()
    let block = solid(boxMesh([-0.05, -0.05, -0.05], [0.05, 0.05, 0.05]))
    s.add("base", "floor", solid(boxMesh([-0.5, -0.5, -0.2], [0.5, 0.5, -0.1])))
    for i in 0..<1_200 {
      s.add("one", "a\(i)", block, at: RigidTransform(translation: [-0.2, 0, 1e-4 * Double(i)]))
      s.add("two", "b\(i)", block, at: RigidTransform(translation: [0, -0.3, 1e-4 * Double(i)]))
    }
    s.joint("along", "one", on: "base", .translation, at: [-0.2, 0, 0], along: [1, 0, 0], range: 0...0.4)
    s.joint("across", "two", on: "base", .translation, at: [0, -0.3, 0], along: [0, 1, 0], range: 0...0.6)
    let reports = combinations(s)
    let only = try #require(reports.first)
    #expect(reports.count == 1 && only.verdict == .unverified && only.collisions.isEmpty)
    #expect(only.inputs.map(\.dof) == ["along", "across"] && only.reason?.contains("too many") == true)
  }

  @Test func spansCutTheSearch() {
    var options = even
    options.spans = ["along": 0...0.09]
    #expect(combinations(crossing(), options).allSatisfy { $0.verdict == .pass })
  }

  /// Doors that hang on the outer sides of a cabinet and meet in its middle: however both swing, 3 mm stay between them.
  @Test func doubleDoorsWithAGapAreFreeTogether() throws {
    func doors(gap: Double, inward: Bool = false) -> ModelSketch {
      var s = ModelSketch()
      s.add("frame", "back", solid(boxMesh([-0.5, 0.3, 0], [0.5, 0.32, 1])))
      s.add("left", "leaf", solid(boxMesh([-0.5, -0.02, 0], [-gap / 2, 0, 1])))
      s.add("right", "leaf", solid(boxMesh([gap / 2, -0.02, 0], [0.5, 0, 1])))
      s.joint("left", "left", on: "frame", .rotation, at: [-0.5, -0.02, 0], along: [0, 0, -1], range: 0...1.9)
      s.joint("right", "right", on: "frame", .rotation, at: [0.5, -0.02, 0], along: [0, 0, 1], range: 0...1.9)
      return s
    }
    let free = try #require(combinations(doors(gap: 3e-3)).first)
    #expect(free.verdict == .pass && free.coverage == 1 && free.reason == nil)
    // Hung on the middle instead, both swing into each other's way when both are open.
    var crossed = doors(gap: 3e-3)
    crossed.document.joints[0].frame.origin = [-0.01, -0.02, 0]
    crossed.document.joints[0].frame = Frame(origin: [-0.01, -0.02, 0], z: [0, 0, 1], x: [1, 0, 0])
    crossed.document.joints[1].frame = Frame(origin: [0.01, -0.02, 0], z: [0, 0, -1], x: [1, 0, 0])
    let blocked = try #require(combinations(crossed).first)
    #expect(blocked.verdict == .fail)
    #expect(blocked.inputs.allSatisfy { $0.free.first?.lowerBound == 0 })
  }

  /// What turns round and round about its own line is no obstacle of its own; what hangs on nothing in common is not asked.
  @Test func roundShapesAndStrangersAreNoCombination() {
    var s = ModelSketch()
    s.add("base", "plate", solid(boxMesh([-0.5, -0.5, -0.1], [0.5, 0.5, 0])))
    s.add("arm", "bar", solid(boxMesh([0, -0.02, 0.01], [0.3, 0.02, 0.03])))
    s.add(
      "wheel", "disc", solid(cylinderMesh(radius: 0.05, height: 0.02, segments: 96)),
      at: RigidTransform(translation: [0.3, 0, 0.035]))
    s.add("far", "block", solid(boxMesh([0.8, 0.8, 0], [0.9, 0.9, 0.1])))
    s.joint("swing", "arm", on: "base", .rotation, at: [0, 0, 0], along: [0, 0, 1], range: 0...1)
    s.joint("roll", "wheel", on: "arm", .rotation, at: [0.3, 0, 0], along: [0, 0, 1], range: nil)
    s.joint("lift", "far", on: "base", .translation, at: [0.8, 0.8, 0], along: [0, 0, 1], range: 0...0.1)
    #expect(combinations(s) == [])
  }

  /// Three joints between the block on an arm and a post: each two of them are free while the third is at home; all three
  /// are not.
  @Test func whatOnlyThreeBringTogetherIsFound() throws {
    var s = ModelSketch()
    let block = solid(boxMesh([-0.02, -0.02, -0.02], [0.02, 0.02, 0.02]))
    s.add("base", "post", block, at: RigidTransform(translation: [0.2, 0.2, 0.2]))
    s.add("x", "rail", block, at: RigidTransform(translation: [0, 0, -0.3]))
    s.add("y", "rail", block, at: RigidTransform(translation: [0, 0, -0.2]))
    s.add("z", "head", block)
    s.joint("sx", "x", on: "base", .translation, at: .zero, along: [1, 0, 0], range: 0...0.4)
    s.joint("sy", "y", on: "x", .translation, at: .zero, along: [0, 1, 0], range: 0...0.4)
    s.joint("sz", "z", on: "y", .translation, at: .zero, along: [0, 0, 1], range: 0...0.4)
    let all = combinations(s)
    let pairs = all.filter { $0.inputs.count == 2 }
    #expect(pairs.allSatisfy { $0.verdict == .pass })
    let three = try #require(all.first { $0.inputs.count == 3 })
    #expect(three.verdict == .fail)
    let hit = try #require(three.collisions.first)
    #expect(hit.pose.values.allSatisfy { abs($0 - 0.2) < 0.04 } && hit.pose.count == 3)
    // With the post out of reach, it is proven.
    var free = s
    free.document.parts[0].shapes[0].at = RigidTransform(translation: [0.2, 0.2, 0.47])
    free = ModelSketch()
    free.add("base", "post", block, at: RigidTransform(translation: [0.2, 0.2, 0.445]))
    free.add("x", "rail", block, at: RigidTransform(translation: [0, 0, -0.3]))
    free.add("y", "rail", block, at: RigidTransform(translation: [0, 0, -0.2]))
    free.add("z", "head", block)
    for j in s.document.joints { free.document.joints.append(j) }
    #expect(combinations(free).allSatisfy { $0.verdict == .pass })
  }

  /// What is said is true: wherever one input is in what is proven free, and in all of what is proven, no pose of the
  /// others is deeper than τ; and every collision that is told is one. Random bodies on random chains, against dense
  /// sampling that shares no code with the search.
  @Test(arguments: 0..<4)
  func provenCombinationsHoldAgainstDenseSampling(seed: Int) {
    var g = SeededGenerator(seed: UInt64(seed) &* 6151 + 29)
    let tau = 2e-3
    var (passed, blocked) = (0, 0)
    for round in 0..<14 {
      let (a, b) = (randomBody(&g), randomBody(&g))
      let X_A =
        RigidTransform(translation: g.direction() * g.between(0.1, 0.35))
        * RigidTransform(turning: g.between(0, 6), about: g.direction())
      let X_B = RigidTransform(turning: g.between(0, 6), about: g.direction())
      var s = ModelSketch()
      s.add("root", "far", solid(boxMesh([9, 9, 9], [9.1, 9.1, 9.1])))
      s.add("b", "s", solid(b.mesh), at: X_B)
      s.add("link", "far", solid(boxMesh([9, 9, 7], [9.1, 9.1, 7.1])))
      s.add("a", "s", solid(a.mesh), at: X_A)
      func joint(_ id: String, _ child: String, _ parent: String) {
        let turns = g.between(0, 1) < 0.6
        let length = turns ? g.between(0.3, 2.5) : g.between(0.05, 0.25)
        s.joint(
          id, child, on: parent, turns ? .rotation : .translation, at: g.vector(0.15), along: g.direction(),
          range: (-length / 2)...(length / 2))
      }
      joint("j1", "link", "root")
      joint("j2", "a", "link")
      if round % 2 == 0 { joint("j3", "b", "root") }
      let mechanism = Mechanism(s.model)
      let reports = mechanism.combinations(
        CombinationOptions(tolerance: tau, policy: PairPolicy { _, _ in .checked(tolerance: tau) }, budget: 400_000))
      func depth(_ q: [String: Double]) -> Double {
        let pose = mechanism.pose(q)
        let X = (pose.motion(ofPart: 1) * X_B).inverse * (pose.motion(ofPart: 3) * X_A)
        return max(a.deepest(in: b, at: X), b.deepest(in: a, at: X.inverse))
      }
      // What overlaps where everything starts is a matter of rest.
      if depth([:]) > tau / 2 { continue }
      if round % 2 != 0, reports.isEmpty { continue }
      for report in reports {
        switch report.verdict {
        case .pass: passed += 1
        case .fail: blocked += 1
        case .unverified: continue
        }
        for hit in report.collisions {
          let relation = ContactProbe(tolerance: tau / 2).relation(
            between: mechanism.model.shapes[3], at: mechanism.pose(hit.pose).motion(ofPart: 3),
            and: mechanism.model.shapes[1], at: mechanism.pose(hit.pose).motion(ofPart: 1))
          #expect(relation.isDeep || depth(hit.pose) > tau / 2, "seed \(seed) round \(round): \(hit)")
        }
        for (k, input) in report.inputs.enumerated() {
          let free = report.verdict == .pass ? [input.span] : input.free
          for range in free {
            for _ in 0..<60 {
              var q: [String: Double] = [:]
              for (n, other) in report.inputs.enumerated() {
                let span = n == k ? range : other.span
                q[other.dof] = g.between(span.lowerBound, span.upperBound)
              }
              let d = depth(q)
              #expect(d <= tau + 1e-9, "seed \(seed) round \(round): \(d) at \(q)")
            }
          }
        }
      }
    }
    #expect(passed > 0 && blocked > 0, "\(passed) passed, \(blocked) blocked")
  }
}

extension ContactRelation {
  fileprivate var isDeep: Bool {
    switch self {
    case .penetrating, .enclosed: true
    default: false
    }
  }
}
