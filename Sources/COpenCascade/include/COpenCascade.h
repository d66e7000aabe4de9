// Open CASCADE behind a small C interface: opaque shapes, a status beside every call, nothing thrown.
//
// Lengths are metres and angles radians at this border. Inside, the kernel works in millimetres, because its
// tolerances (10^-7) are made for them. Every C++ exception and every memory fault inside a call becomes a status.
// A shape belongs to one thread at a time; different shapes may be worked on by different threads at once.
#pragma once

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/// A solid, a face, or a compound of either. Owned by the caller; `occ_release` ends it.
typedef struct OccShape OccShape;

enum {
  OCC_OK = 0,
  /// The kernel could not do it; `text` says what it said.
  OCC_FAILED = 1,
  /// The time budget ran out.
  OCC_BUDGET = 2,
  /// Nothing is left.
  OCC_EMPTY = 3,
};

typedef struct {
  int32_t code;
  char text[200];
} OccStatus;

/// The version of the kernel in use, such as "7.6.3".
const char *occ_version(void);

/// Seconds of work that one boolean or one tessellation may take on the calling thread (20 at the start).
void occ_set_budget(double seconds);

void occ_release(OccShape *shape);

/// A copy that shares nothing that changes with the original, for use by another thread.
OccShape *occ_copy(const OccShape *shape, OccStatus *status);

// ---- primitives (frames as in PintleDocument.SolidNode) ----

OccShape *occ_box(double x, double y, double z, OccStatus *status);
OccShape *occ_cylinder(double radius, double height, OccStatus *status);
OccShape *occ_cone(double bottom, double top, double height, OccStatus *status);
OccShape *occ_sphere(double radius, OccStatus *status);
OccShape *occ_torus(double major, double minor, OccStatus *status);
OccShape *occ_wedge(const double size[3], const double top_lower[2], const double top_upper[2], OccStatus *status);

// ---- faces in the x-y plane ----

enum {
  /// p0 → p1.
  OCC_LINE = 0,
  /// p0 → p1 over p2.
  OCC_ARC = 1,
  /// Whole circle or ellipse: centre p0, radii p1.
  OCC_ELLIPSE = 2,
  /// Bézier p0 → p1, control point p2.
  OCC_QUADRATIC = 3,
  /// Bézier p0 → p1, control points p2 and p3.
  OCC_CUBIC = 4,
  /// Smooth closed curve through all p0 of the contour's segments (all of this kind).
  OCC_SPLINE = 5,
};

typedef struct {
  int32_t kind;
  double p0[2], p1[2], p2[2], p3[2];
} OccSegment;

/// A face: the first contour is its boundary, the others are holes. `lengths` counts the segments of each contour.
OccShape *occ_face(
    const OccSegment *segments, const size_t *lengths, size_t contours, OccStatus *status);

/// `base` with the outlines of `tools` (faces without holes) as holes, where each tool lies strictly inside `base` and
/// apart from every other tool; NULL with OCC_OK where that is not so (then use a boolean).
OccShape *occ_punch(const OccShape *base, const OccShape *const *tools, size_t count, OccStatus *status);

/// The face grown (positive) or shrunk, corners kept sharp.
OccShape *occ_offset(const OccShape *face, double distance, OccStatus *status);

// ---- from faces to solids ----

/// Along +z.
OccShape *occ_extrude(const OccShape *face, double height, OccStatus *status);
OccShape *occ_revolve(
    const OccShape *face, const double origin[3], const double axis[3], double angle, OccStatus *status);
/// A skin over the outer boundaries of the faces, in order.
OccShape *occ_loft(const OccShape *const *faces, size_t count, int ruled, OccStatus *status);

// ---- combinations ----

enum { OCC_UNION = 0, OCC_DIFFERENCE = 1, OCC_INTERSECTION = 2 };

/// `arguments` op `tools`; all of them at once. `rough`: for measuring only, neither joined up nor checked.
OccShape *occ_boolean(
    int operation, const OccShape *const *arguments, size_t argument_count, const OccShape *const *tools,
    size_t tool_count, int rough, OccStatus *status);
OccShape *occ_compound(const OccShape *const *shapes, size_t count, OccStatus *status);
/// Rotation by rows, then translation. The rotation must be orthonormal.
OccShape *occ_moved(const OccShape *shape, const double rotation[9], const double translation[3], OccStatus *status);
OccShape *occ_mirrored(const OccShape *shape, const double point[3], const double normal[3], OccStatus *status);

// ---- edges ----

enum { OCC_EDGES_ALL = 0, OCC_EDGES_PARALLEL = 1, OCC_EDGES_SIDE = 2, OCC_EDGES_BETWEEN = 3 };

typedef struct {
  /// How many edges were chosen.
  int32_t edges;
  /// m³ that may at most be removed at convex and added at concave edges, generously.
  double removal, addition;
} OccBlend;

/// A fillet (`size` = radius) or a chamfer (`size` = distance) of the chosen edges; the result is checked.
/// OCC_EMPTY where no edge was chosen.
OccShape *occ_blend(
    const OccShape *shape, int chamfer, int selector, const double a[3], const double b[3], double size,
    OccBlend *blend, OccStatus *status);

// ---- measures ----

typedef struct {
  double volume;
  double centroid[3];
  /// Integral of (p - c)(p - c)^T about the centroid, m⁵: xx, yy, zz, yz, zx, xy.
  double second[6];
} OccVolume;

int occ_volume(const OccShape *shape, OccVolume *volume, OccStatus *status);
int occ_area(const OccShape *face, double *area, OccStatus *status);
/// A box around the true surface: tight for planes, cylinders and whole spheres, wider where surfaces are free-form.
int occ_bounds(const OccShape *shape, double lower[3], double upper[3], OccStatus *status);
/// 1 where the shape is a valid, closed boundary representation; 0 otherwise with the first fault in the status.
int occ_is_valid(const OccShape *shape, OccStatus *status);
/// How many boundaries (outer and holes) the faces have together.
int occ_wires(const OccShape *face, int32_t *wires, OccStatus *status);
int occ_counts(const OccShape *shape, int32_t *solids, int32_t *faces, int32_t *edges, OccStatus *status);

/// Points of the surface (three numbers each): along every edge, and inside every bent face. Released by the caller.
int occ_samples(const OccShape *shape, double **points, size_t *count, OccStatus *status);
void occ_samples_release(double *points);

// ---- tessellation ----

typedef struct {
  size_t vertex_count, triangle_count, face_count;
  /// Three per vertex, metres; coincident vertices are bitwise equal.
  double *positions;
  /// Three per vertex, unit, outward.
  float *normals;
  /// Three per triangle, counter-clockwise from outside.
  uint32_t *indices;
  /// One per triangle.
  uint32_t *faces;
} OccMesh;

/// Triangles within `deflection` metres and `angle` radians of the surface; `patient` chooses the slower of two meshers.
/// The mesh is released by the caller.
int occ_mesh(
    const OccShape *shape, double deflection, double angle, int patient, OccMesh *mesh, OccStatus *status);
void occ_mesh_release(OccMesh *mesh);

/// Triangles (three numbers per vertex, three vertices per triangle, each vertex once) as planar faces that share their
/// edges: a solid where the caller says that they close, otherwise a shell. Triangles without area are left out, and
/// what misses any is a shell.
OccShape *occ_facets(
    const double *positions, size_t vertex_count, const uint32_t *triangles, size_t triangle_count, int closed,
    OccStatus *status);

#ifdef __cplusplus
}
#endif

#include "OccExchange.h"
