internal import Foundation
public import PintleChecks
internal import PintleContent
internal import PintleDocument

/// Reads contract files.
public enum ContractFile {
  /// Never throws: what is wrong is in the faults.
  public static func contract(_ path: String) -> Reading<Contract> {
    let name = URL(fileURLWithPath: path).lastPathComponent
    switch TextFile.bytes(path) {
    case .failure(let failure):
      let fault = Finding("contract.file", .error, "the contract `\(path)` cannot be read: \(failure.reason)")
      return Reading(value: nil, faults: [fault], sources: [:])
    case .success(let bytes): return contract(bytes: bytes, file: name)
    }
  }

  /// The hash is taken over the bytes as they are.
  public static func contract(bytes: [UInt8], file: String) -> Reading<Contract> {
    guard let text = String(validating: bytes, as: UTF8.self) else {
      let fault = Finding("contract.file", .error, "the contract `\(file)` is no text in UTF-8")
      return Reading(value: nil, faults: [fault], sources: [:])
    }
    let form = FormReader(rule: "contract.file")
    var contract = Contract(file: file, hash: ContentHash.of(bytes))
    do throws(YAMLFault) {
      if let root = try YAMLParser(text, file: file).value() { ContractReader(form).read(root, into: &contract) }
    } catch {
      form.fault(error.message, at: error.location, hint: error.hint)
    }
    return Reading(value: form.faults.isEmpty ? contract : nil, faults: form.faults, sources: [file: text])
  }
}
