// From a view and its instances to matrices, light, batches and outlines.
#include <algorithm>
#include <cmath>
#include <cstring>
#include <glm/gtc/matrix_transform.hpp>
#include <glm/gtc/packing.hpp>
#include <glm/gtc/type_ptr.hpp>
#include <limits>
#include <numeric>

#include "Renderer.hpp"

namespace offscreen {
namespace {

constexpr uint32_t outline_flag = 1u << 24, ground_flag = 1u << 25;

glm::dvec3 vector(const double *v) { return {v[0], v[1], v[2]}; }

/// `v` without its height, as a unit vector in `out`; false where it stands upright.
bool flatten(glm::dvec3 v, glm::dvec3 &out) {
  v.z = 0;
  if (glm::length(v) < 1e-3) return false;
  out = glm::normalize(v);
  return true;
}

void write_row_major(const glm::dmat4 &m, double *out) {
  const glm::dmat4 t = glm::transpose(m);
  std::memcpy(out, glm::value_ptr(t), sizeof t);
}

float linear(uint8_t encoded) {
  const float v = encoded / 255.0f;
  return v <= 0.04045f ? v / 12.92f : std::pow((v + 0.055f) / 1.055f, 2.4f);
}

InstanceAttributes attributes(const OffscreenInstance &i) {
  InstanceAttributes a = {};
  std::memcpy(a.rows, i.pose, sizeof a.rows);
  const glm::vec3 color = glm::sqrt(glm::max(glm::vec3(i.color[0], i.color[1], i.color[2]), glm::vec3(0)));
  a.material[0] = i.part | (2 * i.pattern) << 16 | i.pattern_axis << 20;
  a.material[1] = glm::packUnorm4x8(glm::vec4(color, i.opacity));
  a.material[2] = glm::packUnorm4x8({i.metallic, i.roughness, i.muted, i.pattern_seed});
  const float tiles = i.pattern_tile > 0 ? std::min(1 / i.pattern_tile, 6e4f) : 1;
  a.material[3] = glm::packHalf2x16({tiles, i.pattern_contrast});
  return a;
}

/// The viewer in the frame of an instance: a point (w = 1) or a direction (w = 0).
glm::vec4 seen_from(const OffscreenInstance &i, const glm::dvec3 &eye, const glm::dvec3 &toward, bool perspective) {
  const float *m = i.pose;
  const glm::dvec3 v = perspective ? eye - glm::dvec3(m[3], m[7], m[11]) : toward;
  return {
    m[0] * v.x + m[4] * v.y + m[8] * v.z, m[1] * v.x + m[5] * v.y + m[9] * v.z,
    m[2] * v.x + m[6] * v.y + m[10] * v.z, perspective ? 1 : 0};
}

}  // namespace

void Renderer::prepare(
  const OffscreenView &view, const OffscreenInstance *instances, size_t count, OffscreenMatrices *matrices) {
  const glm::dvec3 eye = vector(view.eye), target = vector(view.target), up = vector(view.up);
  const glm::dvec3 centre = vector(view.centre);
  const bool perspective = view.ortho_height <= 0;
  const double aspect = static_cast<double>(view.width) / view.height, half = 0.5 * view.ortho_height;
  const glm::dmat4 camera = glm::lookAt(eye, target, up);
  const glm::dmat4 projection = perspective
    ? glm::perspective(view.field_of_view, aspect, view.near_plane, view.far_plane)
    : glm::ortho(-half * aspect, half * aspect, -half, half, view.near_plane, view.far_plane);
  if (matrices) {
    write_row_major(camera, matrices->view);
    write_row_major(projection, matrices->projection);
  }

  // The light rig stands around the viewer: the camera's right, and the horizontal direction from asset to viewer.
  const glm::dvec3 back = glm::normalize(eye - target);
  glm::dvec3 front = {0, -1, 0};
  if (!(std::abs(back.z) < 0.98 && flatten(back, front))) {
    flatten(-glm::dvec3(camera[0][1], camera[1][1], camera[2][1]), front);
  }
  const glm::dvec3 right = glm::cross(glm::dvec3(0, 0, 1), front);
  const glm::dvec3 key = glm::normalize(-0.55 * right + 0.62 * front + glm::dvec3(0, 0, 1.6));

  const double r = view.radius, reach = 2.2 * r;
  const glm::dmat4 halving = glm::scale(glm::translate(glm::dmat4(1), glm::dvec3(0.5)), glm::dvec3(0.5));
  FrameUniforms &u = uniforms_;
  u.clip_from_world = projection * camera;
  u.shadow_from_world = halving * glm::ortho(-r, r, -r, r, 0.0, 8 * r) *
    glm::lookAt(centre + 2.0 * r * key, centre, glm::dvec3(0, 0, 1));
  u.camera_from_world = camera;
  u.projection = {projection[0][0], projection[1][1], glm::dot(eye - centre, back), 0};
  const double p22 = projection[2][2], p23 = projection[3][2];
  u.unprojection = perspective ? glm::vec4(0, -p23, 1, p22) : glm::vec4(1, -p23, 0, p22);
  u.eye = glm::vec4(eye, perspective ? 1 : 0);
  u.viewer = glm::vec4(back, 0);
  u.key = glm::vec4(key, 3 * r / Targets::shadow_size);
  const glm::dvec3 key_right = glm::normalize(glm::cross(key, glm::dvec3(0, 0, 1)));
  u.key_right = glm::vec4(key_right, 0);
  u.key_up = glm::vec4(glm::cross(key, key_right), 0);
  u.right = glm::vec4(right, 0);
  u.front = glm::vec4(front, 0);
  u.ground = glm::vec4(centre.x, centre.y, view.ground_z, reach);
  // Outlines come forward by a little of the radius, whatever the depth range is.
  const double distance = glm::length(eye - centre);
  const double slope = perspective ? std::abs(projection[3][2]) / (distance * distance) : std::abs(projection[2][2]);
  u.size = {view.width, view.height, 0.16 * r, slope * 2e-3 * r};
  u.background = {linear(view.background[0]), linear(view.background[1]), linear(view.background[2]), 1};
  // From below the ground, or along it, there is nothing to see on it.
  ground_seen_ = view.ground && view.shading == OffscreenFull && (perspective ? eye.z > view.ground_z && back.z > 0 : back.z > 0.02);
  if (!ground_seen_) u.ground.z = -std::numeric_limits<float>::max();
  sort(view, instances, count);
}

void Renderer::sort(const OffscreenView &view, const OffscreenInstance *instances, size_t count) {
  const glm::dvec3 eye = vector(view.eye), toward = glm::normalize(eye - vector(view.target));
  for (size_t i = 0; i < count; ++i) {
    const OffscreenInstance &one = instances[i];
    if (!meshes_.count(one.mesh)) throw Failure(OffscreenBadArgument, "an instance names a mesh that was not uploaded");
    if (one.pattern > OffscreenMarble || one.pattern_axis > 2 || one.part < 1 || one.part > 65535) {
      throw Failure(OffscreenBadArgument, "an instance has a pattern, an axis or a part number out of range");
    }
    provide_pattern(one.pattern);
  }
  // Opaque near to far, by where the box around each begins, because what is hidden then costs little; then transparent
  // far to near, by the middles.
  std::vector<double> distances(count);
  for (size_t i = 0; i < count; ++i) {
    const float *m = instances[i].pose;
    const Mesh &mesh = *meshes_[instances[i].mesh];
    const glm::vec3 t(toward), along = {
      m[0] * t.x + m[4] * t.y + m[8] * t.z, m[1] * t.x + m[5] * t.y + m[9] * t.z,
      m[2] * t.x + m[6] * t.y + m[10] * t.z};
    distances[i] = glm::dot(eye - glm::dvec3(m[3], m[7], m[11]), toward) - glm::dot(along, mesh.centre());
    if (instances[i].opacity >= 1) distances[i] -= glm::dot(glm::abs(along), mesh.reach());
  }
  std::vector<uint32_t> order(count);
  std::iota(order.begin(), order.end(), 0);
  std::sort(order.begin(), order.end(), [&](uint32_t a, uint32_t b) {
    const bool ta = instances[a].opacity < 1, tb = instances[b].opacity < 1;
    if (ta != tb) return tb;
    if (distances[a] == distances[b]) return a < b;
    return ta ? distances[a] > distances[b] : distances[a] < distances[b];
  });

  batches_.clear();
  outlines_.clear();
  std::vector<InstanceAttributes> all;
  std::vector<uint32_t> lines;
  all.reserve(2 * count + 1);
  for (uint32_t index : order) {
    const OffscreenInstance &one = instances[index];
    const Mesh *mesh = meshes_[one.mesh].get();
    const bool transparent = one.opacity < 1;
    const auto place = static_cast<uint32_t>(all.size());
    if (!batches_.empty() && batches_.back().mesh == mesh && batches_.back().transparent == transparent) {
      ++batches_.back().count;
    } else {
      batches_.push_back({mesh, place, 1, transparent});
    }
    batches_.back().parts.push_back(static_cast<uint16_t>(one.part));
    all.push_back(attributes(one));
    if (view.outlines == 1) {
      const size_t first = lines.size();
      mesh->outline(seen_from(one, eye, toward, view.ortho_height <= 0), lines);
      const auto twin = static_cast<uint32_t>(place + count);
      if (lines.size() > first) outlines_.push_back({mesh, twin, first, lines.size() - first, transparent, static_cast<uint16_t>(one.part)});
    }
  }
  instance_count_ = static_cast<uint32_t>(count);
  // The same instances once more, marked: outlines take the same path through the shaders.
  for (size_t i = 0; i < count; ++i) {
    all.push_back(all[i]);
    all.back().material[0] |= outline_flag;
  }
  ground_instance_ = static_cast<uint32_t>(all.size());
  const glm::vec4 g = uniforms_.ground;
  InstanceAttributes ground = {{g.w, 0, 0, g.x, 0, g.w, 0, g.y, 0, 0, g.w, g.z}, {ground_flag, ~0u, 0, 0}};
  all.push_back(ground);
  screen_instance_ = static_cast<uint32_t>(all.size());
  all.push_back({{1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0}, {}});
  gl_.BindBuffer(GL_ARRAY_BUFFER, instances_);
  gl_.BufferData(GL_ARRAY_BUFFER, all.size() * sizeof(InstanceAttributes), all.data(), GL_STREAM_DRAW);
  gl_.BindBuffer(GL_ARRAY_BUFFER, lines_);
  gl_.BufferData(GL_ARRAY_BUFFER, lines.size() * sizeof(uint32_t), lines.data(), GL_STREAM_DRAW);
  gl_.check("uploading a frame");
}

}  // namespace offscreen
