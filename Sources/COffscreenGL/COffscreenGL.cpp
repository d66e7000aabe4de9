// The C boundary: arguments are checked, the context is current inside a call only, exceptions become statuses.
#include "COffscreenGL.h"

#include <chrono>
#include <cmath>
#include <cstdio>
#include <new>

#include "Renderer.hpp"

struct OffscreenRenderer {
  offscreen::Renderer renderer;
  explicit OffscreenRenderer(std::unique_ptr<offscreen::Provider> provider) : renderer(std::move(provider)) {}
};

namespace {

using offscreen::Failure;

template <typename Body>
OffscreenStatus guarded(std::string &message, Body body) {
  try {
    body();
    return OffscreenOK;
  } catch (const Failure &failure) {
    message = failure.what();
    return static_cast<OffscreenStatus>(failure.status);
  } catch (const std::bad_alloc &) {
    message = "out of memory";
    return OffscreenOutOfMemory;
  } catch (const std::exception &error) {
    message = error.what();
    return OffscreenFailed;
  } catch (...) {
    message = "an unknown exception";
    return OffscreenFailed;
  }
}

/// `auto`: software first, because it draws the same bytes everywhere.
std::unique_ptr<offscreen::Provider> provider_named(const std::string &name) {
  using offscreen::EGLPlatform;
  if (name == "osmesa") return offscreen::make_osmesa_provider();
  if (name == "egl") return offscreen::make_egl_provider(EGLPlatform::any);
  if (name == "egl-device") return offscreen::make_egl_provider(EGLPlatform::device);
  if (name == "egl-surfaceless") return offscreen::make_egl_provider(EGLPlatform::surfaceless);
  if (name != "auto") {
    throw Failure(
      OffscreenBadArgument, "the ways to an OpenGL context are osmesa, egl, egl-device, egl-surfaceless and auto");
  }
  try {
    return offscreen::make_osmesa_provider();
  } catch (const Failure &first) {
    try {
      return offscreen::make_egl_provider(EGLPlatform::any);
    } catch (const Failure &second) {
      throw Failure(second.status, std::string(first.what()) + "; " + second.what());
    }
  }
}

/// The context, current from here to the end of the scope.
class Entered {
 public:
  explicit Entered(offscreen::Renderer &renderer) : renderer_(renderer) { renderer_.enter(); }
  ~Entered() { renderer_.leave(); }
  Entered(const Entered &) = delete;
  Entered &operator=(const Entered &) = delete;

 private:
  offscreen::Renderer &renderer_;
};

void require(bool condition, const char *message) {
  if (!condition) throw Failure(OffscreenBadArgument, message);
}

void require_finite(const double *values, size_t count, const char *message) {
  for (size_t i = 0; i < count; ++i) require(std::isfinite(values[i]), message);
}

void validate(const OffscreenView &v) {
  require(v.width >= 1 && v.height >= 1 && v.width <= 8192 && v.height <= 8192, "a picture has 1 to 8192 pixels a side");
  require_finite(v.eye, 3, "the camera's eye is not finite");
  require_finite(v.target, 3, "the camera's target is not finite");
  require_finite(v.up, 3, "the camera's up is not finite");
  require_finite(v.centre, 3, "the centre of the view is not finite");
  const double d[3] = {v.target[0] - v.eye[0], v.target[1] - v.eye[1], v.target[2] - v.eye[2]};
  const double c[3] = {
    d[1] * v.up[2] - d[2] * v.up[1], d[2] * v.up[0] - d[0] * v.up[2], d[0] * v.up[1] - d[1] * v.up[0]};
  require(std::hypot(c[0], c[1], c[2]) > 0, "the camera looks along its up direction");
  require(std::isfinite(v.radius) && v.radius > 0, "the view has no extent");
  require(std::isfinite(v.ground_z), "the ground is not finite");
  require(v.shading <= OffscreenSimple, "the shading is unknown");
  require(v.line_scale >= 0 && v.line_scale <= 8, "lines are at most 8 times as thick as usual");
  require(
    std::isfinite(v.near_plane) && std::isfinite(v.far_plane) && v.near_plane < v.far_plane,
    "the near plane lies before the far plane");
  if (v.ortho_height > 0) {
    require(std::isfinite(v.ortho_height), "the height of the view is not finite");
  } else {
    require(v.field_of_view > 0.001 && v.field_of_view < 3 && v.near_plane > 0, "the perspective is out of range");
  }
}

}  // namespace

OffscreenStatus offscreen_create(
  const char *provider, OffscreenRenderer **out, char *message, size_t message_size) {
  if (!provider || !out) return OffscreenBadArgument;
  *out = nullptr;
  std::string reason;
  const OffscreenStatus status = guarded(reason, [&] {
    const auto start = std::chrono::steady_clock::now();
    auto context = provider_named(provider);
    auto made = std::make_unique<OffscreenRenderer>(std::move(context));
    made->renderer.leave();
    made->renderer.timings.context =
      std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
    *out = made.release();
  });
  if (message && message_size) std::snprintf(message, message_size, "%s", reason.c_str());
  return status;
}

void offscreen_destroy(OffscreenRenderer *renderer) { delete renderer; }

const char *offscreen_message(const OffscreenRenderer *renderer) { return renderer->renderer.message.c_str(); }

const char *offscreen_description(const OffscreenRenderer *renderer) {
  return renderer->renderer.description.c_str();
}

OffscreenTimings offscreen_timings(const OffscreenRenderer *renderer) { return renderer->renderer.timings; }

OffscreenStatus offscreen_mesh_create(
  OffscreenRenderer *renderer, const float *positions, const float *normals, size_t vertex_count,
  const uint32_t *indices, size_t index_count, int closed, int outlined, uint32_t *out) {
  if (!renderer || !positions || !normals || !indices || !out) return OffscreenBadArgument;
  return guarded(renderer->renderer.message, [&] {
    require(vertex_count > 0 && index_count > 0 && index_count % 3 == 0, "a mesh needs triangles");
    require(vertex_count < UINT32_MAX && index_count < INT32_MAX / 4, "the mesh is too large to draw");
    for (size_t i = 0; i < 3 * vertex_count; ++i) {
      require(std::isfinite(positions[i]) && std::isfinite(normals[i]), "a vertex of the mesh is not finite");
    }
    for (size_t i = 0; i < index_count; ++i) require(indices[i] < vertex_count, "an index of the mesh is out of range");
    Entered entered(renderer->renderer);
    *out = renderer->renderer.add_mesh(positions, normals, vertex_count, indices, index_count, closed != 0, outlined != 0);
  });
}

void offscreen_mesh_destroy(OffscreenRenderer *renderer, uint32_t mesh) {
  if (!renderer) return;
  guarded(renderer->renderer.message, [&] {
    Entered entered(renderer->renderer);
    renderer->renderer.remove_mesh(mesh);
  });
}

size_t offscreen_mesh_bytes(const OffscreenRenderer *renderer) { return renderer->renderer.mesh_bytes; }

OffscreenStatus offscreen_draw(
  OffscreenRenderer *renderer, const OffscreenView *view, const OffscreenInstance *instances, size_t count,
  const OffscreenOutputs *outputs) {
  if (!renderer || !view || !outputs || (count && !instances)) return OffscreenBadArgument;
  return guarded(renderer->renderer.message, [&] {
    validate(*view);
    Entered entered(renderer->renderer);
    renderer->renderer.draw(*view, instances, count, *outputs);
  });
}
