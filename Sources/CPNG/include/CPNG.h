// PNG by libpng, behind one function.
#pragma once

#include <stddef.h>
#include <stdint.h>

/// Encodes pixels as an opaque 8-bit RGB PNG. `pixels`: rows of four bytes each, blue, green, red, unused, top row
/// first, `stride` bytes apart. `level`: zlib's, 0…9. Returns 1 and a buffer to be freed with `free`, or 0.
int cpng_encode_bgrx(
  const uint8_t *pixels, uint32_t width, uint32_t height, size_t stride, int level, uint8_t **out, size_t *out_size);

/// Decodes an 8-bit PNG to RGBA rows of 4·width bytes, top row first. Returns 1 and a buffer to be freed, or 0.
int cpng_decode_rgba(const uint8_t *bytes, size_t size, uint8_t **out, uint32_t *width, uint32_t *height);
