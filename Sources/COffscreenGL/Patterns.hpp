// Surface patterns as tiling textures: red = brightness (0.5 is unchanged), green = roughness (0.5 is unchanged).
#pragma once

#include <cstdint>
#include <vector>

namespace offscreen {

/// Two layers per kind: the surface along the pattern's axis, and the end faces across it. Layers 0 and 1 are even.
constexpr int pattern_size = 256;
constexpr int pattern_layers = 16;

/// The two layers of a kind (1 wood, 2 brushed, 3 woven, 4 perforated, 5 tread, 6 leather, 7 marble): size² texels of two bytes each.
std::vector<uint8_t> pattern_texels(uint32_t kind, bool end);

/// Half as large, each texel the mean of four.
std::vector<uint8_t> halved(const std::vector<uint8_t> &texels, int size);

}  // namespace offscreen
