// Mesh files through assimp, behind a small C interface: bytes in, triangles out, nothing thrown.
//
// The file is given as bytes; what it refers to (materials, buffers) is opened only in or below its own folder. Positions
// are in the file's own axes and units, with one exception: the unit of a COLLADA file is applied, its up axis is not
// (see CAssimp.cpp). Calls from several threads at once are safe.
#pragma once

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct {
  /// A run of triangles and the name and colour it has in the file.
  size_t first_triangle;
  size_t triangle_count;
  char name[128];
  /// sRGB as it stands in the file, and opacity; meaningful where `has_colour`.
  float colour[4];
  int32_t has_colour;
} AssimpPiece;

typedef struct {
  /// Three numbers per vertex; vertices may be repeated.
  double *positions;
  /// Three numbers per vertex, of any length; NULL where a piece of the file has none.
  float *normals;
  size_t vertex_count;
  /// Three per triangle, counter-clockwise seen from outside.
  uint32_t *indices;
  size_t triangle_count;
  AssimpPiece *pieces;
  size_t piece_count;
  /// Vertices whose coordinates are not finite; the triangles that use them are left out.
  size_t bad_vertex_count;
} AssimpMesh;

/// Reads a mesh. `extension` tells the format ("obj", "stl", "dae", …); `folder` may be NULL: then nothing else is opened.
///
/// Returns 0 and fills `out` (to be ended with `assimp_release`), or a number other than 0 with the reason in `text`.
int32_t assimp_read(
  const uint8_t *bytes, size_t count, const char *extension, const char *folder, size_t most_triangles,
  AssimpMesh *out, char text[256]);

void assimp_release(AssimpMesh *mesh);

/// Such as "5.2.4".
const char *assimp_version(void);

#ifdef __cplusplus
}
#endif
