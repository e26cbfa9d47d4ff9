// Dense and folded passes of narrow networks, sixteen at a time: lane l of a
// pair of vectors belongs to network l. See dense.h for what is drawn.
#include "dense.h"

typedef struct {
  int64_t rows, columns;
  V *sign;    // of each row: 0 if dead
  V *kept;    // its weights, or NULL if they are to be drawn again
  Half state[2];
} NarrowLayer;

// z of row r in both halves.
INLINE void row_lanes(const V *w, const V *a, int64_t columns, V *x, V *y) {
  V first = 0, second = 0;
  for (int64_t i = 0; i < columns; i++) {
    first = fma8(w[2 * i], a[2 * i], first);
    second = fma8(w[2 * i + 1], a[2 * i + 1], second);
  }
  *x = first, *y = second;
}

// Scales of sixteen networks: the exponents differ from lane to lane.
typedef struct {
  double squared;
  V exponent[2];
} NarrowScale;

// The factors of products and of biases, as in enter_layer.
static void enter_lanes(const ps_net *net, int64_t layer, NarrowScale *scale,
                        V of_sum[2], V of_bias[2]) {
  scale->squared *= net->squared_scales[layer];
  of_sum[0] = of_sum[1] = 1, of_bias[0] = of_bias[1] = 0;
  if (!has_bias(net, layer)) {
    if (scale->squared > 0x1p-200 && scale->squared < 0x1p200) return;
    int half = ilogb(scale->squared) / 2;
    scale->squared = ldexp(scale->squared, -2 * half);
    for (int h = 0; h < 2; h++) scale->exponent[h] += (double)half;
    return;
  }
  double root = sqrt(scale->squared);
  scale->squared = 1;
  for (int h = 0; h < 2; h++) {
    V e = scale->exponent[h];
    // A power of two below 2^-1022 is as good as 0.
    V small = e < -1022 ? (V)0 : power_of_two8(max8(-max8(-e, 0), -1022));
    V large = e > 1022 ? (V)0 : power_of_two8(max8(-max8(e, 0), -1022));
    of_sum[h] = root * small;
    of_bias[h] = net->bias_scales[layer] * large;
    scale->exponent[h] = max8(e, 0);
  }
}

// One layer: draws into `kept` and turns a into the next activations.
static void forward_lanes(const ps_net *net, int64_t j, int folded,
                          NarrowLayer *layer, V *kept, const V *live, V *a,
                          NarrowScale *scale, Source *source) {
  V of_sum[2], of_bias[2], biases[2 * NARROW], next[2 * NARROW];
  int linear = net->linear && j == net->depth - 1;
  enter_lanes(net, j, scale, of_sum, of_bias);
  settle(source);
  if (has_bias(net, j))
    fill(source, &net->biases[j], (double *)biases, 16 * layer->rows);
  layer->state[0] = source->a, layer->state[1] = source->b;
  settle(source);
  fill(source, &net->weights[j], (double *)kept,
       16 * layer->rows * layer->columns);
  for (int64_t r = 0; r < layer->rows; r++) {
    V z[2];
    row_lanes(kept + 2 * r * layer->columns, a, layer->columns, &z[0], &z[1]);
    for (int h = 0; h < 2; h++) {
      if (has_bias(net, j))
        z[h] = z[h] * of_sum[h] + biases[2 * r + h] * of_bias[h];
      V sign = z[h] > 0 ? (V)1 : (V)0;
      if (folded) sign = z[h] < 0 ? (V)-1 : sign;
      if (folded) sign = (V)(double)r < live[h] ? sign : (V)0;
      if (linear) sign = 1;
      layer->sign[2 * r + h] = sign;
      next[2 * r + h] = sign * z[h];
    }
  }
  memcpy(a, next, 2 * layer->rows * sizeof(V));
  for (int h = 0; h < 2; h++) {
    V exponent = 0;
    normalize_lanes(a + h, layer->rows, 2, &exponent);
    scale->exponent[h] += exponent;
  }
}

// u = W^T D v.
static void backward_lanes(const NarrowLayer *layer, const V *kept, V *v,
                           V *exponents) {
  V u[2 * NARROW];
  for (int64_t k = 0; k < 2 * layer->rows; k++) v[k] *= layer->sign[k];
  for (int64_t i = 0; i < layer->columns; i++) {
    V first = 0, second = 0;
    for (int64_t r = 0; r < layer->rows; r++) {
      const V *w = kept + 2 * (r * layer->columns + i);
      first = fma8(v[2 * r], w[0], first);
      second = fma8(v[2 * r + 1], w[1], second);
    }
    u[2 * i] = first, u[2 * i + 1] = second;
  }
  memcpy(v, u, 2 * layer->columns * sizeof(V));
  for (int h = 0; h < 2; h++)
    normalize_lanes(v + h, layer->columns, 2, &exponents[h]);
}

// ln Z of the Jacobian rows v.
static void squares_lanes(const ps_net *net, const V *v, const V *exponents,
                          V logs[2]) {
  double total = log_scale(net);
  for (int h = 0; h < 2; h++) {
    V sum = 0;
    for (int64_t i = 0; i < net->widths[0]; i++)
      if (net->entry < 0 || net->entry == i)
        sum = fma8(v[2 * i + h], v[2 * i + h], sum);
    logs[h] = log_lanes8(sum, exponents[h], total);
  }
}

// The networks of a block to be drawn: all, or those with a live output.
static int choose_networks(const ps_net *net, int folded, Source *source,
                           int *chosen) {
  if (folded) return live_networks(net, source, chosen);
  for (int i = 0; i < PS_BLOCK; i++) chosen[i] = i;
  return PS_BLOCK;
}

typedef struct {
  NarrowLayer *layers;
  V *live, *again, *kept;
  int64_t *most;
  int64_t room;  // vectors that can be kept
} NarrowPass;

static NarrowPass begin_narrow(const ps_net *net, Arena *arena) {
  NarrowPass pass;
  pass.layers = grab(arena, net->depth * sizeof(NarrowLayer));
  for (int64_t j = 0; j < net->depth; j++) {
    int64_t rows = j == net->depth - 1 ? 1 : net->widths[j + 1];
    pass.layers[j].sign = grab(arena, 2 * rows * sizeof(V));
  }
  pass.live = grab(arena, 2 * (net->depth + 1) * sizeof(V));
  pass.most = grab(arena, (net->depth + 1) * sizeof(int64_t));
  pass.again = grab(arena, 2 * NARROW * NARROW * sizeof(V));
  pass.kept = grab(arena, net->kept_bytes);
  pass.room = net->kept_bytes / sizeof(V);
  return pass;
}

// ln Z of sixteen networks; `live` and `most` are set if folded.
static void narrow_networks(const ps_net *net, int folded, NarrowPass pass,
                            Source *source, V logs[2]) {
  V a[2 * NARROW], v[2 * NARROW], exponents[2] = {0, 0};
  double x = (double)net->input_exponent;
  NarrowScale scale = {1, {x, x}};
  for (int64_t i = 0; i < net->widths[0]; i++) a[2 * i] = a[2 * i + 1] = net->input[i];
  for (int64_t j = 0; j < net->depth; j++) {
    NarrowLayer *layer = &pass.layers[j];
    int top = j == net->depth - 1;
    layer->rows = top ? 1 : folded ? pass.most[j + 1] : net->widths[j + 1];
    layer->columns = folded ? pass.most[j] : net->widths[j];
    int64_t size = 2 * layer->rows * layer->columns;
    layer->kept = size <= pass.room ? pass.kept : NULL;
    if (layer->kept) pass.kept += size, pass.room -= size;
    const V always[2] = {1, 1};
    forward_lanes(net, j, folded, layer,
                  layer->kept ? layer->kept : pass.again,
                  top ? always : &pass.live[2 * (j + 1)], a, &scale, source);
  }
  v[0] = v[1] = 1;
  for (int64_t j = net->depth - 1; j >= 0; j--) {
    NarrowLayer *layer = &pass.layers[j];
    const V *kept = layer->kept;
    if (!kept) {
      Source again = {.a = layer->state[0], .b = layer->state[1]};
      again.buffer = source->buffer;
      fill(&again, &net->weights[j], (double *)pass.again,
           16 * layer->rows * layer->columns);
      kept = pass.again;
    }
    backward_lanes(layer, kept, v, exponents);
  }
  squares_lanes(net, v, exponents, logs);
}

static void sample_narrow(const ps_net *net, int folded, ps_stream *stream,
                          double *logs, size_t count, void *scratch) {
  Arena arena = {scratch};
  Source source = begin(stream, &arena);
  NarrowPass pass = begin_narrow(net, &arena);
  int chosen[PS_BLOCK + 16];
  int alive = choose_networks(net, folded, &source, chosen);
  for (size_t i = 0; i < count; i++) logs[i] = -INFINITY;
  for (int group = 0; group < alive; group += 16) {
    if ((size_t)chosen[group] >= count) break;
    V top[2], results[2];
    if (folded) draw_live_lanes(net, &source, pass.live, pass.most, top);
    narrow_networks(net, folded, pass, &source, results);
    int lanes = alive - group < 16 ? alive - group : 16;
    deliver(results[0], results[1], chosen + group, lanes, logs, count);
  }
  give(&source, stream);
}

static void sample_dense(const ps_net *net, int folded, ps_stream *stream,
                         double *logs, size_t count, void *scratch) {
  (is_narrow(net) ? sample_narrow : sample_wide)(net, folded, stream, logs,
                                                 count, scratch);
}
