import PintleDocument
import Testing

@testable import PintleRender

@Suite struct SheetLayoutTests {
  @Test(arguments: [0, 1, 2, 3, 8, 9, 17, 40], [320, 1024])
  func cellsKeepApartAndOnTheSheet(_ count: Int, _ width: Int) {
    let layout = SheetLayout(width: width, top: 60, size: [0.6, 0.5, 1.8], stripCount: count, heightLimit: 10_000)
    #expect(layout.views.count == View.sheet.count && layout.strips.count == count)
    let all = layout.views + layout.strips.flatMap { [$0.header] + $0.cells }
    for r in all {
      #expect(r.x >= 0 && r.x + r.width <= width && r.y >= 60 && r.y + r.height <= layout.bottom)
      #expect(r.width > 0 && r.height > 0)
    }
    for (i, a) in all.enumerated() {
      for b in all.dropFirst(i + 1) {
        let apart = a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y
        #expect(apart)
      }
    }
  }

  @Test func whatDoesNotFitIsNotLaidOut() {
    let layout = SheetLayout(width: 1024, top: 60, size: [1, 1, 1], stripCount: 40, heightLimit: 1200)
    #expect(layout.strips.count < 40 && layout.strips.count > 3)
    #expect(layout.bottom <= 1200 + SheetLayout.gap)
  }
}
