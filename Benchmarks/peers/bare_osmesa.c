// The limit: triangles with one lamp, drawn and read back on OSMesa, and nothing else. TRIANGLES VIEWS
// Answers one line: pictures a second without the first, milliseconds of the first with context and upload.
#define GL_GLEXT_PROTOTYPES
#include <GL/osmesa.h>
#include <GL/glcorearb.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

enum { side = 512 };

static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return t.tv_sec * 1e3 + t.tv_nsec * 1e-6;
}

static void die(const char *why) {
  fprintf(stderr, "bare: %s\n", why);
  exit(1);
}

static const char *vertex =
  "#version 450 core\nlayout(location=0) in vec3 p; layout(location=1) in vec3 n; layout(location=0) uniform mat4 m;"
  "layout(location=0) out vec3 v; void main() { v = n; gl_Position = m * vec4(p, 1); }";
static const char *fragment =
  "#version 450 core\nlayout(location=0) in vec3 v; layout(location=1) uniform vec3 lamp; layout(location=0) out vec4 c;"
  "void main() { c = vec4(vec3(0.6, 0.5, 0.4) * (0.3 + 0.7 * abs(dot(normalize(v), lamp))), 1); }";

static GLuint shader(GLenum kind, const char *text) {
  GLuint s = glCreateShader(kind);
  glShaderSource(s, 1, &text, NULL);
  glCompileShader(s);
  GLint good = 0;
  glGetShaderiv(s, GL_COMPILE_STATUS, &good);
  if (!good) die("a shader does not compile");
  return s;
}

static void cross(const double *a, const double *b, double *c) {
  c[0] = a[1] * b[2] - a[2] * b[1];
  c[1] = a[2] * b[0] - a[0] * b[2];
  c[2] = a[0] * b[1] - a[1] * b[0];
}

static void unit(double *v) {
  double l = sqrt(v[0] * v[0] + v[1] * v[1] + v[2] * v[2]);
  for (int i = 0; i < 3; ++i) v[i] /= l;
}

int main(int count, char **words) {
  if (count != 3) die("TRIANGLES VIEWS");
  FILE *file = fopen(words[1], "rb");
  unsigned vertices = 0;
  if (!file || fread(&vertices, 4, 1, file) != 1) die("no triangles");
  float *data = malloc((size_t)vertices * 24);
  if (!data || fread(data, 24, vertices, file) != vertices) die("no triangles");
  fclose(file);
  double views[256][7];
  int n = 0;
  file = fopen(words[2], "r");
  while (file && n < 256 && fscanf(file, "%lf %lf %lf %lf %lf %lf %lf", views[n], views[n] + 1, views[n] + 2,
      views[n] + 3, views[n] + 4, views[n] + 5, views[n] + 6) == 7) ++n;
  if (!n) die("no views");

  double start = now(), first = 0;
  const int wanted[] = {OSMESA_FORMAT, OSMESA_RGBA, OSMESA_DEPTH_BITS, 24, OSMESA_PROFILE, OSMESA_CORE_PROFILE,
    OSMESA_CONTEXT_MAJOR_VERSION, 4, OSMESA_CONTEXT_MINOR_VERSION, 5, 0};
  OSMesaContext context = OSMesaCreateContextAttribs(wanted, NULL);
  unsigned char *window = malloc(4 * side * side), *pixels = malloc(4 * side * side);
  if (!context || !OSMesaMakeCurrent(context, window, GL_UNSIGNED_BYTE, side, side)) die("no context");
  GLuint program = glCreateProgram(), array, buffer;
  glAttachShader(program, shader(GL_VERTEX_SHADER, vertex));
  glAttachShader(program, shader(GL_FRAGMENT_SHADER, fragment));
  glLinkProgram(program);
  glUseProgram(program);
  glGenVertexArrays(1, &array);
  glBindVertexArray(array);
  glGenBuffers(1, &buffer);
  glBindBuffer(GL_ARRAY_BUFFER, buffer);
  glBufferData(GL_ARRAY_BUFFER, (GLsizeiptr)vertices * 24, data, GL_STATIC_DRAW);
  for (int i = 0; i < 2; ++i) {
    glEnableVertexAttribArray(i);
    glVertexAttribPointer(i, 3, GL_FLOAT, GL_FALSE, 24, (void *)(size_t)(12 * i));
  }
  glEnable(GL_DEPTH_TEST);
  glViewport(0, 0, side, side);
  glClearColor(0.95f, 0.95f, 0.96f, 1);

  for (int i = -1; i < n; ++i) {
    const double *v = views[i < 0 ? 0 : i];
    double back[3] = {v[0] - v[3], v[1] - v[4], v[2] - v[5]}, right[3], up[3], z[3] = {0, 0, 1};
    double distance = sqrt(back[0] * back[0] + back[1] * back[1] + back[2] * back[2]);
    unit(back);
    cross(z, back, right);
    unit(right);
    cross(back, right, up);
    double f = 1 / tan(v[6] * M_PI / 360), near = 0.2 * distance, far = 3 * distance;
    double a = -(far + near) / (far - near), b = -2 * far * near / (far - near);
    float m[16];
    const double *rows[3] = {right, up, back};
    double shift[3];
    for (int r = 0; r < 3; ++r) shift[r] = -(rows[r][0] * v[0] + rows[r][1] * v[1] + rows[r][2] * v[2]);
    for (int c = 0; c < 4; ++c) {
      double x = c < 3 ? right[c] : shift[0], y = c < 3 ? up[c] : shift[1], w = c < 3 ? back[c] : shift[2];
      m[4 * c] = (float)(f * x);
      m[4 * c + 1] = (float)(f * y);
      m[4 * c + 2] = (float)(a * w + (c == 3 ? b : 0));
      m[4 * c + 3] = (float)-w;
    }
    glUniformMatrix4fv(0, 1, GL_FALSE, m);
    glUniform3f(1, (float)back[0], (float)back[1], (float)back[2]);
    glClear(GL_COLOR_BUFFER_BIT | GL_DEPTH_BUFFER_BIT);
    glDrawArrays(GL_TRIANGLES, 0, (GLsizei)vertices);
    glReadPixels(0, 0, side, side, GL_RGBA, GL_UNSIGNED_BYTE, pixels);
    if (i < 0) {
      first = now() - start;
      int differ = 0;
      for (int k = 4; k < 4 * side * side; ++k) differ += pixels[k] != pixels[k % 4];
      if (differ < 1000) die("blank");
      start = now();
    }
  }
  if (glGetError()) die("an error of OpenGL");
  printf("%f %f\n", n * 1e3 / (now() - start), first);
  return 0;
}
