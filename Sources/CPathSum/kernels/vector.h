// Eight doubles or eight 64-bit integers at a time, in Clang's vector types.
//
// Every file of this folder that ends in .h is compiled once a level: each of
// level_*.c sets PS_FMA, chooses a target and includes samplers.h. Nothing is
// contracted, so one level gives the same bits at any optimization.
#include <math.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "ps_kernels.h"

#pragma STDC FP_CONTRACT OFF
#pragma clang diagnostic ignored "-Wpsabi"  // everything below is inlined

#define INLINE static inline __attribute__((always_inline))

typedef double V __attribute__((ext_vector_type(8)));
// What comparing two V gives: `long` on every 64-bit target.
typedef long I __attribute__((ext_vector_type(8)));
typedef uint64_t U __attribute__((ext_vector_type(8)));
typedef double VU __attribute__((ext_vector_type(8), aligned(8)));
typedef uint64_t UU __attribute__((ext_vector_type(8), aligned(8)));

#define SIGN 0x8000000000000000u
#define ONE 0x3FF0000000000000u

INLINE V as_v(U x) { return (V)x; }
INLINE U as_u(V x) { return (U)x; }
INLINE V load(const double *p) { return *(const VU *)p; }
INLINE void store(double *p, V x) { *(VU *)p = x; }

// a b + c, rounded once where the hardware can.
INLINE V fma8(V a, V b, V c) {
#if PS_FMA
  return __builtin_elementwise_fma(a, b, c);
#else
  return a * b + c;
#endif
}

INLINE V abs8(V x) { return as_v(as_u(x) & ~SIGN); }
INLINE V max8(V x, V y) { return x > y ? x : y; }
INLINE V sqrt8(V x) { return __builtin_elementwise_sqrt(x); }

// The lanes' numbers 0, ..., 7.
INLINE V iota8(void) { return (V){0, 1, 2, 3, 4, 5, 6, 7}; }

// The sum of the lanes, in an order that never changes.
INLINE double sum8(V x) {
  return ((x[0] + x[4]) + (x[2] + x[6])) + ((x[1] + x[5]) + (x[3] + x[7]));
}

INLINE double largest8(V x) {
  double largest = 0;
  for (int i = 0; i < 8; i++) largest = x[i] > largest ? x[i] : largest;
  return largest;
}

// Small integers as doubles; exact below 2^52.
INLINE V double8(U k) {
  return as_v(k | 0x4330000000000000u) - 0x1p52;
}

// 2^e in each lane, for whole e in [-1022, 1023].
INLINE V power_of_two8(V e) {
  U biased = as_u(e + (0x1p52 + 1023));
  return as_v(biased << 52);
}
