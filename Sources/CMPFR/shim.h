// GMP and MPFR spell many functions as macros, which Swift cannot call; each
// wrapper below gives one of them a name.
#ifndef PATHSUM_CMPFR_SHIM_H
#define PATHSUM_CMPFR_SHIM_H

#include <gmp.h>
#include <mpfr.h>
#include <stdlib.h>

typedef __mpq_struct ps_mpq;
typedef __mpfr_struct ps_mpfr;

static inline void ps_mpq_init(ps_mpq *x) { mpq_init(x); }
static inline void ps_mpq_clear(ps_mpq *x) { mpq_clear(x); }
static inline void ps_mpq_set(ps_mpq *x, const ps_mpq *y) { mpq_set(x, y); }
static inline void ps_mpq_set_si(ps_mpq *x, long n) { mpq_set_si(x, n, 1); }
static inline void ps_mpq_set_d(ps_mpq *x, double y) { mpq_set_d(x, y); }
static inline int ps_mpq_is_integer(const ps_mpq *x) {
  return mpz_cmp_ui(mpq_denref(x), 1) == 0;
}
// Integers, which the recursions work with until their last step, are spared
// the reduction to lowest terms.
static inline void ps_mpq_add(ps_mpq *r, const ps_mpq *x, const ps_mpq *y) {
  if (ps_mpq_is_integer(x) && ps_mpq_is_integer(y)) {
    mpz_add(mpq_numref(r), mpq_numref(x), mpq_numref(y));
    mpz_set_ui(mpq_denref(r), 1);
  } else {
    mpq_add(r, x, y);
  }
}
static inline void ps_mpq_sub(ps_mpq *r, const ps_mpq *x, const ps_mpq *y) {
  mpq_sub(r, x, y);
}
static inline void ps_mpq_mul(ps_mpq *r, const ps_mpq *x, const ps_mpq *y) {
  if (ps_mpq_is_integer(x) && ps_mpq_is_integer(y)) {
    mpz_mul(mpq_numref(r), mpq_numref(x), mpq_numref(y));
    mpz_set_ui(mpq_denref(r), 1);
  } else {
    mpq_mul(r, x, y);
  }
}
// r += x y for integers; otherwise nothing is done and 0 returned.
static inline int ps_mpq_addmul_integers(ps_mpq *r, const ps_mpq *x,
                                         const ps_mpq *y) {
  if (!ps_mpq_is_integer(r) || !ps_mpq_is_integer(x) || !ps_mpq_is_integer(y))
    return 0;
  mpz_addmul(mpq_numref(r), mpq_numref(x), mpq_numref(y));
  return 1;
}
static inline void ps_mpq_div(ps_mpq *r, const ps_mpq *x, const ps_mpq *y) {
  mpq_div(r, x, y);
}
static inline int ps_mpq_cmp(const ps_mpq *x, const ps_mpq *y) {
  return mpq_cmp(x, y);
}
static inline int ps_mpq_equal(const ps_mpq *x, const ps_mpq *y) {
  return mpq_equal(x, y);
}
static inline int ps_mpq_sgn(const ps_mpq *x) { return mpq_sgn(x); }

// x^n for n >= 0; powers of coprime integers are coprime.
static inline void ps_mpq_pow(ps_mpq *r, const ps_mpq *x, unsigned long n) {
  mpz_pow_ui(mpq_numref(r), mpq_numref(x), n);
  mpz_pow_ui(mpq_denref(r), mpq_denref(x), n);
}

// Reads "n" or "n/d" in base 10; 0 on success. A zero denominator fails.
static inline int ps_mpq_set_str(ps_mpq *x, const char *text) {
  if (mpq_set_str(x, text, 10) != 0) return -1;
  if (mpz_sgn(mpq_denref(x)) == 0) return -1;
  mpq_canonicalize(x);
  return 0;
}

// The caller frees the result with free().
static inline char *ps_mpq_get_str(const ps_mpq *x) {
  return mpq_get_str(NULL, 10, x);
}
static inline int ps_mpq_fits_long(const ps_mpq *x) {
  return ps_mpq_is_integer(x) && mpz_fits_slong_p(mpq_numref(x));
}
static inline long ps_mpq_get_si(const ps_mpq *x) {
  return mpz_get_si(mpq_numref(x));
}
// Decimal digits of numerator and denominator together, within one each.
static inline size_t ps_mpq_digits(const ps_mpq *x) {
  return mpz_sizeinbase(mpq_numref(x), 10) + mpz_sizeinbase(mpq_denref(x), 10);
}
// r becomes the least common multiple of integer r and the denominator of x.
static inline void ps_mpq_lcm_den(ps_mpq *r, const ps_mpq *x) {
  mpz_lcm(mpq_numref(r), mpq_numref(r), mpq_denref(x));
}
static inline unsigned long ps_mpq_hash(const ps_mpq *x) {
  return mpz_get_ui(mpq_numref(x)) * 0x9E3779B97F4A7C15UL
         + mpz_get_ui(mpq_denref(x));
}

static inline void ps_mpfr_set(ps_mpfr *r, const ps_mpfr *x, mpfr_rnd_t m) {
  mpfr_set(r, x, m);
}
static inline mpfr_exp_t ps_mpfr_get_exp(const ps_mpfr *x) {
  return mpfr_get_exp(x);
}
static inline int ps_mpfr_sgn(const ps_mpfr *x) { return mpfr_sgn(x); }
static inline int ps_mpfr_cmp(const ps_mpfr *x, const ps_mpfr *y) {
  return mpfr_cmp(x, y);
}
static inline int ps_mpfr_set_q(ps_mpfr *r, const ps_mpq *x, mpfr_rnd_t m) {
  return mpfr_set_q(r, x, m);
}
static inline int ps_mpfr_set_si(ps_mpfr *r, long x, mpfr_rnd_t m) {
  return mpfr_set_si(r, x, m);
}
static inline int ps_mpfr_cmp_q(ps_mpfr *x, const ps_mpq *y) {
  return mpfr_cmp_q(x, y);
}
static inline int ps_mpfr_cmpabs(const ps_mpfr *x, const ps_mpfr *y) {
  return mpfr_cmpabs(x, y);
}

#endif
