#include <dlfcn.h>
#include <gsl/gsl_cblas.h>
#include <gsl/gsl_version.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "CPathSum.h"

typedef void gemm_function(enum CBLAS_ORDER, enum CBLAS_TRANSPOSE,
                           enum CBLAS_TRANSPOSE, int, int, int, double,
                           const double *, int, const double *, int, double,
                           double *, int);
typedef double dot_function(int, const double *, int, const double *, int);
typedef void axpy_function(int, double, const double *, int, double *, int);

static gemm_function *gemm = cblas_dgemm;
static dot_function *dot = cblas_ddot;
static axpy_function *axpy = cblas_daxpy;
static char name[128] = "GSL CBLAS " GSL_VERSION;
static pthread_once_t found = PTHREAD_ONCE_INIT;

// "OpenBLAS 0.3.21 ... SkylakeX MAX_THREADS=64" without what varies idly.
static void describe(void *library) {
  char *(*config)(void) = (char *(*)(void))dlsym(library, "openblas_get_config");
  char *(*core)(void) = (char *(*)(void))dlsym(library, "openblas_get_corename");
  char version[32] = "";
  if (config != NULL) sscanf(config(), "OpenBLAS %31s", version);
  snprintf(name, sizeof name, "OpenBLAS %s (%s)", version,
           core != NULL ? core() : "unknown core");
}

static void find(void) {
  const char *wish = getenv("PATHSUM_BLAS");
  if (wish != NULL && strcmp(wish, "gsl") == 0) return;
  void *library = dlopen("libopenblas.so.0", RTLD_NOW | RTLD_LOCAL);
  if (library == NULL) return;
  void (*threads)(int) =
      (void (*)(int))dlsym(library, "openblas_set_num_threads");
  gemm_function *g = (gemm_function *)dlsym(library, "cblas_dgemm");
  dot_function *d = (dot_function *)dlsym(library, "cblas_ddot");
  axpy_function *a = (axpy_function *)dlsym(library, "cblas_daxpy");
  // A build with long indices has other names, or no such symbol.
  if (threads == NULL || g == NULL || d == NULL || a == NULL) {
    dlclose(library);
    return;
  }
  threads(1);
  gemm = g;
  dot = d;
  axpy = a;
  describe(library);
}

const char *ps_blas_name(void) {
  pthread_once(&found, find);
  return name;
}

void ps_blas_dgemm(int transpose_a, int transpose_b, size_t m, size_t n,
                   size_t k, double alpha, const double *a, size_t lda,
                   const double *b, size_t ldb, double beta, double *c,
                   size_t ldc) {
  pthread_once(&found, find);
  gemm(CblasRowMajor, transpose_a ? CblasTrans : CblasNoTrans,
       transpose_b ? CblasTrans : CblasNoTrans, (int)m, (int)n, (int)k, alpha,
       a, (int)lda, b, (int)ldb, beta, c, (int)ldc);
}

double ps_blas_ddot(size_t n, const double *x, const double *y) {
  pthread_once(&found, find);
  return dot((int)n, x, 1, y, 1);
}

void ps_blas_daxpy(size_t n, double alpha, const double *x, double *y) {
  pthread_once(&found, find);
  axpy((int)n, alpha, x, 1, y, 1);
}
