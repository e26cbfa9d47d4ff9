// Gaussian weights in O(neurons) numbers: given the input a of a layer,
// y = W a ~ N(0, |a|^2) in natural units, and given y and a vector s of the
// layers above,
//
//     s^T W = (s.y)/|a|^2 a^T + |s| (g - (g.a) a/|a|^2)^T,   g ~ N(0, I)
//
// in law: the component along a is known, the others are not. If a = 0 nothing
// is known of W. Folded as in dense.h: only neurons with a live coin are drawn.
#include "narrow.h"

static const ps_law standard_normal = {.kind = PS_NORMAL};

typedef struct {
  int64_t rows, columns;
  double *a, *y, *sign;  // input, W a, and the masks (with signs, if folded)
  double square;         // |a|^2
} Conditioned;

// Next activations sign z and their signs; 0 if all are dead.
static int condition_layer(const ps_net *net, int64_t j, int folded,
                           Conditioned *layer, double *next, double *biases,
                           Scale *scale, Source *source) {
  int linear = net->linear && j == net->depth - 1, bias = has_bias(net, j);
  Affine affine = enter_layer(net, j, scale);
  int64_t rows = layer->rows;
  layer->square = sum_of_squares(layer->a, padded(layer->columns));
  double norm = sqrt(layer->square);
  fill(source, &standard_normal, layer->y, padded(rows));
  if (bias) fill(source, &net->biases[j], biases, padded(rows));
  settle(source);
  V top = 0;
  for (int64_t i = 0; i < padded(rows); i += 8) {
    V inside = iota8() < (V)(double)(rows - i) ? (V)1 : (V)0;
    V y = load(layer->y + i) * norm * inside, z = y * affine.of_sum;
    if (bias) z += load(biases + i) * affine.of_bias;
    V sign = z > 0 ? (V)1 : (V)0;
    if (folded) sign = z < 0 ? (V)-1 : sign;
    if (linear) sign = 1;
    sign *= inside;
    store(layer->y + i, y);
    store(layer->sign + i, sign);
    store(next + i, sign * z);
    top = max8(top, abs8(sign));
  }
  scale->exponent += normalize(next, padded(rows));
  return largest8(top) > 0;
}

// v becomes W^T D v.
static void pull_conditioned(const Conditioned *layer, double *v, double *g,
                             Source *source) {
  V sy = 0, ss = 0, ga = 0;
  for (int64_t i = 0; i < padded(layer->rows); i += 8) {
    V s = load(v + i) * load(layer->sign + i);
    sy = fma8(s, load(layer->y + i), sy);
    ss = fma8(s, s, ss);
  }
  fill(source, &standard_normal, g, padded(layer->columns));
  for (int64_t i = 0; i < padded(layer->columns); i += 8)
    ga = fma8(load(g + i), load(layer->a + i), ga);
  double size = sqrt(sum8(ss)), along = 0;
  if (layer->square > 0)
    along = (sum8(sy) - size * sum8(ga)) / layer->square;
  for (int64_t i = 0; i < padded(layer->columns); i += 8) {
    V inside = iota8() < (V)(double)(layer->columns - i) ? (V)1 : (V)0;
    V u = fma8((V)along, load(layer->a + i), size * load(g + i));
    store(v + i, u * inside);
  }
}

static double conditioned_network(const ps_net *net, int folded,
                                  const int64_t *drawn, Conditioned *layers,
                                  double *last, double *v, double *g,
                                  Source *source) {
  Scale scale = {1, net->input_exponent};
  memset(layers[0].a, 0, padded(net->widths[0]) * sizeof(double));
  memcpy(layers[0].a, net->input, net->widths[0] * sizeof(double));
  for (int64_t j = 0; j < net->depth; j++) {
    int top = j == net->depth - 1;
    layers[j].columns = j == 0 ? net->widths[0] : layers[j - 1].rows;
    layers[j].rows = top ? 1 : folded ? drawn[j + 1] : net->widths[j + 1];
    if (!condition_layer(net, j, folded, &layers[j],
                         top ? last : layers[j + 1].a, g, &scale, source))
      return -INFINITY;
  }
  int64_t exponent = 0;
  memset(v, 0, 16 * sizeof(double));
  v[0] = 1;
  for (int64_t j = net->depth - 1; j >= 0; j--) {
    pull_conditioned(&layers[j], v, g, source);
    exponent += normalize(v, padded(layers[j].columns));
  }
  double squares = net->entry < 0 ? sum_of_squares(v, padded(net->widths[0]))
                                  : v[net->entry] * v[net->entry];
  return log(squares) + 2 * (double)exponent * M_LN2;
}

static void conditioned_wide(const ps_net *net, int folded, ps_stream *stream,
                             double *logs, size_t count, void *scratch) {
  Arena arena = {scratch};
  Source source = begin(stream, &arena);
  Words words = {.left = 0};
  size_t vector = padded(largest_width(net)) * sizeof(double);
  double *last = grab(&arena, 16 * sizeof(double));
  double *v = grab(&arena, vector), *g = grab(&arena, vector);
  int64_t *drawn = grab(&arena, (net->depth + 1) * sizeof(int64_t));
  Conditioned *layers = grab(&arena, net->depth * sizeof(Conditioned));
  for (int64_t j = 0; j < net->depth; j++) {
    int64_t rows = j == net->depth - 1 ? 1 : net->widths[j + 1];
    layers[j].a = grab(&arena, padded(net->widths[j]) * sizeof(double));
    layers[j].y = grab(&arena, padded(rows) * sizeof(double));
    layers[j].sign = grab(&arena, padded(rows) * sizeof(double));
  }
  double scale = log_scale(net);
  for (size_t i = 0; i < count; i++) {
    logs[i] = -INFINITY;
    if (folded) {
      if (!net->linear && !(word(&words, &source) & 1)) continue;
      if (!draw_live(net, &words, &source, drawn)) continue;
    }
    logs[i] = scale + conditioned_network(net, folded, drawn, layers, last, v,
                                          g, &source);
  }
  give(&source, stream);
}

// MARK: sixteen narrow networks at a time

typedef struct {
  int64_t rows, columns;
  V *a, *y, *sign;
  V square[2];
} ConditionedLanes;

static void condition_lanes(const ps_net *net, int64_t j, int folded,
                            ConditionedLanes *layer, const V *live, V *next,
                            NarrowScale *scale, Source *source) {
  int linear = net->linear && j == net->depth - 1, bias = has_bias(net, j);
  V of_sum[2], of_bias[2], biases[2 * NARROW];
  enter_lanes(net, j, scale, of_sum, of_bias);
  fill(source, &standard_normal, (double *)layer->y, 16 * layer->rows);
  if (bias) fill(source, &net->biases[j], (double *)biases, 16 * layer->rows);
  settle(source);
  for (int h = 0; h < 2; h++) {
    V square = 0;
    for (int64_t i = 0; i < layer->columns; i++)
      square = fma8(layer->a[2 * i + h], layer->a[2 * i + h], square);
    layer->square[h] = square;
    V norm = sqrt8(square);
    for (int64_t r = 0; r < layer->rows; r++) {
      V y = layer->y[2 * r + h] * norm, z = y * of_sum[h];
      if (bias) z += biases[2 * r + h] * of_bias[h];
      V sign = z > 0 ? (V)1 : (V)0;
      if (folded) sign = z < 0 ? (V)-1 : sign;
      if (folded) sign = (V)(double)r < live[h] ? sign : (V)0;
      if (linear) sign = 1;
      layer->y[2 * r + h] = y;
      layer->sign[2 * r + h] = sign;
      next[2 * r + h] = sign * z;
    }
    V exponent = 0;
    normalize_lanes(next + h, layer->rows, 2, &exponent);
    scale->exponent[h] += exponent;
  }
}

static void pull_conditioned_lanes(const ConditionedLanes *layer, V *v,
                                   V *exponents, Source *source) {
  V g[2 * NARROW];
  fill(source, &standard_normal, (double *)g, 16 * layer->columns);
  for (int h = 0; h < 2; h++) {
    V sy = 0, ss = 0, ga = 0;
    for (int64_t r = 0; r < layer->rows; r++) {
      V s = v[2 * r + h] * layer->sign[2 * r + h];
      sy = fma8(s, layer->y[2 * r + h], sy);
      ss = fma8(s, s, ss);
    }
    for (int64_t i = 0; i < layer->columns; i++)
      ga = fma8(g[2 * i + h], layer->a[2 * i + h], ga);
    V size = sqrt8(ss), square = layer->square[h];
    V along = (sy - size * ga) / (square > 0 ? square : (V)1);
    along = square > 0 ? along : (V)0;
    for (int64_t i = 0; i < layer->columns; i++)
      v[2 * i + h] = fma8(along, layer->a[2 * i + h], size * g[2 * i + h]);
    normalize_lanes(v + h, layer->columns, 2, &exponents[h]);
  }
}

static void conditioned_networks(const ps_net *net, int folded,
                                 ConditionedLanes *layers, const V *live,
                                 const int64_t *most, V *last, Source *source,
                                 V logs[2]) {
  V v[2 * NARROW], exponents[2] = {0, 0};
  double x = (double)net->input_exponent;
  NarrowScale scale = {1, {x, x}};
  const V always[2] = {1, 1};
  for (int64_t i = 0; i < net->widths[0]; i++)
    layers[0].a[2 * i] = layers[0].a[2 * i + 1] = net->input[i];
  for (int64_t j = 0; j < net->depth; j++) {
    int top = j == net->depth - 1;
    layers[j].columns = j == 0 ? net->widths[0] : layers[j - 1].rows;
    layers[j].rows = top ? 1 : folded ? most[j + 1] : net->widths[j + 1];
    condition_lanes(net, j, folded, &layers[j],
                    top ? always : &live[2 * (j + 1)],
                    top ? last : layers[j + 1].a, &scale, source);
  }
  v[0] = v[1] = 1;
  for (int64_t j = net->depth - 1; j >= 0; j--)
    pull_conditioned_lanes(&layers[j], v, exponents, source);
  squares_lanes(net, v, exponents, logs);
}

static void conditioned_narrow(const ps_net *net, int folded,
                               ps_stream *stream, double *logs, size_t count,
                               void *scratch) {
  Arena arena = {scratch};
  Source source = begin(stream, &arena);
  V *live = grab(&arena, 2 * (net->depth + 1) * sizeof(V));
  V *last = grab(&arena, 2 * sizeof(V));
  int64_t *most = grab(&arena, (net->depth + 1) * sizeof(int64_t));
  ConditionedLanes *layers = grab(&arena, net->depth * sizeof(*layers));
  for (int64_t j = 0; j < net->depth; j++) {
    int64_t rows = j == net->depth - 1 ? 1 : net->widths[j + 1];
    layers[j].a = grab(&arena, 2 * net->widths[j] * sizeof(V));
    layers[j].y = grab(&arena, 2 * rows * sizeof(V));
    layers[j].sign = grab(&arena, 2 * rows * sizeof(V));
  }
  int chosen[PS_BLOCK + 16];
  int alive = choose_networks(net, folded, &source, chosen);
  for (size_t i = 0; i < count; i++) logs[i] = -INFINITY;
  for (int group = 0; group < alive; group += 16) {
    if ((size_t)chosen[group] >= count) break;
    V top[2], results[2];
    if (folded) draw_live_lanes(net, &source, live, most, top);
    conditioned_networks(net, folded, layers, live, most, last, &source,
                         results);
    int lanes = alive - group < 16 ? alive - group : 16;
    deliver(results[0], results[1], chosen + group, lanes, logs, count);
  }
  give(&source, stream);
}

static void sample_conditioned(const ps_net *net, int folded,
                               ps_stream *stream, double *logs, size_t count,
                               void *scratch) {
  (is_narrow(net) ? conditioned_narrow : conditioned_wide)(
      net, folded, stream, logs, count, scratch);
}
