// One wide network after the other, by the definition:
//
//     z_j = W_j a_{j-1} + b_j,   a_j = relu(z_j),   J = e_q^T D_d W_d ... D_1 W_1
//
// Folded: with fair coins c independent of rows (w, b), and t = w.a + b, a row
// is alive if c and t != 0, and is then sign(t) (w, b). For symmetric laws this
// is the definition's law, ties included: a row with t = 0 is dead for certain.
// So only rows with c = 1 are drawn, between live neurons.
//
// Live rows are kept, without the columns of dead neurons, for the way back.
#include "forward.h"

enum { GROUP = 4096 };  // weights that are drawn at a time, in whole rows

typedef struct {
  int64_t rows, columns;  // drawn
  int64_t stride;         // of drawn rows
  int64_t live;           // rows alive
  int64_t stored;         // of them kept
  double *kept;           // stored x padded live columns
  int32_t *index;         // which rows are alive
  double *sign;           // and the sign they are taken with
  int64_t replay;         // first group of rows that is to be drawn again
  Half *states;           // before each of those groups
} Layer;

typedef struct {
  const ps_net *net;
  int folded;
  Layer *layers;
  double *buffer;       // drawn rows
  double *a, *b, *next; // activations, biases, next activations
  double *u, *v;
  double *kept;
  int64_t room;  // numbers that can still be kept
  Half *states;
  int64_t *live;
  int64_t *drawn;  // folded: rows to draw, by layer
} Pass;

INLINE int64_t padded8(int64_t n) { return (n + 7) & ~(int64_t)7; }

INLINE int64_t group_rows(int64_t stride) {
  int64_t rows = GROUP / stride & ~(int64_t)3;
  return rows < 4 ? 4 : rows;
}

INLINE int64_t padded_draws(int64_t rows, int64_t stride) {
  return (rows * stride + 15) & ~(int64_t)15;
}

// Copies the columns of live neurons, and zeros up to a whole vector.
static void keep_row(double *kept, const double *row, const int32_t *columns,
                     int64_t count) {
  if (columns) {
    for (int64_t k = 0; k < count; k++) kept[k] = row[columns[k]];
  } else {
    memcpy(kept, row, count * sizeof(double));
  }
  for (int64_t k = count; k < padded8(count); k++) kept[k] = 0;
}

// Which columns of layer j are alive: NULL if all that are drawn are.
static const int32_t *live_columns(const Pass *pass, int64_t j) {
  return j == 0 || pass->folded ? NULL : pass->layers[j - 1].index;
}

// The activation of one row, without branches: half of the rows are dead.
INLINE void activate(Pass *pass, Layer *layer, int64_t row, double sum,
                     Affine affine, int linear) {
  double t = sum * affine.of_sum;
  if (affine.of_bias != 0) t += pass->b[row] * affine.of_bias;
  int alive = linear | (pass->folded ? t != 0 : t > 0);
  layer->index[layer->live] = (int32_t)row;
  layer->sign[layer->live] = (pass->folded & !linear & (t < 0)) ? -1 : 1;
  pass->next[pass->folded ? layer->live : row] =
      pass->folded ? fabs(t) : alive ? t : 0;
  layer->live += alive;
}

// Draws the rows of layer j; returns how many are alive. The activations go to
// `next`: at their own place, or side by side if folded.
static int64_t forward_layer(Pass *pass, int64_t j, Source *source,
                             Affine affine) {
  const ps_net *net = pass->net;
  Layer *layer = &pass->layers[j];
  const int32_t *columns = live_columns(pass, j);
  int64_t count = j == 0 ? net->widths[0] : pass->layers[j - 1].live;
  int64_t width = padded8(count), group = group_rows(layer->stride);
  int linear = net->linear && j == net->depth - 1;
  layer->live = layer->stored = 0;
  layer->kept = pass->kept;
  layer->states = pass->states;
  layer->replay = -1;
  for (int64_t first = 0; first < layer->rows; first += group) {
    int64_t rows = layer->rows - first < group ? layer->rows - first : group;
    if (layer->replay < 0 && pass->room < rows * width) layer->replay = first;
    int keeps = layer->replay < 0;
    if (!keeps) *pass->states++ = source->a, *pass->states++ = source->b;
    settle(source);
    fill(source, &net->weights[j], pass->buffer,
         padded_draws(rows, layer->stride));
    int64_t before = layer->live;
    for (int64_t r = 0; r < rows; r += 4) {
      V sums = dots4(pass->buffer + r * layer->stride, pass->a, layer->stride);
      for (int64_t i = 0; i < 4 && r + i < rows; i++)
        activate(pass, layer, first + r + i, sums[i], affine, linear);
    }
    for (int64_t k = before; keeps && k < layer->live; k++) {
      int64_t r = layer->index[k] - first;
      keep_row(pass->kept, pass->buffer + r * layer->stride, columns, count);
      pass->kept += width, pass->room -= width;
      layer->stored++;
    }
  }
  settle(source);
  return layer->live;
}

// u += sum_k v_k row_k over `rows` kept rows, four at a time.
static void add_rows(double *u, const double *v, const double *kept,
                     int64_t rows, int64_t width) {
  int64_t k = 0;
  for (; k + 4 <= rows; k += 4) {
    const double *row = kept + k * width;
    for (int64_t i = 0; i < width; i += 8) {
      V sum = fma8((V)v[k], load(row + i), load(u + i));
      sum = fma8((V)v[k + 1], load(row + width + i), sum);
      sum = fma8((V)v[k + 2], load(row + 2 * width + i), sum);
      store(u + i, fma8((V)v[k + 3], load(row + 3 * width + i), sum));
    }
  }
  for (; k < rows; k++)
    for (int64_t i = 0; i < width; i += 8)
      store(u + i, fma8((V)v[k], load(kept + k * width + i), load(u + i)));
}

// The groups of rows that were not kept, drawn again.
static void add_replayed(Pass *pass, int64_t j, int64_t count) {
  const Layer *layer = &pass->layers[j];
  const int32_t *columns = live_columns(pass, j);
  int64_t group = group_rows(layer->stride), k = layer->stored;
  const Half *states = layer->states;
  Source again = {.buffer = pass->b};
  for (int64_t first = layer->replay; first < layer->rows; first += group) {
    int64_t rows = layer->rows - first < group ? layer->rows - first : group;
    again.a = *states++, again.b = *states++;
    settle(&again);
    if (k == layer->live || layer->index[k] >= first + rows) continue;
    fill(&again, &pass->net->weights[j], pass->buffer,
         padded_draws(rows, layer->stride));
    for (; k < layer->live && layer->index[k] < first + rows; k++) {
      double *row = pass->buffer + (layer->index[k] - first) * layer->stride;
      keep_row(pass->a, row, columns, count);
      add_rows(pass->u, pass->v + k, pass->a, 1, padded8(count));
    }
  }
}

// ln Z^2 up to the layers' scales, given the forward pass.
static double backward(Pass *pass) {
  const ps_net *net = pass->net;
  int64_t exponent = 0;
  pass->v[0] = 1;
  for (int64_t j = net->depth - 1; j >= 0; j--) {
    const Layer *layer = &pass->layers[j];
    int64_t count = j == 0 ? net->widths[0] : pass->layers[j - 1].live;
    int64_t width = padded8(count);
    for (int64_t k = 0; k < layer->live; k++) pass->v[k] *= layer->sign[k];
    memset(pass->u, 0, padded(count) * sizeof(double));
    add_rows(pass->u, pass->v, layer->kept, layer->stored, width);
    if (layer->replay >= 0) add_replayed(pass, j, count);
    exponent += normalize(pass->u, width);
    double *swap = pass->u;
    pass->u = pass->v, pass->v = swap;
  }
  double squares = net->entry < 0
                       ? sum_of_squares(pass->v, padded8(net->widths[0]))
                       : pass->v[net->entry] * pass->v[net->entry];
  return log(squares) + 2 * (double)exponent * M_LN2;
}

static double dense_network(Pass *pass, Source *source) {
  const ps_net *net = pass->net;
  Scale scale = {1, net->input_exponent};
  int64_t live = net->widths[0];
  memset(pass->a, 0, padded(live) * sizeof(double));
  memcpy(pass->a, net->input, live * sizeof(double));
  for (int64_t j = 0; j < net->depth; j++) {
    Layer *layer = &pass->layers[j];
    layer->rows = j == net->depth - 1 ? 1
                  : pass->folded      ? pass->drawn[j + 1]
                                      : net->widths[j + 1];
    layer->columns = pass->folded ? live : net->widths[j];
    layer->stride = padded8(layer->columns);
    Affine affine = enter_layer(net, j, &scale);
    if (affine.of_bias != 0) {
      fill(source, &net->biases[j], pass->b, padded(layer->rows));
      settle(source);
    }
    live = forward_layer(pass, j, source, affine);
    if (live == 0) return -INFINITY;
    int64_t filled = pass->folded ? live : layer->rows;
    for (int64_t i = filled; i < padded(filled); i++) pass->next[i] = 0;
    double *swap = pass->a;
    pass->a = pass->next, pass->next = swap;
    scale.exponent += normalize(pass->a, padded8(filled));
  }
  return backward(pass);
}

// Cuts the scratch memory into the parts of a pass; ps_scratch_bytes adds up
// the same parts.
static Pass begin_pass(const ps_net *net, int folded, Arena *arena) {
  Pass pass = {.net = net, .folded = folded};
  int64_t width = padded(largest_width(net)) + 16, groups = 0;
  pass.layers = grab(arena, net->depth * sizeof(Layer));
  pass.drawn = grab(arena, (net->depth + 1) * sizeof(int64_t));
  for (int64_t j = 0; j < net->depth; j++) {
    int64_t rows = j == net->depth - 1 ? 1 : net->widths[j + 1];
    pass.layers[j].index = grab(arena, rows * sizeof(int32_t));
    pass.layers[j].sign = grab(arena, rows * sizeof(double));
    groups += rows / group_rows(padded8(net->widths[j])) + 1;
  }
  double **vectors[] = {&pass.a, &pass.next, &pass.b, &pass.u, &pass.v};
  for (int i = 0; i < 5; i++)
    *vectors[i] = grab(arena, width * sizeof(double));
  int64_t drawn = 4 * width > GROUP ? 4 * width : GROUP;
  pass.buffer = grab(arena, (drawn + 16) * sizeof(double));
  memset(pass.buffer, 0, (drawn + 16) * sizeof(double));
  pass.states = grab(arena, 2 * groups * sizeof(Half));
  pass.kept = grab(arena, net->kept_bytes);
  pass.room = net->kept_bytes / sizeof(double);
  return pass;
}

static void sample_wide(const ps_net *net, int folded, ps_stream *stream,
                        double *logs, size_t count, void *scratch) {
  Arena arena = {scratch};
  Source source = begin(stream, &arena);
  Words words = {.left = 0};
  Pass start = begin_pass(net, folded, &arena);
  double scale = log_scale(net);
  for (size_t i = 0; i < count; i++) {
    Pass pass = start;
    logs[i] = -INFINITY;
    if (folded) {
      if (!net->linear && !(word(&words, &source) & 1)) continue;
      if (!draw_live(net, &words, &source, start.drawn)) continue;
    }
    logs[i] = scale + dense_network(&pass, &source);
  }
  give(&source, stream);
}
