// TensorFlow Playground's engine: microseconds a mini-batch, trained sample by sample; one output.
// Arguments: the compiled nn.js, activation, batch, batches, then the widths.
const [, , path, activation, ...rest] = process.argv;
const nn = require(path);
const [batch, batches, ...widths] = rest.map(Number);
const shape = [...widths.slice(0, -1), 1];
const inputs = Array.from({ length: shape[0] }, (_, i) => `x${i}`);
const kind = activation === "tanh" ? nn.Activations.TANH : nn.Activations.RELU;
const network = nn.buildNetwork(shape, kind, nn.Activations.TANH, null, inputs, false);
const samples = Array.from({ length: batch * batches }, () => ({
  x: inputs.map(() => Math.random() - 0.5),
  y: Math.random() < 0.5 ? -1 : 1,
}));
const now = () => Number(process.hrtime.bigint()) / 1e3;
let least = Infinity;
for (let round = 0, begun = now(); round < 5 || now() - begun < 1e6; round++) {
  const start = now();
  samples.forEach((sample, i) => {
    nn.forwardProp(network, sample.x);
    nn.backProp(network, sample.y, nn.Errors.SQUARE);
    if ((i + 1) % batch === 0) nn.updateWeights(network, 0.03, 0);
  });
  least = Math.min(least, (now() - start) / batches);
}
console.log(least);
