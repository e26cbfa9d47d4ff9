// The kernels for x86-64 with AVX2 and FMA.
#if defined(__x86_64__)
#pragma clang attribute push(__attribute__((target("avx2,fma,bmi2,popcnt"))), \
                             apply_to = function)
#define PS_FMA 1
#define PS_NO_CONVERSION 1  // AVX2 cannot turn 64-bit integers into doubles
#define PS_NAME ps_kernels_avx2
#include "samplers.h"
#pragma clang attribute pop
#endif
