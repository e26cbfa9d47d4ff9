// Matrix products through whichever CBLAS this machine has.
#ifndef PS_BLAS_H
#define PS_BLAS_H

#include <stddef.h>

// OpenBLAS, found at run time and held to one thread, or GSL's own CBLAS.
// PATHSUM_BLAS=gsl in the environment forces the latter.
const char *ps_blas_name(void);

// C = alpha op(A) op(B) + beta C, all row-major; op(A) is m x k, op(B) k x n.
// With beta = 0 nothing of C is read. Sizes are at most INT_MAX.
void ps_blas_dgemm(int transpose_a, int transpose_b, size_t m, size_t n,
                   size_t k, double alpha, const double *a, size_t lda,
                   const double *b, size_t ldb, double beta, double *c,
                   size_t ldc);

// The inner product of n numbers.
double ps_blas_ddot(size_t n, const double *x, const double *y);

// y += alpha x.
void ps_blas_daxpy(size_t n, double alpha, const double *x, double *y);

#endif
