/* Genann: microseconds a mini-batch, trained sample by sample, sigmoid.
   Arguments: batch, batches, then the widths from inputs to outputs; all hidden ones are equal. */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include "genann.h"

static double now(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec * 1e6 + (double)t.tv_nsec / 1e3;
}

int main(int count, char **words) {
    int batch = atoi(words[1]), samples = batch * atoi(words[2]), layers = count - 3;
    int inputs = atoi(words[3]), hidden = atoi(words[4]), outputs = atoi(words[count - 1]);
    genann *network = genann_init(inputs, layers - 2, hidden, outputs);
    double *x = malloc(sizeof(double) * (size_t)(samples * inputs));
    double *y = calloc((size_t)(samples * outputs), sizeof(double));
    for (int i = 0; i < samples * inputs; i++) x[i] = rand() / (double)RAND_MAX - 0.5;
    for (int i = 0; i < samples; i++) y[i * outputs + rand() % outputs] = 1;
    double least = 1e300, begun = now();
    for (int round = 0; round < 3 || now() - begun < 1e6; round++) {
        double start = now();
        for (int i = 0; i < samples; i++)
            genann_train(network, x + i * inputs, y + i * outputs, 0.01);
        double each = (now() - start) / (samples / batch);
        if (each < least) least = each;
    }
    printf("%g\n", least);
    return 0;
}
