/* The definition in plain C with GSL: one net at a time, a row of weights drawn
   and used while it is hot, then a reverse pass over the rows alive.

   Speaks the line protocol of peer.py: gsl_dense float64 THREADS */

#include <gsl/gsl_randist.h>
#include <gsl/gsl_rng.h>
#include <gsl/gsl_version.h>
#include <math.h>
#include <omp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>

enum { MAX_LAYERS = 128 };

typedef struct {
  int depth;
  size_t widths[MAX_LAYERS + 1], offset[MAX_LAYERS];
  size_t weights, neurons;
  double gain[MAX_LAYERS];
  void (*fill)(gsl_rng *, double *, size_t);
  double *input;
} net;

static void gaussian(gsl_rng *r, double *w, size_t n) {
  for (size_t i = 0; i < n; i++) w[i] = gsl_ran_gaussian_ziggurat(r, 1);
}

static void uniform(gsl_rng *r, double *w, size_t n) {
  for (size_t i = 0; i < n; i++) w[i] = gsl_rng_uniform(r) - 0.5;
}

static void laplace(gsl_rng *r, double *w, size_t n) {
  for (size_t i = 0; i < n; i++) w[i] = gsl_ran_laplace(r, 1);
}

/* mt19937 gives 32 random bits a call. */
static void rademacher(gsl_rng *r, double *w, size_t n) {
  for (size_t i = 0; i < n; i += 32) {
    const unsigned long bits = gsl_rng_get(r);
    const size_t end = n - i < 32 ? n - i : 32;
    for (size_t k = 0; k < end; k++) w[i + k] = 2.0 * (bits >> k & 1) - 1;
  }
}

static const struct {
  const char *name;
  void (*fill)(gsl_rng *, double *, size_t);
  double variance;
} laws[] = {
    {"gaussian", gaussian, 1},
    {"uniform", uniform, 1 / 12.0},
    {"laplace", laplace, 2},
    {"rademacher", rademacher, 1},
};

/* Square roots of the first primes, scaled to |x|² = n. */
static double *generic_input(size_t n) {
  double *x = malloc(n * sizeof *x);
  double sum = 0;
  size_t found = 0;
  for (unsigned long p = 2; found < n; p++) {
    int prime = 1;
    for (unsigned long q = 2; q * q <= p; q++) prime &= p % q != 0;
    if (prime) x[found++] = sqrt(p), sum += p;
  }
  for (size_t i = 0; i < n; i++) x[i] *= sqrt(n / sum);
  return x;
}

static net read_net(char *widths, const char *law) {
  net t = {0};
  double variance = 1;
  for (size_t i = 0; i < sizeof laws / sizeof *laws; i++)
    if (!strcmp(law, laws[i].name))
      t.fill = laws[i].fill, variance = laws[i].variance;
  for (char *s = strtok(widths, ","); s; s = strtok(NULL, ","))
    t.widths[t.depth++] = strtoul(s, NULL, 10);
  t.depth--;
  t.neurons = t.widths[0];
  for (int j = 0; j < t.depth; j++) {
    t.offset[j] = t.weights;
    t.weights += t.widths[j] * t.widths[j + 1];
    t.neurons += t.widths[j + 1];
    t.gain[j] = sqrt(2 / (variance * t.widths[j]));
  }
  t.input = generic_input(t.widths[0]);
  return t;
}

/* One draw of Z. */
static double sample(const net *t, gsl_rng *r, double *w, double *act) {
  double *a = memcpy(act, t->input, t->widths[0] * sizeof *a);
  for (int j = 0; j < t->depth; j++) {
    const size_t m = t->widths[j], n = t->widths[j + 1];
    /* Short rows are drawn some hundred weights at a time. */
    const size_t group = 512 / m + 1;
    double *row = w + t->offset[j], *next = a + m;
    for (size_t i = 0; i < n; i++, row += m) {
      double z = 0;
      if (i % group == 0) t->fill(r, row, m * (n - i < group ? n - i : group));
      for (size_t k = 0; k < m; k++) z += row[k] * a[k];
      next[i] = z > 0 ? z * t->gain[j] : 0;
    }
    a = next;
  }
  /* The activations have served as masks once they are overwritten. */
  a[0] = a[0] > 0;
  for (int j = t->depth - 1; j >= 0; j--) {
    const size_t m = t->widths[j], n = t->widths[j + 1];
    const double *row = w + t->offset[j];
    double *below = a - m, v[m];
    memset(v, 0, sizeof v);
    for (size_t i = 0; i < n; i++, row += m)
      if (a[i] != 0)
        for (size_t k = 0; k < m; k++) v[k] += a[i] * row[k];
    for (size_t k = 0; k < m; k++)
      below[k] = j == 0 || below[k] > 0 ? v[k] * t->gain[j] : 0;
    a = below;
  }
  double z = 0;
  for (size_t k = 0; k < t->widths[0]; k++) z += a[k] * a[k];
  return z;
}

static double seconds(clockid_t clock) {
  struct timespec t;
  clock_gettime(clock, &t);
  return t.tv_sec + 1e-9 * t.tv_nsec;
}

int main(int count, char **arguments) {
  const int threads = count > 2 ? atoi(arguments[2]) : 1;
  char widths[4096], law[32];
  double duration;
  printf("gsl %s\n", gsl_version);
  fflush(stdout);
  while (scanf("%4095s %31s %lf", widths, law, &duration) == 3) {
    const net t = read_net(widths, law);
    double n = 0, sum = 0, squares = 0, zeros = 0;
    double cpu = 0, wall = 0;
#pragma omp parallel num_threads(threads) reduction(+ : n, sum, squares, zeros)
    {
      gsl_rng *r = gsl_rng_alloc(gsl_rng_mt19937);
      double *w = malloc(t.weights * sizeof *w);
      double *act = malloc(t.neurons * sizeof *act);
      gsl_rng_set(r, (unsigned long)(1e6 * seconds(CLOCK_REALTIME)) +
                         (unsigned long)omp_get_thread_num());
      sample(&t, r, w, act);
#pragma omp barrier
#pragma omp master
      cpu = seconds(CLOCK_PROCESS_CPUTIME_ID), wall = seconds(CLOCK_MONOTONIC);
#pragma omp barrier
      const double end = wall + duration;
      do {
        /* Some 2^16 weights between two looks at the clock. */
        for (size_t done = 0; done < 65536; done += t.weights) {
          const double z = sample(&t, r, w, act);
          n++, sum += z, squares += z * z, zeros += z == 0;
        }
      } while (seconds(CLOCK_MONOTONIC) < end);
      free(act), free(w), gsl_rng_free(r);
    }
    cpu = seconds(CLOCK_PROCESS_CPUTIME_ID) - cpu;
    wall = seconds(CLOCK_MONOTONIC) - wall;
    struct rusage usage;
    getrusage(RUSAGE_SELF, &usage);
    printf("%.0f %.9f %.9f %.17g %.17g %.0f %ld\n", n, wall, cpu, sum, squares,
           zeros, usage.ru_maxrss);
    fflush(stdout);
    free(t.input);
  }
}
