/* FANN: microseconds a mini-batch, trained sample by sample, tanh.
   Arguments: batch, batches, then the widths from inputs to outputs. */
#include <fann.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

static double now(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec * 1e6 + (double)t.tv_nsec / 1e3;
}

int main(int count, char **words) {
    int batch = atoi(words[1]), samples = batch * atoi(words[2]), layers = count - 3;
    unsigned widths[32];
    for (int i = 0; i < layers && i < 32; i++) widths[i] = (unsigned)atoi(words[3 + i]);
    int inputs = (int)widths[0], outputs = (int)widths[layers - 1];
    struct fann *network = fann_create_standard_array((unsigned)layers, widths);
    fann_set_activation_function_hidden(network, FANN_SIGMOID_SYMMETRIC);
    fann_set_activation_function_output(network, FANN_SIGMOID_SYMMETRIC);
    fann_set_training_algorithm(network, FANN_TRAIN_INCREMENTAL);
    fann_set_learning_rate(network, 0.01f);
    fann_type *x = malloc(sizeof *x * (size_t)(samples * inputs));
    fann_type *y = calloc((size_t)(samples * outputs), sizeof *y);
    for (int i = 0; i < samples * inputs; i++) x[i] = (fann_type)rand() / (fann_type)RAND_MAX - 0.5f;
    for (int i = 0; i < samples; i++) y[i * outputs + rand() % outputs] = 1;
    double least = 1e300, begun = now();
    for (int round = 0; round < 3 || now() - begun < 1e6; round++) {
        double start = now();
        for (int i = 0; i < samples; i++) fann_train(network, x + i * inputs, y + i * outputs);
        double each = (now() - start) / (samples / batch);
        if (each < least) least = each;
    }
    printf("%g\n", least);
    return 0;
}
