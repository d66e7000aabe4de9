import CCairo
import CFreeType
import Glibc
import Synchronization

/// A typeface loaded from a file by path: no font configuration is read, so every machine draws the same letters.
final class Font {
  let face: OpaquePointer

  static let folders = [
    "/usr/share/fonts/truetype/dejavu", "/usr/share/fonts/dejavu", "/usr/share/fonts/TTF",
    "/usr/share/fonts/dejavu-sans-fonts", "/usr/local/share/fonts",
  ]

  /// FreeType's library, made once for the process; it may be used by one thread at a time.
  private static let library = Mutex<FT_Library?>(nil)
  /// FreeType frees a face when cairo has dropped its own; the key needs an address that stays.
  private nonisolated(unsafe) static let key = UnsafeMutablePointer<cairo_user_data_key_t>.allocate(capacity: 1)

  /// `name`: a file name such as `DejaVuSans.ttf`. Throws `RenderError.noFont`.
  init(_ name: String, folders: [String] = Font.folders) throws(RenderError) {
    let made: OpaquePointer? = Self.library.withLock { library in
      if library == nil, FT_Init_FreeType(&library) != 0 { library = nil }
      guard let library else { return nil }
      for folder in folders {
        var face: FT_Face?
        guard FT_New_Face(library, "\(folder)/\(name)", 0, &face) == 0, let face else { continue }
        let made = cairo_ft_font_face_create_for_ft_face(face, 0)
        let status = cairo_font_face_set_user_data(made, Self.key, face) { pointer in
          guard let pointer else { return }
          Font.free(pointer)
        }
        guard status == CAIRO_STATUS_SUCCESS else {
          cairo_font_face_destroy(made)
          FT_Done_Face(face)
          return nil
        }
        return made
      }
      return nil
    }
    guard let made else { throw .noFont(searched: folders) }
    face = made
  }

  deinit { cairo_font_face_destroy(face) }

  private static func free(_ pointer: UnsafeMutableRawPointer) {
    FT_Done_Face(pointer.assumingMemoryBound(to: FT_FaceRec_.self))
  }
}
