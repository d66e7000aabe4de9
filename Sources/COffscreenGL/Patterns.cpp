#include "Patterns.hpp"

#include <algorithm>
#include <cmath>

namespace offscreen {
namespace {

float hash(int x, int y) {
  uint32_t h = static_cast<uint32_t>(x) * 0x8da6b343u + static_cast<uint32_t>(y) * 0xd8163841u;
  h = (h ^ (h >> 13)) * 0x7feb352du;
  h ^= h >> 15;
  return static_cast<float>(h & 0xffffff) / 0xffffff;
}

/// Value noise that repeats after `px` by `py` cells; x, y in 0…1 over the tile.
float noise(float x, float y, int px, int py) {
  x *= px;
  y *= py;
  const int i = static_cast<int>(std::floor(x)), j = static_cast<int>(std::floor(y));
  float f = x - i, g = y - j;
  f = f * f * (3 - 2 * f);
  g = g * g * (3 - 2 * g);
  auto at = [&](int a, int b) { return hash(((i + a) % px + px) % px, ((j + b) % py + py) % py); };
  const float low = at(0, 0) + (at(1, 0) - at(0, 0)) * f, high = at(0, 1) + (at(1, 1) - at(0, 1)) * f;
  return low + (high - low) * g;
}

float smoothstep(float a, float b, float x) {
  const float t = std::clamp((x - a) / (b - a), 0.0f, 1.0f);
  return t * t * (3 - 2 * t);
}

struct Texel {
  float brightness = 0.5f, roughness = 0.5f;
};

float ring(float r) {
  r -= std::floor(r);
  return smoothstep(0, 0.75f, r) * (1 - smoothstep(0.86f, 1, r));
}

/// x runs along the grain: 24 growth rings across the tile, bent; fine fibres.
Texel wood(float x, float y, bool end) {
  const float tau = 6.2831853f;
  float rings, fibre;
  if (end) {
    rings = 10 * std::hypot(std::sin(0.5f * tau * x) * 1.2f, std::sin(0.5f * tau * y)) + 0.6f * noise(x, y, 6, 6);
    fibre = noise(x, y, 128, 128);
  } else {
    rings = 12 * y + 2.2f * noise(x, y, 2, 4) + 0.9f * noise(x, y, 3, 9) + 1.1f * std::sin(tau * (y + 0.2f * std::sin(tau * x)));
    fibre = 0.6f * noise(x, y, 6, 128) + 0.4f * noise(x, y, 16, 200);
  }
  const float dark = ring(rings);
  return {0.5f * (1.06f - 0.20f * (dark - 0.4f) + 0.16f * (fibre - 0.5f)), 0.5f + 0.05f * (dark - 0.5f)};
}

Texel brushed(float x, float y, bool end) {
  const float s = end ? noise(x, y, 96, 96) : 0.6f * noise(x, y, 3, 200) + 0.4f * noise(x, y, 8, 100);
  return {0.5f * (1 + 0.20f * (s - 0.5f)), 0.5f + 0.16f * (s - 0.5f)};
}

/// 16 threads each way, over and under.
Texel woven(float x, float y) {
  const float u = x * 16, v = y * 16;
  const int i = static_cast<int>(std::floor(u)), j = static_cast<int>(std::floor(v));
  const float f = u - i - 0.5f, g = v - j - 0.5f;
  const bool over = (i + j) % 2 == 0;
  const float across = over ? f : g, along = over ? g : f;
  const float height = (1 - 3 * across * across) * (1 - 1.2f * along * along);
  return {0.5f * (1 + 0.55f * (height - 0.68f) + 0.22f * (hash(i, j) - 0.5f) + 0.10f * (noise(x, y, 5, 5) - 0.5f)), 0.6f};
}

/// 8 by 8 holes, every other row shifted by half a pitch; the hole is 0.58 of the pitch.
Texel perforated(float x, float y) {
  const float v = y * 8;
  const int row = static_cast<int>(std::floor(v));
  const float u = x * 8 + 0.5f * (row % 2);
  const float d = std::hypot(u - std::floor(u) - 0.5f, v - row - 0.5f);
  return {0.5f * (1 - 0.88f * (1 - smoothstep(0.26f, 0.32f, d))), 0.5f};
}

/// 4 slanted lugs to the tile, meeting in the middle of each eighth across.
Texel tread(float x, float y, bool end) {
  if (end) return {};
  const float side = std::fabs(x * 2 - std::floor(x * 2) - 0.5f) * 2;
  float lug = y * 8 + 0.9f * side;
  lug = std::fabs(lug - std::floor(lug) - 0.5f);
  float groove = 1 - smoothstep(0.12f, 0.18f, lug);
  groove = std::max(groove, 1 - smoothstep(0.04f, 0.10f, side));
  return {0.5f * (1.15f - 0.9f * groove), 0.5f};
}

/// Pebbles of uneven size with dark seams: distance to the nearest of scattered points.
Texel leather(float x, float y) {
  const int n = 24;
  const float u = x * n, v = y * n;
  float nearest = 9, second = 9;
  for (int j = -1; j <= 1; ++j) {
    for (int i = -1; i <= 1; ++i) {
      const int a = static_cast<int>(std::floor(u)) + i, b = static_cast<int>(std::floor(v)) + j;
      const int wa = (a + n) % n, wb = (b + n) % n;
      const float d = std::hypot(a + hash(wa, wb) - u, b + hash(wb + 91, wa) - v);
      if (d < nearest) {
        second = nearest;
        nearest = d;
      } else if (d < second) {
        second = d;
      }
    }
  }
  const float seam = smoothstep(0, 0.22f, second - nearest);
  return {0.5f * (0.82f + 0.24f * seam), 0.55f - 0.05f * seam};
}

/// Veins where a bent wave crosses zero.
Texel marble(float x, float y) {
  const float bend = noise(x, y, 3, 3) + 0.5f * noise(x, y, 7, 7) + 0.25f * noise(x, y, 17, 17);
  const float wave = std::fabs(std::sin(6.2831853f * (2 * x + y + 1.3f * bend)));
  const float vein = 1 - smoothstep(0, 0.32f, wave), cloud = noise(x + 0.37f, y, 4, 4);
  return {0.5f * (1.06f - 0.34f * vein * cloud - 0.10f * cloud), 0.5f};
}

uint8_t byte(float v) { return static_cast<uint8_t>(std::lround(std::clamp(v, 0.0f, 1.0f) * 255)); }

}  // namespace

std::vector<uint8_t> pattern_texels(uint32_t kind, bool end) {
  std::vector<uint8_t> out;
  out.reserve(2 * pattern_size * pattern_size);
  for (int j = 0; j < pattern_size; ++j) {
    for (int i = 0; i < pattern_size; ++i) {
      const float x = (i + 0.5f) / pattern_size, y = (j + 0.5f) / pattern_size;
      const Texel t = kind == 1 ? wood(x, y, end)
        : kind == 2             ? brushed(x, y, end)
        : kind == 3             ? woven(x, y)
        : kind == 4             ? perforated(x, y)
        : kind == 5             ? tread(x, y, end)
        : kind == 6             ? leather(x, y)
        : kind == 7             ? marble(x, y)
                                : Texel{};
      out.push_back(byte(t.brightness));
      out.push_back(byte(t.roughness));
    }
  }
  return out;
}

std::vector<uint8_t> halved(const std::vector<uint8_t> &texels, int size) {
  const int half = size / 2;
  std::vector<uint8_t> out(2 * half * half);
  for (int y = 0; y < half; ++y) {
    for (int x = 0; x < half; ++x) {
      for (int c = 0; c < 2; ++c) {
        auto at = [&](int dx, int dy) { return texels[2 * ((2 * y + dy) * size + 2 * x + dx) + c]; };
        out[2 * (y * half + x) + c] = static_cast<uint8_t>((at(0, 0) + at(1, 0) + at(0, 1) + at(1, 1) + 2) / 4);
      }
    }
  }
  return out;
}

}  // namespace offscreen
