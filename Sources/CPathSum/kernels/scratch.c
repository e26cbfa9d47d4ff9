// How much memory a sampler works in; the same on every level.
#include "ps_kernels.h"

static size_t line(size_t bytes) { return (bytes + 63) & ~(size_t)63; }

size_t ps_scratch_bytes(int sampler, const ps_net *net) {
  size_t width = 0, depth = (size_t)net->depth + 1;
  for (int64_t j = 0; j < net->depth; j++)
    if ((size_t)net->widths[j] > width) width = (size_t)net->widths[j];
  size_t vector = line(sizeof(double) * (width + 32));
  size_t buffer = line(256 * sizeof(double));
  switch (sampler) {
    case PS_CHI_SQUARE: return buffer;
    case PS_MASKED:
      return buffer + 2 * vector + line(depth * sizeof(int64_t)) +
             2 * depth * 64;
  }
  return buffer;
}
