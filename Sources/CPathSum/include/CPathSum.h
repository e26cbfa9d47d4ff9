// The only C of PathSum: bit generators and their face towards GSL.
#ifndef CPATHSUM_H
#define CPATHSUM_H

#include <gsl/gsl_rng.h>
#include <stdint.h>

#include "ps_blas.h"
#include "ps_kernels.h"

// Philox4x64-10 (Salmon, Moraes, Dror, Shaw, "Parallel random numbers: as easy
// as 1, 2, 3", SC 2011): a bijection of 256-bit counters for each 128-bit key.
void ps_philox4x64(const uint64_t counter[4], const uint64_t key[2],
                   uint64_t out[4]);

// xoshiro256++ 1.0 (Blackman, Vigna, "Scrambled linear pseudorandom number
// generators", ACM TOMS 47, 2021): period 2^256 - 1; the all-zero state is
// forbidden.
typedef struct {
  uint64_t s[4];
} ps_xoshiro;

uint64_t ps_xoshiro_next(ps_xoshiro *state);

// xoshiro256++ as a GSL generator: 64-bit integers, 53-bit uniforms k 2^-53.
const gsl_rng_type *ps_xoshiro_type(void);

// Overwrites the state of a generator of that type.
void ps_xoshiro_seed(gsl_rng *rng, const uint64_t state[4]);

// Switches GSL's aborting error handler off; every status is checked instead.
void ps_silence_gsl(void);

// GSL's generator of that name, or NULL.
const gsl_rng_type *ps_rng_type(const char *name);

// The k-th name of GSL's generators, or NULL past the last.
const char *ps_rng_name(int k);

#endif
