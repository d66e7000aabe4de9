internal import Foundation
internal import PintleChecks
internal import PintleDocument
internal import PintleKinematics
internal import PintleModel
internal import PintleRender

/// The cells that pictures were asked for: poses times views, with what is hidden, cut and marked in each.
struct PicturePlan {
  /// One pose, with what it is called and what is to be seen in it.
  private struct State {
    var label: String
    var pose: Pose
    var ghosts: [Pose] = []
    var moving: Set<Int> = []
    var shapes: [(path: String, colour: Vector3)] = []
    /// Drawn in the colour of marks, the others withdrawn.
    var parts: Set<Int> = []
    var marks: [BoardCell.Mark] = []
    var dof: String?
    var value: Double?
    /// States of one group share their cameras.
    var group: Int
  }

  let words: PictureWords
  let options: PictureOptions
  let renderer: Renderer
  private let findings: [FindingChoice.Item]
  private(set) var cells: [BoardCell] = []
  /// Remarks for people: shapes that a section left open, parts that no view shows.
  private(set) var remarks: [String] = []
  private(set) var passes: [PicturePass] = []
  private(set) var size = (width: 1024, height: 768)
  private(set) var shading = Renderer.Shading.full

  /// Throws `PictureFault` or `RenderError`.
  init(
    _ model: Model, _ mechanism: Mechanism, _ options: PictureOptions, _ renderer: Renderer,
    findings: [FindingChoice.Item] = []
  ) throws {
    self.findings = findings
    words = PictureWords(model: model, mechanism: mechanism)
    self.options = options
    self.renderer = renderer
    for name in PictureWords.list(options.passes) {
      guard let pass = PicturePass(rawValue: name) else {
        throw PictureFault.unknown("pass", name, among: PicturePass.allCases.map(\.rawValue))
      }
      if !passes.contains(pass) { passes.append(pass) }
    }
    if let text = options.shading {
      guard let known = Renderer.Shading(rawValue: text) else {
        throw PictureFault.unknown("shading", text, among: Renderer.Shading.allCases.map(\.rawValue))
      }
      shading = known
    }
    if let text = options.size { size = try Self.size(text) }
    guard (1...4).contains(options.supersampling), max(size.width, size.height) * options.supersampling <= 8192 else {
      throw PictureFault(
        message: "a picture is drawn 1 to 4 times as large each way, and at most 8192 pixels; this says "
          + "\(options.supersampling) for \(size.width) × \(size.height)")
    }
    let states = try states()
    let views = try views()
    guard states.count * max(1, views.count) <= PictureBoard.cellLimit else {
      throw PictureFault(
        message: "\(states.count) poses in \(max(1, views.count)) views are more than the \(PictureBoard.cellLimit) "
          + "cells of a sheet")
    }
    try makeCells(states, views)
  }

  static func size(_ text: String) throws(PictureFault) -> (width: Int, height: Int) {
    let sides = text.lowercased().split(whereSeparator: { "x×".contains($0) }).map { Int($0) }
    guard sides.count == 2, let width = sides[0], let height = sides[1], (16...4096).contains(width),
      (16...4096).contains(height)
    else {
      throw PictureFault(message: "a size is `800x600`, 16 to 4096 pixels a side; this says `\(text.prefix(40))`")
    }
    return (width, height)
  }

  // MARK: poses

  private func states() throws -> [State] {
    let mechanism = words.mechanism
    var states: [State] = []
    for text in options.poses {
      let name = text == "home" ? "" : text
      states.append(State(label: name, pose: try words.pose(text), group: states.count))
    }
    if let text = options.strip {
      let (name, count) = try PictureWords.counted(text, 5, PictureWords.frames)
      let freedom = try words.freedom(name)
      let group = states.count
      for value in try Self.values(of: freedom, count: count) {
        var state = State(label: "", pose: mechanism.pose([freedom.id: value]), group: group)
        state.label = "\(freedom.id) \(Self.text(value, of: freedom))"
        state.dof = freedom.id
        state.value = value
        states.append(state)
      }
    }
    if let text = options.sweep {
      let (name, count) = try PictureWords.counted(text, 6, PictureWords.frames)
      let freedom = try words.freedom(name)
      let values = try Self.values(of: freedom, count: count)
      var state = State(label: "", pose: mechanism.home, group: states.count)
      state.label =
        "\(freedom.id) from \(Self.text(values[0], of: freedom)) to \(Self.text(values[values.count - 1], of: freedom))"
      state.ghosts = values.map { mechanism.pose([freedom.id: $0]) }
      state.moving = Set(mechanism.parts(movedWith: freedom.id))
      state.dof = freedom.id
      states.append(state)
    }
    if let name = options.firstContact { states.append(try firstContact(of: name, group: states.count)) }
    for item in findings { states.append(state(of: item, group: states.count)) }
    return states.isEmpty ? [State(label: "", pose: mechanism.home, group: 0)] : states
  }

  private func firstContact(of name: String, group: Int) throws -> State {
    let freedom = try words.freedom(name)
    let sweep = words.mechanism.sweep(dof: freedom.id)
    guard let hit = sweep.blocking.min(by: { abs($0.onset - sweep.home) < abs($1.onset - sweep.home) }) else {
      let range = freedom.limits.map {
        " from \(Self.text($0.lowerBound, of: freedom)) to \(Self.text($0.upperBound, of: freedom))"
      }
      throw PictureFault(
        message: sweep.verdict == .pass
          ? "`\(freedom.id)` meets nothing\(range ?? ""): there is no first contact to draw"
          : "no contact of `\(freedom.id)` is proven: \(sweep.unverified.first?.reason ?? "nothing was found")")
    }
    var values = sweep.base
    values[freedom.id] = hit.onset
    var state = State(label: "", pose: words.mechanism.pose(values), group: group)
    let value = Self.text(hit.onset, of: freedom)
    state.label = "\(freedom.id) \(value): first contact"
    state.dof = freedom.id
    state.value = hit.onset
    state.marks = [.init(point: hit.at, text: "\(hit.moving) meets \(hit.resting) at \(value)")]
    state.shapes = Self.coloured([hit.moving, hit.resting])
    return state
  }

  /// The first in the orange of marks, the others in blue.
  private static func coloured(_ paths: [String]) -> [(path: String, colour: Vector3)] {
    paths.enumerated().map { i, path in (path, i == 0 ? RenderScene.highlight : [0.03, 0.16, 0.62]) }
  }

  /// What a finding is about, in the pose that it names, with its place.
  private func state(of item: FindingChoice.Item, group: Int) -> State {
    let (mechanism, model, f) = (words.mechanism, words.model, item.finding)
    let posed = f.pose.map { mechanism.pose($0) }
    var state = State(
      label: item.label, pose: posed.flatMap { $0.isReached ? $0 : nil } ?? mechanism.home, group: group)
    if let f = f.pose.flatMap({ $0.count == 1 ? $0.first : nil }), let freedom = mechanism.freedom(f.key) {
      state.label += ", \(freedom.id) \(Self.text(f.value, of: freedom))"
    }
    let known = Set(model.drawn.map(\.path))
    state.shapes = Self.coloured(f.shapes.filter(known.contains))
    if state.shapes.isEmpty {
      state.parts = Set(f.parts.compactMap(model.partIndex))
      if state.parts.isEmpty, let joint = f.joint, mechanism.freedom(joint) != nil {
        state.parts = Set(mechanism.parts(movedBy: joint))
      }
    }
    if let joint = f.joint, mechanism.freedom(joint) != nil { state.dof = joint }
    if let at = f.at {
      state.marks = [.init(point: at, text: f.measured.map(FindingText.say) ?? f.rule, sentence: f.message)]
    }
    return state
  }

  /// Evenly over the range; once around where it has no end.
  static func values(of freedom: Freedom, count: Int) throws(PictureFault) -> [Double] {
    if let limits = freedom.limits {
      return (0..<count).map {
        limits.lowerBound + (limits.upperBound - limits.lowerBound) * Double($0) / Double(count - 1)
      }
    }
    guard freedom.record.type == .rotation else {
      throw PictureFault(message: "`\(freedom.id)` has no range that could be shown")
    }
    return (0..<count).map { freedom.home + 2 * .pi * Double($0) / Double(count) }
  }

  static func text(_ value: Double, of freedom: Freedom) -> String {
    freedom.record.type == .translation
      ? "\(Inventory.fixed(value * 1e3, 2)) mm" : "\(Inventory.fixed(value * 180 / .pi, 2))°"
  }

  // MARK: views

  /// Those that were asked for; none: each group of states has its own.
  private mutating func views() throws -> [View] {
    var views: [View] = []
    for text in options.views {
      switch text.lowercased() {
      case "best":
        let (best, hidden) = try BestViews.of(
          RenderScene(words.model, pose: words.mechanism.home), words.mechanism, renderer: renderer)
        views += best
        if !hidden.isEmpty {
          let names = hidden.filter { !words.model.parts[$0].shapes.isEmpty }.map { words.model.parts[$0].record.id }
          if !names.isEmpty { remarks.append("no view shows \(names.joined(separator: ", "))") }
        }
      case "sheet": views += View.sheet
      case let word where word.hasPrefix("turntable"):
        let (name, count) = try PictureWords.counted(word, 8, PictureWords.frames)
        guard name == "turntable" else { throw PictureFault.unknown("view", text, among: ["turntable:12"]) }
        views += PictureWords.turntable(count)
      default: views.append(try PictureWords.view(text))
      }
    }
    return views
  }

  /// Where a state is seen best from: its mark, or its motion.
  private func view(of state: State) throws -> View {
    let facing = state.marks.first.flatMap {
      MotionView.facing($0.point, of: RenderScene(words.model, pose: state.pose))
    }
    if let facing { return facing }
    return try state.dof.flatMap { try MotionView.best(of: $0, words.mechanism, renderer: renderer) } ?? .frontRight
  }

  /// Every state from every view that was asked for, or from the one that shows the first of its group best.
  private func shots(
    _ states: [State], _ views: [View]
  ) throws -> [(state: Int, request: CameraRequest)] {
    if !views.isEmpty {
      let requests = try views.map { try Self.request($0, words, options) }
      return requests.flatMap { request in states.indices.map { ($0, request) } }
    }
    var known: [Int: CameraRequest] = [:]
    return try states.indices.map { i in
      let group = states[i].group
      let request = try known[group] ?? Self.request(view(of: states[i]), words, options)
      known[group] = request
      return (i, request)
    }
  }

  /// The camera for a view, as the options have it.
  static func request(
    _ view: View, _ words: PictureWords, _ options: PictureOptions
  ) throws(PictureFault) -> CameraRequest {
    let target: CameraRequest.Target =
      if let text = options.lookAt {
        if let point = try PictureWords.point(text) { .point(point) } else { .part(try words.part(text)) }
      } else { .everything }
    let distance = try options.distance.map { text throws(PictureFault) in try PictureWords.quantity(text, as: .length)
    }
    if let distance, !(distance > 1e-6 && distance < 1e6) {
      throw PictureFault(message: "a camera stands farther than 0 from what it looks at; this says \(distance) m")
    }
    let angle =
      try options.fieldOfView.map { text throws(PictureFault) in try PictureWords.quantity(text, as: .angle) } ?? .pi
      / 9
    guard angle > 0.01, angle < 2.8 else {
      throw PictureFault(message: "a field of view is 1deg to 160deg, not \(Inventory.fixed(angle * 180 / .pi, 1))deg")
    }
    var view = view
    if let orthographic = options.isOrthographic { view.projection = orthographic ? .orthographic : .perspective }
    return CameraRequest(view, at: target, distance: distance, fieldOfView: angle)
  }

  // MARK: cells

  /// Hides, ghosts and takes apart; answers the same scene, for cameras to frame.
  static func isolate(
    _ scene: inout RenderScene, _ words: PictureWords, _ options: PictureOptions
  ) throws(PictureFault) -> RenderScene {
    let shown = try words.parts(options.show)
    if !shown.isEmpty { scene.hide(Set(words.model.parts.indices).subtracting(shown)) }
    scene.hide(try words.parts(options.hide))
    scene.ghost(try words.parts(options.ghost))
    if let factor = options.explode {
      guard factor >= 0, factor <= 10 else {
        throw PictureFault(message: "parts are taken apart by a factor of 0 to 10, not \(factor)")
      }
      scene.explode(words.mechanism, factor: factor)
    }
    return scene
  }

  private mutating func makeCells(_ states: [State], _ views: [View]) throws {
    let hidden = try words.parts(options.hide)
    var marked: Set<Int> = []
    var joints: Set<String>? = options.joints ? [] : nil
    for name in PictureWords.list(options.highlight) {
      if let part = words.model.partIndex(name) {
        marked.insert(part)
      } else if words.mechanism.freedom(name) != nil {
        marked.formUnion(words.mechanism.parts(movedBy: name))
        joints = (joints ?? []).union([name])
      } else {
        throw PictureFault.unknown(
          "part or joint", name, among: words.model.parts.map(\.record.id) + words.mechanism.freedoms.map(\.id))
      }
    }
    let section = try options.section.map(words.plane)
    let ground = Bounds(RenderScene(words.model, pose: words.mechanism.home).corners).lower.z

    func scene(_ state: State) throws -> RenderScene {
      var scene = RenderScene(words.model, pose: state.pose, ground: ground)
      _ = try Self.isolate(&scene, words, options)
      if !marked.isEmpty { scene.highlight(marked) }
      if !state.shapes.isEmpty { scene.mark(shapes: state.shapes) }
      if !state.parts.isEmpty { scene.highlight(state.parts) }
      scene.overlay(
        state.ghosts.map { RenderScene(words.model, pose: $0) }, parts: state.moving.subtracting(hidden))
      return scene
    }
    let scenes = try states.map(scene)
    for scene in scenes where scene.items.isEmpty {
      throw PictureFault(message: "nothing is left to draw: every part is hidden")
    }
    var open: Set<String> = []
    for (i, request) in try shots(states, views) {
      let state = states[i]
      var scene = scenes[i]
      // What is seen is framed as it would be whole: a cut does not move the camera.
      let framing = zip(states, scenes).filter { $0.0.group == state.group }.map(\.1)
      let (width, height) = size
      lazy var camera = request.camera(for: framing, width: width, height: height)
      for mark in state.marks {
        var toward = -camera.axes.forward
        if case .perspective = camera.lens { toward = (camera.eye - mark.point).normalized ?? toward }
        scene.uncover(mark.point, toward: toward, keeping: Set(state.shapes.map(\.path)))
      }
      if let section {
        var plane = section.plane
        if !section.isSided { plane = plane.facing(camera.eye) }
        open.formUnion(scene.cut(by: plane))
      }
      let label = [request.view.name, state.label].filter { !$0.isEmpty }.joined(separator: ", ")
      var cell = BoardCell(label: label, scene: scene, camera: request, pose: state.pose)
      cell.framing = framing
      cell.dof = state.dof
      cell.value = state.value
      cell.marks = state.marks
      cell.joints = joints
      cells.append(cell)
    }
    if !open.isEmpty {
      remarks.append("cut without a face, because the surface does not close: \(open.sorted().joined(separator: ", "))")
    }
  }
}
