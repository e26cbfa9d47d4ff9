// Vector kernels, compiled for several levels of a processor.
#ifndef PS_KERNELS_H
#define PS_KERNELS_H

#include <stddef.h>
#include <stdint.h>

// The state of a block's vector stream: 2 halves of 8 lanes of xoshiro256++.
typedef struct {
  uint64_t words[2][4][8];
} ps_stream;

// How a law is drawn.
enum {
  PS_NORMAL,      // standard Gaussian
  PS_UNIFORM,     // on (-1, 1), odd multiples of 2^-51
  PS_LAPLACE,     // density e^-|x|/2
  PS_SIGN,        // +-1
  PS_BUFFERED,    // all that follow, drawn 256 at a time
  PS_STEPS,       // few points: values[k] where u < cuts[k]
  PS_ALIAS,       // many points: values[k] if u < cuts[k], else alias[k]
  PS_TRIANGULAR,  // density 1 - |x|
  PS_LOGISTIC,    // ln u/(1 - u)
  PS_ARCSINE,     // sine of a uniform angle
  PS_SEMICIRCLE,  // abscissa of a uniform point of the disc
  PS_SPARSE,      // `inner` with probability `value`, else 0
  PS_CONSTANT,    // `value`
  PS_EXTERNAL,    // whatever `fill` draws from a 256-bit state
};

typedef struct ps_law {
  int kind;
  double value;
  int count;
  const double *values, *cuts;
  const int32_t *alias;
  const struct ps_law *inner;
  void *context;
  void (*fill)(void *context, const uint64_t state[4], double *out, int count);
} ps_law;

// A network at an input. Layer j = 0, ..., depth - 1 has widths[j + 1] rows of
// widths[j] natural draws, whose squared scale is 2/(widths[j] Var).
typedef struct {
  int64_t depth;
  const int64_t *widths;
  const ps_law *weights;
  const double *squared_scales;
  const ps_law *biases;  // kind PS_CONSTANT with value 0: none
  const double *bias_scales;
  const double *input;
  int64_t input_exponent;  // x = input 2^input_exponent
  int64_t entry;           // column p, or -1 for the whole row
  int linear;              // no activation at the output
  int64_t kept_bytes;      // of weights that may be kept for the way back
} ps_net;

enum {
  PS_DENSE,
  PS_CONDITIONED,
  PS_FOLDED,
  PS_CONDITIONED_FOLDED,
  PS_MASKED,
  PS_CHI_SQUARE,
  PS_SAMPLERS
};

// The largest number of networks in one call.
#define PS_BLOCK 256

typedef struct {
  // 16 words a step.
  void (*words)(ps_stream *, uint64_t *out, size_t steps);
  // Natural draws; `count` is rounded up to a multiple of 16 in the stream.
  void (*fill)(ps_stream *, const ps_law *, double *out, size_t count);
  // Uniform numbers (k + 1/2) 2^-52.
  void (*uniforms)(ps_stream *, double *out, size_t count);
  // Bin(n, 1/2).
  void (*binomials)(ps_stream *, int64_t n, double *out, size_t count);
  // Chi-squares of k[i] degrees of freedom; 0 of 0.
  void (*chi_squares)(ps_stream *, const double *k, double *out, size_t count);
  // ln Z of at most PS_BLOCK networks, -inf for Z = 0.
  void (*sample)(int sampler, const ps_net *, ps_stream *, double *logs,
                 size_t count, void *scratch);
} ps_kernels;

enum { PS_BASELINE, PS_AVX2, PS_AVX512, PS_LEVELS };

// The kernels of a level, or NULL if this processor lacks it.
const ps_kernels *ps_kernels_at(int level);

// Bytes of scratch, to be aligned to 64, that `sample` needs.
size_t ps_scratch_bytes(int sampler, const ps_net *net);

#endif
