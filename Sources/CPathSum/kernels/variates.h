// The laws: each draw takes one step of the stream and gives two vectors.
#include "elementary.h"

// (k + 1/2) 2^-52 of the upper 52 bits k: symmetric about 1/2, never 0 or 1.
INLINE V uniform8(U word) {
  return as_v((word >> 12) | ONE) - (1 - 0x1p-53);
}

// An odd multiple of 2^-51 in (-1, 1): symmetric, never 0; its variance is
// (1 - 2^-102)/3.
INLINE V symmetric8(U word) {
  return as_v((word >> 12) | 0x4000000000000001u) - 3;
}

// x with the sign of the word's bit `k`.
INLINE V signed8(V x, U word, int k) {
  return as_v(as_u(x) ^ ((word << (63 - k)) & SIGN));
}

// A uniform point of the unit circle, times sqrt 2: an angle below pi/4 and the
// reflections of the octants, from bits that the uniform number leaves.
INLINE void direction8(U a, U b, V *x, V *y) {
  V s, c;
  sine_cosine8(uniform8(b), &s, &c);
  I swap = (a & 1) != 0;
  *x = signed8(swap ? s : c, a, 1);
  *y = signed8(swap ? c : s, b, 0);
}

// Box and Muller ("A note on the generation of random normal deviates", 1958):
// sqrt(-2 ln u) times a uniform direction. |x| <= 8.58, never 0.
INLINE void normal16(U a, U b, V *x, V *y) {
  V r = sqrt8(minus_ln8(uniform8(a)));
  direction8(a, b, x, y);
  *x *= r;
  *y *= r;
}

INLINE V laplace8(U word) { return signed8(minus_ln8(uniform8(word)), word, 0); }

INLINE V logistic8(U word) {
  V u = uniform8(word);
  return minus_ln8(1 - u) - minus_ln8(u);
}

// Bits of one stored step, from the lowest; +-1 each.
INLINE void sign16(Source *source, V *x, V *y) {
  if (source->coins == 0) {
    source->coins_a = next8(&source->a);
    source->coins_b = next8(&source->b);
    source->coins = 64;
  }
  *x = as_v((source->coins_a & SIGN) | ONE);
  *y = as_v((source->coins_b & SIGN) | ONE);
  source->coins_a <<= 1;
  source->coins_b <<= 1;
  source->coins--;
}

INLINE V steps8(const ps_law *law, V u) {
  V x = law->values[law->count - 1];
  for (int k = law->count - 2; k >= 0; k--)
    x = u < (V)law->cuts[k] ? (V)law->values[k] : x;
  return x;
}

// Walker's alias method ("An efficient method for generating discrete random
// variables with general distributions", 1977).
INLINE V alias8(const ps_law *law, V u) {
  V scaled = u * law->count, x = 0;
  for (int i = 0; i < 8; i++) {
    int k = (int)scaled[i];
    if (k >= law->count) k = law->count - 1;
    x[i] = law->values[scaled[i] - k < law->cuts[k] ? k : law->alias[k]];
  }
  return x;
}

// One step's worth of a law that needs no state of its own.
INLINE void step16(int kind, const ps_law *law, Source *source, V *x, V *y) {
  U a = next8(&source->a), b = next8(&source->b);
  switch (kind) {
    case PS_NORMAL: normal16(a, b, x, y); return;
    case PS_UNIFORM: *x = symmetric8(a), *y = symmetric8(b); return;
    case PS_LAPLACE: *x = laplace8(a), *y = laplace8(b); return;
    case PS_STEPS:
      *x = steps8(law, uniform8(a)), *y = steps8(law, uniform8(b));
      return;
    case PS_ALIAS:
      *x = alias8(law, uniform8(a)), *y = alias8(law, uniform8(b));
      return;
    case PS_LOGISTIC: *x = logistic8(a), *y = logistic8(b); return;
    case PS_TRIANGULAR: {
      U c = next8(&source->a), d = next8(&source->b);
      *x = uniform8(a) - uniform8(c), *y = uniform8(b) - uniform8(d);
      return;
    }
    case PS_ARCSINE:
    case PS_SEMICIRCLE: {
      U c = next8(&source->a), d = next8(&source->b);
      V unused;
      direction8(c, a, x, &unused);
      direction8(d, b, y, &unused);
      *x *= 0x1.6a09e667f3bcdp-1, *y *= 0x1.6a09e667f3bcdp-1;
      if (kind == PS_ARCSINE) return;
      // The upper bits of c and d are still unused.
      *x *= sqrt8(uniform8(c)), *y *= sqrt8(uniform8(d));
      return;
    }
  }
}

static void fill(Source *source, const ps_law *law, double *out, size_t count);

// The law of `inner` thinned: 0 with probability 1 - value.
static void thin(Source *source, const ps_law *law, double *out, size_t count) {
  fill(source, law->inner, out, count);
  for (size_t i = 0; i < count; i += 16) {
    U a = next8(&source->a), b = next8(&source->b);
    store(out + i, uniform8(a) < (V)law->value ? load(out + i) : (V)0);
    store(out + i + 8, uniform8(b) < (V)law->value ? load(out + i + 8) : (V)0);
  }
}

enum { BUFFER = 256 };

// GSL's draws, 256 from a generator whose state one step gives: a replay of the
// stream is then a replay of these draws too.
static void draw_external(Source *source, const ps_law *law, double *out,
                          size_t count) {
  for (size_t i = 0; i < count; i += BUFFER) {
    U a = next8(&source->a), b = next8(&source->b);
    uint64_t state[4] = {a[0], a[1], b[0], b[1] | 1};
    size_t part = count - i < BUFFER ? count - i : BUFFER;
    law->fill(law->context, state, out + i, (int)part);
  }
}

// `count` natural draws, a multiple of 16.
#define FILL_CASE(kind)                                \
  case kind:                                           \
    for (size_t i = 0; i < count; i += 16) {           \
      V x = 0, y = 0;                                  \
      step16(kind, law, &local, &x, &y);               \
      store(out + i, x), store(out + i + 8, y);        \
    }                                                  \
    break;

static void fill(Source *source, const ps_law *law, double *out, size_t count) {
  Source local = *source;
  switch (law->kind) {
    FILL_CASE(PS_NORMAL)
    FILL_CASE(PS_UNIFORM)
    FILL_CASE(PS_LAPLACE)
    FILL_CASE(PS_STEPS)
    FILL_CASE(PS_ALIAS)
    FILL_CASE(PS_TRIANGULAR)
    FILL_CASE(PS_LOGISTIC)
    FILL_CASE(PS_ARCSINE)
    FILL_CASE(PS_SEMICIRCLE)
    case PS_SIGN:
      for (size_t i = 0; i < count; i += 16) {
        V x, y;
        sign16(&local, &x, &y);
        store(out + i, x), store(out + i + 8, y);
      }
      break;
    case PS_CONSTANT:
      for (size_t i = 0; i < count; i++) out[i] = law->value;
      break;
    case PS_SPARSE: thin(&local, law, out, count); break;
    case PS_EXTERNAL: draw_external(&local, law, out, count); break;
  }
  *source = local;
}

// The next two vectors of a law; `kind` is a constant wherever this is used, so
// that the common laws are drawn in registers.
INLINE void draw16(int kind, const ps_law *law, Source *source, V *x, V *y) {
  if (kind == PS_SIGN) {
    sign16(source, x, y);
  } else if (kind == PS_BUFFERED) {
    if (source->ready == 0) {
      fill(source, law, source->buffer, BUFFER);
      source->ready = BUFFER;
    }
    const double *next = source->buffer + (BUFFER - source->ready);
    *x = load(next), *y = load(next + 8);
    source->ready -= 16;
  } else {
    step16(kind, law, source, x, y);
  }
}

// Forgets what is left of stored coins and buffers, so that the state of the
// stream alone says what comes next.
INLINE void settle(Source *source) { source->coins = source->ready = 0; }

// Calls `layer(kind, ...)` with the law's kind as a constant.
#define WITH_KIND(law, layer, ...)                                  \
  switch ((law)->kind) {                                            \
    case PS_NORMAL: layer(PS_NORMAL, law, __VA_ARGS__); break;      \
    case PS_UNIFORM: layer(PS_UNIFORM, law, __VA_ARGS__); break;    \
    case PS_LAPLACE: layer(PS_LAPLACE, law, __VA_ARGS__); break;    \
    case PS_SIGN: layer(PS_SIGN, law, __VA_ARGS__); break;          \
    default: layer(PS_BUFFERED, law, __VA_ARGS__); break;           \
  }

// Bin(n, 1/2) in sixteen lanes: the ones among n bits of each lane's words.
INLINE U ones8(U x) {  // bits to bytes
  x -= (x >> 1) & 0x5555555555555555u;
  x = (x & 0x3333333333333333u) + ((x >> 2) & 0x3333333333333333u);
  return (x + (x >> 4)) & 0x0F0F0F0F0F0F0F0Fu;
}

// The sum of eight bytes, each at most 255.
INLINE U bytes8(U x) {
  const uint64_t even = 0x00FF00FF00FF00FFu;
  x = (x & even) + ((x >> 8) & even);
  x += x >> 16;
  return (x + (x >> 32)) & 0xFFFF;
}

INLINE void binomial16(int64_t n, Source *source, V *x, V *y) {
  U total_a = 0, total_b = 0;
  while (n > 0) {
    U bytes_a = 0, bytes_b = 0;
    for (int word = 0; word < 31 && n > 0; word++, n -= 64) {
      uint64_t mask = n < 64 ? ((uint64_t)1 << n) - 1 : ~(uint64_t)0;
      bytes_a += ones8(next8(&source->a) & mask);
      bytes_b += ones8(next8(&source->b) & mask);
    }
    total_a += bytes8(bytes_a);
    total_b += bytes8(bytes_b);
  }
  *x = double8(total_a), *y = double8(total_b);
}

INLINE int64_t binomial(int64_t n, Words *words, Source *source) {
  int64_t total = 0;
  for (; n >= 64; n -= 64) total += __builtin_popcountll(word(words, source));
  if (n > 0) {
    uint64_t mask = ((uint64_t)1 << n) - 1;
    total += __builtin_popcountll(word(words, source) & mask);
  }
  return total;
}

// Half a chi-square of k degrees of freedom, that is Gamma(k/2), one trial:
// Marsaglia and Tsang ("A simple method for generating gamma variables", ACM
// TOMS 26, 2000) for k >= 2, half a squared normal for k = 1, 0 for k = 0.
INLINE I gamma_trial8(V k, V x, V u, V *gamma) {
  V d = max8(k, 2) * 0.5 - 0x1.5555555555555p-2;
  V t = fma8(x, 1 / sqrt8(9 * d), 1);
  V safe = t > 0 ? t : (V)1;
  V v = safe * safe * safe;
  V slack = fma8(d, 1 - v - 3 * minus_ln8(safe), 0.5 * x * x);
  I accepted = (t > 0) & (minus_ln8(u) + slack > 0);
  *gamma = k < 2 ? (k < 1 ? (V)0 : 0.5 * x * x) : d * v;
  return accepted | (k < 2);
}

INLINE int all8(I mask) { return __builtin_reduce_and(mask) != 0; }

// Chi-squares of ka and kb degrees of freedom.
INLINE void chi_square16(V ka, V kb, Source *source, V *x, V *y) {
  I done_a = 0, done_b = 0;
  V sum_a = 0, sum_b = 0;
  do {
    V p, q, gamma;
    normal16(next8(&source->a), next8(&source->b), &p, &q);
    V u = uniform8(next8(&source->a)), w = uniform8(next8(&source->b));
    I accepted = gamma_trial8(ka, p, u, &gamma);
    sum_a = done_a ? sum_a : gamma;
    done_a |= accepted;
    accepted = gamma_trial8(kb, q, w, &gamma);
    sum_b = done_b ? sum_b : gamma;
    done_b |= accepted;
  } while (!all8(done_a & done_b));
  *x = 2 * sum_a, *y = 2 * sum_b;
}
