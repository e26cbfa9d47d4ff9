// Which kernels this processor can run.
#include "ps_kernels.h"

extern const ps_kernels ps_kernels_baseline;

#if defined(__x86_64__)
extern const ps_kernels ps_kernels_avx2, ps_kernels_avx512;

const ps_kernels *ps_kernels_at(int level) {
  __builtin_cpu_init();
  int avx2 = __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma") &&
             __builtin_cpu_supports("bmi2") && __builtin_cpu_supports("popcnt");
  int avx512 = avx2 && __builtin_cpu_supports("avx512f") &&
               __builtin_cpu_supports("avx512dq") &&
               __builtin_cpu_supports("avx512vl") &&
               __builtin_cpu_supports("avx512bw");
  switch (level) {
    case PS_BASELINE: return &ps_kernels_baseline;
    case PS_AVX2: return avx2 ? &ps_kernels_avx2 : NULL;
    case PS_AVX512: return avx512 ? &ps_kernels_avx512 : NULL;
  }
  return NULL;
}
#else
const ps_kernels *ps_kernels_at(int level) {
  return level == PS_BASELINE ? &ps_kernels_baseline : NULL;
}
#endif
