// Convex hulls in space by qhull, without its jumps.
#pragma once

#include <stddef.h>
#include <stdint.h>

/// The convex hull of `count` points of three finite coordinates each, as triangles that look outward: three indices of
/// points per triangle, in `triangles`, to be freed with `free`. Returns how many, or 0 where the points span no volume
/// or are too many.
size_t cqhull_hull(const double *points, size_t count, uint32_t **triangles);
