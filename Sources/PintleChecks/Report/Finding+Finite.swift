import PintleDocument

extension Finding {
  /// Without numbers that are not finite, in what is folded under it too: JSON cannot hold them.
  var finite: Finding {
    var result = self
    if measured?.value.isFinite == false { result.measured = nil }
    if let e = expected {
      let kept = Expected(
        min: e.min.flatMap { $0.isFinite ? $0 : nil }, max: e.max.flatMap { $0.isFinite ? $0 : nil },
        value: e.value.flatMap { $0.isFinite ? $0 : nil }, unit: e.unit)
      result.expected = kept.min == nil && kept.max == nil && kept.value == nil ? nil : kept
    }
    result.pose = pose?.filter(\.value.isFinite)
    if at?.isFinite == false { result.at = nil }
    result.related = related.map(\.finite)
    return result
  }
}
