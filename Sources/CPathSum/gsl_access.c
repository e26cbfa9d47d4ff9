#include <gsl/gsl_errno.h>
#include <stddef.h>
#include <string.h>

#include "CPathSum.h"

void ps_silence_gsl(void) { gsl_set_error_handler_off(); }

const char *ps_rng_name(int k) {
  const gsl_rng_type **types = gsl_rng_types_setup();
  for (int i = 0; types[i] != NULL; i++)
    if (i == k) return types[i]->name;
  return NULL;
}

const gsl_rng_type *ps_rng_type(const char *name) {
  const gsl_rng_type **types = gsl_rng_types_setup();
  for (; *types != NULL; types++)
    if (strcmp((*types)->name, name) == 0) return *types;
  return NULL;
}
