// The random words of a block: xoshiro256++ (Blackman, Vigna, "Scrambled linear
// pseudorandom number generators", ACM TOMS 47, 2021) in 16 lanes, as two
// interleaved vectors of 8, so that one step hides the other's latency.
#include "vector.h"

typedef struct {
  U s[4];
} Half;

// Sixteen words a step: a, then b. Coins are single bits of a stored step.
typedef struct {
  Half a, b;
  U coins_a, coins_b;
  int coins;  // how many bits of them are left
  int ready;  // how many numbers of the buffer are left
  double *buffer;
} Source;

INLINE U rotl8(U x, int k) { return (x << k) | (x >> (64 - k)); }

INLINE U next8(Half *h) {
  U *s = h->s;
  U result = rotl8(s[0] + s[3], 23) + s[0];
  U t = s[1] << 17;
  s[2] ^= s[0];
  s[3] ^= s[1];
  s[1] ^= s[2];
  s[0] ^= s[3];
  s[2] ^= t;
  s[3] = rotl8(s[3], 45);
  return result;
}

// Lane l of half h keeps word k of its state at words[h][k][l].
INLINE void take(Source *source, const ps_stream *stream) {
  for (int k = 0; k < 4; k++) {
    source->a.s[k] = *(const UU *)stream->words[0][k];
    source->b.s[k] = *(const UU *)stream->words[1][k];
  }
  source->coins = 0;
  source->ready = 0;
}

INLINE void give(const Source *source, ps_stream *stream) {
  for (int k = 0; k < 4; k++) {
    *(UU *)stream->words[0][k] = source->a.s[k];
    *(UU *)stream->words[1][k] = source->b.s[k];
  }
}

// Scalar words, sixteen at a time from the same stream.
typedef struct {
  uint64_t words[16];
  int left;
} Words;

INLINE uint64_t word(Words *words, Source *source) {
  if (words->left == 0) {
    *(UU *)words->words = next8(&source->a);
    *(UU *)(words->words + 8) = next8(&source->b);
    words->left = 16;
  }
  return words->words[16 - words->left--];
}
