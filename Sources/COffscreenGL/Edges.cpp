#include <algorithm>
#include <cmath>
#include <cstring>
#include <unordered_map>

#include "Mesh.hpp"

namespace offscreen {
namespace {

struct PlaceHash {
  size_t operator()(const glm::vec3 &p) const {
    uint32_t bits[3];
    std::memcpy(bits, &p, sizeof bits);
    uint64_t h = bits[0] * 0x9E3779B97F4A7C15ull;
    h = (h ^ (h >> 29) ^ bits[1]) * 0xBF58476D1CE4E5B9ull;
    h = (h ^ (h >> 32) ^ bits[2]) * 0x94D049BB133111EBull;
    return static_cast<size_t>(h ^ (h >> 31));
  }
};

/// One side of an edge: its triangle's plane and the surface normals at both ends.
struct Side {
  uint32_t from, to;
  /// The same two as vertices of the mesh.
  uint32_t a, b;
  glm::vec3 plane, at_from, at_to;
  bool matched;
};

/// Adding zero makes one place of −0 and 0.
glm::vec3 read(const float *v, uint32_t i) { return {v[3 * i] + 0.0f, v[3 * i + 1] + 0.0f, v[3 * i + 2] + 0.0f}; }

}  // namespace

std::vector<Edge> visible_edges(
  const float *positions, const float *normals, size_t vertex_count, const uint32_t *indices, size_t index_count) {
  std::unordered_map<glm::vec3, uint32_t, PlaceHash> places;
  places.reserve(vertex_count);
  std::vector<uint32_t> place(vertex_count);
  for (uint32_t i = 0; i < vertex_count; ++i) place[i] = places.emplace(read(positions, i), i).first->second;

  const float crease = std::cos(25.0f * 3.14159265f / 180.0f);
  std::vector<Edge> out;
  std::unordered_map<uint64_t, uint32_t> met;
  met.reserve(index_count);
  std::vector<Side> sides;
  sides.reserve(index_count / 2 + 1);
  for (size_t t = 0; t + 2 < index_count; t += 3) {
    const uint32_t *corner = indices + t;
    const glm::vec3 p[3] = {read(positions, corner[0]), read(positions, corner[1]), read(positions, corner[2])};
    const glm::vec3 area = glm::cross(p[1] - p[0], p[2] - p[0]);
    const float length = glm::length(area);
    if (!(length > 0)) continue;
    for (int k = 0; k < 3; ++k) {
      const uint32_t i = corner[k], j = corner[(k + 1) % 3];
      const Side side = {place[i], place[j], i, j, area / length, read(normals, i), read(normals, j), false};
      if (side.from == side.to) continue;
      const uint64_t low = std::min(side.from, side.to), high = std::max(side.from, side.to);
      const auto slot = met.emplace(low << 32 | high, static_cast<uint32_t>(sides.size()));
      if (slot.second) {
        sides.push_back(side);
        continue;
      }
      Side &other = sides[slot.first->second];
      if (other.matched) continue;
      other.matched = true;
      const bool same_way = other.from == side.from;
      const float at_from = glm::dot(other.at_from, same_way ? side.at_from : side.at_to);
      const float at_to = glm::dot(other.at_to, same_way ? side.at_to : side.at_from);
      const bool is_crease = std::min(at_from, at_to) < crease;
      if (is_crease || glm::dot(other.plane, side.plane) < 0.99999f) {
        out.push_back({other.a, other.b, other.plane, side.plane, is_crease});
      }
    }
  }
  for (const Side &side : sides) {
    if (!side.matched) out.push_back({side.a, side.b, side.plane, side.plane, true});
  }
  return out;
}

}  // namespace offscreen
