// Off-screen OpenGL pictures behind plain C: one context kept warm, meshes uploaded once, frames drawn on demand.
//
// World: metres, right-handed, z up. Matrices are row-major. Images are RGBA8 (sRGB, opaque), top row first.
// Every function that can fail returns a status; `offscreen_message` says why in one sentence. One renderer must not
// be used from two threads at once; it may move between threads, because the context is current only inside a call.
#pragma once

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct OffscreenRenderer OffscreenRenderer;

typedef enum OffscreenStatus {
  OffscreenOK = 0,
  /// The library that makes contexts is missing or too old.
  OffscreenUnavailable = 1,
  /// A context, a shader or a frame buffer could not be made, or OpenGL reported an error.
  OffscreenFailed = 2,
  OffscreenOutOfMemory = 3,
  OffscreenBadArgument = 4,
} OffscreenStatus;

typedef enum OffscreenPattern {
  OffscreenPlain = 0,
  OffscreenWood = 1,
  OffscreenBrushed = 2,
  OffscreenWoven = 3,
  OffscreenPerforated = 4,
  OffscreenTread = 5,
  OffscreenLeather = 6,
  OffscreenMarble = 7,
} OffscreenPattern;

typedef enum OffscreenShading {
  /// Metal and roughness, studio light, soft shadow, occlusion, patterns; 4 samples a pixel.
  OffscreenFull = 0,
  /// Colours under a sky and a lamp, no ground; 1 sample a pixel.
  OffscreenSimple = 1,
} OffscreenShading;

/// One mesh in one place with its surface.
typedef struct OffscreenInstance {
  /// From `offscreen_mesh_create`.
  uint32_t mesh;
  /// 1…65535, reported in the id image.
  uint32_t part;
  /// Rows of the 3×4 pose of the mesh in the world.
  float pose[12];
  /// Linear light, 0…1.
  float color[3];
  float opacity;
  float metallic;
  float roughness;
  /// 0 = as it is, 1 = withdrawn to a pale grey so that others stand out.
  float muted;
  /// One of `OffscreenPattern`.
  uint32_t pattern;
  /// The axis of the mesh's frame (0, 1, 2) that the pattern runs along or around.
  uint32_t pattern_axis;
  /// The length after which the pattern repeats, metres; over 0 where there is a pattern.
  float pattern_tile;
  /// 1 = as strong as it is by nature.
  float pattern_contrast;
  /// Tells one board from the next, 0…1.
  float pattern_seed;
} OffscreenInstance;

typedef struct OffscreenView {
  uint32_t width, height;
  double eye[3], target[3], up[3];
  /// Full height of the picture in metres; 0 = perspective.
  double ortho_height;
  /// Full vertical angle of a perspective picture, radians.
  double field_of_view;
  double near_plane, far_plane;
  /// A sphere around everything, for shadows and occlusion radius.
  double centre[3], radius;
  /// Height of the ground that catches shadows; `ground` 0 = none.
  double ground_z;
  uint32_t ground;
  /// 0 = surfaces only; 1 = with outlines; 2 = with the edges of all triangles.
  uint32_t outlines;
  /// One of `OffscreenShading`.
  uint32_t shading;
  /// How many times as thick as usual lines are, for pictures that are made smaller; 0 = 1.
  float line_scale;
  /// sRGB.
  uint8_t background[3];
} OffscreenView;

/// Row-major matrices that were used: camera from world, clip from camera.
typedef struct OffscreenMatrices {
  double view[16];
  double projection[16];
} OffscreenMatrices;

/// What a frame is read back into; null = not wanted. Rows from the top.
typedef struct OffscreenOutputs {
  /// The picture: 4·width·height bytes.
  uint8_t *rgba;
  /// The parts per pixel: 2·width·height, first the nearest opaque part, then the nearest transparent one in front of
  /// it; 0 = none.
  uint16_t *ids;
  /// Distance of the nearest opaque part from the plane through the eye, along the view, metres: width·height;
  /// infinity = none. Of the ground nothing is said.
  float *depths;
  /// Unit normal of the nearest opaque part, world frame, on the side of the viewer: 3·width·height; 0 = none.
  float *normals;
  OffscreenMatrices *matrices;
} OffscreenOutputs;

/// Milliseconds.
typedef struct OffscreenTimings {
  double context;
  /// The latest frame; the first one compiles the shaders.
  double frame;
} OffscreenTimings;

/// Makes a context. `provider` is "osmesa"; "egl" (hardware where there is some), "egl-device", "egl-surfaceless"; or
/// "auto": OSMesa where it is installed, else EGL. The message for a failure is copied into `message` (NUL-terminated).
OffscreenStatus offscreen_create(
  const char *provider, OffscreenRenderer **out, char *message, size_t message_size);
void offscreen_destroy(OffscreenRenderer *renderer);

/// The reason of the last status other than OK; valid until the next call.
const char *offscreen_message(const OffscreenRenderer *renderer);
/// The way to the OpenGL in use, its vendor, renderer and version, in one line.
const char *offscreen_description(const OffscreenRenderer *renderer);
OffscreenTimings offscreen_timings(const OffscreenRenderer *renderer);

/// Uploads triangles: `positions` and unit `normals` three floats per vertex, `indices` three per triangle,
/// counter-clockwise seen from outside. `closed`: back faces are never seen and are skipped. `outlined`: 0 = none of
/// its edges is drawn as a line.
OffscreenStatus offscreen_mesh_create(
  OffscreenRenderer *renderer, const float *positions, const float *normals, size_t vertex_count,
  const uint32_t *indices, size_t index_count, int closed, int outlined, uint32_t *out);
void offscreen_mesh_destroy(OffscreenRenderer *renderer, uint32_t mesh);
/// Bytes of the vertex, index and edge buffers that are held.
size_t offscreen_mesh_bytes(const OffscreenRenderer *renderer);

/// Draws what is wanted of a frame. Without a picture it is cheap: for choosing views.
OffscreenStatus offscreen_draw(
  OffscreenRenderer *renderer, const OffscreenView *view, const OffscreenInstance *instances, size_t count,
  const OffscreenOutputs *outputs);

#ifdef __cplusplus
}
#endif
