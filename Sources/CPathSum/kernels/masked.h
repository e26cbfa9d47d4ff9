// The law identity: masks are fair coins, independent of the weights. Backward
// only; a weight between live neurons is drawn in a register and used once.
//
//     v_{j-1} = W_j^T v_j   over K_j live rows and K_{j-1} live columns
#include "chi_square.h"

// u = W^T v for `rows` x `columns` fresh weights, two rows and eight columns a
// step. v holds a zero past its end, and so does u.
INLINE void pull_masked(int kind, const ps_law *law, Source *source,
                        const double *v, int64_t rows, double *u,
                        int64_t columns) {
  Source local = *source;
  for (int64_t c = 0; c < columns; c += 8) {
    V even = 0, odd = 0;
    for (int64_t k = 0; k < rows; k += 2) {
      V x, y;
      draw16(kind, law, &local, &x, &y);
      even = fma8((V)v[k], x, even);
      odd = fma8((V)v[k + 1], y, odd);
    }
    V inside = (double)(columns - c);
    store(u + c, iota8() < inside ? even + odd : (V)0);
  }
  for (int64_t c = (columns + 7) & ~(int64_t)7; c < padded(columns + 1); c += 8)
    store(u + c, (V)0);
  settle(&local);
  *source = local;
}

// The scalar product of v with one column of fresh weights.
INLINE void pull_column(int kind, const ps_law *law, Source *source,
                        const double *v, int64_t rows, double *sum) {
  Source local = *source;
  V even = 0, odd = 0;
  for (int64_t k = 0; k < rows; k += 16) {
    V x, y;
    draw16(kind, law, &local, &x, &y);
    even = fma8(load(v + k), x, even);
    odd = fma8(load(v + k + 8), y, odd);
  }
  settle(&local);
  *source = local;
  *sum = sum8(even + odd);
}

static double sum_of_squares(const double *v, int64_t count) {
  V sum = 0;
  for (int64_t i = 0; i < count; i += 8)
    sum = fma8(load(v + i), load(v + i), sum);
  return sum8(sum);
}

// The live neurons of each hidden layer; 0 if some layer has none.
static int draw_live(const ps_net *net, Words *words, Source *source,
                     int64_t *live) {
  live[0] = net->widths[0];
  live[net->depth] = 1;
  for (int64_t j = 1; j < net->depth; j++) {
    live[j] = binomial(net->widths[j], words, source);
    if (live[j] == 0) return 0;
  }
  return 1;
}

static double masked_network(const ps_net *net, Source *source,
                             const int64_t *live, double *v, double *u) {
  int64_t exponent = 0;
  store(v, (V){1});
  store(v + 8, (V)0);
  for (int64_t j = net->depth - 1; j >= 0; j--) {
    const ps_law *law = &net->weights[j];
    if (j == 0 && net->entry >= 0) {
      double sum = 0;
      WITH_KIND(law, pull_column, source, v, live[1], &sum)
      return 2 * (log(fabs(sum)) + (double)exponent * M_LN2);
    }
    WITH_KIND(law, pull_masked, source, v, live[j + 1], u, live[j])
    exponent += normalize(u, live[j]);
    double *swap = v;
    v = u, u = swap;
  }
  return log(sum_of_squares(v, live[0])) + 2 * (double)exponent * M_LN2;
}

static void masked_wide(const ps_net *net, ps_stream *stream, double *logs,
                        size_t count, void *scratch) {
  Arena arena = {scratch};
  Source source = begin(stream, &arena);
  Words words = {.left = 0};
  int64_t width = padded(largest_width(net) + 1);
  double *v = grab(&arena, width * sizeof(double));
  double *u = grab(&arena, width * sizeof(double));
  int64_t *live = grab(&arena, (net->depth + 1) * sizeof(int64_t));
  double scale = log_scale(net);
  for (size_t i = 0; i < count; i++) {
    logs[i] = -INFINITY;
    if (!net->linear && !(word(&words, &source) & 1)) continue;
    if (!draw_live(net, &words, &source, live)) continue;
    logs[i] = scale + masked_network(net, &source, live, v, u);
  }
  give(&source, stream);
}

// MARK: sixteen narrow networks at a time

// The live neurons of sixteen networks: vectors 2 j and 2 j + 1 of `live` for
// layer j, with their largest number in any lane.
static void draw_live_lanes(const ps_net *net, Source *source, V *live,
                            int64_t *most, V *top) {
  I alive_x = iota8() >= 0, alive_y = alive_x;
  live[0] = live[1] = (double)net->widths[0];
  most[0] = net->widths[0];
  for (int64_t j = 1; j < net->depth; j++) {
    binomial16(net->widths[j], source, &live[2 * j], &live[2 * j + 1]);
    alive_x &= live[2 * j] > 0;
    alive_y &= live[2 * j + 1] > 0;
    most[j] = (int64_t)largest8(max8(live[2 * j], live[2 * j + 1]));
  }
  top[0] = alive_x ? (V)1 : (V)0;
  top[1] = alive_y ? (V)1 : (V)0;
}

INLINE void pull_lanes(int kind, const ps_law *law, Source *source, const V *v,
                       int64_t rows, V *u, int64_t columns, const V *live) {
  Source local = *source;
  for (int64_t c = 0; c < columns; c++) {
    V first = 0, second = 0;
    for (int64_t k = 0; k < rows; k++) {
      V x, y;
      draw16(kind, law, &local, &x, &y);
      first = fma8(v[2 * k], x, first);
      second = fma8(v[2 * k + 1], y, second);
    }
    u[2 * c] = (V)(double)c < live[0] ? first : (V)0;
    u[2 * c + 1] = (V)(double)c < live[1] ? second : (V)0;
  }
  settle(&local);
  *source = local;
}

static void masked_narrow(const ps_net *net, ps_stream *stream, double *logs,
                          size_t count, void *scratch) {
  Arena arena = {scratch};
  Source source = begin(stream, &arena);
  V *live = grab(&arena, 2 * (net->depth + 1) * sizeof(V));
  int64_t *most = grab(&arena, (net->depth + 1) * sizeof(int64_t));
  int chosen[PS_BLOCK + 16], alive = live_networks(net, &source, chosen);
  double scale = log_scale(net);
  for (size_t i = 0; i < count; i++) logs[i] = -INFINITY;
  for (int group = 0; group < alive; group += 16) {
    if ((size_t)chosen[group] >= count) break;
    V first[2 * NARROW], second[2 * NARROW], *v = first, *u = second;
    V exponents_x = 0, exponents_y = 0;
    draw_live_lanes(net, &source, live, most, v);
    int64_t rows = 1;
    for (int64_t j = net->depth - 1; j >= 0; j--) {
      const ps_law *law = &net->weights[j];
      int64_t columns = j == 0 && net->entry >= 0 ? 1 : most[j];
      WITH_KIND(law, pull_lanes, &source, v, rows, u, columns, &live[2 * j])
      normalize_lanes(u, columns, 2, &exponents_x);
      normalize_lanes(u + 1, columns, 2, &exponents_y);
      V *swap = v;
      v = u, u = swap, rows = columns;
    }
    settle(&source);
    V x = 0, y = 0;
    for (int64_t c = 0; c < rows; c++) {
      x = fma8(v[2 * c], v[2 * c], x);
      y = fma8(v[2 * c + 1], v[2 * c + 1], y);
    }
    int lanes = alive - group < 16 ? alive - group : 16;
    deliver(log_lanes8(x, exponents_x, scale),
            log_lanes8(y, exponents_y, scale), chosen + group, lanes, logs,
            count);
  }
  give(&source, stream);
}

static void sample_masked(const ps_net *net, ps_stream *stream, double *logs,
                          size_t count, void *scratch) {
  (is_narrow(net) ? masked_narrow : masked_wide)(net, stream, logs, count,
                                                 scratch);
}
