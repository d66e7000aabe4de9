// expect: program.import
import Foundation
import Pintle

/// Wants to know who else has an account.
struct FileAccess: AssetProgram {
  func build(_ asset: Asset) {
    let text = (try? String(contentsOfFile: "/etc/passwd", encoding: .utf8)) ?? ""
    asset.part("body", .oak).add(text, .box(0.40, 0.30, 60.mm).standing())
  }
}
