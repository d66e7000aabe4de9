/// The system calls a program may make, as a classic BPF program for `bwrap --seccomp`.
///
/// An allow list: what is not on it answers EPERM. So there is no fork, no thread, no socket, no ptrace, no mount, no
/// io_uring, whatever the kernel will invent. Programs are compiled for this machine, so calls of another
/// architecture (32-bit or x32) kill the process. Format: `struct sock_filter` of <linux/filter.h>, little-endian.
enum Seccomp {
  /// nil on an architecture whose system call numbers are not written down here.
  static var filter: [UInt8]? {
    #if arch(x86_64)
      build(architecture: 0xC000_003E, allowed: x86_64.values.sorted(), refusedFrom: 0x4000_0000)
    #elseif arch(arm64)
      build(architecture: 0xC000_00B7, allowed: aarch64.values.sorted(), refusedFrom: nil)
    #else
      nil
    #endif
  }

  /// From <asm/unistd_64.h>.
  static let x86_64: [String: UInt32] = [
    "read": 0, "write": 1, "open": 2, "close": 3, "stat": 4, "fstat": 5, "lstat": 6, "poll": 7, "lseek": 8, "mmap": 9,
    "mprotect": 10, "munmap": 11, "brk": 12, "rt_sigaction": 13, "rt_sigprocmask": 14, "rt_sigreturn": 15, "ioctl": 16,
    "pread64": 17, "pwrite64": 18, "readv": 19, "writev": 20, "access": 21, "sched_yield": 24, "mremap": 25,
    "madvise": 28, "dup": 32, "dup2": 33, "nanosleep": 35, "getpid": 39, "execve": 59, "exit": 60, "uname": 63,
    "fcntl": 72, "fsync": 74, "fdatasync": 75, "ftruncate": 77, "getcwd": 79, "rename": 82, "unlink": 87,
    "readlink": 89, "gettimeofday": 96, "getrlimit": 97, "getrusage": 98, "sysinfo": 99, "getuid": 102, "getgid": 104,
    "geteuid": 107, "getegid": 108, "getppid": 110, "sigaltstack": 131, "arch_prctl": 158, "gettid": 186, "time": 201,
    "futex": 202, "sched_getaffinity": 204, "set_tid_address": 218, "fadvise64": 221, "clock_gettime": 228,
    "clock_getres": 229, "clock_nanosleep": 230, "exit_group": 231, "tgkill": 234, "openat": 257, "newfstatat": 262,
    "unlinkat": 263, "renameat": 264, "readlinkat": 267, "faccessat": 269, "set_robust_list": 273, "dup3": 292,
    "prlimit64": 302, "getrandom": 318, "statx": 332, "rseq": 334, "faccessat2": 439, "wait4": 61,
  ]

  /// From <asm-generic/unistd.h>.
  static let aarch64: [String: UInt32] = [
    "getcwd": 17, "dup": 23, "dup3": 24, "fcntl": 25, "ioctl": 29, "unlinkat": 35, "renameat": 38, "ftruncate": 46,
    "faccessat": 48, "openat": 56, "close": 57, "lseek": 62, "read": 63, "write": 64, "readv": 65, "writev": 66,
    "pread64": 67, "pwrite64": 68, "ppoll": 73, "readlinkat": 78, "newfstatat": 79, "fstat": 80, "fsync": 82,
    "fdatasync": 83, "exit": 93, "exit_group": 94, "set_tid_address": 96, "futex": 98, "set_robust_list": 99,
    "nanosleep": 101, "clock_gettime": 113, "clock_getres": 114, "clock_nanosleep": 115, "sched_getaffinity": 123,
    "sched_yield": 124, "tgkill": 131, "sigaltstack": 132, "rt_sigaction": 134, "rt_sigprocmask": 135,
    "rt_sigreturn": 139, "uname": 160, "getrusage": 165, "gettimeofday": 169, "getpid": 172, "getppid": 173,
    "getuid": 174, "geteuid": 175, "getgid": 176, "getegid": 177, "gettid": 178, "sysinfo": 179, "brk": 214,
    "munmap": 215, "mremap": 216, "execve": 221, "mmap": 222, "fadvise64": 223, "mprotect": 226, "madvise": 233,
    "wait4": 260, "prlimit64": 261, "renameat2": 276, "getrandom": 278, "statx": 291, "rseq": 293, "faccessat2": 439,
  ]

  private static let answerError: UInt32 = 0x0005_0000 | 1  // SECCOMP_RET_ERRNO, EPERM
  private static let allow: UInt32 = 0x7FFF_0000
  private static let kill: UInt32 = 0x8000_0000

  /// Loads the architecture and refuses others, loads the number, and compares it with each allowed one in turn.
  static func build(architecture: UInt32, allowed: [UInt32], refusedFrom: UInt32?) -> [UInt8] {
    var code: [UInt8] = []
    func emit(_ operation: UInt16, _ ifTrue: UInt8, _ ifFalse: UInt8, _ k: UInt32) {
      for value in [UInt64(operation) | UInt64(ifTrue) << 16 | UInt64(ifFalse) << 24 | UInt64(k) << 32] {
        withUnsafeBytes(of: value.littleEndian) { code.append(contentsOf: $0) }
      }
    }
    let load: UInt16 = 0x20  // BPF_LD | BPF_W | BPF_ABS
    let equal: UInt16 = 0x15  // BPF_JMP | BPF_JEQ | BPF_K
    let atLeast: UInt16 = 0x35  // BPF_JMP | BPF_JGE | BPF_K
    let answer: UInt16 = 0x06  // BPF_RET | BPF_K
    emit(load, 0, 0, 4)  // seccomp_data.arch
    emit(equal, 1, 0, architecture)
    emit(answer, 0, 0, kill)
    emit(load, 0, 0, 0)  // seccomp_data.nr
    if let refusedFrom {
      emit(atLeast, 0, 1, refusedFrom)
      emit(answer, 0, 0, kill)
    }
    for number in allowed {
      emit(equal, 0, 1, number)
      emit(answer, 0, 0, allow)
    }
    emit(answer, 0, 0, answerError)
    return code
  }
}
