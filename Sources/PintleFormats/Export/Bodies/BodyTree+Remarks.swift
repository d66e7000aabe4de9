internal import PintleDocument

/// What several formats cannot say, in the same words.
extension BodyTree {
  static func massless(_ part: String, instead: String) -> Finding {
    Finding("export.no_mass", .warning, .fail, "`\(part)` has no mass: \(instead)", parts: [part])
  }

  static func severalCoordinates(_ joint: String, _ count: Int) -> Finding {
    Finding(
      "export.several_coordinates", .note, .fail,
      "`\(joint)` moves in \(count) ways: it is written as a chain of joints with links of 1 g between", joint: joint)
  }

  /// Formats of trees: how far each loop comes apart.
  var cutLoops: [Finding] {
    let gaps = CutLoops(model, mechanism, laws)
    return model.document.closures.map { closure in
      Finding(
        "export.loop_cut", .note, .fail,
        "the loop at `\(closure.id)` is cut: "
          + (gaps.worst(closure).map {
            "`\(closure.a)` and `\(closure.b)` come apart by up to \(DecimalText.text($0.gap * 1e3, decimals: 1)) mm while "
              + "`\($0.input)` moves alone"
          } ?? "`\(closure.a)` and `\(closure.b)` stay together all the same"),
        parts: [closure.a, closure.b])
    }
  }

  func stillChains(in format: String) -> [Finding] {
    model.document.trains.filter { !$0.link.isEmpty }.map {
      Finding(
        "export.chain_still", .note, .fail, "the links of `\($0.id)` stand still: \(format) moves bodies by joints",
        parts: [$0.part])
    }
  }

  func stillSprings(in format: String) -> [Finding] {
    model.springs.map {
      Finding(
        "export.spring_still", .note, .fail,
        "the spring `\($0.record.id)` keeps one length: nothing is stretched in \(format)")
    }
  }

  func zeroIsNotHome(in format: String) -> [Finding] {
    let away = mechanism.freedoms.filter { $0.record.role != .follows && abs($0.home) > 1e-9 }
    guard let first = away.first else { return [] }
    return [
      Finding(
        "export.home", .note, .fail,
        "\(format) starts with every joint at zero: `\(first.id)`"
          + (away.count > 1 ? " and \(away.count - 1) more" : "") + " would stand elsewhere at home", joint: first.id)
    ]
  }

  func freewheels(in format: String) -> [Finding] {
    model.document.couplings.compactMap { coupling in
      guard case .oneWay(let driver, let driven, _, _) = coupling.relation else { return nil }
      return Finding(
        "export.freewheel_free", .note, .fail,
        "`\(driven)` is not carried along by `\(driver)`: \(format) has no freewheel", joint: driven)
    }
  }

  func interlocks(in format: String) -> [Finding] {
    model.document.joints.filter { !$0.needs.isEmpty }.map {
      Finding(
        "export.interlock_lost", .note, .fail,
        "`\($0.id)` moves whatever the others do: \(format) has no interlock", joint: $0.id)
    }
  }
}
