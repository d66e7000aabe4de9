// FCL, the Flexible Collision Library, as an outside oracle in tests: triangle meshes, yes/no and distance.
//
// Its penetration depths are wrong between meshes and are not offered. A mesh inside another does not collide with it.
#pragma once

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/// A triangle mesh in its own frame with its tree of oriented boxes.
typedef struct FclMesh FclMesh;

/// `positions`: three per vertex, metres; `triangles`: three indices each. NULL where FCL refuses them.
FclMesh *fcl_mesh_make(const double *positions, size_t vertices, const uint32_t *triangles, size_t count);
void fcl_mesh_release(FclMesh *mesh);

/// Poses: the rotation by rows, then the translation. 1 where two triangles meet.
int fcl_mesh_collide(const FclMesh *a, const double pose_a[12], const FclMesh *b, const double pose_b[12]);
/// Between the surfaces, metres; 0 where they meet.
double fcl_mesh_distance(const FclMesh *a, const double pose_a[12], const FclMesh *b, const double pose_b[12]);

#ifdef __cplusplus
}
#endif
