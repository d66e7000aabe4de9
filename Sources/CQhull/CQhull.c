#include "CQhull.h"

#include <libqhull_r/qhull_ra.h>
#include <limits.h>
#include <setjmp.h>
#include <stdlib.h>

static size_t gather(qhT *qh, uint32_t **triangles) {
  // Facets carry the names that qhull's loops over them expect.
  facetT *facet;
  vertexT *vertex, **vertexp;
  size_t count = 0;
  FORALLfacets { count++; }
  uint32_t *out = malloc(count * 3 * sizeof *out);
  if (!out) return 0;
  size_t at = 0;
  FORALLfacets {
    uint32_t corners[3] = {0, 0, 0};
    int k = 0;
    FOREACHvertex_(facet->vertices) {
      if (k < 3) corners[k] = (uint32_t)qh_pointid(qh, vertex->point);
      k++;
    }
    if (k != 3) {
      free(out);
      return 0;
    }
    // The order of a simplicial facet's vertices, turned so that all look the same way (qh_ORIENTclock).
    const int swapped = facet->toporient ^ qh_ORIENTclock;
    out[at++] = corners[0];
    out[at++] = corners[swapped ? 2 : 1];
    out[at++] = corners[swapped ? 1 : 2];
  }
  *triangles = out;
  return count;
}

size_t cqhull_hull(const double *points, size_t count, uint32_t **triangles) {
  *triangles = NULL;
  if (count < 4 || count > INT_MAX / 4) return 0;
  // Messages about flat input go nowhere.
  FILE *quiet = fopen("/dev/null", "w");
  if (!quiet) return 0;
  qhT state;
  qhT *qh = &state;
  qh_zero(qh, quiet);
  // Qt: triangles only. Pp: no remarks on precision. The points are only read.
  char options[] = "qhull Qt Pp";
  size_t made = 0;
  if (qh_new_qhull(qh, 3, (int)count, (coordT *)points, False, options, NULL, quiet) == 0) made = gather(qh, triangles);
  qh_freeqhull(qh, !qh_ALL);
  int current, total;
  qh_memfreeshort(qh, &current, &total);
  fclose(quiet);
  return made;
}
