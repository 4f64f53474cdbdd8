<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
  <context>
    <name>playground</name>
    <message>
      <source>expected an experiment, found another kind of file</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>one number</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>expected a whole file, found a damaged one</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>expected at most {most:,} bytes, found {size:,}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>expected at most {most} members, found {members:,}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{shown}: expected no password</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{shown}: expected stored or deflated bytes</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{shown}: expected at most {ratio} times its stored size, found {size:,} bytes</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>no header of version 1.0</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>expected a member {name}, found none</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{name}: expected at most {most:,} bytes, found {size:,}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{name}: expected an object</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{member}: expected {count:,} numbers, found more</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>columns first</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{size} of {kind}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{member}: expected {size} of {kind}, found {words:.60}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{member}: expected {count:,} numbers, found fewer or more</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>expected an experiment, found an empty file</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>expected a whole file, found its beginning only</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>expected each member of the zip once, found one twice</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>expected a zip that unfolds to at most {most:,} bytes</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{name}: expected {size:,} bytes, found fewer</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{name}: expected text in UTF-8, found other bytes</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>output</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>inputs</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>labels</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>targets</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>target</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>expected inputs of the shape (n, {width}), found {found}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>expected labels of the shape (n,), found {found}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>expected whole labels from 0 to {last}, found {found:g} in row {row}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>expected targets of the shape (n, k), found {found}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>expected finite numbers only, found {found:g} in row {row}, {what} {column}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>expected one sample or more, found none</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>expected {height} × {width} inputs, found {found}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>expected as many answers as samples, found {found:,} for {samples:,}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>expected {what} in a table of numbers, all rows alike</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>draw points of two classes or more to train on them</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>expected points (a, b, class) with coordinates from {low:,} to {high:,} and a class from 0 to {last}, found {found}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>expected rows with all their values, found none</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>expected at most {most:,} inputs, found {width:,}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>it is not in {folder} any more; put it back, or import it again</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>expected at least one input column; choose one</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>expected at least one target column; choose one</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>column “{column}”: expected at most {most} categories, found {found:,}; ignore the column</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>expected one target for classes, found more; choose one</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>row {place:,}, column “{column}”: expected a value, found none</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>layer {n}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>the output layer</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Loss became infinite at step {step}, first in {where}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>the gradient of {layer}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>unknown name; there is a plain value before it</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>unknown name; expected one of {known}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>no such place; expected 0 to {last}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>unknown name; nothing can be set there</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>no such place; the list is empty</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>expected one of {known}, found {value!r:.60}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>expected an object with a version and an experiment</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>expected a whole number from 1 to {last}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>expected 1 to {last}, found {version!r:.40}; a newer version of the program wrote this file</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>expected 1 to {last}, found {version!r:.40}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>expected an experiment of at most {most:,} bytes</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>expected JSON text in UTF-8, found other bytes</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>expected a column from 0 to {last}, found {column}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>mean {mean:.2g}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>healthy</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Signals and gradients of a usual size.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>dead {share:.0%}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>saturated {share:.0%}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The output layer: its error signal comes straight from the loss.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>dead units</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{share:.0%} of the units answer no sample: their gradient is 0.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>collapsed</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The layer gives nearly the same answer to every sample.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>gradient vanishes</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The gradient here is 1/{times:,.0f} of the output layer's.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>gradient explodes</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The gradient here is {times:,.0f} times the output layer's.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>saturating</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{share:.0%} of the values lie where the activation is nearly flat.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>some dead</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{share:.0%} of the units answer no sample.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>expected at most {most:,} features, found {added:,} made of {found:,} inputs; choose fewer features or a lower degree</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>expected at least one input of the network; choose a feature or the raw inputs</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>expected inputs within the range of {dtype}, found {name} beyond it</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>expected one of {known}, found {found}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>expected a list of at most {most}, found {found}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>expected one line of 1 to {most} characters, found {found}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>expected each value once, found {value} twice</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>expected a whole number from {low:g} to {high:g}, found {found}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>expected a number from {low:g} to {high:g}, found {found}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>expected one value or more, found none</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>expected each name once, found one twice</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>expected numbers, words, true or false, found {found}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{name} compares units with each other: expected two or more, found one</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>layer {n}: {problem}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>F of a residual block must give back as many numbers as it gets, {fan_in}; it gives {last}: set its last layer with weights to {fan_in} units</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>expected residual blocks at most {most} deep</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>expected whole numbers from 0 to {last} in rising order, found {value!r:.40}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{name} needs classes; for numbers use mean squared error</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>the data has one class only, so there is nothing to tell apart</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>expected class labels from 0 to {last}, found {found}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>the squared error behind an activation</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>softmax cross-entropy</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>the logistic loss</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>the KL divergence</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>the logistic loss needs two classes, the data has {classes}; use softmax cross-entropy</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>the KL divergence needs classes or target distributions, rows of numbers from 0 whose sum is 1; for other numbers use mean squared error</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Stopped: {reason}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>expected a recorded step from {first} to {last}, found {step}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>expected a layer from 0 to {last}, found {layer}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{name} follows the data of each batch and cannot be set</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>none, for it has no parameters</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>expected a parameter of layer {layer}: {known}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>expected a place in {name} {shape}, found {index}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>expected a finite {dtype} number, found {value}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>expected two classes or more, found one</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>expected at most {most:,} parameters, found {found:,}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>expected targets within the range of {dtype}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>expected targets of the shape (n, {k}), found {found}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>it needs {part} samples, and none are kept back</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>it needs data with classes, and these are numbers</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>principal component 1</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>principal component 2</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>a random direction across</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{words}, layer {n} inside,</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>pre-activation</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>largest sum</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>normalised pre-activation</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>activation</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>activation behind dropout</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>answer of the residual block</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>gradient of the {words}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>weights</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>biases</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>scale</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>shift</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>running mean</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>running variance</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>inputs of the network</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>output of the network</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{words} of layer {n}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>error signal δ{above}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>prediction</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>loss</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>answer of {name}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>gradient of the {words} of layer {n}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>a whole number</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>a number</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>true or false</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>a text</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>expected {what}, found {found}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>expected specs inside each other {most} deep at most</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>null</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>a list</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>an object</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>the number {value:g}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>the top level</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>expected a list of {count}, found {found}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{one} or {other}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>nothing</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>expected a number, found one too large</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>too long</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>That run had to make room for newer ones: it begins again.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Weights, history and scores are in {folder}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The run that was kept does not fit and begins anew: {error}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Only steps {first} to {last} have been trained.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Training stopped: {error}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>That value cannot be set: {error}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The run could not be kept: {error}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{n:,} epochs are done.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>the mean training loss changed by {change:.2g} in epoch {epoch:,}, less than {tolerance:.2g}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>no better validation loss for 1 epoch; weights of epoch {best:,} restored.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>no better validation loss for {n:,} epochs; weights of epoch {best:,} restored.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>the training loss is {loss:.3g}; the target was {target:.3g}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>the validation loss is {loss:.3g}; the target was {target:.3g}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{share:.1f} % of the training samples are right; the target was {target:.1f} %.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{share:.1f} % of the validation samples are right; the target was {target:.1f} %.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>1 epoch is done.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>no better validation loss for 1 epoch.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>no better validation loss for {n:,} epochs.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>expected an experiment, found another kind of zip</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{name}: expected a version from 1 to {last}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>a newer version of the program wrote this file: format {version!r:.40}, and this one reads up to {last}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{name} is too large to be kept: {size:,} bytes</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{shown}: no member of this name belongs here</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{name}: expected a number, found {kind}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{name}: expected names of memories</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{name}: expected a whole number for {name_2}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{name}: expected the state of a random stream</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{name}: expected a place within an epoch of {samples:,} samples</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>order.npy: expected each training sample once</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{name}: expected a history up to step {step:,}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{name}: expected the losses of this epoch</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{name}: expected the state of a run, found another</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{name}.npy: expected finite numbers, found NaN or infinity</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{name}: expected memories of the stopping rules only</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>expected finite numbers only, found {word:.40}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>expected each name once, found {found!r} twice</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>expected JSON, found a fault in line {line}, column {column}: {problem}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>expected an experiment, found JSON nested too deeply</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>expected numbers of ordinary length: {error}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>row {row:,}, column “{column}”: {expected}, found “{found}”</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>expected a number</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>expected rows of data, found the names of columns only</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>after row {row:,}: expected cells of at most {most:,} letters; a quotation mark may not be closed</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>row {row:,}: expected {expected:,} cells, as many as the first row has, found {found}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>after row {row:,}: expected text in {encoding}, found other bytes</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>expected a column “{name}”, found none of that name</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>expected a table, found empty lines only</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>expected at most {most:,} columns, found {found:,}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>expected a file</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>expected a file of at most {most:g} GB, found {found:.1f} GB</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>it cannot be read: {problem}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>the file has changed since it was imported; import it again</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>row {row:,}: expected a second quotation mark, found the end of the file</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>1 cell</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{n:,} cells</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>expected at most {most:,} cells, found more</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>expected a table, found an empty file</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>expected text, found a zero byte at byte {place:,} of the file</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>expected text in {encoding}, found other bytes</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>row {row:,}: expected cells of at most {most:,} letters</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The window speaks the chosen language from the next start on.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{message} Start again with half the learning rate?</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Run epochs</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Epochs to train from here:</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Import a table</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Export results into a folder</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Start again, η = {rate:.3g}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Predicted over true</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>true</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>predicted</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Confusion matrix</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>taken for</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>truth</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>training</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>validation</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>test</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>row</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>part</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>confidence</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Width</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Data set</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Parameter {name}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{label}, {old} to {new}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Bias {name}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Weight {name}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>No change</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Draw other points</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Erase a point</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Erase {count} points</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{label} of {where}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>neuron {number}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>some neurons</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Freeze {what}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Unfreeze {what}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>layer {number}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>the inputs</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{name} inside {where}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Remove {what} from {where}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Duplicate {what}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Add {what}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Remove {what}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>on</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>off</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Move a point</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Move {count} points</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Paint a point</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Paint {count} points</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{label}, add {item}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{label}, remove {item}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Move {what} to place {place}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Add layers</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Remove layers</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Add {what} to {where}</source>
      <translation type="unfinished" />
    </message>
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
      <source>Untitled</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{name} holds the experiment without weights: they are not finite.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{name} holds the experiment without weights; a {suffix} file keeps them.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Experiments with weights and history (*{suffix})</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Experiments without weights (*{suffix})</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>not enough memory to open it</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Unsaved changes</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Save the changes of {name}?</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Otherwise its newest edits and training are lost.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>&amp;Save</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Write them to the file.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>&amp;Discard</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Go on without them.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>&amp;Cancel</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Go back to the experiment.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Open recent</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>What a session that ended unexpectedly has left cannot be read: {path}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{n} days ago</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>A session that ended unexpectedly was kept: {name}, step {step:,}, {age}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>a moment ago</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{n} minutes ago</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{n} hours ago</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Nothing is kept against a crash: {problem}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>class {name}, {share:.1%}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>wrong</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>the stronger the colour, the surer</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>lines: boundary, {sure} sure</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>filled: train, hollow: held back</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>line: boundary</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>the network answers {value:.4g}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>● sample in the colour of its target</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>ring: target above {high} or below {low} the answer</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>samples (filled: train, hollow: held back)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>network</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>answer</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>clamped</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>residuals</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Drag over the plot to paint. Keys 0 to 9 choose the class, the wheel the size of the brush.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{most:,} points are the most one can draw.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>PC 1</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>PC 2</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Paint points of class {label} (key {label} on the plot).</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Clear</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Takes all points away.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Start from these points</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Makes these samples points to paint, drag and erase. Rebuilds: new weights.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Plain regions</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Shows only which answer is the likeliest, not how sure it is.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Contours</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Draws the boundary, and where an answer is 75 % and 90 % sure.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Class {label}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Size of the brush</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>How far brush and eraser reach; the mouse wheel over the plot too.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>2 of {count} inputs</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{shown}, the others as in sample {row}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Input along the bottom</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Input up the side</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Where the other inputs are held</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{shown}, the others at their mean</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{shown}, the others at their mean: click a sample</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{about} of the decision boundary.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>others: their mean</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>others: as in the chosen sample</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>PC 1 and PC 2</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Something unexpected happened and was logged: {why}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Save experiment</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{name} – Backprop Playground</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Experiments ({kinds})</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Restore</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>New experiment</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Open {name}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{name} is no longer where it was.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Open experiment</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>experiment</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Discard</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Choose the kind of layer to add</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{count:,} params</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>+ add layer inside</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>+ add layer</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Add layer inside the block</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Add layer</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>One more hidden layer, set as the last one is.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Add a layer of another kind.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>How many samples are in each part: {sizes}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>1 input: {names}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{n:,} inputs: {names}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>What the network is shown: {names}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>draw…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>CSV…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Fewer data sets</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>All {n} data sets</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Shows or hides the less common data sets</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Shows or hides the settings that research needs</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Data</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Network</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Training</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Seed</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Fewer settings</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>More settings</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{name} as input features</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Rebuilds: new weights</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Live: training goes on with the same weights</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>↻ rebuilds</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>● live</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Another data set needs new weights; what has no mark below is live</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>↻ another set rebuilds</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{low} to {high}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Move this layer up, towards the input</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Move this layer down, towards the output</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Duplicate this layer</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Remove this layer</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>A click opens and closes the settings of this layer</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>As many as the block gets, because its answer is added to its input</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{n:,} params</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>frozen</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The output layer follows from the data and the loss</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Output {n}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Copy the seed</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Roll another seed</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>+ add {kind}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Add to {list}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Remove {name}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Regression: “{name}” is a number</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{count:,} inputs of the network: {names}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Choose a target: what is the network to predict?</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Choose an input: what is the network to be shown?</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Column “{name}” has one value only.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Choose fewer inputs: {count:,} are more than {most:,}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>No target yet</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Classification: “{name}” has {count:,} different values</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Regression: {count} columns of numbers</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>1 input of the network: {names}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Column “{name}” is empty; ignore it.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{problem}. Correct the file, take the column as categories, or ignore it.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Column “{name}” has {count:,} different values, more than {most} categories; ignore it.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Comma</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Semicolon</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Tab</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Bar</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Space</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Point</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Double</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Single</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Separator</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Encoding</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Decimal sign</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Quotes</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Names in first row</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Whether the first row has the names of the columns</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{title}: what was found in the file; correct it here</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Import {name}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Progress</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>How much of the work is done</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Import</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Train on this table</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Cancel</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Stop, and change nothing</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Reading {name} …</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Missing values</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Drop these rows, or fill inputs with the mean of the column (its most frequent value for categories). A target is never filled in.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Standardise inputs</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Sets the input scaling: every input gets mean 0 and variance 1, x̂ = (x − μ)/σ</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{name}: {rows:,} rows, 1 column</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{name}: {rows:,} rows, {columns:,} columns</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Correct the file, or choose above how it is to be read.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{count:,} of {rows:,} rows lack a value:</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>No row lacks a value.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Standardise inputs (advised: their sizes differ much)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Drop these rows</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Fill in mean or most frequent</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Refuse the table</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Tables ({patterns})</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Import CSV</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>All files</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{count:,} missing</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>No value</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The first rows of the file</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The first rows of the file; above them what each column is used for</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Input</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Target</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Ignored</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Use of column {name}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Whether the network is shown this column, or is to predict it</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Number</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Category</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Kind of column {name}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Whether the values are numbers, or names of categories</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Use as</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Kind</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>What the layer computes</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Arrays of the layer: click one to inspect its first number</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>norm = √Σw²; ∂L = root mean square of ∂L/∂w in the last batch; Δ / w = that of the last step over that of the numbers: about 0.001 is usual.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{inputs} numbers in, {units} out, {count:,} parameters</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>array</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>shape</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>norm</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>∂L</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Δ / w</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{name}: mean {mean}, root mean square {rms}, last step {step}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>follow δ to {layer}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>straight from the loss, which compares {p} with {y}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>through the normalisation</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>output {unit}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>input {name}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>neuron {unit} of layer {layer}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>output {unit} (class {name})</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{name} inside the residual block of {layer}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Weight from {source} to sum {piece} of {target}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Bias of {neuron}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Scale of the normalisation of {neuron}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Shift of the normalisation of {neuron}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{name} of {neuron}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Weight from {source} to {target}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>neuron {unit}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Forward values</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Error signal of the neuron</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Incoming weights, strongest first: click one to inspect it</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>at sample {row} ({part} part), whose loss is {loss}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The {most} strongest of {count} incoming weights</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Incoming weights, strongest first</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Bias: click to inspect it</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>weight</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>value</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>input</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>product</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>dead: f′(s) = 0 for every sample</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>saturated for {share:.0%} of samples</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>alive, saturated for {share:.0%}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Weight from {source}: click to inspect it</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>bias</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>alive</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Value</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The value: type another one and press Enter; the run goes on.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Gradient by the chain rule</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Checked by finite difference</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Finite difference</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>In the last step of training</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Last step</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>How much the loss changes with it (chain rule, mean of {n} samples)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>How much the loss of sample {row} changes with it (chain rule)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>the penalty adds {value}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>where the error signal of this neuron is, at sample {row}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>agrees to {value}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>differs by {value}: a kink may lie within ε, or numbers are not finite</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{shape}, first {values} …</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>symbol</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>meaning</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>formula</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>values</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Forward values of one sample</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>And back: how the loss changes with each of them</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Gradients of one sample</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Sample {row}, from its inputs to the loss</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>made of {inputs}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Colours of the loss</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>from {low:.3g} to {high:.3g}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>infinite</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Map of the loss</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{place}, {other}: loss {loss}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Plane of the loss</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Which two directions of all parameters are drawn; the others stay as they are.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The path walked</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Two weights</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Random plane</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Number of the weight across</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Number of the weight upwards</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Reach of the picture</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Click a weight in the network, or type its number.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Click a second weight in the network, or type its number.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>How far the picture goes to each side of the present.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Other directions</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Draw two other random directions, each as long as the weights.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Loss in three dimensions</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Drag or use the arrow keys to turn it; the wheel, + and − zoom.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>logarithmic scale</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>linear scale</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>losses above {high:.3g} wear the last colour</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>losses below {low:.3g} wear the first colour</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{layer}. A click points it out everywhere.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>from the first step on</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Pre-activations</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>What enters the activation function f. Line: f(s); dashed: its slope f′(s).</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Activations</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>What the units of a layer answer, h = f(s), for a fixed batch of samples.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Gradients δ</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The error signals δ = ∂L/∂s of the last mini-batch.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Gradients of W</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The gradients ∂L/∂W of the last mini-batch, as the optimiser is given them.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Weights</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The weights W of a layer, without biases.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Update ratio</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>How large the last step was against the weights it changed; 0.001 is usual.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>BatchNorm</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>What batch normalisation makes of its input. Line: before; bars: after.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>no BatchNorm</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>mean {mean:.3g}, σ {std:.3g}, root mean square {rms:.3g}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>rms(ΔW) / rms(W) = {update:.3g} / {weight:.3g} = {ratio:.3g}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>before: {before}
after: {after}
batch means differ from their running averages by up to {apart:.3g}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Layer {title}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{share:.1%} of {symbol} from {low:.3g} to {high:.3g}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Layer {title}: the last {count} histograms, the newest at the bottom. Each line is relative to its highest bar.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Here: step {step}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>own range</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>own range {range}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>log</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Draw the loss on a logarithmic axis.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>epochs</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Count in epochs, not in steps.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>zoom</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Show the newest half of the run and fit the axes to it.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Show or hide this curve: {name}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>train</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>run before</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>step {step:,.0f} · epoch {epoch:.4g}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{name} {loss:.4g}, {accuracy:.1%} right</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>mini-batches {low:.4g} to {high:.4g}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>mini-batch {loss:.4g}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Language</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Transport</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Experiment</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Panels in this place</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>As the system</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Residual blocks now follow the number of inputs.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The loss is now {label}: {problem}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Drag to move, Ctrl and the wheel to magnify. A click on a weight or bias edits it. Keyboard: arrows go from neuron to neuron, Shift and arrows along its weights, Enter selects, F2 edits, the menu key freezes.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Drawing of the network</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Whether training moves the weights and biases into this layer.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Whether training moves the weights and the bias into this neuron.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Unfreeze layer</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Freeze layer</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Unfreeze neuron</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Freeze neuron</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Layer {title}, {name}, {units} neurons</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>A click selects the layer, a double click opens its settings.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Drag it sideways, or Ctrl and ← →, to move it; Delete removes it.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Settings of this layer</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>out</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>follows from the data and the loss</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Neurons of layer {title}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Activation of layer {title}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>How many neurons the layer has.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Add a layer before column {place}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>One more layer here, set as the one before it.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Settings of a layer</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Weights and biases: orange below zero, blue above, as thick as |w|; from |w| = {scale:g} on they get no thicker. Maps: the same colours for what a neuron answers.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>weights w, b</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>x + F(x)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{count:,} weights</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>copy of another neuron</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>dead: learns from no sample</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{count:,} inputs</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{count:,} neurons</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>mean |h|</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>output {name}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>b of {target} = {value}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>w from {source} to {target} = {value}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{name}; click to edit</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Layer {title}: {count:,} neurons</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>piece {piece} of {count}, the strongest</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>b = {value}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{symbol} on the drawn plane: {low} to {high}, mean {mean}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>colours of this layer from −{limit} to {limit}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>computes the same as neuron {unit} and always will</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>dead: f′(s) = 0 for every sample, so it cannot learn</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>frozen: training leaves its weights as they are</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{count:,} weights, root mean square {rms}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The map is the mean of |h| over the first 64 of them.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>the plane of principal components 1 and 2, as in the boundary</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Weight or bias</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Enter applies this number, Escape leaves it as it was</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Decision boundary</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Answer under the pointer</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>PC 1 and 2 show {share:.0%} of the variance; others at their mean</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>To draw, choose your own points among the data sets.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{shown:,} of {total:,} shown</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Draw points of two classes or more to train on them.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Counts come with the next measurement.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>R² = {r2} ({share} of the variance explained) · mean absolute error {error}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>A click or Enter lists the samples of a cell in the data table.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Part of the data</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Which part of the data is counted.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>By class</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Scores of every class</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Precision, recall and F1 of every class, not the counts.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Counts come with the first measurement.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Scores, or the cell under the pointer</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Precision, recall and F1 of every class</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Precision: of those taken for the class, the share that is it. Recall: of those that are the class, the share that was found. F1: the harmonic mean of both.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>No samples are kept back for this part: choose another one.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>drawn: the first of {count} targets</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Validation</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Test</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>class</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>prec.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>recall</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>F1</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>accuracy {share}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{count:,} of {all:,} “{truth}” were recognised</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{count:,} of {all:,} “{truth}” were taken for “{answer}”</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>truth \ taken for</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>colour: share of the row</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>log-loss {value}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{shown:,} of {count:,} rows.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Which part of the data is listed.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Wrong only</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Only rows that the network takes for another class.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>List all rows again</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>A cell of the confusion matrix is listed; a click lists all.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The rows come with the first experiment.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Rows of the data</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>No row of this cell is known.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>All parts</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Answers are known of rows {first:,} to {last:,} and follow as you scroll; sorting by them and “wrong only” look at these.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>No row is taken for another class.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>“{truth}” taken for “{answer}” ✕</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Highest loss first among {count:,} samples: truth → answer and its share.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Which pictures</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>What is shown as pictures.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Among which samples mistakes are looked for.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Pictures</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The samples of this data are no pictures. Choose “digits” in the gallery to see which ones are read wrongly.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Pictures come with the next measurement.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Rows {first:,} to {last:,} of {count:,}: truth → answer and its share.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>None of {count:,} samples is taken for another class.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{shown} of {units} neurons of the first layer; weights from −{limit} (orange) over 0 to {limit} (blue), clamped there.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Worst mistakes</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>All samples</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The samples before these</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The samples after these</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Row {row}: “{truth}”, taken for “{answer}” with {share:.1%}; loss {loss}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Row {row}: loss {loss}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Neuron {unit}: what its weights look for</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>neuron</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Weights make a picture only where the first layer is made of weighted sums and sees the pixels alone.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Layer whose plane is drawn</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Which layer's activations h are drawn.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>input grid</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Where the layer puts the straight lines of the input plane.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>What is drawn, or the answer under the pointer</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Hidden plane</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>There is no network yet.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Nothing has been measured yet.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The plane of this layer is being measured …</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>PC 1 ({share:.0%})</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>PC 2 ({share:.0%})</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{place}: the layers above answer {answer}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Output ({units})</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Layer {number} ({units})</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>What the output layer makes of the samples</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>dashed: s = 0 of the next layer's neurons</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{drawn} of {all:,} samples</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>samples in the colour of their target</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Colours: what the layers above answer, other PCs at their mean</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Colours: what the layers above answer</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Click a weight, a bias, a neuron or a layer in the network: here is its value, its gradient, and how the chain rule finds it.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Back to the mean of the batch</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Look at many samples at once again, not at one.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Show the computational graph</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Every value of one sample forwards and backwards.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Everything here is of sample {row} alone.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Click a point in the boundary to see one sample forwards and backwards.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Hide the computational graph</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>quantity</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>PC 1 of the path ({share:.0%})</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{side} × {side} points, {samples} samples</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>loss {low:.2g} to {high:.2g}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>log scale</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Colours and heights by the logarithm.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>3-D</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Draw the loss as a relief to be turned.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>What is drawn, or the loss under the pointer</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The loss is being measured on this plane …</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{points}; finer at rest</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>height and colour: {losses}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>what</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>step</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>path</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>No path yet: it begins with the first training step.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>○ start, ● present</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Nothing to draw: the weights are not finite, or too many to try others.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>surface</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Rows</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Over time</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The last histograms as a heat map.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Choose what to show of every layer.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Health</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>From activations and error signals. σ: spread of h; δ: root mean square of ∂L/∂s.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Output</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Layer {number}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Out</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Loss</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Accuracy</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Play (Space): loss and accuracy are drawn here.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>steps (mini-batches)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>accuracy</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>hover to read, click to edit, right click to freeze</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>the {drawn:,} strongest of {count:,} weights</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>drag to see the rest</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>the last two steps have little in common (cos {number})</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>the last two steps agree (cos {number})</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>the last step undoes the one before (cos {number})</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Rule of the optimiser</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>What the optimiser is doing</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>What is shown of the optimiser</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The last step layer by layer, or the ratio over all steps.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>No step yet: train one to see how far it goes.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>η = {rate:.3g} for the next step</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Now</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>layer</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>how far a step goes is known from the next one on</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>no memory: every step forgets the ones before</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>usual Δ ÷ w: {low:g} to {high:g}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{name} min</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{name} max</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>rate</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>no step yet</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>ratio {name}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{name} cannot be written: {why}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>New weights</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>New data</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>That does not work: {error}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Backprop Playground {version}: hand-written back-propagation, made visible. MIT licence; Inter font under the OFL; data sets with their sources in resources/datasets.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Shortcuts</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>(not installed)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Cosine of the angle between the last two updates. Near 1 the run goes straight on, near −1 it jumps to and fro: the learning rate is too large; near 0 the noise of the batches rules.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>memory {name}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>How large the last step was against the weights: rms(Δ) / rms(w) of each layer. About 1/1000 (the green band) is usual; far more is noisy, far less hardly learns.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The learning rate every parameter really had: |Δ| / |∂L/∂w|. Dot: median of the layer, line: from the least to the largest; upright line: η of the next step.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>What the optimiser remembers of past gradients. Dot: √(mean of squares) of the layer, line: from the least to the largest size.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Δ ÷ w</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>own rate</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>cos</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>from {least:.2g} to {most:.2g}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Steps and memory of every layer</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Update-to-weight ratio over the steps</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Δ ÷ w,  η</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{speed:.0f} steps/s</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Speed</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Steps per second, from one mini-batch a second to as fast as it goes.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The seed decides every random number. A click goes to it: edit, copy or roll it.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Seed {seed}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>epoch</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>train loss</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>validation loss</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>train accuracy</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>test accuracy</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Pause</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Play</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>max</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{what} to {new}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{what}, {old} to {new}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Note</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Warning</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Error</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Close this message</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Menu of {title}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Float {title}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Close {title}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>good: {text}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>warning: {text}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>bad: {text}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{name}, number</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>0.25 or 3e-4</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Type {wanted}, such as {example}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Type {wanted} from {ends}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>“{text}” can be read two ways: write it without the comma.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Fold {title}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>open</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>folded</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>One less</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>One more</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{name}: one less</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{name}: one more</source>
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
      <source>clipping</source>
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
      <source>dataset</source>
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
      <source>CSV file</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>A table from a CSV file of your own: you say which columns are inputs and target.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Path</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Where the file is.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Digest</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>SHA-256 of the file's bytes, so that a file that has changed is noticed.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Reading</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>How the file is written.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The columns that the network is shown.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Targets</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The columns that the network is to predict.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Categories</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Which of these columns hold categories instead of numbers.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Drop rows that lack a value, or fill inputs with the mean (numbers) or the most frequent value (categories) of all rows. Rows that lack a target are always dropped.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>drop rows</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>fill</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>refuse</source>
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
      <source>Frozen units</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The units whose weights and bias do not learn, counted from 0.</source>
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
      <source>feature</source>
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
      <source>rad</source>
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
      <source>initializer</source>
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
      <source>dense</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Units</source>
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
      <source>maxout</source>
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
      <source>dropout</source>
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
      <source>batch normalisation</source>
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
      <source>layer normalisation</source>
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
      <source>residual block</source>
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
      <source>optimizer</source>
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
      <source>penalty</source>
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
      <source>scaling</source>
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
      <source>schedule</source>
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
      <source>stop rule</source>
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
      <source>circle</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>spiral</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>moons</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>rings</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>linear</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>checkerboard</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>stripes</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>above</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>clouds</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>gate</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>parity</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>sawtooth</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>sinc</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>polynomial</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>plane</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>multi gauss</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>ravine</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>digits</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>one digit</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>iris</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>penguins</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>engel</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Begin with the spiral and first weights.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Open…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Open an experiment file and go on where it was.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Save</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Write settings, weights and history to the file.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Save as…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Write settings, weights and history to another file.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Import CSV…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Read a table of your own and choose its inputs and target.</source>
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
      <source>Draw other samples of the same data set. Rebuilds: new weights.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Look at points</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Read answers off the decision boundary, and click samples.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Paint points</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Paint points of the chosen class on the decision boundary.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Drag points</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Drag single points of your own across the decision boundary.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Erase points</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Erase points of your own from the decision boundary.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Add a hidden layer. Rebuilds: new weights.</source>
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
      <source>Run epochs…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Train for a number of epochs, then pause.</source>
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
      <source>Beginner</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Show data, layers, activation and learning rate only.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Standard</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Show what a course needs.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Full</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Show the settings that research needs, too.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Let the panel that was clicked or is under the pointer fill the screen, else the window.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>All panels side by side</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Show every panel and none behind another, for large screens.</source>
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
      <source>Data table</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Inspector</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Loss landscape</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Loss / accuracy</source>
      <translation type="unfinished" />
    </message>
  </context>
</TS>
