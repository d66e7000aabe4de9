import Foundation
import Glibc
import Testing

@testable import PintleProgram

@Suite struct BoundedProcessTests {
  /// What a busy machine does to us: no task of this process runs for longer than the child may take.
  @Test func timeInWhichWeDidNotRunIsNotTheChilds() async {
    let child = BoundedProcess(
      executable: "/bin/sh", arguments: ["-c", "sleep 0.2; head -c 300000 /dev/zero"], wallSeconds: 1,
      outputBytes: 1 << 20)
    let hogs = Task.detached {
      try? await Task.sleep(for: .milliseconds(100))
      await withTaskGroup(of: Void.self) { group in
        for _ in 0..<2 * ProcessInfo.processInfo.activeProcessorCount { group.addTask { _ = usleep(1_500_000) } }
      }
    }
    let result = await child.run()
    await hogs.value
    #expect(result.end == .exited(0))
    #expect(!result.ranOutOfTime)
    #expect(result.output.count == 300_000)
  }

  @Test func aChildThatTakesTooLongIsKilled() async {
    let child = BoundedProcess(executable: "/bin/sleep", arguments: ["3600"], wallSeconds: 1, outputBytes: 1 << 10)
    let result = await child.run()
    #expect(result.ranOutOfTime)
    #expect(result.end == .signalled(SIGKILL))
  }
}
