#include <string.h>

#include "CPathSum.h"

static inline uint64_t rotl(uint64_t x, int k) {
  return (x << k) | (x >> (64 - k));
}

uint64_t ps_xoshiro_next(ps_xoshiro *state) {
  uint64_t *s = state->s;
  const uint64_t result = rotl(s[0] + s[3], 23) + s[0];
  const uint64_t t = s[1] << 17;
  s[2] ^= s[0];
  s[3] ^= s[1];
  s[1] ^= s[2];
  s[0] ^= s[3];
  s[2] ^= t;
  s[3] = rotl(s[3], 45);
  return result;
}

static unsigned long get(void *state) { return ps_xoshiro_next(state); }

static double get_double(void *state) {
  return (double)(ps_xoshiro_next(state) >> 11) * 0x1p-53;
}

// gsl_rng_set: the state is a Philox block, so that close seeds are unrelated.
static void set(void *state, unsigned long seed) {
  const uint64_t counter[4] = {0, 0, 0, 0};
  const uint64_t key[2] = {seed, 0};
  ps_philox4x64(counter, key, ((ps_xoshiro *)state)->s);
}

static const gsl_rng_type type = {
    "xoshiro256++", UINT64_MAX, 0, sizeof(ps_xoshiro), set, get, get_double};

const gsl_rng_type *ps_xoshiro_type(void) { return &type; }

void ps_xoshiro_seed(gsl_rng *rng, const uint64_t state[4]) {
  memcpy(rng->state, state, sizeof(ps_xoshiro));
}
