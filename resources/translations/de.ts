<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
  <context>
    <name>playground</name>
    <message>
      <source>Save {panel}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Copy picture</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Save as PNG…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Save as SVG…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Save numbers as CSV…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Full screen</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{panel} is on the clipboard.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Pictures (*.png)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Drawings (*.svg)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Tables (*.csv)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Saved as {path}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>There are no numbers in this panel yet.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{name} cannot be written: {why}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>ELU</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Like ReLU, but bends smoothly towards -α on the negative side.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Alpha</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The value that large negative inputs tend to, negated.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Leaky ReLU</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Lets a little of the negative side through, so that units cannot die.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Slope</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Slope of the negative side; 0 gives ReLU.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>ReLU</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Cuts off negative numbers; a unit that is negative for every sample is dead.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>SELU</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>An ELU scaled so that deep stacks of it pull their signals to mean 0 and variance 1.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>GELU</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Weighs a number by the probability that a standard normal one is smaller.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Form</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The exact normal distribution, or the older and quicker formula with tanh.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>exact</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>tanh</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Mish</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>mish</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Weighs a number by the tanh of its softplus; close to SiLU, and dearer to compute.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>SiLU (swish)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>SiLU</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Weighs a number by its own sigmoid; nearly a ReLU far from 0, and smooth.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Softplus</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>softplus</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>A ReLU with its corner rounded off: always positive, with the sigmoid as its slope.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Hard tanh</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>hard tanh</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>A tanh made of three straight lines: cut off at -1 and 1, and truly flat beyond.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Identity</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>identity</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Passes its input on; layers of it collapse into one linear map.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Sigmoid</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>sigmoid</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Squeezes any number into (0, 1); its slope is at most 1/4 and vanishes beyond |s| ≈ 5.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Step (Heaviside)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>step</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Fires or does not; its derivative is 0, so no gradient trains what lies before it.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Tanh</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Squeezes any number into (-1, 1) around zero; it saturates at both ends.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Softmax</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>softmax</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Turns the units of a layer into shares of 1; what one unit gains, the others lose.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>By norm</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Shortens a gradient that is longer than a limit and keeps its direction.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Largest norm</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>How long the gradient of all layers together may be.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>By value</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Cuts every number of the gradient off at a limit, each by itself.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Largest value</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>How large each number of the gradient may be.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>None</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Gradients may be as large as they come.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Clouds</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Gaussian clouds around evenly spaced centres, one class each.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Samples</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>How many samples are drawn before they are split.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Noise</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Standard deviation of each cloud, in units of the inputs.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Classes</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>How many clouds, each a class of its own.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Distance</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Distance of the centres from the origin.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Normal inputs</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Independent N(0, 1) inputs in any number of dimensions, as used to study initialisation.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Standard deviation of noise added to the inputs after labelling.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Inputs</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>How many inputs each sample has.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>How many classes.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Labels</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Whether the labels follow from the inputs or are drawn at random.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>teacher</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>random</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Absolute value</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>A curve with one kink, which two ReLU units fit exactly.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Standard deviation of the Gaussian noise, in units of the target.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Polynomial</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>A polynomial that swings evenly between −1 and 1.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Degree</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Degree of the polynomial.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Sawtooth</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>A tent map applied to itself k times: few deep layers do what needs many shallow units.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Depth</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>How often the tent map is applied; each time doubles the teeth.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Sinc</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>A high bump between ripples that die away.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Frequency</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>How many zeros of the curve per unit of x.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Sine</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>A sine wave.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>How many full waves per unit of x.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Step</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>A jump from 0 to 1: smooth units can only come near it.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Position</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Where the jump is.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Your own points</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Paint your own points on the plane and watch the network learn them.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Points</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The points (x₁, x₂, class), drawn on the decision boundary.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Logic gate</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The truth table of a logic gate with two inputs.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>How many samples; the rows of the truth table are repeated in order.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Standard deviation of noise on the inputs; 0 keeps them exactly 0 or 1.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Gate</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Which gate.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>and</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>or</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>xor</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>nand</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Parity</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Whether the number of ones among the inputs is odd: XOR of many inputs.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>How many inputs the table has.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Digits</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>1,797 handwritten digits as pictures of 8×8 pixels, written by 13 people.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Food budget</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>What 235 Belgian households of 1857 earned, and what they spent on food.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Iris</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>150 iris flowers of three species, told apart by four lengths in centimetres.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>“2” or not</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The handwritten digits with one question: is it this digit or not?</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Digit</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The digit to be told apart.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Penguins</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>342 penguins of three species, told apart by bill, flipper and weight.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Above a curve</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Whether a point lies above or below a curve.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Standard deviation of the Gaussian noise, in units of the inputs.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Curve</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The curve between the classes.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>line</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>parabola</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>cubic</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>sine</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>abs</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Checkerboard</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Squares of two classes that take turns, as on a chess board.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Cells</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>How many squares on each side.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Linear</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Two classes on either side of a straight line, with an empty strip between them.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Standard deviation of the noise; enough of it makes the classes overlap.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Margin</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Width of the empty strip between the classes.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Angle</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Direction of the line's normal, counter-clockwise from x₁.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Stripes</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Parallel stripes of two classes that take turns.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>How many stripes.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Direction across the stripes, counter-clockwise from x₁.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>XOR</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Opposite quadrants share a class: the problem one neuron cannot solve.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Circle</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>A disc of one class inside a ring of the other.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Radius</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Radius of the inner disc; the outer ring begins at 0.7.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Moons</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Two half-moons that reach into each other.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Rings</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Thin rings around one centre, each a class of its own.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>How many rings, each a class of its own.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Spiral</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Arms that wind around each other: the classic hard case for a small network.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>How many arms, each a class of its own.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Turns</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>How often each arm goes round. More turns need a larger network.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Gaussian bumps</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Hills and hollows that take turns on a circle.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Bumps</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>How many hills and hollows together.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Width</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Standard deviation of each bump, in units of the inputs.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Plane</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>A flat surface, which one linear neuron fits exactly.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Slope along x₁</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>How much the target rises per unit of x₁.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Slope along x₂</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>How much the target rises per unit of x₂.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Height</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The target at the origin.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Ravine</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Two inputs of very different size: the loss of a linear neuron becomes a narrow ravine.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Condition number</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>How many times steeper the loss is along w₁ than along w₂.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Dataset</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Where the samples come from.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Validation share</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Share of the samples kept back to choose settings by.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Test share</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Share of the samples kept back to judge the result by.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Input features</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Numbers made of the inputs, given to the network as further inputs.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Raw inputs</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Whether the network is also shown the inputs themselves, beside their features.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Input scaling</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Whether inputs are brought to one size; measured on the training part only.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Data</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The samples.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Layers</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The hidden layers; the output layer follows from data and loss.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Output initialisation</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>How the weights of the output layer start.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Learning-rate factor</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>What the learning rate of this layer is multiplied by; 0 freezes the layer.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Loss</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>What training makes small; it also decides the output layer.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Class weights</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Balanced: in training, rare classes count as much as frequent ones; scores do not change.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>none</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>balanced</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Penalty</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>A price on large weights, added to the loss.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Optimiser</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>How a gradient becomes a step.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Learning-rate schedule</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>How the learning rate changes while training goes on.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Gradient clipping</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>What is done to a gradient that is too long.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Stopping rules</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>When training ends by itself; the first rule that is met ends it.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Batch size</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Samples whose mean gradient makes one step.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Precision</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>float64 has 16 digits, float32 has 7 and is faster for wide layers.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>float64</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>float32</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Seed</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Decides every random number of the experiment: data, weights and batches.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Weights draw</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Which draw of first weights is used; New weights counts it up.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Data draw</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Which draw of samples is used; New data counts it up.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Cosine</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The cosine of every input, for patterns that repeat and are even about 0.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Angle in radians that one unit of the input is worth.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>All products of inputs, of one input with itself too, up to a degree.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The largest number of factors.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Products</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Every input times every other: x₁x₂ alone separates XOR.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The sine of every input, for patterns that repeat.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Squares</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Every input squared: with them one neuron draws circles and ellipses.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Constant</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>All weights the same number: units stay clones, as with zeros.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Value</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The value of every weight.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Glorot</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>A compromise that keeps the variance forwards and the gradient's variance backwards.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Distribution</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The shape of the distribution; its variance is the same for both.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>normal</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>uniform</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Kaiming (He)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Kaiming</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Keeps the variance through ReLU layers, where half of the signal is cut away.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>LSUV</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Starts orthogonal, then scales every layer until its output has variance 1 on real samples.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Tolerance</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>How far from 1 the variance of the outputs may stay.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>LeCun</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Keeps the variance forwards through layers that are linear near 0; what SELU is made for.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Normal</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Independent normal numbers of a width you choose, whatever the layer's size.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Standard deviation</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Too small and signals die out with depth; too large and units saturate.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Orthogonal</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Turns signals without stretching them: all singular values of the weights are equal.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Gain</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>How much every signal is stretched.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Uniform</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Independent numbers, equally likely between -a and a.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Limit</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The largest weight drawn.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Xavier</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Keeps the variance of the signal through layers that are linear near 0, such as tanh.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Zeros</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>All weights 0: every unit of a layer stays a clone of the others.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Activation</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Applies an activation function to every unit.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The non-linearity of the layer; changing it keeps the weights.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Dense</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Every unit is a weighted sum of all inputs plus a bias.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Units</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>How many neurons the layer has.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Initialisation</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>How the weights start.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>First bias</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The value every bias starts from.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Maxout</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Every unit has several weighted sums and answers with the largest of them.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Pieces</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>How many weighted sums each unit takes the largest of.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Dropout</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Silences each unit at random while training, so that units cannot lean on each other.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Dropout rate</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The share of units silenced in each step; it can be changed while training.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Batch normalisation</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Gives every unit mean 0 and variance 1 over the batch, then a scale and shift to learn.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Momentum</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Share of the newest batch in the running averages.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Epsilon</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Added to the variance, so that nothing is divided by zero.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Scale and shift</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Whether γ and β are learned; without them they stay 1 and 0.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Layer normalisation</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Gives the units of every single sample mean 0 and variance 1, then a scale and shift.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Residual block</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Adds what the layers inside it compute to its input, so that signals have a way around.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Layers inside</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The layers of F, whose answer is added to the input.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Huber</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Squared for small errors and linear for large ones, so that outliers pull less.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Class targets</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The numbers that stand for no and yes; ADALINE has -1 and 1. Numbers stay as given.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Delta</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The error beyond which the loss grows in a straight line.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Mean squared error</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Half the mean squared distance between outputs and targets.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Squared error behind an activation</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The squared error of squashed outputs: where they saturate, the gradient vanishes.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Link</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The activation function f between the outputs and the squared error.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Sigmoid cross-entropy (logistic)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Sigmoid cross-entropy</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The logistic loss of one sigmoid output for two classes, 0 and 1.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>KL divergence</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>How far the predicted distribution is from a target distribution; 0 when they agree.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Label smoothing</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Share of the target spread evenly over all classes; 0 asks for certainty.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Softmax cross-entropy</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Minus the logarithm of the probability given to the right class.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Hinge</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Nothing for a score at least 1 on the right side, else as much as is missing.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Perceptron</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Only mistakes cost anything: as much as the score lies on the wrong side.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>AMSGrad</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Adam that never forgets the largest average square, so its steps cannot grow again.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Learning rate</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>How far a step goes along the gradient.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>First decay</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Memory of the gradient: the share of the old average that is kept.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Second decay</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Memory of the squared gradient: the share of the old average that is kept.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Keeps the division finite; outside the root as in PyTorch, inside it in the slides.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Adam</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Momentum and RMSProp together, corrected for starting from empty memory.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>AdamW</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Adam with weight decay that is not divided by the size of the gradient.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Weight decay</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Share of every parameter, times the learning rate, that is taken off in each step.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>NAdam</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Adam with Nesterov's look ahead, and a memory of the gradient that lengthens at the start.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Momentum decay</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>How fast the memory of the gradient lengthens from half of β₁ to β₁.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>AdaDelta</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Finds its own step size: the recent size of its steps over that of the gradient.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Decay</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Memory of the squared gradient and of the squared step: the share of the old average that is kept.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Keeps the division finite; inside both roots; its root is the size of a first step.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>AdaGrad</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Divides every gradient by the root of all its squares so far; steps only get smaller.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>RMSProp</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Divides every gradient by its recent size, so that flat directions keep up with steep ones.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Rolls like a ball: steps add up where gradients agree and cancel where they alternate.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Share of the old speed that is kept; 0 gives SGD.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Nesterov momentum</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Momentum that already takes the next push into account, and so brakes earlier.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>SGD</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Walks straight down the gradient of the mini-batch.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Lion</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Moves every parameter by the same amount, in the direction the gradients agree on.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Memory of the gradient in this step: the share of the old average that is kept.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Memory of the gradient for the steps to come: the share of the old average that is kept.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Elastic net (L1 and L2)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Elastic net</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>A mixture of L1, which makes weights zero, and L2, which keeps similar ones together.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Strength</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>How strongly weights are pulled to zero.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Bias strength</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>How strongly biases are pulled to zero; usually they are left free.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Share of L1</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>1 is the L1 penalty alone, 0 is L2 alone.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Proximal</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Shrink after each step instead of through the gradient: small weights become 0.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Induced 1-norm (largest column)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Induced 1-norm</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Prices only the unit whose weights are largest in sum, and pulls at that unit alone.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>L1 (sparse weights)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>L1</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Pulls every weight towards zero with the same force, so that small ones end at zero.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>L2 (weight decay)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>L2</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Pulls every weight towards zero in proportion to its size.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Weights may be as large as they like.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The network sees the numbers as they are.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Standardise</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Every input gets mean 0 and variance 1 over the training part.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The learning rate stays as it is set.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Counted in</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>What time t, lengths and the warm-up count: epochs (passes) or steps (mini-batches).</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>epoch</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Warm-up</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>For so many epochs or steps the learning rate climbs in a line; then t begins at 0.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The learning rate falls along half a wave: slowly, then fast, then slowly.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Length</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Epochs or steps until the end is reached; the rate stays there.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Final share</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Share of the learning rate that is left at the end.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Exponential</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The learning rate loses the same share of itself again and again.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Kept share</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>What is left of the rate after one more epoch or step.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>1/t</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The learning rate falls like one over time, the lecture's choice for strong convexity.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Speed of decay</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>How fast the rate falls; after 1/k epochs or steps it is half.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>1/√t</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The learning rate falls like one over the root of time, which is slower than 1/t.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>How fast the rate falls; after 3/k epochs or steps it is half.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>One cycle</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The learning rate climbs to its full height and comes down far below where it began.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Rising share</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Share of T spent climbing.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Reduce on plateau</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The learning rate drops when the loss has stopped getting better.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Loss of</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Whose loss is watched, in test mode.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>validation</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>train</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>What a drop leaves of the rate.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Patience</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Epochs without a better loss that are let pass.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The learning rate falls to its end along a power of the time that is left.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Power</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>1 falls in a line, 2 steeply at first.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Steps down</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The learning rate drops by the same share after every so many epochs or steps.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Epochs or steps between two drops.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Early stopping</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Stops when the validation loss has not got better for some epochs, and takes the best back.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Epochs without a better loss.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Least gain</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>By how much a loss must be smaller to count as better.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Restore the best weights</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Whether the best epoch's weights come back.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Loss no longer changes</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Stops when the mean training loss of an epoch is nearly that of the epoch before.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>A change of the mean loss per epoch smaller than this stops training.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Number of epochs</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Stops when the data has been gone through so many times.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Epochs</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Epochs until training stops.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Target accuracy</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Stops when so large a share of the samples is classified right.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Target</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The share of right answers at which training stops.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Measured on</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Whose samples are counted.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Target loss</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Stops when the loss is as small as wished.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The loss at which training stops.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Whose loss is compared with the target.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>File</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Edit</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Network</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Train</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>View</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Help</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Open experiment…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Open an experiment file.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Save experiment as…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Save this experiment to a file.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Export results…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Write weights.npz, history.csv and result.json of this step into a folder.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Quit</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Close the window and stop training.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Undo</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Take the last change back; trained weights return too.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Redo</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Make the change again.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>New data</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Draw other samples of the same data set. Rebuilds: new weights.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Add layer</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Add a hidden layer. Rebuilds: new weights.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>New weights</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Draw other first weights for the same data. Rebuilds the run.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Reset</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Go back to step 0 with the same first weights.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Play</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Train, or pause training.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Back</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Undo the last step, exactly; settings of that time return too.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Train on one mini-batch.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Epoch</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Train to the end of the epoch.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Light</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Dark words on a light ground.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Dark</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Light words on a dark ground.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>As the system</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Follow the system's light or dark look.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Projector</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Large type, thick lines, highest contrast.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Let the panel that was clicked or is under the pointer fill the screen, else the window.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Reset layout</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Put every panel back to its place.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Shortcuts</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>List every keyboard shortcut.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>About</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>What this program is, and its version.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Decision boundary</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Loss / accuracy</source>
      <translation type="unfinished" />
    </message>
  </context>
</TS>
