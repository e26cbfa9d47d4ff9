// Gaussian weights under the law identity: with B_j ~ Bin(n_j, 1/2), B_0 = n_0,
//
//     Z = coin prod_j (2/n_j) chi^2_{B_j}
//
// and chi^2_1 in place of chi^2_{n_0} for an entry. Sixteen networks at a time.
#include "common.h"

INLINE void normalize_products(V *product, V *exponents) {
  normalize_lanes(product, 1, 1, exponents);
}

static void sample_chi_square(const ps_net *net, ps_stream *stream,
                              double *logs, size_t count, void *scratch) {
  Arena arena = {scratch};
  Source source = begin(stream, &arena);
  int live[PS_BLOCK + 16], alive = live_networks(net, &source, live);
  for (size_t i = 0; i < count; i++) logs[i] = -INFINITY;
  for (int group = 0; group < alive; group += 16) {
    if ((size_t)live[group] >= count) break;
    V x = 1, y = 1, exponents_x = 0, exponents_y = 0;
    for (int64_t j = net->depth - 1; j >= 0; j--) {
      int64_t n = net->widths[j];
      V a = (double)n, b = (double)n, p, q;
      if (j > 0) binomial16(n, &source, &a, &b);
      if (j == 0 && net->entry >= 0) a = b = 1;
      chi_square16(a, b, &source, &p, &q);
      x *= p * (2.0 / (double)n), y *= q * (2.0 / (double)n);
      normalize_products(&x, &exponents_x);
      normalize_products(&y, &exponents_y);
    }
    int lanes = alive - group < 16 ? alive - group : 16;
    deliver(log_lanes8(x, 0.5 * exponents_x, 0),
            log_lanes8(y, 0.5 * exponents_y, 0), live + group, lanes, logs,
            count);
  }
  give(&source, stream);
}
