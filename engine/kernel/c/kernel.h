/* The kernel: a training step in plain C11, to be read beside the engine in Python.

   It is compiled once for each precision (float32.c, float64.c). Every sum is taken in one fixed
   order, whatever the width of the processor's vectors, and nothing is asked of a library of
   mathematics but the square root, which IEEE 754 defines to the last bit: equal inputs give equal
   bits on every machine. Batches are rows: x (n, fan_in), y (n, width), dy = dL/dy. */
#include "numbers.h"
#include "functions.h"
#include "team.h"
#include "products.h"
#include "random.h"
#include "activations.h"
#include "layers.h"
#include "losses.h"
#include "penalties.h"
#include "optimizers.h"
#include "step.h"
#include "epochs.h"
