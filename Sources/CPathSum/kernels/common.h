// What the samplers share: scratch memory, powers of two kept apart, and which
// networks of a block have a live output.
#include "variates.h"

// Values stay within 2^+-RANGE; powers of two are exact, so lattices survive.
#define RANGE 0x1p200

typedef struct {
  char *next;
} Arena;

INLINE void *grab(Arena *arena, size_t bytes) {
  void *start = arena->next;
  arena->next += (bytes + 63) & ~(size_t)63;
  return start;
}

INLINE Source begin(const ps_stream *stream, Arena *arena) {
  Source source;
  take(&source, stream);
  source.buffer = grab(arena, BUFFER * sizeof(double));
  return source;
}

INLINE int64_t padded(int64_t n) { return (n + 15) & ~(int64_t)15; }

// ln of the product of all layers' squared scales.
static double log_scale(const ps_net *net) {
  double sum = 0;
  for (int64_t j = 0; j < net->depth; j++) sum += log(net->squared_scales[j]);
  return sum;
}

// Divides `count` (padded) values by the power of two that brings the largest
// near 1 if they left the range, and returns its exponent. A zero vector stays.
static int64_t normalize(double *values, int64_t count) {
  V top = 0;
  for (int64_t i = 0; i < count; i += 8) top = max8(top, abs8(load(values + i)));
  double largest = largest8(top);
  if (largest == 0 || (largest < RANGE && largest > 1 / RANGE)) return 0;
  int exponent = ilogb(largest);
  double half = ldexp(1, -exponent / 2), rest = ldexp(1, exponent / 2 - exponent);
  for (int64_t i = 0; i < count; i += 8)
    store(values + i, load(values + i) * half * rest);
  return exponent;
}

// The same, lane by lane, of vectors `stride` apart; adds to `exponents`.
INLINE void normalize_lanes(V *values, int64_t count, int64_t stride,
                            V *exponents) {
  V largest = 0;
  for (int64_t i = 0; i < count; i++)
    largest = max8(largest, abs8(values[i * stride]));
  I outside = (largest > RANGE) | ((largest < 1 / RANGE) & (largest > 0));
  if (!__builtin_reduce_or(outside)) return;
  V exponent = double8((as_u(largest) >> 52)) - 1023;
  exponent = outside ? exponent : (V)0;
  V scale = power_of_two8(max8(-exponent, -1022));
  for (int64_t i = 0; i < count; i++) values[i * stride] *= scale;
  *exponents -= max8(-exponent, -1022);
}

// The logarithm of value 2^(2 exponent) times e^scale; -inf of 0.
INLINE V log_lanes8(V value, V exponents, double scale) {
  V log = scale + 2 * 0x1.62e42fefa39efp-1 * exponents -
          minus_ln8(value > 0 ? value : (V)1);
  return value > 0 ? log : (V)(-INFINITY);
}

// The networks of a block whose output is alive, by fair coins; all if linear.
static int live_networks(const ps_net *net, Source *source, int *live) {
  uint64_t coins[16];
  *(UU *)coins = next8(&source->a);
  *(UU *)(coins + 8) = next8(&source->b);
  int count = 0;
  for (int i = 0; i < PS_BLOCK; i++)
    if (net->linear || (coins[i / 64] >> (i % 64) & 1)) live[count++] = i;
  return count;
}

// Hands the results of sixteen lanes to the networks they stand for.
static void deliver(V first, V second, const int *live, int lanes, double *logs,
                    size_t count) {
  double values[16];
  store(values, first), store(values + 8, second);
  for (int l = 0; l < lanes; l++)
    if ((size_t)live[l] < count) logs[live[l]] = values[l];
}

static int64_t largest_width(const ps_net *net) {
  int64_t largest = 0;
  for (int64_t j = 0; j < net->depth; j++)
    if (net->widths[j] > largest) largest = net->widths[j];
  return largest;
}

// Narrow networks share vectors, sixteen at a time; n_d does not matter.
enum { NARROW = 16 };
INLINE int is_narrow(const ps_net *net) {
  return largest_width(net) <= NARROW;
}
