// The kernels for x86-64 with AVX-512 F, DQ, VL and BW.
#if defined(__x86_64__)
#pragma clang attribute push(                                            \
    __attribute__((target("avx2,fma,bmi2,popcnt,avx512f,avx512dq,avx512vl,"  \
                          "avx512bw"))),                                 \
    apply_to = function)
#define PS_FMA 1
#define PS_NAME ps_kernels_avx512
#include "samplers.h"
#pragma clang attribute pop
#endif
