// The table of one level's kernels, named PS_NAME.
#include "conditioned.h"

static void words(ps_stream *stream, uint64_t *out, size_t steps) {
  Source source;
  take(&source, stream);
  for (size_t i = 0; i < steps; i++) {
    *(UU *)(out + 16 * i) = next8(&source.a);
    *(UU *)(out + 16 * i + 8) = next8(&source.b);
  }
  give(&source, stream);
}

// Copies sixteen results at a time, the last ones cut short.
static void put(double *out, size_t i, size_t count, V x, V y) {
  double last[16];
  store(last, x), store(last + 8, y);
  size_t kept = count - i < 16 ? count - i : 16;
  memcpy(out + i, last, kept * sizeof(double));
}

static void fill_law(ps_stream *stream, const ps_law *law, double *out,
                     size_t count) {
  Source source;
  take(&source, stream);
  double part[BUFFER];
  for (size_t i = 0; i < count; i += BUFFER) {
    size_t kept = count - i < BUFFER ? count - i : BUFFER;
    fill(&source, law, part, (kept + 15) & ~(size_t)15);
    memcpy(out + i, part, kept * sizeof(double));
  }
  give(&source, stream);
}

static void uniforms(ps_stream *stream, double *out, size_t count) {
  Source source;
  take(&source, stream);
  for (size_t i = 0; i < count; i += 16) {
    V x = uniform8(next8(&source.a)), y = uniform8(next8(&source.b));
    put(out, i, count, x, y);
  }
  give(&source, stream);
}

static void binomials(ps_stream *stream, int64_t n, double *out, size_t count) {
  Source source;
  take(&source, stream);
  for (size_t i = 0; i < count; i += 16) {
    V x, y;
    binomial16(n, &source, &x, &y);
    put(out, i, count, x, y);
  }
  give(&source, stream);
}

static void chi_squares(ps_stream *stream, const double *k, double *out,
                        size_t count) {
  Source source;
  take(&source, stream);
  for (size_t i = 0; i < count; i += 16) {
    double part[16] = {0};
    memcpy(part, k + i, (count - i < 16 ? count - i : 16) * sizeof(double));
    V x, y;
    chi_square16(load(part), load(part + 8), &source, &x, &y);
    put(out, i, count, x, y);
  }
  give(&source, stream);
}

static void sample(int sampler, const ps_net *net, ps_stream *stream,
                   double *logs, size_t count, void *scratch) {
  switch (sampler) {
    case PS_DENSE: sample_dense(net, 0, stream, logs, count, scratch); break;
    case PS_FOLDED: sample_dense(net, 1, stream, logs, count, scratch); break;
    case PS_CONDITIONED:
      sample_conditioned(net, 0, stream, logs, count, scratch);
      break;
    case PS_CONDITIONED_FOLDED:
      sample_conditioned(net, 1, stream, logs, count, scratch);
      break;
    case PS_MASKED: sample_masked(net, stream, logs, count, scratch); break;
    case PS_CHI_SQUARE:
      sample_chi_square(net, stream, logs, count, scratch);
      break;
  }
}

const ps_kernels PS_NAME = {words,       fill_law,    uniforms,
                            binomials,   chi_squares, sample};
