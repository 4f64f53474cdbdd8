/* The kernel in single precision: every name it gives to the outside ends in 32. */
#define REAL_BITS 32
#include "kernel.h"
