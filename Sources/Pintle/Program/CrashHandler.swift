internal import Glibc

/// Says where the program was when it trapped: `pintle-crash: file:line:column` of the last creating call, on stderr.
///
/// The return addresses of the stack follow, from which the host finds the very line with the program's line tables; an
/// endless loop that runs out of CPU time tells its place in the same way. The handler runs on its own stack (an
/// endless recursion has none left), allocates nothing, and lets the signal do its work.
enum CrashHandler {
  private static let signals: [Int32] = [SIGILL, SIGTRAP, SIGSEGV, SIGBUS, SIGFPE, SIGABRT, SIGXCPU, SIGXFSZ]

  static func install() {
    let size = 64 * 1024
    var stack = stack_t()
    stack.ss_sp = UnsafeMutableRawPointer.allocate(byteCount: size, alignment: 16)  // for as long as the program runs
    stack.ss_size = size
    sigaltstack(&stack, nil)
    // Touched now, so that no lazy initialisation happens inside the handler.
    CrashPlace.reserve()
    CrashFrames.reserve()
    for signal in signals {
      var action = sigaction()
      action.__sigaction_handler.sa_handler = handleCrash
      action.sa_flags = Int32(SA_ONSTACK) | Int32(bitPattern: UInt32(SA_RESETHAND)) | Int32(SA_NODEFER)
      sigemptyset(&action.sa_mask)
      sigaction(signal, &action, nil)
    }
  }
}

/// Async-signal-safe: formats into memory that was reserved before.
private func handleCrash(_ signal: Int32) {
  writeCrashPlace()
  CrashFrames.write()
  raise(signal)
}

private func writeCrashPlace() {
  guard let text = CrashPlace.text, let file = CrashPlace.file else { return }
  var n = 0
  func put(_ byte: UInt8) {
    if n < CrashPlace.textLength {
      text[n] = byte
      n += 1
    }
  }
  func put(number: UInt) {
    var divisor: UInt = 1
    while number / divisor >= 10 { divisor *= 10 }
    while divisor > 0 {
      put(UInt8(truncatingIfNeeded: 48 + number / divisor % 10))
      divisor /= 10
    }
  }
  // "pintle-crash: "
  let head: (UInt64, UInt64) = (0x632d_656c_746e_6970, 0x0000_203a_6873_6172)
  for i in 0..<8 { put(UInt8(truncatingIfNeeded: head.0 >> UInt64(8 * i))) }
  for i in 0..<6 { put(UInt8(truncatingIfNeeded: head.1 >> UInt64(8 * i))) }
  // The file without its module.
  var start = 0
  for i in 0..<CrashPlace.fileLength where file[i] == 47 { start = i + 1 }
  for i in start..<CrashPlace.fileLength { put(file[i]) }
  put(58)
  put(number: CrashPlace.line)
  put(58)
  put(number: CrashPlace.column)
  put(10)
  _ = Glibc.write(2, text, n)
}
