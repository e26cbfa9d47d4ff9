#include "CPathSum.h"

static const uint64_t M0 = 0xD2E7470EE14C6C93ULL;
static const uint64_t M1 = 0xCA5A826395121157ULL;
static const uint64_t W0 = 0x9E3779B97F4A7C15ULL;  // golden ratio
static const uint64_t W1 = 0xBB67AE8584CAA73BULL;  // sqrt(3) - 1

static inline uint64_t mul_hi_lo(uint64_t a, uint64_t b, uint64_t *lo) {
  unsigned __int128 product = (unsigned __int128)a * b;
  *lo = (uint64_t)product;
  return (uint64_t)(product >> 64);
}

void ps_philox4x64(const uint64_t counter[4], const uint64_t key[2],
                   uint64_t out[4]) {
  uint64_t c0 = counter[0], c1 = counter[1], c2 = counter[2], c3 = counter[3];
  uint64_t k0 = key[0], k1 = key[1];
  for (int round = 0; round < 10; round++) {
    uint64_t lo0, lo1;
    uint64_t hi0 = mul_hi_lo(M0, c0, &lo0);
    uint64_t hi1 = mul_hi_lo(M1, c2, &lo1);
    c0 = hi1 ^ c1 ^ k0;
    c1 = lo1;
    c2 = hi0 ^ c3 ^ k1;
    c3 = lo0;
    k0 += W0;
    k1 += W1;
  }
  out[0] = c0;
  out[1] = c1;
  out[2] = c2;
  out[3] = c3;
}
