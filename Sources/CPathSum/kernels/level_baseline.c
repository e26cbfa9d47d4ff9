// The kernels for any processor of the architecture.
#if defined(__aarch64__)
#define PS_FMA 1
#else
#define PS_FMA 0
#endif
#define PS_NAME ps_kernels_baseline
#include "samplers.h"
