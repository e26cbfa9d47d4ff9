// What every forward pass keeps apart: the true activation is
// a sqrt(squared) 2^exponent. Where no bias asks for the true size, weights stay
// unscaled natural draws, so that a tie of lattice weights is exactly 0; scales
// are carried squared because 2/n is rational.
#include "masked.h"

typedef struct {
  double squared;
  int64_t exponent;
} Scale;

INLINE int has_bias(const ps_net *net, int64_t layer) {
  const ps_law *law = &net->biases[layer];
  return law->kind != PS_CONSTANT || law->value != 0;
}

// z = product * of_sum + b * of_bias in the scale that follows.
typedef struct {
  double of_sum, of_bias;
} Affine;

// Brings a layer's products and biases to one size, the smaller one of theirs.
static Affine enter_layer(const ps_net *net, int64_t layer, Scale *scale) {
  scale->squared *= net->squared_scales[layer];
  if (!has_bias(net, layer)) {
    if (scale->squared < 0x1p-200 || scale->squared > 0x1p200) {
      int half = ilogb(scale->squared) / 2;
      scale->squared = ldexp(scale->squared, -2 * half);
      scale->exponent += half;
    }
    return (Affine){1, 0};
  }
  Affine affine = {sqrt(scale->squared), net->bias_scales[layer]};
  scale->squared = 1;
  int64_t e = scale->exponent;
  if (e < 0) {
    affine.of_sum = ldexp(affine.of_sum, e < -4000 ? -4000 : (int)e);
    scale->exponent = 0;
  } else {
    affine.of_bias = ldexp(affine.of_bias, e > 4000 ? -4000 : -(int)e);
  }
  return affine;
}

// The scalar products of `a` with four rows `stride` apart.
INLINE V dots4(const double *w, const double *a, int64_t stride) {
  V p = 0, q = 0, r = 0, s = 0;
  for (int64_t i = 0; i < stride; i += 8) {
    V x = load(a + i);
    p = fma8(load(w + i), x, p);
    q = fma8(load(w + stride + i), x, q);
    r = fma8(load(w + 2 * stride + i), x, r);
    s = fma8(load(w + 3 * stride + i), x, s);
  }
  V pq = __builtin_shufflevector(p, q, 0, 8, 2, 10, 4, 12, 6, 14) +
         __builtin_shufflevector(p, q, 1, 9, 3, 11, 5, 13, 7, 15);
  V rs = __builtin_shufflevector(r, s, 0, 8, 2, 10, 4, 12, 6, 14) +
         __builtin_shufflevector(r, s, 1, 9, 3, 11, 5, 13, 7, 15);
  V all = __builtin_shufflevector(pq, rs, 0, 1, 8, 9, 4, 5, 12, 13) +
          __builtin_shufflevector(pq, rs, 2, 3, 10, 11, 6, 7, 14, 15);
  return all + __builtin_shufflevector(all, all, 4, 5, 6, 7, 0, 1, 2, 3);
}
