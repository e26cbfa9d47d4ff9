// How much memory a sampler works in; the same on every level.
#include "ps_kernels.h"

static size_t line(size_t bytes) { return (bytes + 63) & ~(size_t)63; }

size_t ps_scratch_bytes(int sampler, const ps_net *net) {
  size_t width = 0, neurons = 0, layers = (size_t)net->depth + 1;
  for (int64_t j = 0; j < net->depth; j++) {
    size_t n = (size_t)net->widths[j];
    if (n > width) width = n;
    neurons += n + 16;
  }
  // Every part is rounded up to a cache line; this rounds further.
  size_t vector = line(sizeof(double) * (width + 64));
  size_t common = line(256 * sizeof(double)) + layers * (1024 + 3 * 64);
  switch (sampler) {
    case PS_CHI_SQUARE: return common;
    case PS_MASKED: return common + 2 * vector;
    case PS_CONDITIONED:
    case PS_CONDITIONED_FOLDED:
      return common + 8 * vector + neurons * (width <= 16 ? 256 : 32) +
             layers * 256;
    default: break;
  }
  // Dense and folded: weights kept, states before rows that are not, and signs.
  size_t kept = line((size_t)net->kept_bytes), states = 0;
  for (int64_t j = 0; j < net->depth; j++) {
    size_t rows = j == net->depth - 1 ? 1 : (size_t)net->widths[j + 1];
    size_t stride = ((size_t)net->widths[j] + 7) & ~(size_t)7;
    size_t group = stride > 1024 ? 4 : 4096 / stride & ~(size_t)3;
    states += (rows / group + 1) * 512;
  }
  size_t drawn = line(sizeof(double) * (4 * (width + 64) + 4096));
  size_t signs = width <= 16 ? 2 * 16 * 16 * 64 + neurons * 128 : neurons * 16;
  return common + 5 * vector + drawn + line(states) + kept + signs;
}
