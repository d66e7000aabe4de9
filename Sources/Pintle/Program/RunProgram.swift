internal import Glibc
internal import PintleDocument

/// Runs one program and writes its document; what the generated `main.swift` calls.
///
/// `--out PATH` (where the canonical JSON goes), `--set name=value` any number of times, `--seed N`. Exit status 0
/// whenever a document was written, also with findings in it; 2 for wrong arguments; 3 where it cannot be written.
public func runProgram<P: AssetProgram>(_ type: P.Type) -> Never {
  run(type, CommandLine.arguments.dropFirst())
}

func run<P: AssetProgram>(_ type: P.Type, _ arguments: some Sequence<String>) -> Never {
  CrashHandler.install()
  let options: RunOptions
  do throws(UsageError) {
    options = try RunOptions(arguments)
  } catch {
    complain(error.text)
    exit(2)
  }
  let document = Recorder.document(of: type, options)
  let bytes: [UInt8]
  do {
    bytes = try CanonicalJSON.encode(document)
  } catch {
    complain("the document cannot be written: \(CanonicalJSON.describe(error))")
    exit(3)
  }
  guard write(bytes, to: options.out ?? "/dev/stdout") else {
    complain("cannot write \(options.out ?? "the output")")
    exit(3)
  }
  exit(0)
}

extension Recorder {
  /// The document of a program, in a run of its own.
  static func document<P: AssetProgram>(of type: P.Type, _ options: RunOptions = RunOptions()) -> Document {
    let recorder = Recorder()
    recorder.assetName = String(describing: type)
    return Recorder.$ofThisRun.withValue(recorder) {
      let program = P()
      recorder.apply(options, to: program)
      program.build(Asset(recorder: recorder))
      return recorder.finished()
    }
  }
}

/// Arguments that make no sense.
struct UsageError: Error {
  var text: String
}

extension RunOptions {
  init(_ arguments: some Sequence<String>) throws(UsageError) {
    var rest = Array(arguments)[...]
    func value(of name: String) throws(UsageError) -> String {
      guard let v = rest.popFirst() else { throw UsageError(text: "\(name) needs a value") }
      return v
    }
    while let argument = rest.popFirst() {
      switch argument {
      case "--out": out = try value(of: argument)
      case "--seed":
        let text = try value(of: argument)
        guard let n = UInt64(text) else { throw UsageError(text: "--seed needs a whole number, not `\(text)`") }
        seed = n
      case "--set":
        let text = try value(of: argument)
        guard let equals = text.firstIndex(of: "="), equals > text.startIndex else {
          throw UsageError(text: "--set needs name=value, not `\(text)`")
        }
        set.append((String(text[..<equals]), String(text[text.index(after: equals)...])))
      default: throw UsageError(text: "unknown argument `\(argument)`")
      }
    }
  }
}

private func complain(_ text: String) {
  _ = write(Array("pintle: \(text)\n".utf8), to: "/dev/stderr")
}

private func write(_ bytes: [UInt8], to path: String) -> Bool {
  let descriptor =
    path == "/dev/stdout" ? dup(1) : path == "/dev/stderr" ? dup(2) : open(path, O_WRONLY | O_CREAT | O_TRUNC, 0o644)
  guard descriptor >= 0 else { return false }
  var written = 0
  let complete = bytes.withUnsafeBytes { buffer in
    while written < buffer.count {
      let n = Glibc.write(descriptor, buffer.baseAddress?.advanced(by: written), buffer.count - written)
      if n < 0 {
        if errno == EINTR { continue }
        return false
      }
      written += n
    }
    return true
  }
  return close(descriptor) == 0 && complete
}
