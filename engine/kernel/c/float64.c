/* The kernel in double precision: every name it gives to the outside ends in 64. */
#define REAL_BITS 64
#include "kernel.h"
