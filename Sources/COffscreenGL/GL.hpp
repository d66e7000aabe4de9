// The OpenGL functions that the renderer uses, as a table filled from a context provider: nothing is linked.
#pragma once

#include <GL/glcorearb.h>

#include "Failure.hpp"
#include "Provider.hpp"

namespace offscreen {

#define OFFSCREEN_GL_FUNCTIONS(X)                                                                                      \
  X(PFNGLGETERRORPROC, GetError)                                                                                       \
  X(PFNGLGETSTRINGPROC, GetString)                                                                                     \
  X(PFNGLGETINTEGERVPROC, GetIntegerv)                                                                                 \
  X(PFNGLENABLEPROC, Enable)                                                                                           \
  X(PFNGLDISABLEPROC, Disable)                                                                                         \
  X(PFNGLVIEWPORTPROC, Viewport)                                                                                       \
  X(PFNGLSCISSORPROC, Scissor)                                                                                         \
  X(PFNGLDEPTHFUNCPROC, DepthFunc)                                                                                     \
  X(PFNGLDEPTHMASKPROC, DepthMask)                                                                                     \
  X(PFNGLCOLORMASKPROC, ColorMask)                                                                                     \
  X(PFNGLCULLFACEPROC, CullFace)                                                                                       \
  X(PFNGLPOLYGONOFFSETPROC, PolygonOffset)                                                                             \
  X(PFNGLLINEWIDTHPROC, LineWidth)                                                                                     \
  X(PFNGLPOLYGONMODEPROC, PolygonMode)                                                                                 \
  X(PFNGLPIXELSTOREIPROC, PixelStorei)                                                                                 \
  X(PFNGLREADPIXELSPROC, ReadPixels)                                                                                   \
  X(PFNGLREADBUFFERPROC, ReadBuffer)                                                                                   \
  X(PFNGLDRAWBUFFERPROC, DrawBuffer)                                                                                   \
  X(PFNGLCLEARBUFFERFVPROC, ClearBufferfv)                                                                             \
  X(PFNGLCLEARBUFFERUIVPROC, ClearBufferuiv)                                                                           \
  X(PFNGLCREATESHADERPROGRAMVPROC, CreateShaderProgramv)                                                               \
  X(PFNGLGENPROGRAMPIPELINESPROC, GenProgramPipelines)                                                                 \
  X(PFNGLBINDPROGRAMPIPELINEPROC, BindProgramPipeline)                                                                 \
  X(PFNGLUSEPROGRAMSTAGESPROC, UseProgramStages)                                                                       \
  X(PFNGLDELETEPROGRAMPIPELINESPROC, DeleteProgramPipelines)                                                           \
  X(PFNGLGENVERTEXARRAYSPROC, GenVertexArrays)                                                                         \
  X(PFNGLVERTEXATTRIBIPOINTERPROC, VertexAttribIPointer)                                                               \
  X(PFNGLTEXIMAGE2DMULTISAMPLEPROC, TexImage2DMultisample)                                                             \
  X(PFNGLTEXIMAGE3DPROC, TexImage3D)                                                                                   \
  X(PFNGLTEXSUBIMAGE3DPROC, TexSubImage3D)                                                                             \
  X(PFNGLBLENDFUNCPROC, BlendFunc)                                                                                     \
  X(PFNGLGETPROGRAMIVPROC, GetProgramiv)                                                                               \
  X(PFNGLGETPROGRAMINFOLOGPROC, GetProgramInfoLog)                                                                     \
  X(PFNGLDELETEPROGRAMPROC, DeleteProgram)                                                                             \
  X(PFNGLBINDVERTEXARRAYPROC, BindVertexArray)                                                                         \
  X(PFNGLDELETEVERTEXARRAYSPROC, DeleteVertexArrays)                                                                   \
  X(PFNGLGENBUFFERSPROC, GenBuffers)                                                                                   \
  X(PFNGLBINDBUFFERPROC, BindBuffer)                                                                                   \
  X(PFNGLBINDBUFFERBASEPROC, BindBufferBase)                                                                           \
  X(PFNGLBUFFERDATAPROC, BufferData)                                                                                   \
  X(PFNGLDELETEBUFFERSPROC, DeleteBuffers)                                                                             \
  X(PFNGLENABLEVERTEXATTRIBARRAYPROC, EnableVertexAttribArray)                                                         \
  X(PFNGLVERTEXATTRIBPOINTERPROC, VertexAttribPointer)                                                                 \
  X(PFNGLVERTEXATTRIBDIVISORPROC, VertexAttribDivisor)                                                                 \
  X(PFNGLDRAWELEMENTSINSTANCEDBASEINSTANCEPROC, DrawElementsInstancedBaseInstance)                                     \
  X(PFNGLGENTEXTURESPROC, GenTextures)                                                                                 \
  X(PFNGLBINDTEXTUREPROC, BindTexture)                                                                                 \
  X(PFNGLACTIVETEXTUREPROC, ActiveTexture)                                                                             \
  X(PFNGLTEXIMAGE2DPROC, TexImage2D)                                                                                   \
  X(PFNGLTEXPARAMETERIPROC, TexParameteri)                                                                             \
  X(PFNGLTEXPARAMETERFVPROC, TexParameterfv)                                                                           \
  X(PFNGLDELETETEXTURESPROC, DeleteTextures)                                                                           \
  X(PFNGLGENRENDERBUFFERSPROC, GenRenderbuffers)                                                                       \
  X(PFNGLBINDRENDERBUFFERPROC, BindRenderbuffer)                                                                       \
  X(PFNGLRENDERBUFFERSTORAGEPROC, RenderbufferStorage)                                                                 \
  X(PFNGLRENDERBUFFERSTORAGEMULTISAMPLEPROC, RenderbufferStorageMultisample)                                           \
  X(PFNGLDELETERENDERBUFFERSPROC, DeleteRenderbuffers)                                                                 \
  X(PFNGLGENFRAMEBUFFERSPROC, GenFramebuffers)                                                                         \
  X(PFNGLBINDFRAMEBUFFERPROC, BindFramebuffer)                                                                         \
  X(PFNGLFRAMEBUFFERTEXTURE2DPROC, FramebufferTexture2D)                                                               \
  X(PFNGLFRAMEBUFFERRENDERBUFFERPROC, FramebufferRenderbuffer)                                                         \
  X(PFNGLCHECKFRAMEBUFFERSTATUSPROC, CheckFramebufferStatus)                                                           \
  X(PFNGLDELETEFRAMEBUFFERSPROC, DeleteFramebuffers)

struct GL {
#define OFFSCREEN_DECLARE(type, name) type name = nullptr;
  OFFSCREEN_GL_FUNCTIONS(OFFSCREEN_DECLARE)
#undef OFFSCREEN_DECLARE

  /// Throws `Failure` where a function is missing.
  void load(Provider &provider);
  /// Throws `Failure` where OpenGL holds an error; `what` names the step.
  void check(const char *what) const;
};

}  // namespace offscreen
