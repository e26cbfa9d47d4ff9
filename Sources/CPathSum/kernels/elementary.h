// Logarithm, sine and cosine by minimax polynomials (Remez, 60 digits), whose
// own errors are below 2^-56; the results are good to 2 ulp.
#include "stream.h"

// -ln u for normal positive u.
//
// u = 2^k (1 + f) with 1 + f in [1/sqrt 2, sqrt 2), and ln(1 + f) = f P(f). Near
// 1 the exponent is 0, so the result keeps its relative precision.
INLINE V minus_ln8(V u) {
  const uint64_t root_half = 0x3FE6A09E667F3BCDu;
  U exponent = (as_u(u) - root_half) & 0xFFF0000000000000u;
  V f = as_v(as_u(u) - exponent) - 1;
#if PS_FMA && !PS_NO_CONVERSION
  V scaled_k = __builtin_convertvector((I)exponent, V);
#else
  V scaled_k = (double8((exponent >> 52) ^ 0x800) - 2048) * 0x1p52;
#endif
  V g = f * f;
  V even = -0x1.ac9e85221dd58p-6;
  even = fma8(even, g, -0x1.0b9b94dc1c204p-4);
  even = fma8(even, g, -0x1.cf7c44d24b642p-5);
  even = fma8(even, g, -0x1.11dc9f8be1632p-4);
  even = fma8(even, g, -0x1.3b0a71e59b98fp-4);
  even = fma8(even, g, -0x1.745d488804724p-4);
  even = fma8(even, g, -0x1.c71c71ca76ffap-4);
  even = fma8(even, g, -0x1.249249223807ap-3);
  even = fma8(even, g, -0x1.99999999a24efp-3);
  even = fma8(even, g, -0x1.555555555550bp-2);
  even = fma8(even, g, -1);
  V odd = 0x1.ec26223a3767bp-5;
  odd = fma8(odd, g, 0x1.d13a363c0c176p-5);
  odd = fma8(odd, g, 0x1.fb66a3a0af9c4p-5);
  odd = fma8(odd, g, 0x1.24dd7a430209ap-4);
  odd = fma8(odd, g, 0x1.5550533eee155p-4);
  odd = fma8(odd, g, 0x1.9999caf389530p-4);
  odd = fma8(odd, g, 0x1.fffffee6a3e3cp-4);
  odd = fma8(odd, g, 0x1.55555557073d3p-3);
  odd = fma8(odd, g, 0x1.fffffffffd9bdp-3);
  odd = fma8(odd, g, 0x1.0000000000004p-1);
  return fma8(scaled_k, -0x1.62e42fefa39efp-53, f * fma8(f, odd, even));
}

// sqrt 2 times the sine and cosine of pi v/4, for 0 < v < 1.
INLINE void sine_cosine8(V v, V *sine, V *cosine) {
  V g = v * v;
  V s = 0x1.56313aba1ec6cp-37;
  s = fma8(s, g, -0x1.55889d53bbb40p-29);
  s = fma8(s, g, 0x1.dbd6f6a24d277p-22);
  s = fma8(s, g, -0x1.b1e9f347f08cbp-15);
  s = fma8(s, g, 0x1.cda106381db5ap-9);
  s = fma8(s, g, -0x1.d3ba5c1c5f464p-4);
  s = fma8(s, g, 0x1.1c5831add62e4p+0);
  V c = -0x1.3320e9f5a87e0p-41;
  c = fma8(c, g, 0x1.65a7132392ca8p-33);
  c = fma8(c, g, -0x1.2afa98fe21e08p-25);
  c = fma8(c, g, 0x1.54cb8f4c2b427p-18);
  c = fma8(c, g, -0x1.e36ab0c134408p-12);
  c = fma8(c, g, 0x1.6f5a49b297df9p-6);
  c = fma8(c, g, -0x1.bea5b6072b262p-2);
  c = fma8(c, g, 0x1.6a09e667f3bcdp+0);
  *sine = s * v;
  *cosine = c;
}
