#include "CPNG.h"

#include <png.h>
#include <setjmp.h>
#include <stdlib.h>
#include <string.h>

struct buffer {
  uint8_t *bytes;
  size_t size, capacity;
};

static void append(png_structp png, png_bytep data, png_size_t length) {
  struct buffer *b = png_get_io_ptr(png);
  if (length > b->capacity - b->size) {
    size_t capacity = b->capacity ? b->capacity : 65536;
    while (capacity - b->size < length) {
      if (capacity > SIZE_MAX / 2) png_error(png, "too large");
      capacity *= 2;
    }
    uint8_t *grown = realloc(b->bytes, capacity);
    if (!grown) png_error(png, "out of memory");
    b->bytes = grown;
    b->capacity = capacity;
  }
  memcpy(b->bytes + b->size, data, length);
  b->size += length;
}

static void flush(png_structp png) { (void)png; }

static void quiet(png_structp png, png_const_charp message) {
  (void)png;
  (void)message;
}

int cpng_encode(
  const uint8_t *pixels, uint32_t width, uint32_t height, size_t stride, CPNGFormat format, int level, uint8_t **out,
  size_t *out_size) {
  const int is_grey = format == CPNGGrey8 || format == CPNGGrey16;
  struct buffer *b = calloc(1, sizeof *b);
  if (!b) return 0;
  png_infop info = NULL;
  png_structp png = png_create_write_struct(PNG_LIBPNG_VER_STRING, NULL, NULL, quiet);
  if (png) info = png_create_info_struct(png);
  if (!info || setjmp(png_jmpbuf(png))) {
    png_destroy_write_struct(&png, &info);
    free(b->bytes);
    free(b);
    return 0;
  }
  png_set_write_fn(png, b, append, flush);
  png_set_IHDR(
    png, info, width, height, format == CPNGGrey16 ? 16 : 8, is_grey ? PNG_COLOR_TYPE_GRAY : PNG_COLOR_TYPE_RGB,
    PNG_INTERLACE_NONE, PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
  // Grey pictures hold numbers, not light.
  if (!is_grey) png_set_sRGB(png, info, PNG_sRGB_INTENT_PERCEPTUAL);
  png_set_compression_level(png, level);
  // One filter for all rows: choosing per row costs more than it saves on rendered surfaces.
  png_set_filter(png, PNG_FILTER_TYPE_BASE, PNG_FILTER_UP);
  png_write_info(png, info);
  if (format == CPNGBGRX) png_set_bgr(png);
  if (!is_grey) png_set_filler(png, 0, PNG_FILLER_AFTER);
  // PNG has the high byte first.
  const uint16_t one = 1;
  if (format == CPNGGrey16 && *(const uint8_t *)&one) png_set_swap(png);
  for (uint32_t y = 0; y < height; ++y) png_write_row(png, (png_bytep)(pixels + y * stride));
  png_write_end(png, info);
  png_destroy_write_struct(&png, &info);
  *out = b->bytes;
  *out_size = b->size;
  free(b);
  return 1;
}

int cpng_decode_rgba(const uint8_t *bytes, size_t size, uint8_t **out, uint32_t *width, uint32_t *height) {
  png_image image;
  memset(&image, 0, sizeof image);
  image.version = PNG_IMAGE_VERSION;
  if (!png_image_begin_read_from_memory(&image, bytes, size)) return 0;
  image.format = PNG_FORMAT_RGBA;
  // A header may promise anything: more than 256 megapixels is no picture of ours.
  if ((uint64_t)image.width * image.height > 1u << 28) {
    png_image_free(&image);
    return 0;
  }
  uint8_t *pixels = malloc(PNG_IMAGE_SIZE(image));
  if (!pixels || !png_image_finish_read(&image, NULL, pixels, 0, NULL)) {
    png_image_free(&image);
    free(pixels);
    return 0;
  }
  *out = pixels;
  *width = image.width;
  *height = image.height;
  return 1;
}
