#include "CFCL.h"

#include <fcl/geometry/bvh/BVH_model.h>
#include <fcl/narrowphase/collision.h>
#include <fcl/narrowphase/distance.h>

#include <memory>
#include <vector>

struct FclMesh {
  std::shared_ptr<fcl::BVHModel<fcl::OBBRSSd>> model;
};

namespace {

fcl::Transform3d transform(const double x[12]) {
  fcl::Transform3d result = fcl::Transform3d::Identity();
  for (int i = 0; i < 3; ++i) {
    for (int j = 0; j < 3; ++j) result.linear()(i, j) = x[3 * i + j];
    result.translation()(i) = x[9 + i];
  }
  return result;
}

}  // namespace

FclMesh *fcl_mesh_make(const double *positions, size_t vertices, const uint32_t *triangles, size_t count) {
  try {
    std::vector<fcl::Vector3d> points(vertices);
    for (size_t i = 0; i < vertices; ++i) {
      points[i] = fcl::Vector3d(positions[3 * i], positions[3 * i + 1], positions[3 * i + 2]);
    }
    std::vector<fcl::Triangle> faces(count);
    for (size_t i = 0; i < count; ++i) faces[i].set(triangles[3 * i], triangles[3 * i + 1], triangles[3 * i + 2]);
    auto model = std::make_shared<fcl::BVHModel<fcl::OBBRSSd>>();
    if (model->beginModel(int(count), int(vertices)) != fcl::BVH_OK) return nullptr;
    if (model->addSubModel(points, faces) != fcl::BVH_OK) return nullptr;
    if (model->endModel() != fcl::BVH_OK) return nullptr;
    model->computeLocalAABB();
    return new FclMesh{model};
  } catch (...) {
    return nullptr;
  }
}

void fcl_mesh_release(FclMesh *mesh) { delete mesh; }

int fcl_mesh_collide(const FclMesh *a, const double pose_a[12], const FclMesh *b, const double pose_b[12]) {
  fcl::CollisionRequestd request(1, false);
  fcl::CollisionResultd result;
  return fcl::collide(a->model.get(), transform(pose_a), b->model.get(), transform(pose_b), request, result) > 0;
}

double fcl_mesh_distance(const FclMesh *a, const double pose_a[12], const FclMesh *b, const double pose_b[12]) {
  fcl::DistanceRequestd request;
  fcl::DistanceResultd result;
  double d = fcl::distance(a->model.get(), transform(pose_a), b->model.get(), transform(pose_b), request, result);
  return d < 0 ? 0 : d;
}
