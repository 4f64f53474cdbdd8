<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
  <context>
    <name>playground</name>
    <message>
      <source>inputs</source>
      <translation>Eingaben</translation>
    </message>
    <message>
      <source>labels</source>
      <translation>Labels</translation>
    </message>
    <message>
      <source>targets</source>
      <translation>Ziele</translation>
    </message>
    <message>
      <source>target</source>
      <translation>Ziel</translation>
    </message>
    <message>
      <source>expected inputs of the shape (n, {width}), found {found}</source>
      <translation>erwartet: Eingaben der Form (n, {width}), gefunden: {found}</translation>
    </message>
    <message>
      <source>expected labels of the shape (n,), found {found}</source>
      <translation>erwartet: Labels der Form (n,), gefunden: {found}</translation>
    </message>
    <message>
      <source>expected whole labels from 0 to {last}, found {found:g} in row {row}</source>
      <translation>erwartet: ganzzahlige Labels von 0 bis {last}, gefunden: {found:g} in Zeile {row}</translation>
    </message>
    <message>
      <source>expected targets of the shape (n, k), found {found}</source>
      <translation>erwartet: Ziele der Form (n, k), gefunden: {found}</translation>
    </message>
    <message>
      <source>expected finite numbers only, found {found:g} in row {row}, {what} {column}</source>
      <translation>erwartet: nur endliche Zahlen, gefunden: {found:g} in Zeile {row}, {what} {column}</translation>
    </message>
    <message>
      <source>expected one sample or more, found none</source>
      <translation>erwartet: mindestens ein Beispiel, gefunden: keines</translation>
    </message>
    <message>
      <source>expected {height} × {width} inputs, found {found}</source>
      <translation>erwartet: {height} × {width} Eingaben, gefunden: {found}</translation>
    </message>
    <message>
      <source>expected as many answers as samples, found {found:,} for {samples:,}</source>
      <translation>erwartet: so viele Antworten wie Beispiele, gefunden: {found:,} für {samples:,}</translation>
    </message>
    <message>
      <source>expected {what} in a table of numbers, all rows alike</source>
      <translation>erwartet: {what} als Tabelle von Zahlen mit gleich langen Zeilen</translation>
    </message>
    <message>
      <source>draw points of two classes or more to train on them</source>
      <translation>zum Trainieren Punkte aus mindestens zwei Klassen zeichnen</translation>
    </message>
    <message>
      <source>expected points (a, b, class) with coordinates from {low:,} to {high:,} and a class from 0 to {last}, found {found}</source>
      <translation>erwartet: Punkte (a, b, Klasse) mit Koordinaten von {low:,} bis {high:,} und einer Klasse von 0 bis {last}, gefunden: {found}</translation>
    </message>
    <message>
      <source>expected rows with all their values, found none</source>
      <translation>erwartet: Zeilen mit allen Werten, gefunden: keine</translation>
    </message>
    <message>
      <source>expected at most {most:,} inputs, found {width:,}</source>
      <translation>erwartet: höchstens {most:,} Eingaben, gefunden: {width:,}</translation>
    </message>
    <message>
      <source>it is not in {folder} any more; put it back, or import it again</source>
      <translation>sie ist nicht mehr in {folder}; bitte zurücklegen oder neu importieren</translation>
    </message>
    <message>
      <source>expected at least one input column; choose one</source>
      <translation>erwartet: mindestens eine Eingabespalte; bitte eine wählen</translation>
    </message>
    <message>
      <source>expected at least one target column; choose one</source>
      <translation>erwartet: mindestens eine Zielspalte; bitte eine wählen</translation>
    </message>
    <message>
      <source>column “{column}”: expected at most {most} categories, found {found:,}; ignore the column</source>
      <translation>Spalte „{column}“: erwartet: höchstens {most} Kategorien, gefunden: {found:,}; bitte die Spalte ignorieren</translation>
    </message>
    <message>
      <source>expected one target for classes, found more; choose one</source>
      <translation>erwartet: ein einziges Ziel für Klassen, gefunden: mehrere; bitte eines wählen</translation>
    </message>
    <message>
      <source>{column} missing</source>
      <translation>{column} fehlt</translation>
    </message>
    <message>
      <source>row {place:,}, column “{column}”: expected a value, found none</source>
      <translation>Zeile {place:,}, Spalte „{column}“: erwartet: ein Wert, gefunden: keiner</translation>
    </message>
    <message>
      <source>expected at most {most:,} features, found {added:,} made of {found:,} inputs; choose fewer features or a lower degree</source>
      <translation>erwartet: höchstens {most:,} Merkmale, gefunden: {added:,} aus {found:,} Eingaben; bitte weniger Merkmale oder einen niedrigeren Grad wählen</translation>
    </message>
    <message>
      <source>expected at least one input of the network; choose a feature or the raw inputs</source>
      <translation>erwartet: mindestens eine Eingabe des Netzes; bitte ein Merkmal oder die rohen Eingaben wählen</translation>
    </message>
    <message>
      <source>expected inputs within the range of {dtype}, found {name} beyond it</source>
      <translation>erwartet: Eingaben im Wertebereich von {dtype}, gefunden: {name} außerhalb</translation>
    </message>
    <message>
      <source>principal component 1</source>
      <translation>Hauptkomponente 1</translation>
    </message>
    <message>
      <source>principal component 2</source>
      <translation>Hauptkomponente 2</translation>
    </message>
    <message>
      <source>There is no input. “{name}” is ignored: {why}. Choose what the network is to be shown.</source>
      <translation>Es gibt keine Eingabe. „{name}“ wird ignoriert: {why}. Wählen Sie, was dem Netz gezeigt werden soll.</translation>
    </message>
    <message>
      <source>{name} runs from {low} to {high}, {other} from {first} to {last}</source>
      <translation>{name} reicht von {low} bis {high}, {other} von {first} bis {last}</translation>
    </message>
    <message>
      <source>There is no input: the table has one column only. Is another separator between its columns?</source>
      <translation>Es gibt keine Eingabe: Die Tabelle hat nur eine Spalte. Steht ein anderes Trennzeichen zwischen ihren Spalten?</translation>
    </message>
    <message>
      <source>Choose a target: what is the network to predict?</source>
      <translation>Ein Ziel wählen: Was soll das Netz vorhersagen?</translation>
    </message>
    <message>
      <source>Column “{name}” has one value only.</source>
      <translation>Spalte „{name}“ hat nur einen Wert.</translation>
    </message>
    <message>
      <source>No row has all its values: fill in what is missing.</source>
      <translation>Keine Zeile hat alle Werte: füllen Sie auf, was fehlt.</translation>
    </message>
    <message>
      <source>Choose fewer inputs: {count:,} are more than {most:,}.</source>
      <translation>Bitte weniger Eingaben wählen: {count:,} sind mehr als {most:,}.</translation>
    </message>
    <message>
      <source>Choose an input: what is the network to be shown?</source>
      <translation>Eine Eingabe wählen: Was soll das Netz zu sehen bekommen?</translation>
    </message>
    <message>
      <source>{name} runs from {low} to {high}</source>
      <translation>{name} reicht von {low} bis {high}</translation>
    </message>
    <message>
      <source>Column “{name}” is empty; ignore it.</source>
      <translation>Spalte „{name}“ ist leer; bitte ignorieren.</translation>
    </message>
    <message>
      <source>{problem}. Take it for missing, take the column as categories, or ignore it.</source>
      <translation>{problem}. Nehmen Sie es als fehlend, die Spalte als Kategorien, oder ignorieren Sie sie.</translation>
    </message>
    <message>
      <source>Column “{name}” has {count:,} different values, more than {most} categories; ignore it.</source>
      <translation>Spalte „{name}“ hat {count:,} verschiedene Werte, mehr als {most} Kategorien; bitte ignorieren.</translation>
    </message>
    <message>
      <source>row {row:,}, column “{column}”: {expected}, found “{found}”</source>
      <translation>Zeile {row:,}, Spalte „{column}“: {expected}, gefunden: „{found}“</translation>
    </message>
    <message>
      <source>expected a number</source>
      <translation>erwartet: eine Zahl</translation>
    </message>
    <message>
      <source>expected one of {words}</source>
      <translation>erwartet wird eines von {words}</translation>
    </message>
    <message>
      <source>it cannot be read: {problem}</source>
      <translation>sie lässt sich nicht lesen: {problem}</translation>
    </message>
    <message>
      <source>it is text, or names each row</source>
      <translation>sie ist Text oder benennt jede Zeile</translation>
    </message>
    <message>
      <source>{count:,} of its {rows:,} cells are empty</source>
      <translation>{count:,} ihrer {rows:,} Zellen sind leer</translation>
    </message>
    <message>
      <source>its cells are {count:,} words that come again and again</source>
      <translation>ihre Zellen sind {count:,} Wörter, die immer wiederkehren</translation>
    </message>
    <message>
      <source>it is text</source>
      <translation>sie ist Text</translation>
    </message>
    <message>
      <source>it has {count:,} different values, more than {most} categories</source>
      <translation>sie hat {count:,} verschiedene Werte, mehr als {most} Kategorien</translation>
    </message>
    <message>
      <source>it is the last column that can be asked for</source>
      <translation>sie ist die letzte Spalte, nach der gefragt werden kann</translation>
    </message>
    <message>
      <source>it is empty</source>
      <translation>sie ist leer</translation>
    </message>
    <message>
      <source>a date says little beside other inputs</source>
      <translation>ein Datum sagt neben anderen Eingaben wenig</translation>
    </message>
    <message>
      <source>it only counts or names the rows</source>
      <translation>sie zählt oder benennt nur die Zeilen</translation>
    </message>
    <message>
      <source>it is the same in every row</source>
      <translation>sie ist in jeder Zeile gleich</translation>
    </message>
    <message>
      <source>it says of whom the row is</source>
      <translation>sie sagt, von wem die Zeile ist</translation>
    </message>
    <message>
      <source>its cells are numbers</source>
      <translation>ihre Zellen sind Zahlen</translation>
    </message>
    <message>
      <source>its name says that it is asked for</source>
      <translation>ihr Name sagt, dass nach ihr gefragt ist</translation>
    </message>
    <message>
      <source>no other column can be asked for</source>
      <translation>nach keiner anderen Spalte kann gefragt werden</translation>
    </message>
    <message>
      <source>there are {most:,} inputs without it</source>
      <translation>es gibt ohne sie {most:,} Eingaben</translation>
    </message>
    <message>
      <source>{count:,} columns are left out: a network may have {most:,} inputs</source>
      <translation>{count:,} Spalten bleiben weg: ein Netz darf {most:,} Eingaben haben</translation>
    </message>
    <message>
      <source>the file says that it is the target</source>
      <translation>die Datei sagt, dass sie das Ziel ist</translation>
    </message>
    <message>
      <source>it alone holds classes</source>
      <translation>nur sie enthält Klassen</translation>
    </message>
    <message>
      <source>it is the only column that can be an input</source>
      <translation>sie ist die einzige Spalte, die eine Eingabe sein kann</translation>
    </message>
    <message>
      <source>the file says that it is no input</source>
      <translation>die Datei sagt, dass sie keine Eingabe ist</translation>
    </message>
    <message>
      <source>it is so in the other file</source>
      <translation>sie ist es in der anderen Datei</translation>
    </message>
    <message>
      <source>it is not used in the other file</source>
      <translation>sie wird in der anderen Datei nicht benutzt</translation>
    </message>
    <message>
      <source>Regression: “{name}” is a number</source>
      <translation>Regression: „{name}“ ist eine Zahl</translation>
    </message>
    <message>
      <source>{said}; {left} because {why}.</source>
      <translation>{said}; {left}, weil {why}.</translation>
    </message>
    <message>
      <source>{count:,} inputs of the network: {names}</source>
      <translation>{count:,} Eingaben des Netzes: {names}</translation>
    </message>
    <message>
      <source>{what}: {rows:,} rows are kept</source>
      <translation>{what}: {rows:,} Zeilen bleiben</translation>
    </message>
    <message>
      <source>{count:,} inputs become {width:,}</source>
      <translation>{count:,} Eingaben werden {width:,}</translation>
    </message>
    <message>
      <source>{name} to predict</source>
      <translation>{name} ist vorherzusagen</translation>
    </message>
    <message>
      <source>{count:,} rows are left out</source>
      <translation>{count:,} Zeilen bleiben weg</translation>
    </message>
    <message>
      <source>{names} is missing</source>
      <translation>{names} fehlt</translation>
    </message>
    <message>
      <source>No target yet</source>
      <translation>Noch kein Ziel</translation>
    </message>
    <message>
      <source>Classification: “{name}” has {count:,} different values</source>
      <translation>Klassifikation: „{name}“ hat {count:,} verschiedene Werte</translation>
    </message>
    <message>
      <source>Regression: {count} columns of numbers</source>
      <translation>Regression: {count} Spalten mit Zahlen</translation>
    </message>
    <message>
      <source>{said}; {left} because {why}, and with them the classes {lost}.</source>
      <translation>{said}; {left}, weil {why}, und mit ihnen die Klassen {lost}.</translation>
    </message>
    <message>
      <source>1 input of the network: {names}</source>
      <translation>1 Eingabe des Netzes: {names}</translation>
    </message>
    <message>
      <source>Leave these rows out</source>
      <translation>Diese Zeilen weglassen</translation>
    </message>
    <message>
      <source>Refuse the table</source>
      <translation>Die Tabelle ablehnen</translation>
    </message>
    <message>
      <source>{what}: {rows:,} rows are kept, class {lost} is lost</source>
      <translation>{what}: {rows:,} Zeilen bleiben, Klasse {lost} geht verloren</translation>
    </message>
    <message>
      <source>{what}: {rows:,} rows and all {classes:,} classes are kept</source>
      <translation>{what}: {rows:,} Zeilen und alle {classes:,} Klassen bleiben</translation>
    </message>
    <message>
      <source>{column} is ignored: {count:,} of {rows:,} cells are empty</source>
      <translation>{column} wird ignoriert: {count:,} von {rows:,} Zellen sind leer</translation>
    </message>
    <message>
      <source>{column} looks like numbers; as a category it becomes {count:,} inputs</source>
      <translation>{column} sieht nach Zahlen aus; als Kategorie werden es {count:,} Eingaben</translation>
    </message>
    <message>
      <source>rows with the same {column} stay in one part</source>
      <translation>Zeilen mit gleichem {column} bleiben in einem Teil</translation>
    </message>
    <message>
      <source>the newest rows by {column} are held back: they become the test part</source>
      <translation>die neuesten Zeilen nach {column} werden zurückgehalten: Sie werden zum Testteil</translation>
    </message>
    <message>
      <source>1 input becomes {width:,}</source>
      <translation>1 Eingabe wird {width:,}</translation>
    </message>
    <message>
      <source>no target</source>
      <translation>kein Ziel</translation>
    </message>
    <message>
      <source>{count:,} classes</source>
      <translation>{count:,} Klassen</translation>
    </message>
    <message>
      <source>{count:,} numbers to predict</source>
      <translation>{count:,} Zahlen sind vorherzusagen</translation>
    </message>
    <message>
      <source>1 row is left out</source>
      <translation>1 Zeile bleibt weg</translation>
    </message>
    <message>
      <source>{names} is missing (row {rows})</source>
      <translation>{names} fehlt (Zeile {rows})</translation>
    </message>
    <message>
      <source>1 row</source>
      <translation>1 Zeile</translation>
    </message>
    <message>
      <source>{count:,} rows</source>
      <translation>{count:,} Zeilen</translation>
    </message>
    <message>
      <source>Fill in median or most frequent of the training part</source>
      <translation>Median oder häufigsten Wert des Trainingsteils einsetzen</translation>
    </message>
    <message>
      <source>Fill in mean or most frequent of all rows</source>
      <translation>Mittelwert oder häufigsten Wert aller Zeilen einsetzen</translation>
    </message>
    <message>
      <source>{column} is ignored: {why}</source>
      <translation>{column} wird ignoriert: {why}</translation>
    </message>
    <message>
      <source>1 input</source>
      <translation>1 Eingabe</translation>
    </message>
    <message>
      <source>{count:,} inputs</source>
      <translation>{count:,} Eingaben</translation>
    </message>
    <message>
      <source>{count:,} classes ({names})</source>
      <translation>{count:,} Klassen ({names})</translation>
    </message>
    <message>
      <source>expected rows of data, found the names of columns only</source>
      <translation>erwartet: Zeilen mit Daten, gefunden: nur Spaltennamen</translation>
    </message>
    <message>
      <source>after row {row:,}: expected cells of at most {most:,} letters; a quotation mark may not be closed</source>
      <translation>nach Zeile {row:,}: erwartet: Zellen mit höchstens {most:,} Zeichen; vielleicht fehlt ein schließendes Anführungszeichen</translation>
    </message>
    <message>
      <source>row {row:,}: expected {expected:,} cells, as many as the first row has, found {found}</source>
      <translation>Zeile {row:,}: erwartet: {expected:,} Zellen, so viele wie in der ersten Zeile, gefunden: {found}</translation>
    </message>
    <message>
      <source>after row {row:,}: expected text in {encoding}, found other bytes</source>
      <translation>nach Zeile {row:,}: erwartet: Text in {encoding}, gefunden: andere Bytes</translation>
    </message>
    <message>
      <source>1 cell</source>
      <translation>1 Zelle</translation>
    </message>
    <message>
      <source>{n:,} cells</source>
      <translation>{n:,} Zellen</translation>
    </message>
    <message>
      <source>expected at most {most:,} cells, found more</source>
      <translation>erwartet: höchstens {most:,} Zellen, gefunden: mehr</translation>
    </message>
    <message>
      <source>the lines above the table are left out (“{text}”)</source>
      <translation>die Zeilen über der Tabelle bleiben weg („{text}“)</translation>
    </message>
    <message>
      <source>what stands before “#” in the names says what the columns are</source>
      <translation>was in den Namen vor „#“ steht, sagt, was die Spalten sind</translation>
    </message>
    <message>
      <source>rows 2 and 3 say what the columns are and hold no data</source>
      <translation>Zeilen 2 und 3 sagen, was die Spalten sind, und enthalten keine Daten</translation>
    </message>
    <message>
      <source>row {row:,} looks like units and is left out</source>
      <translation>Zeile {row:,} sieht nach Einheiten aus und bleibt weg</translation>
    </message>
    <message>
      <source>the last line is left out (“{text}”)</source>
      <translation>die letzte Zeile bleibt weg („{text}“)</translation>
    </message>
    <message>
      <source>the last {count} lines are left out (“{text}”)</source>
      <translation>die letzten {count} Zeilen bleiben weg („{text}“)</translation>
    </message>
    <message>
      <source>expected text, found a zero byte at byte {place:,} of the file</source>
      <translation>erwartet: Text, gefunden: ein Null-Byte an Byte {place:,} der Datei</translation>
    </message>
    <message>
      <source>expected a table, found an empty file</source>
      <translation>erwartet: eine Tabelle, gefunden: eine leere Datei</translation>
    </message>
    <message>
      <source>expected a table, found empty lines only</source>
      <translation>erwartet: eine Tabelle, gefunden: nur leere Zeilen</translation>
    </message>
    <message>
      <source>expected text in {encoding}, found other bytes</source>
      <translation>erwartet: Text in {encoding}, gefunden: andere Bytes</translation>
    </message>
    <message>
      <source>row {row:,} has {found} of {width:,}: what is not there is missing</source>
      <translation>Zeile {row:,} hat {found} von {width:,}: was nicht da ist, fehlt</translation>
    </message>
    <message>
      <source>row {row:,} has {found} instead of {width:,} and is left out</source>
      <translation>Zeile {row:,} hat {found} statt {width:,} und bleibt weg</translation>
    </message>
    <message>
      <source>{count:,} rows have too few cells (row {rows}): what is not there is missing</source>
      <translation>{count:,} Zeilen haben zu wenige Zellen (Zeile {rows}): was nicht da ist, fehlt</translation>
    </message>
    <message>
      <source>{count:,} rows have too many cells and are left out (row {rows})</source>
      <translation>{count:,} Zeilen haben zu viele Zellen und bleiben weg (Zeile {rows})</translation>
    </message>
    <message>
      <source>1 line of remarks is left out</source>
      <translation>1 Zeile mit einer Bemerkung bleibt weg</translation>
    </message>
    <message>
      <source>{count:,} lines of remarks are left out</source>
      <translation>{count:,} Zeilen mit Bemerkungen bleiben weg</translation>
    </message>
    <message>
      <source>this is a packed file, perhaps one of Excel, and it is damaged or holds no table; save it as CSV</source>
      <translation>dies ist eine gepackte Datei, vielleicht von Excel, und sie ist beschädigt oder enthält keine Tabelle; speichern Sie sie als CSV</translation>
    </message>
    <message>
      <source>expected a sheet {sheet}, found {count} of them</source>
      <translation>erwartet wurde ein Blatt {sheet}, gefunden wurden {count}</translation>
    </message>
    <message>
      <source>expected a workbook of at most {most:,} bytes; save the sheet as CSV</source>
      <translation>erwartet wurde eine Arbeitsmappe von höchstens {most:,} Bytes; speichern Sie das Blatt als CSV</translation>
    </message>
    <message>
      <source>expected a column “{name}”, found none of that name</source>
      <translation>erwartet: eine Spalte „{name}“, gefunden: keine dieses Namens</translation>
    </message>
    <message>
      <source>expected at most {most:,} columns, found {found:,}</source>
      <translation>erwartet: höchstens {most:,} Spalten, gefunden: {found:,}</translation>
    </message>
    <message>
      <source>row {row:,}: expected a second quotation mark, found the end of the file</source>
      <translation>Zeile {row:,}: erwartet: ein zweites Anführungszeichen, gefunden: das Ende der Datei</translation>
    </message>
    <message>
      <source>the file has changed since it was imported; import it again</source>
      <translation>die Datei wurde seit dem Import geändert; bitte neu importieren</translation>
    </message>
    <message>
      <source>{column} tells {target} exactly: is it known beforehand?</source>
      <translation>{column} verrät {target} genau: ist es vorher bekannt?</translation>
    </message>
    <message>
      <source>column “{column}”: {marker} stands in {count:,} rows and is taken for a value; if it means that there is none, say so at the column</source>
      <translation>Spalte „{column}“: {marker} steht in {count:,} Zeilen und gilt als Wert; wenn es bedeutet, dass keiner da ist, sagen Sie es an der Spalte</translation>
    </message>
    <message>
      <source>row {row:,}, column “{column}”: “{found}” is no number and is taken for missing</source>
      <translation>Zeile {row:,}, Spalte „{column}“: „{found}“ ist keine Zahl und gilt als fehlend</translation>
    </message>
    <message>
      <source>column “{column}”: times such as {example} are read as what stands before the colon</source>
      <translation>Spalte „{column}“: Zeiten wie {example} werden als das gelesen, was vor dem Doppelpunkt steht</translation>
    </message>
    <message>
      <source>column “{column}”: is {example} more than a thousand? It is taken for a number below; if it is not, say so at the column</source>
      <translation>Spalte „{column}“: ist {example} mehr als tausend? Es gilt als eine Zahl darunter; wenn das nicht stimmt, sagen Sie es an der Spalte</translation>
    </message>
    <message>
      <source>column “{column}”: times such as {example} are read as hours</source>
      <translation>Spalte „{column}“: Zeiten wie {example} werden als Stunden gelesen</translation>
    </message>
    <message>
      <source>{column}: expected {what}, found “{word}”</source>
      <translation>{column}: erwartet wird {what}, gefunden „{word}“</translation>
    </message>
    <message>
      <source>one of {words}</source>
      <translation>eines von {words}</translation>
    </message>
    <message>
      <source>expected {count:,} values, found {found:,}</source>
      <translation>{count:,} Werte erwartet, {found:,} gefunden</translation>
    </message>
    <message>
      <source>a number</source>
      <translation>eine Zahl</translation>
    </message>
    <message>
      <source>a date</source>
      <translation>ein Datum</translation>
    </message>
    <message>
      <source>no file can have this name</source>
      <translation>so kann keine Datei heißen</translation>
    </message>
    <message>
      <source>expected at most {most:,} bytes, found {size:,}</source>
      <translation>erwartet: höchstens {most:,} Bytes, gefunden: {size:,}</translation>
    </message>
    <message>
      <source>it is a folder, not a file</source>
      <translation>es ist ein Ordner, keine Datei</translation>
    </message>
    <message>
      <source>it is a device, not a file</source>
      <translation>es ist ein Gerät, keine Datei</translation>
    </message>
    <message>
      <source>it is a pipe, not a file</source>
      <translation>es ist eine Pipe, keine Datei</translation>
    </message>
    <message>
      <source>it is a socket, not a file</source>
      <translation>es ist ein Socket, keine Datei</translation>
    </message>
    <message>
      <source>you do not have permission to read it</source>
      <translation>Ihnen fehlt die Berechtigung, sie zu lesen</translation>
    </message>
    <message>
      <source>there is no room for {needed}</source>
      <translation>es ist kein Platz für {needed}</translation>
    </message>
    <message>
      <source>there is no folder {folder}</source>
      <translation>es gibt keinen Ordner {folder}</translation>
    </message>
    <message>
      <source>you do not have permission to write it in {folder}</source>
      <translation>Ihnen fehlt die Berechtigung, sie in {folder} zu schreiben</translation>
    </message>
    <message>
      <source>the disk that holds {folder} can only be read</source>
      <translation>der Datenträger mit {folder} kann nur gelesen werden</translation>
    </message>
    <message>
      <source>{n:,} bytes</source>
      <translation>{n:,} Bytes</translation>
    </message>
    <message>
      <source>cannot be written: {why}</source>
      <translation>kann nicht geschrieben werden: {why}</translation>
    </message>
    <message>
      <source>{n:,} bytes in {count} files</source>
      <translation>{n:,} Bytes in {count} Dateien</translation>
    </message>
    <message>
      <source>it is a file, not a folder</source>
      <translation>es ist eine Datei, kein Ordner</translation>
    </message>
    <message>
      <source>a folder</source>
      <translation>einen Ordner</translation>
    </message>
    <message>
      <source>A sum hands its gradient on unchanged, to every input.</source>
      <translation>Eine Summe reicht ihren Gradienten unverändert an jeden Eingang weiter.</translation>
    </message>
    <message>
      <source>A difference hands its gradient on, with the other sign to what is taken away.</source>
      <translation>Eine Differenz reicht ihren Gradienten weiter, mit umgekehrtem Vorzeichen an das, was abgezogen wird.</translation>
    </message>
    <message>
      <source>A product swaps: each input gets the gradient times the other input.</source>
      <translation>Ein Produkt vertauscht: Jeder Eingang erhält den Gradienten mal den anderen Eingang.</translation>
    </message>
    <message>
      <source>A quotient: the numerator gets the gradient over v, the denominator −u/v² of it.</source>
      <translation>Ein Quotient: Der Zähler erhält den Gradienten durch v, der Nenner das −u/v²-fache.</translation>
    </message>
    <message>
      <source>A power: the exponent comes down and is lowered by one.</source>
      <translation>Eine Potenz: Der Exponent kommt nach vorn und wird um eins kleiner.</translation>
    </message>
    <message>
      <source>A minus sign turns the gradient round.</source>
      <translation>Ein Minuszeichen kehrt den Gradienten um.</translation>
    </message>
    <message>
      <source>A maximum hands all of its gradient to the largest input, and nothing to the rest.</source>
      <translation>Ein Maximum gibt seinen ganzen Gradienten dem größten Eingang und den übrigen nichts.</translation>
    </message>
    <message>
      <source>A minimum hands all of its gradient to the smallest input, and nothing to the rest.</source>
      <translation>Ein Minimum gibt seinen ganzen Gradienten dem kleinsten Eingang und den übrigen nichts.</translation>
    </message>
    <message>
      <source>The exponential is its own derivative.</source>
      <translation>Die Exponentialfunktion ist ihre eigene Ableitung.</translation>
    </message>
    <message>
      <source>The logarithm divides the gradient by its input.</source>
      <translation>Der Logarithmus teilt den Gradienten durch seinen Eingang.</translation>
    </message>
    <message>
      <source>A sigmoid multiplies by σ(1 − σ): a quarter at most.</source>
      <translation>Ein Sigmoid multipliziert mit σ(1 − σ): höchstens ein Viertel.</translation>
    </message>
    <message>
      <source>A root divides the gradient by twice the root.</source>
      <translation>Eine Wurzel teilt den Gradienten durch die doppelte Wurzel.</translation>
    </message>
    <message>
      <source>The slope of the sine is the cosine.</source>
      <translation>Die Steigung des Sinus ist der Kosinus.</translation>
    </message>
    <message>
      <source>The slope of the cosine is minus the sine.</source>
      <translation>Die Steigung des Kosinus ist minus der Sinus.</translation>
    </message>
    <message>
      <source>The hyperbolic tangent multiplies by 1 − tanh²: by 1 at most.</source>
      <translation>Der Tangens hyperbolicus multipliziert mit 1 − tanh²: höchstens mit 1.</translation>
    </message>
    <message>
      <source>ReLU lets the gradient through where its input is above 0; at the kink any slope from 0 to 1 is a subgradient, and 0 is taken.</source>
      <translation>ReLU lässt den Gradienten durch, wo der Eingang über 0 liegt; am Knick ist jede Steigung von 0 bis 1 ein Subgradient, genommen wird 0.</translation>
    </message>
    <message>
      <source>The absolute value hands on the sign; at the kink any slope from −1 to 1 is a subgradient, and 0 is taken.</source>
      <translation>Der Betrag reicht das Vorzeichen weiter; am Knick ist jede Steigung von −1 bis 1 ein Subgradient, genommen wird 0.</translation>
    </message>
    <message>
      <source>expected a number, a name or a bracket, found “{text}”</source>
      <translation>erwartet wird eine Zahl, ein Name oder eine Klammer, gefunden „{text}“</translation>
    </message>
    <message>
      <source>{name} takes {least} to {most} inputs, found {found}</source>
      <translation>{name} nimmt {least} bis {most} Eingänge, gefunden {found}</translation>
    </message>
    <message>
      <source>expected a number, a name or a bracket, but the formula ends</source>
      <translation>erwartet wird eine Zahl, ein Name oder eine Klammer, aber die Formel endet</translation>
    </message>
    <message>
      <source>{name} takes one input, found {found}</source>
      <translation>{name} nimmt einen Eingang, gefunden {found}</translation>
    </message>
    <message>
      <source>at most {most} outputs</source>
      <translation>höchstens {most} Ausgaben</translation>
    </message>
    <message>
      <source>“{name}” has a meaning already</source>
      <translation>„{name}“ hat schon eine Bedeutung</translation>
    </message>
    <message>
      <source>“{name}” is a function: write {name}(…)</source>
      <translation>„{name}“ ist eine Funktion: {name}(…) schreiben</translation>
    </message>
    <message>
      <source>at most {most} variables</source>
      <translation>höchstens {most} Variablen</translation>
    </message>
    <message>
      <source>unknown function “{name}”; known are {known}</source>
      <translation>unbekannte Funktion „{name}“; bekannt sind {known}</translation>
    </message>
    <message>
      <source>a graph has at most {most} nodes</source>
      <translation>ein Graph hat höchstens {most} Knoten</translation>
    </message>
    <message>
      <source>nested more than {most} deep</source>
      <translation>mehr als {most}-fach verschachtelt</translation>
    </message>
    <message>
      <source>this bracket is never closed</source>
      <translation>diese Klammer wird nie geschlossen</translation>
    </message>
    <message>
      <source>a comma stands between the inputs of a function; numbers have a point</source>
      <translation>ein Komma steht zwischen den Eingängen einer Funktion; Zahlen haben hier einen Punkt</translation>
    </message>
    <message>
      <source>this bracket was never opened</source>
      <translation>diese Klammer wurde nie geöffnet</translation>
    </message>
    <message>
      <source>= comes after the one name that a part is given</source>
      <translation>= steht nach dem einen Namen, den ein Teil bekommt</translation>
    </message>
    <message>
      <source>expected a sign such as * before “{text}”</source>
      <translation>vor „{text}“ wird ein Zeichen wie * erwartet</translation>
    </message>
    <message>
      <source>Column {column}: {what}</source>
      <translation>Spalte {column}: {what}</translation>
    </message>
    <message>
      <source>a formula has at most {most} letters</source>
      <translation>eine Formel hat höchstens {most} Zeichen</translation>
    </message>
    <message>
      <source>expected a whole number above the line</source>
      <translation>hochgestellt wird eine ganze Zahl erwartet</translation>
    </message>
    <message>
      <source>“{letter}” is no part of a formula</source>
      <translation>„{letter}“ gehört in keine Formel</translation>
    </message>
    <message>
      <source>the number is too large</source>
      <translation>die Zahl ist zu groß</translation>
    </message>
    <message>
      <source>expected an experiment, found another kind of zip</source>
      <translation>erwartet: ein Experiment, gefunden: ein anderes Zip-Archiv</translation>
    </message>
    <message>
      <source>{name}: expected a version from 1 to {last}</source>
      <translation>{name}: erwartet: eine Version von 1 bis {last}</translation>
    </message>
    <message>
      <source>a newer version of the program wrote this file: format {version!r:.40}, and this one reads up to {last}</source>
      <translation>die Datei stammt von einer neueren Version des Programms: Format {version!r:.40}, diese liest bis {last}</translation>
    </message>
    <message>
      <source>{name} is too large to be kept: {size:,} bytes</source>
      <translation>{name} ist zu groß zum Aufbewahren: {size:,} Bytes</translation>
    </message>
    <message>
      <source>{shown}: no member of this name belongs here</source>
      <translation>{shown}: ein Element dieses Namens gehört nicht hierher</translation>
    </message>
    <message>
      <source>{name}: expected lanes, found others</source>
      <translation>{name}: erwartet: Bahnen, gefunden: andere</translation>
    </message>
    <message>
      <source>Weights, history and scores are in {folder}.</source>
      <translation>Gewichte, Verlauf und Kennzahlen liegen in {folder}.</translation>
    </message>
    <message>
      <source>Weights, the best weights (epoch {epoch:,}), history and scores are in {folder}.</source>
      <translation>Gewichte, beste Gewichte (Epoche {epoch:,}), Verlauf und Kennzahlen liegen in {folder}.</translation>
    </message>
    <message>
      <source>expected an experiment, found another kind of file</source>
      <translation>erwartet: ein Experiment, gefunden: eine andere Art von Datei</translation>
    </message>
    <message>
      <source>one number</source>
      <translation>eine Zahl</translation>
    </message>
    <message>
      <source>expected a whole file, found a damaged one</source>
      <translation>erwartet: eine vollständige Datei, gefunden: eine beschädigte</translation>
    </message>
    <message>
      <source>expected at most {most} members, found {members:,}</source>
      <translation>erwartet: höchstens {most} Elemente, gefunden: {members:,}</translation>
    </message>
    <message>
      <source>{shown}: expected no password</source>
      <translation>{shown}: erwartet: kein Passwort</translation>
    </message>
    <message>
      <source>{shown}: expected stored or deflated bytes</source>
      <translation>{shown}: erwartet: unkomprimierte oder mit Deflate komprimierte Bytes</translation>
    </message>
    <message>
      <source>{shown}: expected at most {ratio} times its stored size, found {size:,} bytes</source>
      <translation>{shown}: erwartet: höchstens das {ratio}-Fache der gespeicherten Größe, gefunden: {size:,} Bytes</translation>
    </message>
    <message>
      <source>no header of version 1.0</source>
      <translation>kein Kopf der Version 1.0</translation>
    </message>
    <message>
      <source>expected a member {name}, found none</source>
      <translation>erwartet: ein Element {name}, gefunden: keines</translation>
    </message>
    <message>
      <source>{name}: expected at most {most:,} bytes, found {size:,}</source>
      <translation>{name}: erwartet: höchstens {most:,} Bytes, gefunden: {size:,}</translation>
    </message>
    <message>
      <source>{name}: expected an object</source>
      <translation>{name}: erwartet: ein Objekt</translation>
    </message>
    <message>
      <source>{member}: expected {count:,} numbers, found more</source>
      <translation>{member}: erwartet: {count:,} Zahlen, gefunden: mehr</translation>
    </message>
    <message>
      <source>columns first</source>
      <translation>Spalten zuerst</translation>
    </message>
    <message>
      <source>{size} of {kind}</source>
      <translation>{size} vom Typ {kind}</translation>
    </message>
    <message>
      <source>{member}: expected {size} of {kind}, found {words:.60}</source>
      <translation>{member}: erwartet: {size} vom Typ {kind}, gefunden: {words:.60}</translation>
    </message>
    <message>
      <source>{member}: expected {count:,} numbers, found fewer or more</source>
      <translation>{member}: erwartet: {count:,} Zahlen, gefunden: weniger oder mehr</translation>
    </message>
    <message>
      <source>expected an experiment, found an empty file</source>
      <translation>erwartet: ein Experiment, gefunden: eine leere Datei</translation>
    </message>
    <message>
      <source>expected a whole file, found its beginning only</source>
      <translation>erwartet: eine vollständige Datei, gefunden: nur ihr Anfang</translation>
    </message>
    <message>
      <source>expected each member of the zip once, found one twice</source>
      <translation>erwartet: jedes Element des Zip-Archivs einmal, gefunden: eines doppelt</translation>
    </message>
    <message>
      <source>expected a zip that unfolds to at most {most:,} bytes</source>
      <translation>erwartet: ein Zip-Archiv, das entpackt höchstens {most:,} Bytes hat</translation>
    </message>
    <message>
      <source>{name}: expected {size:,} bytes, found fewer</source>
      <translation>{name}: erwartet: {size:,} Bytes, gefunden: weniger</translation>
    </message>
    <message>
      <source>{name}: expected text in UTF-8, found other bytes</source>
      <translation>{name}: erwartet: Text in UTF-8, gefunden: andere Bytes</translation>
    </message>
    <message>
      <source>{name}: expected a number, found {kind}</source>
      <translation>{name}: erwartet: eine Zahl, gefunden: {kind}</translation>
    </message>
    <message>
      <source>{name}: expected a whole number for {name_2}</source>
      <translation>{name}: erwartet: eine ganze Zahl für {name_2}</translation>
    </message>
    <message>
      <source>{name}: expected names of memories</source>
      <translation>{name}: erwartet: Namen von Zwischenwerten</translation>
    </message>
    <message>
      <source>{name}: expected the state of a random stream</source>
      <translation>{name}: erwartet: der Zustand einer Zufallsfolge</translation>
    </message>
    <message>
      <source>{name}: expected a place within an epoch of {samples:,} samples</source>
      <translation>{name}: erwartet: eine Stelle in einer Epoche von {samples:,} Beispielen</translation>
    </message>
    <message>
      <source>order.npy: expected each training sample once</source>
      <translation>order.npy: erwartet: jedes Trainingsbeispiel einmal</translation>
    </message>
    <message>
      <source>{name}: expected a history up to step {step:,}</source>
      <translation>{name}: erwartet: ein Verlauf bis Schritt {step:,}</translation>
    </message>
    <message>
      <source>{name}: expected seconds by step</source>
      <translation>{name}: Sekunden nach Schritten erwartet</translation>
    </message>
    <message>
      <source>{name}: expected whether it is shuffled</source>
      <translation>{name}: erwartet wurde, ob gemischt wird</translation>
    </message>
    <message>
      <source>{name}: expected the losses of this epoch</source>
      <translation>{name}: erwartet: die Verluste dieser Epoche</translation>
    </message>
    <message>
      <source>{name}: expected the state of a run, found another</source>
      <translation>{name}: erwartet: der Zustand eines Laufs, gefunden: ein anderer</translation>
    </message>
    <message>
      <source>{name}.npy: expected finite numbers, found NaN or infinity</source>
      <translation>{name}.npy: erwartet: endliche Zahlen, gefunden: NaN oder unendlich</translation>
    </message>
    <message>
      <source>{name}: expected memories of the stopping rules only</source>
      <translation>{name}: erwartet: nur Zwischenwerte der Stoppregeln</translation>
    </message>
    <message>
      <source>expected the state of a run, found none</source>
      <translation>erwartet wurde der Stand eines Laufs, es gibt keinen</translation>
    </message>
    <message>
      <source>{name} has changed since it was opened</source>
      <translation>{name} hat sich seit dem Öffnen geändert</translation>
    </message>
    <message>
      <source>the text code is not complete: copy all of it</source>
      <translation>der Textcode ist nicht vollständig: kopiere ihn ganz</translation>
    </message>
    <message>
      <source>expected a text code, found far more letters than one has</source>
      <translation>erwartet wurde ein Textcode, gefunden weit mehr Zeichen, als einer hat</translation>
    </message>
    <message>
      <source>expected a text code, which begins with {mark}.</source>
      <translation>erwartet wurde ein Textcode; er beginnt mit {mark}.</translation>
    </message>
    <message>
      <source>The kernel does not know {name}.</source>
      <translation>Der Kern kennt {name} nicht.</translation>
    </message>
    <message>
      <source>No compiled kernel is installed.</source>
      <translation>Es ist kein kompilierter Kern installiert.</translation>
    </message>
    <message>
      <source>The compiled kernel is older than its source: install the program again.</source>
      <translation>Der kompilierte Kern ist älter als sein Quelltext: Installieren Sie das Programm neu.</translation>
    </message>
    <message>
      <source>The compiled kernel cannot be loaded: {reason}</source>
      <translation>Der kompilierte Kern lässt sich nicht laden: {reason}</translation>
    </message>
    <message>
      <source>no place of the list has it</source>
      <translation>kein Platz der Liste hat das</translation>
    </message>
    <message>
      <source>reading and doing it takes about {needed:.0f} minutes</source>
      <translation>Lesen und Tun dauert etwa {needed:.0f} Minuten</translation>
    </message>
    <message>
      <source>the languages differ in their placeholders: {words!r}</source>
      <translation>die Sprachen haben verschiedene Platzhalter: {words!r}</translation>
    </message>
    <message>
      <source>expected a goal that the engine measures, or an answer that it checks</source>
      <translation>erwartet wurde ein Ziel, das die Engine misst, oder eine Antwort, die sie prüft</translation>
    </message>
    <message>
      <source>no text in {language!r} beside {words!r}</source>
      <translation>kein Text in {language!r} neben {words!r}</translation>
    </message>
    <message>
      <source>{digit!r} stands in the text ({language}): a result is a placeholder</source>
      <translation>{digit!r} steht im Text ({language}): ein Ergebnis ist ein Platzhalter</translation>
    </message>
    <message>
      <source>expected a step of kind {kind!r}</source>
      <translation>erwartet wurde ein Schritt der Art {kind!r}</translation>
    </message>
    <message>
      <source>there is no lab called {name!r}</source>
      <translation>es gibt kein Labor namens {name!r}</translation>
    </message>
    <message>
      <source>{name} is said of a step that has no `steps`</source>
      <translation>{name} steht in einem Schritt, der kein `steps` hat</translation>
    </message>
    <message>
      <source>the lab does not build on {name!r}</source>
      <translation>das Labor baut nicht auf {name!r} auf</translation>
    </message>
    <message>
      <source>no control or panel is called {name!r}</source>
      <translation>kein Bedienelement und kein Panel heißt {name!r}</translation>
    </message>
    <message>
      <source>{path} is shown from controls {level!r} on</source>
      <translation>{path} erscheint erst ab der Stufe {level!r}</translation>
    </message>
    <message>
      <source>there is no panel called {name!r}</source>
      <translation>es gibt kein Panel namens {name!r}</translation>
    </message>
    <message>
      <source>the answer is not finite</source>
      <translation>die Antwort ist nicht endlich</translation>
    </message>
    <message>
      <source>the model solution misses it in the seeds {bad}</source>
      <translation>die Musterlösung verfehlt es mit den Startwerten {bad}</translation>
    </message>
    <message>
      <source>it cannot be trained: {error}</source>
      <translation>das lässt sich nicht trainieren: {error}</translation>
    </message>
    <message>
      <source>expected one option to be right, found {words}</source>
      <translation>genau eine Antwort muss richtig sein, gefunden: {words}</translation>
    </message>
    <message>
      <source>the answer cannot be read: {error}</source>
      <translation>die Antwort lässt sich nicht ablesen: {error}</translation>
    </message>
    <message>
      <source>the answer is a list of {size}: name one, or reduce them</source>
      <translation>die Antwort ist eine Liste von {size}: nenne eine, oder fasse sie zusammen</translation>
    </message>
    <message>
      <source>the model solution misses it in the lab's own seed {own}</source>
      <translation>die Musterlösung verfehlt es mit dem eigenen Startwert {own} des Labors</translation>
    </message>
    <message>
      <source>the right answer, typed, is not taken for it</source>
      <translation>die richtige Antwort, eingetippt, gilt nicht als richtig</translation>
    </message>
    <message>
      <source>{{{name}}} cannot be read: {error}</source>
      <translation>{{{name}}} lässt sich nicht ablesen: {error}</translation>
    </message>
    <message>
      <source>expected three values or more on the axis, found {shown}</source>
      <translation>erwartet wurden drei Werte oder mehr auf der Achse, gefunden: {shown}</translation>
    </message>
    <message>
      <source>the start reaches it, unchanged, in seed {seed}</source>
      <translation>der Anfang erreicht es, unverändert, mit dem Startwert {seed}</translation>
    </message>
    <message>
      <source>line {line}, column {column}: {where}{problem}</source>
      <translation>Zeile {line}, Spalte {column}: {where}{problem}</translation>
    </message>
    <message>
      <source>a number from {low:g} to {high:g}</source>
      <translation>eine Zahl von {low:g} bis {high:g}</translation>
    </message>
    <message>
      <source>a whole number from {low} to {high}</source>
      <translation>eine ganze Zahl von {low} bis {high}</translation>
    </message>
    <message>
      <source>one of {known}</source>
      <translation>eins von {known}</translation>
    </message>
    <message>
      <source>a list of at most {most} texts, each once</source>
      <translation>eine Liste von höchstens {most} Texten, jeder einmal</translation>
    </message>
    <message>
      <source>a list of at most {most} whole numbers, each once</source>
      <translation>eine Liste von höchstens {most} ganzen Zahlen, jede einmal</translation>
    </message>
    <message>
      <source>a table</source>
      <translation>eine Tabelle</translation>
    </message>
    <message>
      <source>a list</source>
      <translation>eine Liste</translation>
    </message>
    <message>
      <source>a text of one line</source>
      <translation>ein Text von einer Zeile</translation>
    </message>
    <message>
      <source>true or false</source>
      <translation>wahr oder falsch</translation>
    </message>
    <message>
      <source>a list of {least} to {most} tables</source>
      <translation>eine Liste von {least} bis {most} Tabellen</translation>
    </message>
    <message>
      <source>nothing</source>
      <translation>nichts</translation>
    </message>
    <message>
      <source>expected {key}: {what}</source>
      <translation>erwartet: {key}, nämlich {what}</translation>
    </message>
    <message>
      <source>a text of at most {most:,} letters</source>
      <translation>ein Text von höchstens {most:,} Zeichen</translation>
    </message>
    <message>
      <source>unknown key; expected one of {known}</source>
      <translation>unbekannter Schlüssel; erwartet: eins von {known}</translation>
    </message>
    <message>
      <source>expected {what}, found {found}</source>
      <translation>erwartet: {what}, gefunden: {found}</translation>
    </message>
    <message>
      <source>expected a formula of at most {most} letters</source>
      <translation>erwartet: eine Formel von höchstens {most} Zeichen</translation>
    </message>
    <message>
      <source>expected numbers, names, + - * / ^ and functions such as exp</source>
      <translation>erwartet: Zahlen, Namen, + - * / ^ und Funktionen wie exp</translation>
    </message>
    <message>
      <source>expected a formula such as y*(1 - y)</source>
      <translation>erwartet: eine Formel wie y*(1 - y)</translation>
    </message>
    <message>
      <source>expected ordinary numbers in a formula</source>
      <translation>erwartet: gewöhnliche Zahlen in einer Formel</translation>
    </message>
    <message>
      <source>unknown name {name}; known are {known}</source>
      <translation>unbekannter Name {name}; bekannt sind {known}</translation>
    </message>
    <message>
      <source>expected a finite number</source>
      <translation>erwartet: eine endliche Zahl</translation>
    </message>
    <message>
      <source>expected rows of equal length, such as 1 2; 3 4</source>
      <translation>erwartet: Zeilen gleicher Länge wie 1 2; 3 4</translation>
    </message>
    <message>
      <source>expected rows of numbers, all of one length, or a name</source>
      <translation>erwartet: Zeilen von Zahlen, alle gleich lang, oder ein Name</translation>
    </message>
    <message>
      <source>at least {low:g}</source>
      <translation>mindestens {low:g}</translation>
    </message>
    <message>
      <source>exactly {value:g}</source>
      <translation>genau {value:g}</translation>
    </message>
    <message>
      <source>from {low:g} to {high:g}</source>
      <translation>von {low:g} bis {high:g}</translation>
    </message>
    <message>
      <source>at most {high:g}</source>
      <translation>höchstens {high:g}</translation>
    </message>
    <message>
      <source>expected one of {known}</source>
      <translation>erwartet: eins von {known}</translation>
    </message>
    <message>
      <source>expected {least} or more</source>
      <translation>erwartet: {least} oder mehr</translation>
    </message>
    <message>
      <source>unknown measure {name!r:.60}</source>
      <translation>unbekannte Messgröße {name!r:.60}</translation>
    </message>
    <message>
      <source>expected a hand-in, found another kind of file</source>
      <translation>erwartet: eine Abgabe, gefunden: eine andere Art von Datei</translation>
    </message>
    <message>
      <source>expected {version}</source>
      <translation>erwartet: {version}</translation>
    </message>
    <message>
      <source>no prediction</source>
      <translation>keine Vorhersage</translation>
    </message>
    <message>
      <source>no explanation</source>
      <translation>keine Erklärung</translation>
    </message>
    <message>
      <source>questions without an answer</source>
      <translation>Fragen ohne Antwort</translation>
    </message>
    <message>
      <source>a goal not reached</source>
      <translation>ein Ziel nicht erreicht</translation>
    </message>
    <message>
      <source>{count} goals not reached</source>
      <translation>{count} Ziele nicht erreicht</translation>
    </message>
    <message>
      <source>Measured: {value}</source>
      <translation>Gemessen: {value}</translation>
    </message>
    <message>
      <source>no name</source>
      <translation>kein Name</translation>
    </message>
    <message>
      <source>yes, at step {step}</source>
      <translation>ja, bei Schritt {step}</translation>
    </message>
    <message>
      <source>no</source>
      <translation>nein</translation>
    </message>
    <message>
      <source>Seed</source>
      <translation>Startwert (Seed)</translation>
    </message>
    <message>
      <source>Lab file</source>
      <translation>Datei der Lektion</translation>
    </message>
    <message>
      <source>Version</source>
      <translation>Version</translation>
    </message>
    <message>
      <source>Step {number}</source>
      <translation>Schritt {number}</translation>
    </message>
    <message>
      <source>Goal</source>
      <translation>Ziel</translation>
    </message>
    <message>
      <source>Value</source>
      <translation>Wert</translation>
    </message>
    <message>
      <source>Reached</source>
      <translation>Erreicht</translation>
    </message>
    <message>
      <source>First prediction</source>
      <translation>Erste Vorhersage</translation>
    </message>
    <message>
      <source>Later: {n}</source>
      <translation>Später: {n}</translation>
    </message>
    <message>
      <source>Notes</source>
      <translation>Notizen</translation>
    </message>
    <message>
      <source>Attempts</source>
      <translation>Versuche</translation>
    </message>
    <message>
      <source>Hints opened</source>
      <translation>Geöffnete Hinweise</translation>
    </message>
    <message>
      <source>Settings</source>
      <translation>Einstellungen</translation>
    </message>
    <message>
      <source>A task as in an exam</source>
      <translation>Eine Aufgabe wie in einer Prüfung</translation>
    </message>
    <message>
      <source>The run at the end</source>
      <translation>Der Lauf am Ende</translation>
    </message>
    <message>
      <source>Incomplete</source>
      <translation>Unvollständig</translation>
    </message>
    <message>
      <source>no such lane; there are {known}</source>
      <translation>keine solche Bahn; es gibt {known}</translation>
    </message>
    <message>
      <source>unknown: {name}; expected one of {known}</source>
      <translation>unbekannt: {name}; erwartet wird eines von {known}</translation>
    </message>
    <message>
      <source>expected a name of letters, found {name!r:.40}</source>
      <translation>erwartet: ein Name aus Buchstaben, gefunden: {name!r:.40}</translation>
    </message>
    <message>
      <source>{path} is not among what is unlocked</source>
      <translation>{path} ist nicht freigegeben</translation>
    </message>
    <message>
      <source>none</source>
      <translation>keine</translation>
    </message>
    <message>
      <source>unknown lane; there are {known}</source>
      <translation>unbekannte Bahn; es gibt {known}</translation>
    </message>
    <message>
      <source>expected the number of a step</source>
      <translation>erwartet: die Nummer eines Schritts</translation>
    </message>
    <message>
      <source>expected {known} at a step</source>
      <translation>erwartet: {known} bei einem Schritt</translation>
    </message>
    <message>
      <source>expected text in UTF-8</source>
      <translation>erwartet: Text in UTF-8</translation>
    </message>
    <message>
      <source>expected {least} to 10 lanes</source>
      <translation>erwartet: {least} bis 10 Bahnen</translation>
    </message>
    <message>
      <source>expected when or right, not both</source>
      <translation>erwartet: when oder right, nicht beides</translation>
    </message>
    <message>
      <source>expected an axis from low to high, above 0 if it is log</source>
      <translation>erwartet: eine Achse von low bis high, über 0, wenn sie log ist</translation>
    </message>
    <message>
      <source>expected an answer, or two options or more</source>
      <translation>erwartet: eine Antwort oder zwei Möglichkeiten und mehr</translation>
    </message>
    <message>
      <source>expected within or share: how close a guess has to be</source>
      <translation>erwartet: within oder share, also wie nah eine Schätzung sein muss</translation>
    </message>
    <message>
      <source>output</source>
      <translation>Ausgabe</translation>
    </message>
    <message>
      <source>activation</source>
      <translation>Aktivierung</translation>
    </message>
    <message>
      <source>{name} compares units with each other: expected two or more, found one</source>
      <translation>{name} vergleicht Einheiten miteinander: erwartet: mindestens zwei, gefunden: eine</translation>
    </message>
    <message>
      <source>answer</source>
      <translation>Antwort</translation>
    </message>
    <message>
      <source>pre-activation</source>
      <translation>Präaktivierung</translation>
    </message>
    <message>
      <source>largest sum</source>
      <translation>Aktivierung (größte Summe)</translation>
    </message>
    <message>
      <source>weights</source>
      <translation>Gewichte</translation>
    </message>
    <message>
      <source>biases</source>
      <translation>Bias-Werte</translation>
    </message>
    <message>
      <source>activation behind dropout</source>
      <translation>Aktivierung hinter Dropout</translation>
    </message>
    <message>
      <source>normalised pre-activation</source>
      <translation>Präaktivierung nach Normalisierung</translation>
    </message>
    <message>
      <source>scale</source>
      <translation>Skalierung</translation>
    </message>
    <message>
      <source>shift</source>
      <translation>Verschiebung</translation>
    </message>
    <message>
      <source>BN</source>
      <translation>BN</translation>
    </message>
    <message>
      <source>LN</source>
      <translation>LN</translation>
    </message>
    <message>
      <source>running mean</source>
      <translation>laufender Mittelwert</translation>
    </message>
    <message>
      <source>running variance</source>
      <translation>laufende Varianz</translation>
    </message>
    <message>
      <source>answer of the residual block</source>
      <translation>Antwort des Residual-Blocks</translation>
    </message>
    <message>
      <source>F of a residual block must give back as many numbers as it gets, {fan_in}; it gives {last}: set its last layer with weights to {fan_in} units</source>
      <translation>F eines Residual-Blocks muss so viele Zahlen zurückgeben, wie es bekommt, also {fan_in}; es gibt {last}: bitte die letzte Schicht mit Gewichten auf {fan_in} Einheiten setzen</translation>
    </message>
    <message>
      <source>expected residual blocks at most {most} deep</source>
      <translation>erwartet: Residual-Blöcke, höchstens {most} tief geschachtelt</translation>
    </message>
    <message>
      <source>{name} needs classes; for numbers use mean squared error</source>
      <translation>{name} braucht Klassen; für Zahlen den mittleren quadratischen Fehler nehmen</translation>
    </message>
    <message>
      <source>the data has one class only, so there is nothing to tell apart</source>
      <translation>die Daten haben nur eine Klasse, es gibt also nichts zu unterscheiden</translation>
    </message>
    <message>
      <source>expected class labels from 0 to {last}, found {found}</source>
      <translation>erwartet: Klassenlabels von 0 bis {last}, gefunden: {found}</translation>
    </message>
    <message>
      <source>the squared error behind an activation</source>
      <translation>der quadratische Fehler hinter einer Aktivierung</translation>
    </message>
    <message>
      <source>softmax cross-entropy</source>
      <translation>Softmax-Kreuzentropie</translation>
    </message>
    <message>
      <source>the logistic loss</source>
      <translation>der logistische Verlust</translation>
    </message>
    <message>
      <source>the KL divergence</source>
      <translation>die KL-Divergenz</translation>
    </message>
    <message>
      <source>the logistic loss needs two classes, the data has {classes}; use softmax cross-entropy</source>
      <translation>der logistische Verlust braucht zwei Klassen, die Daten haben {classes}; stattdessen die Softmax-Kreuzentropie nehmen</translation>
    </message>
    <message>
      <source>the KL divergence needs classes or target distributions, rows of numbers from 0 whose sum is 1; for other numbers use mean squared error</source>
      <translation>die KL-Divergenz braucht Klassen oder Zielverteilungen, also Zeilen von Zahlen ab 0 mit der Summe 1; für andere Zahlen den mittleren quadratischen Fehler nehmen</translation>
    </message>
    <message>
      <source>MADALINE</source>
      <translation>MADALINE</translation>
    </message>
    <message>
      <source>MADALINE tells two classes apart; this data has {count}</source>
      <translation>MADALINE unterscheidet zwei Klassen; diese Daten haben {count}</translation>
    </message>
    <message>
      <source>the inputs</source>
      <translation>Eingaben</translation>
    </message>
    <message>
      <source>the output layer</source>
      <translation>Ausgabeschicht</translation>
    </message>
    <message>
      <source>layer {number}</source>
      <translation>Schicht {number}</translation>
    </message>
    <message>
      <source>output {unit}</source>
      <translation>Ausgabe {unit}</translation>
    </message>
    <message>
      <source>Weight {source} → {unit} of {layer}</source>
      <translation>Gewicht {source} → {unit}, {layer}</translation>
    </message>
    <message>
      <source>input {name}</source>
      <translation>Eingabe {name}</translation>
    </message>
    <message>
      <source>neuron {unit} of layer {layer}</source>
      <translation>Neuron {unit} von Schicht {layer}</translation>
    </message>
    <message>
      <source>output {unit} (class {name})</source>
      <translation>Ausgabe {unit} (Klasse {name})</translation>
    </message>
    <message>
      <source>neuron {unit} of {place}</source>
      <translation>Neuron {unit} von {place}</translation>
    </message>
    <message>
      <source>Weight from {source} to sum {piece} of {target}</source>
      <translation>Gewicht von {source} zu Summe {piece} von {target}</translation>
    </message>
    <message>
      <source>Bias of {neuron}</source>
      <translation>Bias von {neuron}</translation>
    </message>
    <message>
      <source>Scale of the normalisation of {neuron}</source>
      <translation>Skalierung der Normalisierung von {neuron}</translation>
    </message>
    <message>
      <source>Shift of the normalisation of {neuron}</source>
      <translation>Verschiebung der Normalisierung von {neuron}</translation>
    </message>
    <message>
      <source>{name} of {neuron}</source>
      <translation>{name} von {neuron}</translation>
    </message>
    <message>
      <source>{name} inside {where}</source>
      <translation>{name} in {where}</translation>
    </message>
    <message>
      <source>neuron {unit}</source>
      <translation>Neuron {unit}</translation>
    </message>
    <message>
      <source>Weight from {source} to {target}</source>
      <translation>Gewicht von {source} zu {target}</translation>
    </message>
    <message>
      <source>expected the path of a parameter, found {path}</source>
      <translation>erwartet wird der Pfad eines Parameters, gefunden {path}</translation>
    </message>
    <message>
      <source>no such layer; expected one of {count} hidden ones, counted from 0, or {output}</source>
      <translation>diese Schicht gibt es nicht; erwartet wird eine von {count} verborgenen, gezählt ab 0, oder {output}</translation>
    </message>
    <message>
      <source>expected a layer from 0 to {last}, found {layer}</source>
      <translation>erwartet: eine Schicht von 0 bis {last}, gefunden: {layer}</translation>
    </message>
    <message>
      <source>{name} follows the data of each batch and cannot be set</source>
      <translation>{name} folgt den Daten jedes Batches und lässt sich nicht setzen</translation>
    </message>
    <message>
      <source>none, for it has no parameters</source>
      <translation>keiner, denn sie hat keine Parameter</translation>
    </message>
    <message>
      <source>expected a parameter of layer {layer}: {known}</source>
      <translation>erwartet: ein Parameter von Schicht {layer}: {known}</translation>
    </message>
    <message>
      <source>expected a place in {name} {shape}, found {index}</source>
      <translation>erwartet: eine Stelle in {name} {shape}, gefunden: {index}</translation>
    </message>
    <message>
      <source>expected a finite {dtype} number, found {value}</source>
      <translation>erwartet: eine endliche Zahl vom Typ {dtype}, gefunden: {value}</translation>
    </message>
    <message>
      <source>expected a place such as layers.0.W.1.2 or output.b.0, found {found}</source>
      <translation>erwartet wird ein Ort wie layers.0.W.1.2 oder output.b.0, gefunden {found}</translation>
    </message>
    <message>
      <source>expected each place once, found {place} twice</source>
      <translation>jeder Ort darf einmal vorkommen, {place} steht zweimal da</translation>
    </message>
    <message>
      <source>There is one sample to train on: the network can only learn it by heart, and no other is there to judge it by.</source>
      <translation>Es gibt nur ein Beispiel zum Trainieren: Das Netz kann es nur auswendig lernen, und kein anderes ist da, um es zu beurteilen.</translation>
    </message>
    <message>
      <source>Batch normalisation gets batches of one sample, which all become 0: nothing of the inputs gets through. Take larger batches, or layer normalisation.</source>
      <translation>Die Batch-Normalisierung bekommt Batches aus einem einzigen Beispiel, die alle 0 werden: Von den Eingaben kommt nichts durch. Nimm größere Batches oder Layer-Normalisierung.</translation>
    </message>
    <message>
      <source>There are {classes:,} classes for {samples:,} training samples. If the target is a number, import the table again and say so.</source>
      <translation>Es gibt {classes:,} Klassen für {samples:,} Trainingsbeispiele. Ist das Ziel eine Zahl, dann importiere die Tabelle noch einmal und sag es dabei.</translation>
    </message>
    <message>
      <source>Each sample has {inputs:,} inputs: training takes long, and pictures show a small part. If not all of them matter, import the table with fewer columns.</source>
      <translation>Jedes Beispiel hat {inputs:,} Eingaben: Das Training dauert lange, und Bilder zeigen nur einen kleinen Teil. Wenn nicht alle wichtig sind, importiere die Tabelle mit weniger Spalten.</translation>
    </message>
    <message>
      <source>{reason} NumPy computes in its place.</source>
      <translation>{reason} An seiner Stelle rechnet NumPy.</translation>
    </message>
    <message>
      <source>spread {std:.2g}</source>
      <translation>Streuung {std:.2g}</translation>
    </message>
    <message>
      <source>mean {mean:.2g}</source>
      <translation>Mittel {mean:.2g}</translation>
    </message>
    <message>
      <source>The values here are {times:,.0f} times as large as inputs and targets.</source>
      <translation>Die Werte hier betragen das {times:,.0f}-Fache der Eingaben und Zielwerte.</translation>
    </message>
    <message>
      <source>The loss is next to nothing: there is little left to learn.</source>
      <translation>Der Verlust ist so gut wie null: Es bleibt wenig zu lernen.</translation>
    </message>
    <message>
      <source>{share:.0%} of the units have slope 0 for every sample: no gradient gets through.</source>
      <translation>{share:.0%} der Einheiten haben für jedes Beispiel die Steigung 0: Kein Gradient kommt durch.</translation>
    </message>
    <message>
      <source>The layer gives nearly the same answer to every sample.</source>
      <translation>Die Schicht gibt auf jedes Beispiel fast dieselbe Antwort.</translation>
    </message>
    <message>
      <source>The gradient here is 1/{times:,.0f} of the output layer's.</source>
      <translation>Der Gradient beträgt hier 1/{times:,.0f} des Gradienten der Ausgabeschicht.</translation>
    </message>
    <message>
      <source>Most of the error signals here are next to nothing: few units pass a gradient on.</source>
      <translation>Die meisten Fehlersignale sind hier so gut wie null: Wenige Einheiten geben einen Gradienten weiter.</translation>
    </message>
    <message>
      <source>The gradient here is {times:,.0f} times the output layer's.</source>
      <translation>Der Gradient beträgt hier das {times:,.0f}-Fache des Gradienten der Ausgabeschicht.</translation>
    </message>
    <message>
      <source>{share:.0%} of the values lie where the activation is nearly flat.</source>
      <translation>{share:.0%} der Werte liegen dort, wo die Aktivierungsfunktion fast flach ist.</translation>
    </message>
    <message>
      <source>{share:.0%} of the units have slope 0 for every sample.</source>
      <translation>{share:.0%} der Einheiten haben für jedes Beispiel die Steigung 0.</translation>
    </message>
    <message>
      <source>Values of a usual size; the gradient is known from the first step on.</source>
      <translation>Werte von üblicher Größe; den Gradienten kennt man vom ersten Schritt an.</translation>
    </message>
    <message>
      <source>The output layer: its error signal comes straight from the loss.</source>
      <translation>Die Ausgabeschicht: Ihr Fehlersignal kommt direkt vom Verlust.</translation>
    </message>
    <message>
      <source>healthy</source>
      <translation>gesund</translation>
    </message>
    <message>
      <source>Signals and gradients of a usual size.</source>
      <translation>Signale und Gradienten von üblicher Größe.</translation>
    </message>
    <message>
      <source>{share:.0%} dead</source>
      <translation>{share:.0%} tot</translation>
    </message>
    <message>
      <source>{share:.0%} saturated</source>
      <translation>{share:.0%} gesättigt</translation>
    </message>
    <message>
      <source>{share:.0%} sure</source>
      <translation>{share:.0%} sicher</translation>
    </message>
    <message>
      <source>gradient {rms:.2g}</source>
      <translation>Gradient {rms:.2g}</translation>
    </message>
    <message>
      <source>median gradient {median:.2g}</source>
      <translation>Median des Gradienten {median:.2g}</translation>
    </message>
    <message>
      <source>explodes</source>
      <translation>explodiert</translation>
    </message>
    <message>
      <source>converged</source>
      <translation>konvergiert</translation>
    </message>
    <message>
      <source>dead units</source>
      <translation>tote Einheiten</translation>
    </message>
    <message>
      <source>collapsed</source>
      <translation>kollabiert</translation>
    </message>
    <message>
      <source>vanishes</source>
      <translation>verschwindet</translation>
    </message>
    <message>
      <source>saturating</source>
      <translation>nahe der Sättigung</translation>
    </message>
    <message>
      <source>some dead</source>
      <translation>einige tot</translation>
    </message>
    <message>
      <source>no gradient yet</source>
      <translation>noch kein Gradient</translation>
    </message>
    <message>
      <source>direction 1</source>
      <translation>Richtung 1</translation>
    </message>
    <message>
      <source>direction 2</source>
      <translation>Richtung 2</translation>
    </message>
    <message>
      <source>a random direction across</source>
      <translation>eine zufällige Richtung quer dazu</translation>
    </message>
    <message>
      <source>A weighted sum hands its gradient on: times the weight to each input, times the input to each weight.</source>
      <translation>Eine gewichtete Summe reicht ihren Gradienten weiter: mal dem Gewicht an jeden Eingang, mal dem Eingang an jedes Gewicht.</translation>
    </message>
    <message>
      <source>An activation multiplies the gradient by its slope at this point.</source>
      <translation>Eine Aktivierung multipliziert den Gradienten mit ihrer Steigung an dieser Stelle.</translation>
    </message>
    <message>
      <source>Every output answers to every input: the gradient goes through the Jacobian.</source>
      <translation>Jede Ausgabe antwortet auf jeden Eingang: Der Gradient geht durch die Jacobi-Matrix.</translation>
    </message>
    <message>
      <source>The loss compares the outputs with what is right.</source>
      <translation>Der Verlust vergleicht die Ausgaben mit dem, was richtig ist.</translation>
    </message>
    <message>
      <source>{words}, layer {n} inside,</source>
      <translation>{words}, innere Schicht {n},</translation>
    </message>
    <message>
      <source>inputs of the network</source>
      <translation>Eingaben des Netzes</translation>
    </message>
    <message>
      <source>output of the network</source>
      <translation>Ausgabe des Netzes</translation>
    </message>
    <message>
      <source>{words} of {layer}</source>
      <translation>{words} ({layer})</translation>
    </message>
    <message>
      <source>gradient of the {words}</source>
      <translation>Gradient der {words}</translation>
    </message>
    <message>
      <source>error signal δ{above}</source>
      <translation>Fehlersignal δ{above}</translation>
    </message>
    <message>
      <source>prediction</source>
      <translation>Vorhersage</translation>
    </message>
    <message>
      <source>loss</source>
      <translation>Verlust</translation>
    </message>
    <message>
      <source>gradient of the {words} of {layer}</source>
      <translation>Gradient der {words} ({layer})</translation>
    </message>
    <message>
      <source>That run had to make room for newer ones: it begins again.</source>
      <translation>Dieser Lauf musste neueren Platz machen: Er beginnt von vorn.</translation>
    </message>
    <message>
      <source>The run that was kept cannot go on and begins anew: {error}.</source>
      <translation>Der aufbewahrte Lauf kann nicht fortgesetzt werden und beginnt von vorn: {error}.</translation>
    </message>
    <message>
      <source>That is possible as soon as the first weights are made.</source>
      <translation>Das geht, sobald die ersten Gewichte fertig sind.</translation>
    </message>
    <message>
      <source>Only steps {first} to {last} have been trained.</source>
      <translation>Trainiert sind nur die Schritte {first} bis {last}.</translation>
    </message>
    <message>
      <source>Training stopped: {error}.</source>
      <translation>Training abgebrochen: {error}.</translation>
    </message>
    <message>
      <source>Nothing was exported: {error}.</source>
      <translation>Nichts wurde exportiert: {error}.</translation>
    </message>
    <message>
      <source>That value cannot be set: {error}.</source>
      <translation>Dieser Wert lässt sich nicht setzen: {error}.</translation>
    </message>
    <message>
      <source>λ = {strength:g}</source>
      <translation>λ = {strength:g}</translation>
    </message>
    <message>
      <source>without BatchNorm</source>
      <translation>ohne BatchNorm</translation>
    </message>
    <message>
      <source>with BatchNorm</source>
      <translation>mit BatchNorm</translation>
    </message>
    <message>
      <source>draw {number}</source>
      <translation>Ziehung {number}</translation>
    </message>
    <message>
      <source>batch of {size:,}</source>
      <translation>Batch von {size:,}</translation>
    </message>
    <message>
      <source>all {size:,} at once</source>
      <translation>alle {size:,} auf einmal</translation>
    </message>
    <message>
      <source>here the same as {other}</source>
      <translation>hier das Gleiche wie {other}</translation>
    </message>
    <message>
      <source>σ = {width:g}</source>
      <translation>σ = {width:g}</translation>
    </message>
    <message>
      <source>not enough memory to keep the run</source>
      <translation>nicht genug Speicher, um den Lauf zu behalten</translation>
    </message>
    <message>
      <source>One of the processes of the search was ended from outside, perhaps because memory ran out; fewer jobs take less.</source>
      <translation>Einer der Prozesse der Suche wurde von außen beendet, vielleicht weil der Speicher nicht reichte; weniger Prozesse brauchen weniger.</translation>
    </message>
    <message>
      <source>expected a back end that hands over trials as they finish, such as loky or threading; multiprocessing does not</source>
      <translation>ein Backend wird erwartet, das Versuche übergibt, sobald sie fertig sind, etwa loky oder threading; multiprocessing tut das nicht</translation>
    </message>
    <message>
      <source>unknown name; there is a plain value before it</source>
      <translation>unbekannter Name; davor steht ein einfacher Wert</translation>
    </message>
    <message>
      <source>unknown name; expected one of {known}</source>
      <translation>unbekannter Name; erwartet: eines von {known}</translation>
    </message>
    <message>
      <source>no such place; expected 0 to {last}</source>
      <translation>diese Stelle gibt es nicht; erwartet: 0 bis {last}</translation>
    </message>
    <message>
      <source>unknown name; nothing can be set there</source>
      <translation>unbekannter Name; dort lässt sich nichts einstellen</translation>
    </message>
    <message>
      <source>no such place; the list is empty</source>
      <translation>diese Stelle gibt es nicht; die Liste ist leer</translation>
    </message>
    <message>
      <source>expected one of {known}, found {value!r:.60}</source>
      <translation>erwartet: eines von {known}, gefunden: {value!r:.60}</translation>
    </message>
    <message>
      <source>expected one of {known}, found {found}</source>
      <translation>erwartet: eines von {known}, gefunden: {found}</translation>
    </message>
    <message>
      <source>expected a list of at most {most}, found {found}</source>
      <translation>erwartet: eine Liste mit höchstens {most} Einträgen, gefunden: {found}</translation>
    </message>
    <message>
      <source>expected one line of 1 to {most} characters, found {found}</source>
      <translation>erwartet: eine Zeile mit 1 bis {most} Zeichen, gefunden: {found}</translation>
    </message>
    <message>
      <source>expected each value once, found {value} twice</source>
      <translation>erwartet: jeder Wert einmal, gefunden: {value} doppelt</translation>
    </message>
    <message>
      <source>expected whole numbers from 0 to {last} in rising order, found {value!r:.40}</source>
      <translation>erwartet: ganze Zahlen von 0 bis {last} in aufsteigender Folge, gefunden: {value!r:.40}</translation>
    </message>
    <message>
      <source>expected a whole number from {low:g} to {high:g}, found {found}</source>
      <translation>erwartet: eine ganze Zahl von {low:g} bis {high:g}, gefunden: {found}</translation>
    </message>
    <message>
      <source>expected a number from {low:g} to {high:g}, found {found}</source>
      <translation>erwartet: eine Zahl von {low:g} bis {high:g}, gefunden: {found}</translation>
    </message>
    <message>
      <source>expected one value or more, found none</source>
      <translation>erwartet: mindestens ein Wert, gefunden: keiner</translation>
    </message>
    <message>
      <source>expected each name once, found one twice</source>
      <translation>erwartet: jeder Name einmal, gefunden: einer doppelt</translation>
    </message>
    <message>
      <source>expected numbers, words, true or false, found {found}</source>
      <translation>erwartet: Zahlen, Wörter, wahr oder falsch, gefunden: {found}</translation>
    </message>
    <message>
      <source>a whole number</source>
      <translation>eine ganze Zahl</translation>
    </message>
    <message>
      <source>a text</source>
      <translation>ein Text</translation>
    </message>
    <message>
      <source>expected specs inside each other {most} deep at most</source>
      <translation>erwartet: höchstens {most} ineinander geschachtelte Beschreibungen</translation>
    </message>
    <message>
      <source>null</source>
      <translation>null</translation>
    </message>
    <message>
      <source>an object</source>
      <translation>ein Objekt</translation>
    </message>
    <message>
      <source>the number {value:g}</source>
      <translation>die Zahl {value:g}</translation>
    </message>
    <message>
      <source>the top level</source>
      <translation>die oberste Ebene</translation>
    </message>
    <message>
      <source>expected a list of {count}, found {found}</source>
      <translation>erwartet: eine Liste mit {count} Einträgen, gefunden: {found}</translation>
    </message>
    <message>
      <source>{one} or {other}</source>
      <translation>{one} oder {other}</translation>
    </message>
    <message>
      <source>expected a number, found one too large</source>
      <translation>erwartet: eine Zahl, gefunden: eine zu große</translation>
    </message>
    <message>
      <source>too long</source>
      <translation>zu lang</translation>
    </message>
    <message>
      <source>expected finite numbers only, found {word:.40}</source>
      <translation>erwartet: nur endliche Zahlen, gefunden: {word:.40}</translation>
    </message>
    <message>
      <source>expected each name once, found {found!r} twice</source>
      <translation>erwartet: jeder Name einmal, gefunden: {found!r} doppelt</translation>
    </message>
    <message>
      <source>expected JSON, found a fault in line {line}, column {column}: {problem}</source>
      <translation>erwartet: JSON, gefunden: ein Fehler in Zeile {line}, Spalte {column}: {problem}</translation>
    </message>
    <message>
      <source>expected an experiment, found JSON nested too deeply</source>
      <translation>erwartet: ein Experiment, gefunden: zu tief geschachteltes JSON</translation>
    </message>
    <message>
      <source>expected numbers of ordinary length: {error}</source>
      <translation>erwartet: Zahlen von gewöhnlicher Länge: {error}</translation>
    </message>
    <message>
      <source>expected a whole number from 1 to {last}</source>
      <translation>erwartet: eine ganze Zahl von 1 bis {last}</translation>
    </message>
    <message>
      <source>expected 1 to {last}, found {version!r:.40}; a newer version of the program wrote this file</source>
      <translation>erwartet: 1 bis {last}, gefunden: {version!r:.40}; die Datei stammt von einer neueren Version des Programms</translation>
    </message>
    <message>
      <source>expected 1 to {last}, found {version!r:.40}</source>
      <translation>erwartet: 1 bis {last}, gefunden: {version!r:.40}</translation>
    </message>
    <message>
      <source>Loss became infinite at step {step}, first in {where}.</source>
      <translation>Der Verlust wurde in Schritt {step} unendlich, zuerst hier: {where}.</translation>
    </message>
    <message>
      <source>The inputs are as large as {inputs:.2g} and the targets as large as {targets:.2g}: standardise both.</source>
      <translation>Die Eingaben sind bis zu {inputs:.2g} groß und die Zielwerte bis zu {targets:.2g}: Standardisiere beide.</translation>
    </message>
    <message>
      <source>the gradient of {layer}</source>
      <translation>Gradient ({layer})</translation>
    </message>
    <message>
      <source>The inputs are as large as {inputs:.2g}: standardise them.</source>
      <translation>Die Eingaben sind bis zu {inputs:.2g} groß: Standardisiere sie.</translation>
    </message>
    <message>
      <source>The targets are as large as {targets:.2g}: standardise them.</source>
      <translation>Die Zielwerte sind bis zu {targets:.2g} groß: Standardisiere sie.</translation>
    </message>
    <message>
      <source>Try a smaller learning rate.</source>
      <translation>Versuche eine kleinere Lernrate.</translation>
    </message>
    <message>
      <source>expected an object with a version and an experiment</source>
      <translation>erwartet: ein Objekt mit einer Version und einem Experiment</translation>
    </message>
    <message>
      <source>expected an experiment of at most {most:,} bytes</source>
      <translation>erwartet: ein Experiment mit höchstens {most:,} Bytes</translation>
    </message>
    <message>
      <source>expected JSON text in UTF-8, found other bytes</source>
      <translation>erwartet: JSON-Text in UTF-8, gefunden: andere Bytes</translation>
    </message>
    <message>
      <source>expected a column from 0 to {last}, found {column}</source>
      <translation>erwartet: eine Spalte von 0 bis {last}, gefunden: {column}</translation>
    </message>
    <message>
      <source>Residual blocks now follow the number of inputs.</source>
      <translation>Residual-Blöcke folgen nun der Zahl der Eingaben.</translation>
    </message>
    <message>
      <source>The loss is now {label}: {problem}.</source>
      <translation>Der Verlust ist jetzt {label}: {problem}.</translation>
    </message>
    <message>
      <source>expected a recorded step from {first} to {last}, found {step}</source>
      <translation>erwartet: ein aufgezeichneter Schritt von {first} bis {last}, gefunden: {step}</translation>
    </message>
    <message>
      <source>expected two classes or more, found one</source>
      <translation>erwartet: mindestens zwei Klassen, gefunden: eine</translation>
    </message>
    <message>
      <source>expected at most {most:,} parameters, found {found:,}</source>
      <translation>erwartet: höchstens {most:,} Parameter, gefunden: {found:,}</translation>
    </message>
    <message>
      <source>expected targets within the range of {dtype}</source>
      <translation>erwartet: Ziele im Wertebereich von {dtype}</translation>
    </message>
    <message>
      <source>expected targets of the shape (n, {k}), found {found}</source>
      <translation>erwartet: Ziele der Form (n, {k}), gefunden: {found}</translation>
    </message>
    <message>
      <source>Stopped: {reason} The best weights, those of epoch {best:,}, are restored.</source>
      <translation>Angehalten: {reason} Die besten Gewichte (Epoche {best:,}) sind zurückgeholt.</translation>
    </message>
    <message>
      <source>Stopped: {reason}</source>
      <translation>Angehalten: {reason}</translation>
    </message>
    <message>
      <source>{n:,} epochs are done.</source>
      <translation>{n:,} Epochen sind durchlaufen.</translation>
    </message>
    <message>
      <source>the mean training loss changed by {change:.2g} in epoch {epoch:,}, less than {tolerance:.2g}.</source>
      <translation>Der mittlere Trainingsverlust änderte sich in Epoche {epoch:,} um {change:.2g}, weniger als {tolerance:.2g}.</translation>
    </message>
    <message>
      <source>1 epoch is done.</source>
      <translation>1 Epoche ist durchlaufen.</translation>
    </message>
    <message>
      <source>no better validation loss for {n:,} epochs.</source>
      <translation>Kein besserer Validierungsverlust seit {n:,} Epochen.</translation>
    </message>
    <message>
      <source>no better validation accuracy for {n:,} epochs.</source>
      <translation>Keine bessere Genauigkeit (Validierung) seit {n:,} Epochen.</translation>
    </message>
    <message>
      <source>no better validation loss for 1 epoch.</source>
      <translation>Kein besserer Validierungsverlust seit 1 Epoche.</translation>
    </message>
    <message>
      <source>no better training accuracy for {n:,} epochs.</source>
      <translation>Keine bessere Genauigkeit (Training) seit {n:,} Epochen.</translation>
    </message>
    <message>
      <source>no better validation accuracy for 1 epoch.</source>
      <translation>Keine bessere Genauigkeit (Validierung) seit 1 Epoche.</translation>
    </message>
    <message>
      <source>no better training accuracy for 1 epoch.</source>
      <translation>Keine bessere Genauigkeit (Training) seit 1 Epoche.</translation>
    </message>
    <message>
      <source>the training loss is {loss:.3g}; the target was {target:.3g}.</source>
      <translation>Der Trainingsverlust beträgt {loss:.3g}; das Ziel war {target:.3g}.</translation>
    </message>
    <message>
      <source>the validation loss is {loss:.3g}; the target was {target:.3g}.</source>
      <translation>Der Validierungsverlust beträgt {loss:.3g}; das Ziel war {target:.3g}.</translation>
    </message>
    <message>
      <source>{share:.1f} % of the training samples are right; the target was {target:.1f} %.</source>
      <translation>{share:.1f} % der Trainingsbeispiele sind richtig; das Ziel war {target:.1f} %.</translation>
    </message>
    <message>
      <source>{share:.1f} % of the validation samples are right; the target was {target:.1f} %.</source>
      <translation>{share:.1f} % der Validierungsbeispiele sind richtig; das Ziel war {target:.1f} %.</translation>
    </message>
    <message>
      <source>it needs {part} samples, and none are kept back</source>
      <translation>dafür braucht es Beispiele für {part}, aber es sind keine zurückgehalten</translation>
    </message>
    <message>
      <source>it needs data with classes, and these are numbers</source>
      <translation>dafür braucht es Daten mit Klassen, aber dies sind Zahlen</translation>
    </message>
    <message>
      <source>Where the panels stood is damaged: they stand as at first.</source>
      <translation>Wo die Ansichten standen, ist beschädigt: Sie stehen wie zu Anfang.</translation>
    </message>
    <message>
      <source>Opening the text code …</source>
      <translation>Textcode wird geöffnet …</translation>
    </message>
    <message>
      <source>Copied, {n} letters: File &gt; Open a text code opens the same.</source>
      <translation>Kopiert, {n} Zeichen: Datei &gt; Textcode öffnen öffnet dasselbe.</translation>
    </message>
    <message>
      <source>Open a text code</source>
      <translation>Textcode öffnen</translation>
    </message>
    <message>
      <source>The text code of an experiment or of a lab:</source>
      <translation>Der Textcode eines Experiments oder eines Labors:</translation>
    </message>
    <message>
      <source>Standardise and start again</source>
      <translation>Standardisieren und neu beginnen</translation>
    </message>
    <message>
      <source>{message} Start again with half the learning rate?</source>
      <translation>{message} Mit halber Lernrate neu beginnen?</translation>
    </message>
    <message>
      <source>Start again, η = {rate:.3g}</source>
      <translation>Neu beginnen, η = {rate:.3g}</translation>
    </message>
    <message>
      <source>Run epochs</source>
      <translation>Epochen trainieren</translation>
    </message>
    <message>
      <source>Epochs to train from here:</source>
      <translation>Von hier an zu trainierende Epochen:</translation>
    </message>
    <message>
      <source>Import {name}</source>
      <translation>{name} importieren</translation>
    </message>
    <message>
      <source>Working out the samples …</source>
      <translation>Die Daten werden berechnet …</translation>
    </message>
    <message>
      <source>New data</source>
      <translation>Neue Daten</translation>
    </message>
    <message>
      <source>Something unexpected happened and was logged: {why}</source>
      <translation>Etwas Unerwartetes ist passiert und wurde protokolliert: {why}</translation>
    </message>
    <message>
      <source>Export results into a folder</source>
      <translation>Ergebnisse in einen Ordner exportieren</translation>
    </message>
    <message>
      <source>Export results of lane {name} into a folder</source>
      <translation>Ergebnisse von Bahn {name} in einen Ordner exportieren</translation>
    </message>
    <message>
      <source>Save experiment</source>
      <translation>Experiment speichern</translation>
    </message>
    <message>
      <source>Opening {name} …</source>
      <translation>{name} wird geöffnet …</translation>
    </message>
    <message>
      <source>{name} – Backprop Playground</source>
      <translation>{name} – Backprop Playground</translation>
    </message>
    <message>
      <source>Experiments ({kinds})</source>
      <translation>Experimente ({kinds})</translation>
    </message>
    <message>
      <source>New experiment</source>
      <translation>Neues Experiment</translation>
    </message>
    <message>
      <source>Open {name}</source>
      <translation>{name} öffnen</translation>
    </message>
    <message>
      <source>{name} is no longer where it was.</source>
      <translation>{name} ist nicht mehr an seinem Platz.</translation>
    </message>
    <message>
      <source>Open experiment</source>
      <translation>Experiment öffnen</translation>
    </message>
    <message>
      <source>Restore</source>
      <translation>Wiederherstellen</translation>
    </message>
    <message>
      <source>Where the panels stood is damaged: they stay where they are now.</source>
      <translation>Wo die Ansichten standen, ist beschädigt: Sie bleiben, wo sie jetzt sind.</translation>
    </message>
    <message>
      <source>Discard</source>
      <translation>Verwerfen</translation>
    </message>
    <message>
      <source>experiment</source>
      <translation>Experiment</translation>
    </message>
    <message>
      <source>Redo: {text} …</source>
      <translation>Wiederholen: {text} …</translation>
    </message>
    <message>
      <source>Undo: {text} …</source>
      <translation>Rückgängig: {text} …</translation>
    </message>
    <message>
      <source>That does not work: {error}</source>
      <translation>Das geht nicht: {error}</translation>
    </message>
    <message>
      <source>Handed in by {name}: what you change here is kept nowhere.</source>
      <translation>Abgegeben von {name}: Was du hier änderst, wird nirgends aufbewahrt.</translation>
    </message>
    <message>
      <source>being written</source>
      <translation>in Arbeit</translation>
    </message>
    <message>
      <source>Lock controls again</source>
      <translation>Regler wieder sperren</translation>
    </message>
    <message>
      <source>Open all controls</source>
      <translation>Alle Regler öffnen</translation>
    </message>
    <message>
      <source>{n} min</source>
      <translation>{n} min</translation>
    </message>
    <message>
      <source>Lab · {title}</source>
      <translation>Labor · {title}</translation>
    </message>
    <message>
      <source>Hand-ins (*{suffix})</source>
      <translation>Abgaben (*{suffix})</translation>
    </message>
    <message>
      <source>Save the hand-in</source>
      <translation>Abgabe speichern</translation>
    </message>
    <message>
      <source>The engine works out the numbers of the report …</source>
      <translation>Die Engine rechnet die Zahlen des Berichts aus …</translation>
    </message>
    <message>
      <source>Handed in as {name}, with HTML and PDF beside it.</source>
      <translation>Abgegeben als {name}, daneben HTML und PDF.</translation>
    </message>
    <message>
      <source>Locked by this lab.</source>
      <translation>Von diesem Labor gesperrt.</translation>
    </message>
    <message>
      <source>Labs and hand-ins ({kinds})</source>
      <translation>Labore und Abgaben ({kinds})</translation>
    </message>
    <message>
      <source>Folder of my labs</source>
      <translation>Ordner meiner Labore</translation>
    </message>
    <message>
      <source>{n} labs of {folder} are in the menu Labs now.</source>
      <translation>{n} Labore aus {folder} stehen jetzt im Menü Labore.</translation>
    </message>
    <message>
      <source>Writing labs</source>
      <translation>Labore schreiben</translation>
    </message>
    <message>
      <source>Open a lab file</source>
      <translation>Labordatei öffnen</translation>
    </message>
    <message>
      <source>Terms and symbols</source>
      <translation>Begriffe und Zeichen</translation>
    </message>
    <message>
      <source>and {n} more</source>
      <translation>und {n} weitere</translation>
    </message>
    <message>
      <source>Working out what will happen …</source>
      <translation>Es wird ausgerechnet, was geschehen wird …</translation>
    </message>
    <message>
      <source>Loading step {n} …</source>
      <translation>Schritt {n} wird geladen …</translation>
    </message>
    <message>
      <source>Step {n} of the lab</source>
      <translation>Schritt {n} des Labors</translation>
    </message>
    <message>
      <source>Checking {name}: {share:.0%} …</source>
      <translation>{name} wird geprüft: {share:.0%} …</translation>
    </message>
    <message>
      <source>{name} works.</source>
      <translation>{name} funktioniert.</translation>
    </message>
    <message>
      <source>Four lanes are the most; remove one first.</source>
      <translation>Mehr als vier Bahnen gibt es nicht; entferne zuerst eine.</translation>
    </message>
    <message>
      <source>Pin lane {name}, begin another</source>
      <translation>Bahn {name} festhalten, eine andere beginnen</translation>
    </message>
    <message>
      <source>Add lane {name}</source>
      <translation>Bahn {name} hinzufügen</translation>
    </message>
    <message>
      <source>Call lane {name} {other}</source>
      <translation>Bahn {name} in {other} umbenennen</translation>
    </message>
    <message>
      <source>Make lane {name} the main one</source>
      <translation>Bahn {name} zur Hauptbahn machen</translation>
    </message>
    <message>
      <source>Lanes abreast {measure}</source>
      <translation>Bahnen gleichauf {measure}</translation>
    </message>
    <message>
      <source>No target loss</source>
      <translation>Kein Zielverlust</translation>
    </message>
    <message>
      <source>Lane {name}: {message}</source>
      <translation>Bahn {name}: {message}</translation>
    </message>
    <message>
      <source>Remove lane {name}</source>
      <translation>Bahn {name} entfernen</translation>
    </message>
    <message>
      <source>Pin lane {name}</source>
      <translation>Bahn {name} festhalten</translation>
    </message>
    <message>
      <source>Unpin lane {name}</source>
      <translation>Bahn {name} wieder freigeben</translation>
    </message>
    <message>
      <source>Target loss {loss}</source>
      <translation>Zielverlust {loss}</translation>
    </message>
    <message>
      <source>The training loss has been negligible, {loss}, for {steps:,} steps.</source>
      <translation>Der Trainingsverlust ist seit {steps:,} Schritten verschwindend klein: {loss}.</translation>
    </message>
    <message>
      <source>Pause</source>
      <translation>Pause</translation>
    </message>
    <message>
      <source>Stop here</source>
      <translation>Hier anhalten</translation>
    </message>
    <message>
      <source>Going to step {step} …</source>
      <translation>Unterwegs zu Schritt {step} …</translation>
    </message>
    <message>
      <source>▏stable up to {rate}</source>
      <translation>▏stabil bis {rate}</translation>
    </message>
    <message>
      <source>The largest learning rate with which full-batch descent stays in the steepest valley here: 2/λ, with momentum 2(1+μ)/λ, for the largest curvature λ.</source>
      <translation>Die größte Lernrate, mit der Abstieg mit allen Beispielen hier im steilsten Tal bleibt: 2/λ, mit Momentum 2(1+μ)/λ, für die größte Krümmung λ.</translation>
    </message>
    <message>
      <source>Layers are pre-trained, one after the other.</source>
      <translation>Schichten werden vortrainiert, eine nach der anderen.</translation>
    </message>
    <message>
      <source>Shares</source>
      <translation>Anteile</translation>
    </message>
    <message>
      <source>Scaling</source>
      <translation>Skalierung</translation>
    </message>
    <message>
      <source>Data set</source>
      <translation>Datensatz</translation>
    </message>
    <message>
      <source>How many samples are in each part: {sizes}</source>
      <translation>Beispiele in jedem Teil: {sizes}</translation>
    </message>
    <message>
      <source>1 input: {names}</source>
      <translation>1 Eingabe: {names}</translation>
    </message>
    <message>
      <source>{n:,} inputs: {names}</source>
      <translation>{n:,} Eingaben: {names}</translation>
    </message>
    <message>
      <source>What the network is shown: {names}</source>
      <translation>Was das Netz zu sehen bekommt: {names}</translation>
    </message>
    <message>
      <source>Classification</source>
      <translation>Klassifikation</translation>
    </message>
    <message>
      <source>Regression · tables</source>
      <translation>Regression · Tabellen</translation>
    </message>
    <message>
      <source>draw…</source>
      <translation>malen…</translation>
    </message>
    <message>
      <source>table…</source>
      <translation>Tabelle…</translation>
    </message>
    <message>
      <source>bumps</source>
      <translation>Hügel</translation>
    </message>
    <message>
      <source>Fewer data sets</source>
      <translation>Weniger Datensätze</translation>
    </message>
    <message>
      <source>All {n} data sets</source>
      <translation>Alle {n} Datensätze</translation>
    </message>
    <message>
      <source>Shows or hides the less common data sets</source>
      <translation>Zeigt oder verbirgt die selteneren Datensätze</translation>
    </message>
    <message>
      <source>Inputs</source>
      <translation>Eingaben</translation>
    </message>
    <message>
      <source>The network needs at least one input.</source>
      <translation>Das Netz braucht mindestens eine Eingabe.</translation>
    </message>
    <message>
      <source>{name} as input features</source>
      <translation>{name} als Eingabemerkmale</translation>
    </message>
    <message>
      <source>Fewer features</source>
      <translation>Weniger Merkmale</translation>
    </message>
    <message>
      <source>More features</source>
      <translation>Mehr Merkmale</translation>
    </message>
    <message>
      <source>Shows or hides the less common features</source>
      <translation>Zeigt oder verbirgt die selteneren Merkmale</translation>
    </message>
    <message>
      <source>Share of training data</source>
      <translation>Anteil der Trainingsdaten</translation>
    </message>
    <message>
      <source>How many of the samples are trained on; the rest is kept back.</source>
      <translation>Mit wie vielen Beispielen trainiert wird; der Rest wird zurückgehalten.</translation>
    </message>
    <message>
      <source>Schedule</source>
      <translation>Zeitplan</translation>
    </message>
    <message>
      <source>Clipping</source>
      <translation>Begrenzung</translation>
    </message>
    <message>
      <source>Stopping</source>
      <translation>Abbruch</translation>
    </message>
    <message>
      <source>Shows or hides the settings that research needs</source>
      <translation>Zeigt oder verbirgt die Einstellungen für die Forschung</translation>
    </message>
    <message>
      <source>Data</source>
      <translation>Daten</translation>
    </message>
    <message>
      <source>Training</source>
      <translation>Training</translation>
    </message>
    <message>
      <source>Loss</source>
      <translation>Verlust</translation>
    </message>
    <message>
      <source>Network</source>
      <translation>Netz</translation>
    </message>
    <message>
      <source>Fewer settings</source>
      <translation>Weniger Einstellungen</translation>
    </message>
    <message>
      <source>More settings</source>
      <translation>Mehr Einstellungen</translation>
    </message>
    <message>
      <source>Choose the kind of layer to add</source>
      <translation>Art der neuen Schicht wählen</translation>
    </message>
    <message>
      <source>{count:,} params</source>
      <translation>{count:,} Parameter</translation>
    </message>
    <message>
      <source>+ add layer inside</source>
      <translation>+ Schicht darin hinzufügen</translation>
    </message>
    <message>
      <source>+ add layer</source>
      <translation>+ Schicht</translation>
    </message>
    <message>
      <source>Add layer inside the block</source>
      <translation>Schicht im Block hinzufügen</translation>
    </message>
    <message>
      <source>Add layer</source>
      <translation>Schicht hinzufügen</translation>
    </message>
    <message>
      <source>One more hidden layer, set as the last one is.</source>
      <translation>Eine weitere verborgene Schicht, eingestellt wie die letzte.</translation>
    </message>
    <message>
      <source>Add a layer of another kind.</source>
      <translation>Eine Schicht anderer Art hinzufügen.</translation>
    </message>
    <message>
      <source>The activation function of all hidden layers; each can have another in its card.</source>
      <translation>Die Aktivierungsfunktion aller verborgenen Schichten; jede kann in ihrer Karte eine andere haben.</translation>
    </message>
    <message>
      <source>Activation of all hidden layers</source>
      <translation>Aktivierung aller verborgenen Schichten</translation>
    </message>
    <message>
      <source>mixed</source>
      <translation>gemischt</translation>
    </message>
    <message>
      <source>Activation</source>
      <translation>Aktivierung</translation>
    </message>
    <message>
      <source>Move this layer up, towards the input</source>
      <translation>Diese Schicht nach oben verschieben, zur Eingabe hin</translation>
    </message>
    <message>
      <source>Move this layer down, towards the output</source>
      <translation>Diese Schicht nach unten verschieben, zur Ausgabe hin</translation>
    </message>
    <message>
      <source>Duplicate this layer</source>
      <translation>Diese Schicht duplizieren</translation>
    </message>
    <message>
      <source>Remove this layer</source>
      <translation>Diese Schicht entfernen</translation>
    </message>
    <message>
      <source>A click opens and closes the settings of this layer</source>
      <translation>Ein Klick öffnet und schließt die Einstellungen dieser Schicht</translation>
    </message>
    <message>
      <source>As many as the block gets, because its answer is added to its input</source>
      <translation>So viele, wie der Block bekommt, weil seine Antwort zu seiner Eingabe addiert wird</translation>
    </message>
    <message>
      <source>{n:,} params</source>
      <translation>{n:,} Parameter</translation>
    </message>
    <message>
      <source>frozen</source>
      <translation>eingefroren</translation>
    </message>
    <message>
      <source>The output layer follows from the data and the loss</source>
      <translation>Die Ausgabeschicht ergibt sich aus den Daten und dem Verlust</translation>
    </message>
    <message>
      <source>Output {n}</source>
      <translation>Ausgabe {n}</translation>
    </message>
    <message>
      <source>It needs data with classes, and these are numbers.</source>
      <translation>Das braucht Daten mit Klassen; diese sind Zahlen.</translation>
    </message>
    <message>
      <source>It needs {part} samples, and none are kept back.</source>
      <translation>Das braucht Beispiele für {part}, und es sind keine zurückgelegt.</translation>
    </message>
    <message>
      <source>Copy the seed</source>
      <translation>Startwert kopieren</translation>
    </message>
    <message>
      <source>Roll another seed</source>
      <translation>Anderen Startwert würfeln</translation>
    </message>
    <message>
      <source>+ add {kind}</source>
      <translation>+ {kind} hinzufügen</translation>
    </message>
    <message>
      <source>Add to {list}</source>
      <translation>Hinzufügen zu: {list}</translation>
    </message>
    <message>
      <source>Remove {name}</source>
      <translation>{name} entfernen</translation>
    </message>
    <message>
      <source>Cut like this, most rows have as many cells, and the cells mean most</source>
      <translation>So geschnitten haben die meisten Zeilen gleich viele Zellen, und die Zellen ergeben am meisten Sinn</translation>
    </message>
    <message>
      <source>All bytes are letters in it, and these make words of a language</source>
      <translation>Alle Bytes sind darin Buchstaben, und diese ergeben Wörter einer Sprache</translation>
    </message>
    <message>
      <source>More numbers must have it than the other sign</source>
      <translation>Mehr Zahlen müssen es haben als das andere Zeichen</translation>
    </message>
    <message>
      <source>They enclose cells, and each that opens is closed</source>
      <translation>Sie umschließen Zellen, und jedes öffnende wird geschlossen</translation>
    </message>
    <message>
      <source>{title}: what was found in the file; correct it here</source>
      <translation>{title}: was in der Datei gefunden wurde; hier lässt es sich korrigieren</translation>
    </message>
    <message>
      <source>Comma</source>
      <translation>Komma</translation>
    </message>
    <message>
      <source>Semicolon</source>
      <translation>Semikolon</translation>
    </message>
    <message>
      <source>Tab</source>
      <translation>Tabulator</translation>
    </message>
    <message>
      <source>Bar</source>
      <translation>Senkrechter Strich</translation>
    </message>
    <message>
      <source>Space</source>
      <translation>Leerzeichen</translation>
    </message>
    <message>
      <source>Runs of spaces</source>
      <translation>Folgen von Leerzeichen</translation>
    </message>
    <message>
      <source>Point</source>
      <translation>Punkt</translation>
    </message>
    <message>
      <source>Double</source>
      <translation>Doppelt</translation>
    </message>
    <message>
      <source>Single</source>
      <translation>Einfach</translation>
    </message>
    <message>
      <source>None</source>
      <translation>Ohne</translation>
    </message>
    <message>
      <source>Separator</source>
      <translation>Trennzeichen</translation>
    </message>
    <message>
      <source>Encoding</source>
      <translation>Kodierung</translation>
    </message>
    <message>
      <source>Decimal sign</source>
      <translation>Dezimalzeichen</translation>
    </message>
    <message>
      <source>Quotes</source>
      <translation>Anführungszeichen</translation>
    </message>
    <message>
      <source>In the same way as the table before</source>
      <translation>Auf dieselbe Weise wie die Tabelle davor</translation>
    </message>
    <message>
      <source>Use its columns, gaps and scaling as in the table that is trained on now</source>
      <translation>Spalten, Lücken und Skalierung wie in der Tabelle, auf der jetzt trainiert wird</translation>
    </message>
    <message>
      <source>Take it for missing</source>
      <translation>Als fehlend nehmen</translation>
    </message>
    <message>
      <source>Take what is no number for a missing value</source>
      <translation>Was keine Zahl ist, als fehlenden Wert nehmen</translation>
    </message>
    <message>
      <source>Progress</source>
      <translation>Fortschritt</translation>
    </message>
    <message>
      <source>How much of the work is done</source>
      <translation>Wie viel der Arbeit erledigt ist</translation>
    </message>
    <message>
      <source>Import</source>
      <translation>Importieren</translation>
    </message>
    <message>
      <source>Train on this table</source>
      <translation>Auf dieser Tabelle trainieren</translation>
    </message>
    <message>
      <source>Cancel</source>
      <translation>Abbrechen</translation>
    </message>
    <message>
      <source>Stop, and change nothing</source>
      <translation>Anhalten und nichts ändern</translation>
    </message>
    <message>
      <source>Reading {name} …</source>
      <translation>{name} wird gelesen …</translation>
    </message>
    <message>
      <source>In the same way as {name}</source>
      <translation>Auf dieselbe Weise wie {name}</translation>
    </message>
    <message>
      <source>{name}: {rows:,} rows, 1 column</source>
      <translation>{name}: {rows:,} Zeilen, 1 Spalte</translation>
    </message>
    <message>
      <source>{name}: {rows:,} rows, {columns:,} columns</source>
      <translation>{name}: {rows:,} Zeilen, {columns:,} Spalten</translation>
    </message>
    <message>
      <source>And {count:,} more remarks.</source>
      <translation>Und {count:,} weitere Bemerkungen.</translation>
    </message>
    <message>
      <source>Tables ({patterns})</source>
      <translation>Tabellen ({patterns})</translation>
    </message>
    <message>
      <source>Import a table</source>
      <translation>Tabelle importieren</translation>
    </message>
    <message>
      <source>All files</source>
      <translation>Alle Dateien</translation>
    </message>
    <message>
      <source>{count} missing</source>
      <translation>{count} fehlen</translation>
    </message>
    <message>
      <source>Number</source>
      <translation>Zahl</translation>
    </message>
    <message>
      <source>Category</source>
      <translation>Kategorie</translation>
    </message>
    <message>
      <source>Ordered words</source>
      <translation>Geordnete Wörter</translation>
    </message>
    <message>
      <source>Date</source>
      <translation>Datum</translation>
    </message>
    <message>
      <source>Text</source>
      <translation>Text</translation>
    </message>
    <message>
      <source>Kind of column {name}</source>
      <translation>Art der Spalte {name}</translation>
    </message>
    <message>
      <source>What the cells are: click to change it, or to say what means no value</source>
      <translation>Was die Zellen sind: klicken Sie, um es zu ändern oder zu sagen, was keinen Wert bedeutet</translation>
    </message>
    <message>
      <source>“{word}” in {count:,} rows</source>
      <translation>„{word}“ in {count:,} Zeilen</translation>
    </message>
    <message>
      <source>From the least to the most:</source>
      <translation>Vom Geringsten zum Meisten:</translation>
    </message>
    <message>
      <source>Order of the words</source>
      <translation>Reihenfolge der Wörter</translation>
    </message>
    <message>
      <source>All words from the least to the most, with &lt; between; Enter takes it</source>
      <translation>Alle Wörter vom Geringsten zum Meisten, mit &lt; dazwischen; Enter übernimmt</translation>
    </message>
    <message>
      <source>Something else, such as 99:</source>
      <translation>Etwas anderes, etwa 99:</translation>
    </message>
    <message>
      <source>Another word for no value</source>
      <translation>Ein anderes Wort für keinen Wert</translation>
    </message>
    <message>
      <source>What also stands where there is no value; Enter takes it</source>
      <translation>Was noch dort steht, wo kein Wert ist; die Eingabetaste übernimmt es</translation>
    </message>
    <message>
      <source>Proposed because {why}</source>
      <translation>Vorgeschlagen, denn {why}</translation>
    </message>
    <message>
      <source>No value: {markers}</source>
      <translation>Kein Wert: {markers}</translation>
    </message>
    <message>
      <source>Numbers are written</source>
      <translation>Zahlen sind geschrieben</translation>
    </message>
    <message>
      <source>Means no value</source>
      <translation>Bedeutet keinen Wert</translation>
    </message>
    <message>
      <source>What the network is to predict; the others are inputs</source>
      <translation>Was das Netz vorhersagen soll; die anderen sind Eingaben</translation>
    </message>
    <message>
      <source>Predict</source>
      <translation>Vorhersagen</translation>
    </message>
    <message>
      <source>Missing values</source>
      <translation>Fehlende Werte</translation>
    </message>
    <message>
      <source>Leave these rows out, or fill inputs; the median or most frequent value of the training part lets the test part know nothing. A target is never filled in.</source>
      <translation>Diese Zeilen weglassen oder Eingaben auffüllen; mit Median oder häufigstem Wert des Trainingsteils weiß der Testteil nichts davon. Ein Ziel wird nie aufgefüllt.</translation>
    </message>
    <message>
      <source>Hold back</source>
      <translation>Zurückhalten</translation>
    </message>
    <message>
      <source>Which rows the network is not trained on: the newest where rows have a time, all of one person where there are several; otherwise they would give the answer away</source>
      <translation>Mit welchen Zeilen nicht trainiert wird: mit den neuesten, wo Zeilen eine Zeit haben, mit allen einer Person, wo es mehrere gibt; sonst würden sie die Antwort verraten</translation>
    </message>
    <message>
      <source>Standardise inputs</source>
      <translation>Eingaben standardisieren</translation>
    </message>
    <message>
      <source>Standardise target</source>
      <translation>Ziel standardisieren</translation>
    </message>
    <message>
      <source>Sets the input scaling: every input gets mean 0 and variance 1, x̂ = (x − μ)/σ</source>
      <translation>Stellt die Skalierung der Eingaben ein: Jede Eingabe erhält Mittelwert 0 und Varianz 1, x̂ = (x − μ)/σ</translation>
    </message>
    <message>
      <source>Sets the target scaling: the network is trained on ŷ = (y − μ)/σ, and all that it says is shown in the units of the table</source>
      <translation>Setzt die Skalierung des Ziels: trainiert wird auf ŷ = (y − μ)/σ, und alles, was das Netz sagt, steht in den Einheiten der Tabelle</translation>
    </message>
    <message>
      <source>{count:,} of {rows:,} rows lack a value:</source>
      <translation>In {count:,} von {rows:,} Zeilen fehlt ein Wert:</translation>
    </message>
    <message>
      <source>The newest rows by {name}</source>
      <translation>Die neuesten Zeilen nach {name}</translation>
    </message>
    <message>
      <source>All rows with the same {name} together</source>
      <translation>Alle Zeilen mit gleichem {name} zusammen</translation>
    </message>
    <message>
      <source>Rows drawn at random</source>
      <translation>Zufällig gezogene Zeilen</translation>
    </message>
    <message>
      <source>Standardise inputs: {why}</source>
      <translation>Eingaben standardisieren: {why}</translation>
    </message>
    <message>
      <source>Standardise target: {why}</source>
      <translation>Ziel standardisieren: {why}</translation>
    </message>
    <message>
      <source>names {row}</source>
      <translation>Namen {row}</translation>
    </message>
    <message>
      <source>Whether the network is shown this column, or is to predict it</source>
      <translation>Ob das Netz diese Spalte zu sehen bekommt oder sie vorhersagen soll</translation>
    </message>
    <message>
      <source>{count:,} missing</source>
      <translation>{count:,} fehlen</translation>
    </message>
    <message>
      <source>first row of the table</source>
      <translation>erste Zeile der Tabelle</translation>
    </message>
    <message>
      <source>last row of the table</source>
      <translation>letzte Zeile der Tabelle</translation>
    </message>
    <message>
      <source>only row of the table</source>
      <translation>einzige Zeile der Tabelle</translation>
    </message>
    <message>
      <source>Row {row} of the file</source>
      <translation>Zeile {row} der Datei</translation>
    </message>
    <message>
      <source>no names</source>
      <translation>keine Namen</translation>
    </message>
    <message>
      <source>No value</source>
      <translation>Kein Wert</translation>
    </message>
    <message>
      <source>The first rows of the file</source>
      <translation>Die ersten Zeilen der Datei</translation>
    </message>
    <message>
      <source>The first rows of the file; above them what each column is used for</source>
      <translation>Die ersten Zeilen der Datei; darüber, wofür jede Spalte verwendet wird</translation>
    </message>
    <message>
      <source>The row of the file that has the names of the columns</source>
      <translation>Die Zeile der Datei, in der die Namen der Spalten stehen</translation>
    </message>
    <message>
      <source>Input</source>
      <translation>Eingang</translation>
    </message>
    <message>
      <source>Target</source>
      <translation>Ziel</translation>
    </message>
    <message>
      <source>Ignored</source>
      <translation>Ignoriert</translation>
    </message>
    <message>
      <source>Use of column {name}</source>
      <translation>Verwendung der Spalte {name}</translation>
    </message>
    <message>
      <source>first {row}</source>
      <translation>erste {row}</translation>
    </message>
    <message>
      <source>last {row}</source>
      <translation>letzte {row}</translation>
    </message>
    <message>
      <source>only {row}</source>
      <translation>einzige {row}</translation>
    </message>
    <message>
      <source>Use as</source>
      <translation>Verwenden als</translation>
    </message>
    <message>
      <source>Kind</source>
      <translation>Art</translation>
    </message>
    <message>
      <source>Names in row</source>
      <translation>Namen in Zeile</translation>
    </message>
    <message>
      <source>The row with the names; 0: none</source>
      <translation>Die Zeile mit den Namen; 0: keine</translation>
    </message>
    <message>
      <source>Names stand above numbers, or are words that do not come again</source>
      <translation>Namen stehen über Zahlen oder sind Wörter, die nicht wiederkehren</translation>
    </message>
    <message>
      <source>Data from row</source>
      <translation>Daten ab Zeile</translation>
    </message>
    <message>
      <source>The first row with data</source>
      <translation>Die erste Zeile mit Daten</translation>
    </message>
    <message>
      <source>What stands above is a title, a remark, names, or units</source>
      <translation>Was darüber steht, ist ein Titel, eine Bemerkung, sind Namen oder Einheiten</translation>
    </message>
    <message>
      <source>to row</source>
      <translation>bis Zeile</translation>
    </message>
    <message>
      <source>The last row with data</source>
      <translation>Die letzte Zeile mit Daten</translation>
    </message>
    <message>
      <source>What follows, if anything does, is a source, a remark, or a sum</source>
      <translation>Was folgt, falls etwas folgt, ist eine Quelle, eine Bemerkung oder eine Summe</translation>
    </message>
    <message>
      <source>the other experiment has no table to be like</source>
      <translation>das andere Experiment hat keine Tabelle als Vorbild</translation>
    </message>
    <message>
      <source>open</source>
      <translation>offen</translation>
    </message>
    <message>
      <source>folded</source>
      <translation>eingeklappt</translation>
    </message>
    <message>
      <source>Run the settings to step {steps}, with the same data and the same seed: all of them side by side, or one after the other.</source>
      <translation>Trainiere die Einstellungen bis Schritt {steps}, mit denselben Daten und demselben Startwert: alle nebeneinander oder eine nach der anderen.</translation>
    </message>
    <message>
      <source>Run all side by side</source>
      <translation>Alle nebeneinander trainieren</translation>
    </message>
    <message>
      <source>Run all, in heats</source>
      <translation>Alle trainieren, in Läufen</translation>
    </message>
    <message>
      <source>as it is</source>
      <translation>wie es ist</translation>
    </message>
    <message>
      <source>Run {name}</source>
      <translation>{name} laufen lassen</translation>
    </message>
    <message>
      <source>has been run</source>
      <translation>ist gelaufen</translation>
    </message>
    <message>
      <source>not run yet</source>
      <translation>noch nicht gelaufen</translation>
    </message>
    <message>
      <source>Lock my prediction</source>
      <translation>Meine Vorhersage festlegen</translation>
    </message>
    <message>
      <source>The axes come when the engine has worked out what to draw.</source>
      <translation>Die Achsen kommen, sobald die Engine ausgerechnet hat, was zu zeichnen ist.</translation>
    </message>
    <message>
      <source>Predict again</source>
      <translation>Noch einmal vorhersagen</translation>
    </message>
    <message>
      <source>Your prediction, a number</source>
      <translation>Deine Vorhersage, eine Zahl</translation>
    </message>
    <message>
      <source>{share:.0%} of your curve is close to what was measured.</source>
      <translation>{share:.0%} deiner Kurve liegt nah an dem, was gemessen wurde.</translation>
    </message>
    <message>
      <source>It turns out otherwise: it is {value}.</source>
      <translation>Es kommt anders: Es ist {value}.</translation>
    </message>
    <message>
      <source>The engine works it out …</source>
      <translation>Es wird ausgerechnet …</translation>
    </message>
    <message>
      <source>My first prediction: {guess}</source>
      <translation>Meine erste Vorhersage: {guess}</translation>
    </message>
    <message>
      <source>Later: {guesses}</source>
      <translation>Später: {guesses}</translation>
    </message>
    <message>
      <source>Close enough: it is {value}.</source>
      <translation>Nah genug: Es ist {value}.</translation>
    </message>
    <message>
      <source>This lab is faulty here: it cannot be measured.</source>
      <translation>Das Labor ist hier fehlerhaft: Es lässt sich nicht messen.</translation>
    </message>
    <message>
      <source>As you predicted.</source>
      <translation>Wie du vorhergesagt hast.</translation>
    </message>
    <message>
      <source>It turns out otherwise.</source>
      <translation>Es kommt anders.</translation>
    </message>
    <message>
      <source>drawn: {values}</source>
      <translation>gezeichnet: {values}</translation>
    </message>
    <message>
      <source>Draw from left to right; or choose a place with ← →, move it with ↑ ↓</source>
      <translation>Von links nach rechts zeichnen; oder mit ← → eine Stelle wählen und sie mit ↑ ↓ bewegen</translation>
    </message>
    <message>
      <source>Sketch: {y} over {x}</source>
      <translation>Skizze: {y} über {x}</translation>
    </message>
    <message>
      <source>measured: {values}</source>
      <translation>gemessen: {values}</translation>
    </message>
    <message>
      <source>Your own words</source>
      <translation>Deine eigenen Worte</translation>
    </message>
    <message>
      <source>In your own words …</source>
      <translation>In deinen eigenen Worten …</translation>
    </message>
    <message>
      <source>A model answer</source>
      <translation>Eine Musterantwort</translation>
    </message>
    <message>
      <source>Answer to question {number}</source>
      <translation>Antwort auf Frage {number}</translation>
    </message>
    <message>
      <source>The solution</source>
      <translation>Die Lösung</translation>
    </message>
    <message>
      <source>It can be opened when you have written something yourself.</source>
      <translation>Sie lässt sich öffnen, wenn du selbst etwas geschrieben hast.</translation>
    </message>
    <message>
      <source>Your answer …</source>
      <translation>Deine Antwort …</translation>
    </message>
    <message>
      <source>The answer</source>
      <translation>Die Antwort</translation>
    </message>
    <message>
      <source>First hour</source>
      <translation>Erste Stunde</translation>
    </message>
    <message>
      <source>Course of ten</source>
      <translation>Kurs in zehn Laboren</translation>
    </message>
    <message>
      <source>Neurons</source>
      <translation>Neuronen</translation>
    </message>
    <message>
      <source>Back-propagation</source>
      <translation>Rückwärtsrechnung</translation>
    </message>
    <message>
      <source>Activations</source>
      <translation>Aktivierungen</translation>
    </message>
    <message>
      <source>Initialisation</source>
      <translation>Initialisierung</translation>
    </message>
    <message>
      <source>Normalisation</source>
      <translation>Normalisierung</translation>
    </message>
    <message>
      <source>Losses</source>
      <translation>Verluste</translation>
    </message>
    <message>
      <source>Optimisers</source>
      <translation>Optimierer</translation>
    </message>
    <message>
      <source>Regularisation</source>
      <translation>Regularisierung</translation>
    </message>
    <message>
      <source>Pictures</source>
      <translation>Bilder</translation>
    </message>
    <message>
      <source>Models</source>
      <translation>Modelle</translation>
    </message>
    <message>
      <source>My labs: {folder}</source>
      <translation>Meine Labore: {folder}</translation>
    </message>
    <message>
      <source>By theme</source>
      <translation>Nach Thema</translation>
    </message>
    <message>
      <source>By lecture</source>
      <translation>Nach Vorlesung</translation>
    </message>
    <message>
      <source>Lecture {number}</source>
      <translation>Vorlesung {number}</translation>
    </message>
    <message>
      <source>Reading the labs …</source>
      <translation>Die Labore werden gelesen …</translation>
    </message>
    <message>
      <source>The labs cannot be read: {problem}</source>
      <translation>Die Labore sind nicht zu lesen: {problem}</translation>
    </message>
    <message>
      <source>Unusable: {name}</source>
      <translation>Unbrauchbar: {name}</translation>
    </message>
    <message>
      <source>All labs</source>
      <translation>Alle Labore</translation>
    </message>
    <message>
      <source>Begin</source>
      <translation>Beginnen</translation>
    </message>
    <message>
      <source>Lab</source>
      <translation>Labor</translation>
    </message>
    <message>
      <source>Minutes</source>
      <translation>Minuten</translation>
    </message>
    <message>
      <source>Difficulty</source>
      <translation>Schwierigkeit</translation>
    </message>
    <message>
      <source>difficulty {level} of {most}</source>
      <translation>Schwierigkeit {level} von {most}</translation>
    </message>
    <message>
      <source>Choose a lab: a lesson that runs on the live engine.</source>
      <translation>Wähle ein Labor: eine Lektion, die auf dem laufenden Programm läuft.</translation>
    </message>
    <message>
      <source>Check</source>
      <translation>Prüfen</translation>
    </message>
    <message>
      <source>Train every step, unchanged and with the solution, and say whether the lab works.</source>
      <translation>Jeden Schritt trainieren, unverändert und mit der Lösung, und sagen, ob das Labor funktioniert.</translation>
    </message>
    <message>
      <source>{name}: no mistakes found in reading it.</source>
      <translation>{name}: beim Lesen keine Fehler gefunden.</translation>
    </message>
    <message>
      <source>{name}: {n} mistakes; below is the one before.</source>
      <translation>{name}: {n} Fehler; darunter steht die Fassung davor.</translation>
    </message>
    <message>
      <source>{name}: {n} mistakes.</source>
      <translation>{name}: {n} Fehler.</translation>
    </message>
    <message>
      <source>it belongs to the lab {name!r}, which is not here</source>
      <translation>es gehört zum Labor {name!r}, das hier fehlt</translation>
    </message>
    <message>
      <source>it belongs to another version of the lab {name!r}</source>
      <translation>es gehört zu einer anderen Fassung des Labors {name!r}</translation>
    </message>
    <message>
      <source>the text code holds an experiment, not a lab</source>
      <translation>der Textcode enthält ein Experiment, kein Labor</translation>
    </message>
    <message>
      <source>there is no lab called {name!r} here</source>
      <translation>hier gibt es kein Labor namens {name!r}</translation>
    </message>
    <message>
      <source>the code belongs to another version of the lab {name!r}</source>
      <translation>der Code gehört zu einer anderen Fassung des Labors {name!r}</translation>
    </message>
    <message>
      <source>there is no lab called {name}, and no such file</source>
      <translation>es gibt kein Labor namens {name} und keine solche Datei</translation>
    </message>
    <message>
      <source>from {low} to {high}</source>
      <translation>von {low} bis {high}</translation>
    </message>
    <message>
      <source>at least {low}</source>
      <translation>mindestens {low}</translation>
    </message>
    <message>
      <source>at most {high}</source>
      <translation>höchstens {high}</translation>
    </message>
    <message>
      <source>not reached yet</source>
      <translation>noch nicht erreicht</translation>
    </message>
    <message>
      <source>now {value}</source>
      <translation>jetzt {value}</translation>
    </message>
    <message>
      <source>such as 0.25 or 1/4</source>
      <translation>etwa 0.25 oder 1/4</translation>
    </message>
    <message>
      <source>such as 1 2; 3 4</source>
      <translation>etwa 1 2; 3 4</translation>
    </message>
    <message>
      <source>such as (a + b)^2</source>
      <translation>etwa (a + b)^2</translation>
    </message>
    <message>
      <source>Check the goals</source>
      <translation>Ziele prüfen</translation>
    </message>
    <message>
      <source>Look at the goals now; what is missed opens the next hint.</source>
      <translation>Die Ziele jetzt ansehen; was fehlt, öffnet den nächsten Hinweis.</translation>
    </message>
    <message>
      <source>{words} for {steps} steps</source>
      <translation>{words}, {steps} Schritte lang</translation>
    </message>
    <message>
      <source>faulty</source>
      <translation>fehlerhaft</translation>
    </message>
    <message>
      <source>reached</source>
      <translation>erreicht</translation>
    </message>
    <message>
      <source>This lab is faulty here ({problem}); go on.</source>
      <translation>Das Labor ist hier fehlerhaft ({problem}); mach weiter.</translation>
    </message>
    <message>
      <source>That cannot be read: {problem}</source>
      <translation>Das ist nicht zu lesen: {problem}</translation>
    </message>
    <message>
      <source>All goals are reached.</source>
      <translation>Alle Ziele sind erreicht.</translation>
    </message>
    <message>
      <source>Not yet: the values stand beside the goals.</source>
      <translation>Noch nicht: Die Werte stehen bei den Zielen.</translation>
    </message>
    <message>
      <source>{now}, wanted {bound}</source>
      <translation>{now}, gewünscht {bound}</translation>
    </message>
    <message>
      <source>The engine measures …</source>
      <translation>Es wird gemessen …</translation>
    </message>
    <message>
      <source>Right.</source>
      <translation>Richtig.</translation>
    </message>
    <message>
      <source>Not that; have another look.</source>
      <translation>Das nicht; sieh noch einmal hin.</translation>
    </message>
    <message>
      <source>Hand in</source>
      <translation>Abgeben</translation>
    </message>
    <message>
      <source>Your name</source>
      <translation>Dein Name</translation>
    </message>
    <message>
      <source>The hand-in as text, to be copied</source>
      <translation>Die Abgabe als Text zum Kopieren</translation>
    </message>
    <message>
      <source>Save…</source>
      <translation>Speichern …</translation>
    </message>
    <message>
      <source>Three files: {suffix} to hand in, HTML to read, PDF to print.</source>
      <translation>Drei Dateien: {suffix} zum Abgeben, HTML zum Lesen, PDF zum Drucken.</translation>
    </message>
    <message>
      <source>Close</source>
      <translation>Schließen</translation>
    </message>
    <message>
      <source>{problem} Copy this text into a file or a message instead:</source>
      <translation>{problem} Kopiere stattdessen diesen Text in eine Datei oder Nachricht:</translation>
    </message>
    <message>
      <source>Everything is there.</source>
      <translation>Alles ist da.</translation>
    </message>
    <message>
      <source>Step {number}: {what}</source>
      <translation>Schritt {number}: {what}</translation>
    </message>
    <message>
      <source>Incomplete; it can be handed in all the same:</source>
      <translation>Unvollständig; es kann trotzdem abgegeben werden:</translation>
    </message>
    <message>
      <source>{y} over {x}: dashed the first prediction, whole what was measured</source>
      <translation>{y} über {x}: gestrichelt die erste Vorhersage, durchgezogen das Gemessene</translation>
    </message>
    <message>
      <source>predicted</source>
      <translation>vorhergesagt</translation>
    </message>
    <message>
      <source>measured</source>
      <translation>gemessen</translation>
    </message>
    <message>
      <source>It opens after an attempt that misses, or within {n} s.</source>
      <translation>Er öffnet sich nach einem Versuch, der nicht reicht, oder in {n} s.</translation>
    </message>
    <message>
      <source>Hint {n} of {all}</source>
      <translation>Hinweis {n} von {all}</translation>
    </message>
    <message>
      <source>Opening a hint costs nothing.</source>
      <translation>Einen Hinweis zu öffnen kostet nichts.</translation>
    </message>
    <message>
      <source>Read</source>
      <translation>Lies</translation>
    </message>
    <message>
      <source>Predict before you run</source>
      <translation>Sage vorher, was geschieht</translation>
    </message>
    <message>
      <source>Try it</source>
      <translation>Probiere es aus</translation>
    </message>
    <message>
      <source>Compare</source>
      <translation>Vergleiche</translation>
    </message>
    <message>
      <source>Mend it: which change?</source>
      <translation>Behebe es: Welche Änderung?</translation>
    </message>
    <message>
      <source>Say why in your own words</source>
      <translation>Sage mit eigenen Worten, warum</translation>
    </message>
    <message>
      <source>Recall, and a task as in an exam</source>
      <translation>Erinnere dich, und eine Prüfungsaufgabe</translation>
    </message>
    <message>
      <source>Step {n} of {all}: {title}, {state}</source>
      <translation>Schritt {n} von {all}: {title}, {state}</translation>
    </message>
    <message>
      <source>done</source>
      <translation>erledigt</translation>
    </message>
    <message>
      <source>at hand</source>
      <translation>jetzt</translation>
    </message>
    <message>
      <source>to come</source>
      <translation>kommt noch</translation>
    </message>
    <message>
      <source>Find a term or a symbol</source>
      <translation>Einen Begriff oder ein Zeichen finden</translation>
    </message>
    <message>
      <source>Nothing here has that in it.</source>
      <translation>Hier kommt das nirgends vor.</translation>
    </message>
    <message>
      <source>Notes on this step</source>
      <translation>Notizen zu diesem Schritt</translation>
    </message>
    <message>
      <source>Choose a lab in the menu Labs.</source>
      <translation>Wähle ein Labor im Menü Labore.</translation>
    </message>
    <message>
      <source>for yourself and the report</source>
      <translation>für dich und den Bericht</translation>
    </message>
    <message>
      <source>What is open is not the experiment of this step.</source>
      <translation>Was offen ist, ist nicht das Experiment dieses Schritts.</translation>
    </message>
    <message>
      <source>Begin this step anew</source>
      <translation>Diesen Schritt neu beginnen</translation>
    </message>
    <message>
      <source>Previous</source>
      <translation>Zurück</translation>
    </message>
    <message>
      <source>The run has ended before all goals were reached. Begin the step anew?</source>
      <translation>Der Lauf ist zu Ende, bevor alle Ziele erreicht waren. Den Schritt neu beginnen?</translation>
    </message>
    <message>
      <source>All labs…</source>
      <translation>Alle Labore…</translation>
    </message>
    <message>
      <source>My notes</source>
      <translation>Meine Notizen</translation>
    </message>
    <message>
      <source>Next step</source>
      <translation>Nächster Schritt</translation>
    </message>
    <message>
      <source>Hand in…</source>
      <translation>Abgeben …</translation>
    </message>
    <message>
      <source>Goals</source>
      <translation>Ziele</translation>
    </message>
    <message>
      <source>Answer under the pointer</source>
      <translation>Antwort unter dem Zeiger</translation>
    </message>
    <message>
      <source>{neuron}. A click shows the decision boundary.</source>
      <translation>{neuron}. Ein Klick zeigt wieder die Entscheidungsgrenze.</translation>
    </message>
    <message>
      <source>Decision boundary</source>
      <translation>Entscheidungsgrenze</translation>
    </message>
    <message>
      <source>Legend of the plane</source>
      <translation>Legende der Ebene</translation>
    </message>
    <message>
      <source>To draw, choose your own points among the data sets.</source>
      <translation>Zum Zeichnen unter den Datensätzen die eigenen Punkte wählen.</translation>
    </message>
    <message>
      <source>Draw points of two classes or more to train on them.</source>
      <translation>Zum Trainieren Punkte aus mindestens zwei Klassen zeichnen.</translation>
    </message>
    <message>
      <source>Drag over the plot to paint. Keys 0 to 9 choose the class, the wheel the size of the brush.</source>
      <translation>Zum Malen über die Zeichnung ziehen. Die Tasten 0 bis 9 wählen die Klasse, das Mausrad die Größe des Pinsels.</translation>
    </message>
    <message>
      <source>{most:,} points are the most one can draw.</source>
      <translation>Mehr als {most:,} Punkte lassen sich nicht zeichnen.</translation>
    </message>
    <message>
      <source>{shown:,} of {total:,} shown</source>
      <translation>{shown:,} von {total:,} gezeigt</translation>
    </message>
    <message>
      <source>row</source>
      <translation>Zeile</translation>
    </message>
    <message>
      <source>part</source>
      <translation>Teil</translation>
    </message>
    <message>
      <source>PC 1</source>
      <translation>PC 1</translation>
    </message>
    <message>
      <source>PC 2</source>
      <translation>PC 2</translation>
    </message>
    <message>
      <source>Paint points of class {label} (key {label} on the plot).</source>
      <translation>Punkte der Klasse {label} malen (Taste {label} über der Zeichnung).</translation>
    </message>
    <message>
      <source>Clear</source>
      <translation>Leeren</translation>
    </message>
    <message>
      <source>Takes all points away.</source>
      <translation>Entfernt alle Punkte.</translation>
    </message>
    <message>
      <source>Start from these points</source>
      <translation>Punkte übernehmen</translation>
    </message>
    <message>
      <source>Makes these samples points to paint, drag and erase. Rebuilds: new weights.</source>
      <translation>Macht aus diesen Beispielen Punkte zum Malen, Ziehen und Löschen. Baut neu: neue Gewichte.</translation>
    </message>
    <message>
      <source>Plain regions</source>
      <translation>Einfarbige Gebiete</translation>
    </message>
    <message>
      <source>Shows only which answer is the likeliest, not how sure it is.</source>
      <translation>Zeigt nur, welche Antwort die wahrscheinlichste ist, nicht wie sicher sie ist.</translation>
    </message>
    <message>
      <source>Contours</source>
      <translation>Höhenlinien</translation>
    </message>
    <message>
      <source>Draws the boundary, and where an answer is 75 % and 90 % sure.</source>
      <translation>Zeichnet die Grenze und wo eine Antwort zu 75 % und zu 90 % sicher ist.</translation>
    </message>
    <message>
      <source>Held-back samples</source>
      <translation>Zurückgehaltene Beispiele</translation>
    </message>
    <message>
      <source>Shows the samples for validation and test beside those that are trained on.</source>
      <translation>Zeigt neben den Trainingsbeispielen auch die zur Validierung und zum Testen.</translation>
    </message>
    <message>
      <source>Class {label}</source>
      <translation>Klasse {label}</translation>
    </message>
    <message>
      <source>Size of the brush</source>
      <translation>Größe des Pinsels</translation>
    </message>
    <message>
      <source>How far brush and eraser reach; the mouse wheel over the plot too.</source>
      <translation>Wie weit Pinsel und Radierer reichen; auch mit dem Mausrad über der Zeichnung.</translation>
    </message>
    <message>
      <source>2 of {count} inputs</source>
      <translation>2 von {count} Eingaben</translation>
    </message>
    <message>
      <source>{shown}, the others as in sample {row}</source>
      <translation>{shown}, die anderen wie in Beispiel {row}</translation>
    </message>
    <message>
      <source>Input along the bottom</source>
      <translation>Eingabe auf der unteren Achse</translation>
    </message>
    <message>
      <source>Input up the side</source>
      <translation>Eingabe auf der seitlichen Achse</translation>
    </message>
    <message>
      <source>Where the other inputs are held</source>
      <translation>Wo die anderen Eingaben festgehalten werden</translation>
    </message>
    <message>
      <source>PC 1 and 2 show {share:.0%} of the variance; others at their mean</source>
      <translation>PC 1 und 2 zeigen {share:.0%} der Varianz; die anderen bei ihrem Mittelwert</translation>
    </message>
    <message>
      <source>{shown}, the others at their mean</source>
      <translation>{shown}, die anderen bei ihrem Mittelwert</translation>
    </message>
    <message>
      <source>{shown}, the others at their mean: click a sample</source>
      <translation>{shown}, die anderen bei ihrem Mittelwert: ein Beispiel anklicken</translation>
    </message>
    <message>
      <source>{about} of the decision boundary.</source>
      <translation>Entscheidungsgrenze: {about}.</translation>
    </message>
    <message>
      <source>others: their mean</source>
      <translation>andere: ihr Mittelwert</translation>
    </message>
    <message>
      <source>others: as in the chosen sample</source>
      <translation>andere: wie im gewählten Beispiel</translation>
    </message>
    <message>
      <source>PC 1 and PC 2</source>
      <translation>PC 1 und PC 2</translation>
    </message>
    <message>
      <source>the curve stays above its line wherever it is drawn</source>
      <translation>die Kurve bleibt überall, wo sie gezeichnet ist, über ihrer Geraden</translation>
    </message>
    <message>
      <source>the curve does not stay above its line: it is not convex there</source>
      <translation>die Kurve bleibt nicht über ihrer Geraden: Sie ist dort nicht konvex</translation>
    </message>
    <message>
      <source>∂{f}/∂{x} = {slope} is the slope of the tangent at {x} = {at}</source>
      <translation>∂{f}/∂{x} = {slope} ist die Steigung der Tangente bei {x} = {at}</translation>
    </message>
    <message>
      <source>The formula over one variable</source>
      <translation>Die Formel über einer Variablen</translation>
    </message>
    <message>
      <source>a kink at {x} = {at}: every slope v from {left} to {right} is a subgradient, f({x}) ≥ f({at}) + v·({x} − {at}); the one that is taken is {slope}</source>
      <translation>ein Knick bei {x} = {at}: Jede Steigung v von {left} bis {right} ist ein Subgradient, f({x}) ≥ f({at}) + v·({x} − {at}); genommen wird {slope}</translation>
    </message>
    <message>
      <source>a kink at {x} = {at} that points up: no line through it stays below, so there is no subgradient; {slope} is taken</source>
      <translation>ein Knick bei {x} = {at}, der nach oben zeigt: Keine Gerade durch ihn bleibt darunter, also gibt es keinen Subgradienten; genommen wird {slope}</translation>
    </message>
    <message>
      <source>A sigmoid neuron</source>
      <translation>Ein Sigmoid-Neuron</translation>
    </message>
    <message>
      <source>Two ways add up</source>
      <translation>Zwei Wege addieren sich</translation>
    </message>
    <message>
      <source>A vector of three</source>
      <translation>Ein Vektor aus dreien</translation>
    </message>
    <message>
      <source>One inside the other</source>
      <translation>Eine in der anderen</translation>
    </message>
    <message>
      <source>Inputs or parameters</source>
      <translation>Eingänge oder Parameter</translation>
    </message>
    <message>
      <source>The largest gets it all</source>
      <translation>Das größte bekommt alles</translation>
    </message>
    <message>
      <source>At the kink of ReLU</source>
      <translation>Am Knick von ReLU</translation>
    </message>
    <message>
      <source>XOR by hand</source>
      <translation>XOR von Hand</translation>
    </message>
    <message>
      <source>This network, at one sample</source>
      <translation>Dieses Netz an einem Beispiel</translation>
    </message>
    <message>
      <source>Formulas to begin with</source>
      <translation>Formeln für den Anfang</translation>
    </message>
    <message>
      <source>A formula to begin with, with values for its variables.</source>
      <translation>Eine Formel für den Anfang, mit Werten für ihre Variablen.</translation>
    </message>
    <message>
      <source>Formula</source>
      <translation>Formel</translation>
    </message>
    <message>
      <source>Names, numbers, + − * / ^ and brackets; exp, ln, sqrt, sin, cos, tanh, sigmoid, relu, abs, max, min. Semicolons separate outputs; q = x + y names a part.</source>
      <translation>Namen, Zahlen, + − * / ^ und Klammern; exp, ln, sqrt, sin, cos, tanh, sigmoid, relu, abs, max, min. Strichpunkte trennen Ausgaben; q = x + y benennt einen Teil.</translation>
    </message>
    <message>
      <source>Output whose gradient is shown</source>
      <translation>Ausgabe, deren Gradient gezeigt wird</translation>
    </message>
    <message>
      <source>Which output is differentiated.</source>
      <translation>Welche Ausgabe abgeleitet wird.</translation>
    </message>
    <message>
      <source>Shown as graph or curve</source>
      <translation>Als Graph oder Kurve gezeigt</translation>
    </message>
    <message>
      <source>The graph, or the curve over one variable with its tangent.</source>
      <translation>Der Graph, oder die Kurve über einer Variablen mit ihrer Tangente.</translation>
    </message>
    <message>
      <source>training</source>
      <translation>Training</translation>
    </message>
    <message>
      <source>validation</source>
      <translation>Validierung</translation>
    </message>
    <message>
      <source>test</source>
      <translation>Test</translation>
    </message>
    <message>
      <source>at sample {row} ({part} part)</source>
      <translation>an Beispiel {row} ({part})</translation>
    </message>
    <message>
      <source>node</source>
      <translation>Knoten</translation>
    </message>
    <message>
      <source>formula</source>
      <translation>Formel</translation>
    </message>
    <message>
      <source>value</source>
      <translation>Wert</translation>
    </message>
    <message>
      <source>Graph</source>
      <translation>Graph</translation>
    </message>
    <message>
      <source>This network has too many numbers for a graph that could be read, or layers inside layers: try 2-2-1. The inspector lists the values of any network.</source>
      <translation>Dieses Netz hat zu viele Zahlen für einen lesbaren Graphen oder Schichten in Schichten: 2-2-1 versuchen. Der Inspektor listet die Werte jedes Netzes auf.</translation>
    </message>
    <message>
      <source>The graph comes with the next measurement.</source>
      <translation>Der Graph kommt mit der nächsten Messung.</translation>
    </message>
    <message>
      <source>Over {name}</source>
      <translation>Über {name}</translation>
    </message>
    <message>
      <source>The formula</source>
      <translation>Die Formel</translation>
    </message>
    <message>
      <source>Value of {name}</source>
      <translation>Wert von {name}</translation>
    </message>
    <message>
      <source>Type another value and press Enter; ↑ and ↓ change it by a tenth.</source>
      <translation>Einen anderen Wert eingeben und Enter drücken; ↑ und ↓ ändern ihn um ein Zehntel.</translation>
    </message>
    <message>
      <source>from −{limit} (orange) over 0 to {limit} (blue)</source>
      <translation>von −{limit} (orange) über 0 bis {limit} (blau)</translation>
    </message>
    <message>
      <source>[y(v + ε) − y(v − ε)] / 2ε for {checked} of {columns} columns, in double precision; the greatest difference of all entries.</source>
      <translation>[y(v + ε) − y(v − ε)] / 2ε für {checked} von {columns} Spalten, in doppelter Genauigkeit; der größte Unterschied aller Einträge.</translation>
    </message>
    <message>
      <source>Click a sample in another panel to look at it here.</source>
      <translation>In einer anderen Ansicht ein Beispiel anklicken, um es hier anzusehen.</translation>
    </message>
    <message>
      <source>The chain rule: a click on a factor shows it</source>
      <translation>Die Kettenregel: Ein Klick auf einen Faktor zeigt ihn</translation>
    </message>
    <message>
      <source>Entries of the Jacobian</source>
      <translation>Einträge der Jacobi-Matrix</translation>
    </message>
    <message>
      <source>Rows of the Jacobian as pictures</source>
      <translation>Zeilen der Jacobi-Matrix als Bilder</translation>
    </message>
    <message>
      <source>as a matrix</source>
      <translation>als Matrix</translation>
    </message>
    <message>
      <source>folded, as W is</source>
      <translation>gefaltet wie W</translation>
    </message>
    <message>
      <source>as pictures</source>
      <translation>als Bilder</translation>
    </message>
    <message>
      <source>Derivative of</source>
      <translation>Ableitung von</translation>
    </message>
    <message>
      <source>Which value is differentiated.</source>
      <translation>Welcher Wert abgeleitet wird.</translation>
    </message>
    <message>
      <source>Derivative by</source>
      <translation>Ableitung nach</translation>
    </message>
    <message>
      <source>By which value; vec(W) are all weights of a layer in one row.</source>
      <translation>Nach welchem Wert; vec(W) sind alle Gewichte einer Schicht in einer Zeile.</translation>
    </message>
    <message>
      <source>Shown as</source>
      <translation>Gezeigt</translation>
    </message>
    <message>
      <source>How the numbers are laid out.</source>
      <translation>Wie die Zahlen angeordnet sind.</translation>
    </message>
    <message>
      <source>checked</source>
      <translation>geprüft mit</translation>
    </message>
    <message>
      <source>greatest difference</source>
      <translation>größter Unterschied</translation>
    </message>
    <message>
      <source>finite differences</source>
      <translation>finite Differenzen</translation>
    </message>
    <message>
      <source>the same at all {count} samples looked at: from {by} to {of} the network is one linear map, {of} = J {by} + c with c = ({c})</source>
      <translation>dieselbe an allen {count} betrachteten Beispielen: Von {by} bis {of} ist das Netz eine einzige lineare Abbildung, {of} = J {by} + c mit c = ({c})</translation>
    </message>
    <message>
      <source>the same at all {count} samples looked at: from {by} to {of} the network is one linear map</source>
      <translation>dieselbe an allen {count} betrachteten Beispielen: Von {by} bis {of} ist das Netz eine einzige lineare Abbildung</translation>
    </message>
    <message>
      <source>differs from finite differences by {worst}: a kink may lie within ε, or numbers are not finite</source>
      <translation>weicht von finiten Differenzen um {worst} ab: Ein Knick kann innerhalb von ε liegen, oder Zahlen sind nicht endlich</translation>
    </message>
    <message>
      <source>one row of {count} numbers, folded unit by unit: ∂{of}/∂W = x gᵀ with g = the derivative by the sums, ({d}×1)·(1×{m}) = {d}×{m}</source>
      <translation>eine Zeile von {count} Zahlen, Neuron für Neuron gefaltet: ∂{of}/∂W = x gᵀ mit g = Ableitung nach den Summen, ({d}×1)·(1×{m}) = {d}×{m}</translation>
    </message>
    <message>
      <source>too large to be shown: choose a smaller part</source>
      <translation>zu groß zum Zeigen: einen kleineren Teil wählen</translation>
    </message>
    <message>
      <source>agrees with finite differences to {worst}</source>
      <translation>stimmt mit finiten Differenzen auf {worst} überein</translation>
    </message>
    <message>
      <source>I ⊗ xᵀ: each unit answers to its own weights alone, by what comes in; {rows} units times {each} inputs are {columns} columns</source>
      <translation>I ⊗ xᵀ: Jedes Neuron antwortet nur auf seine eigenen Gewichte, mit dem, was hineinkommt; {rows} Neuronen mal {each} Eingänge sind {columns} Spalten</translation>
    </message>
    <message>
      <source>Back to the mean of the batch</source>
      <translation>Zurück zum Mittel des Batches</translation>
    </message>
    <message>
      <source>Look at many samples at once again, not at one.</source>
      <translation>Wieder viele Beispiele auf einmal betrachten statt nur eines.</translation>
    </message>
    <message>
      <source>Partial derivatives: click one to see its chain rule</source>
      <translation>Partielle Ableitungen: eine anklicken, um ihre Kettenregel zu sehen</translation>
    </message>
    <message>
      <source>parameter</source>
      <translation>Parameter</translation>
    </message>
    <message>
      <source>finite difference</source>
      <translation>finite Differenz</translation>
    </message>
    <message>
      <source>Derivatives come with the next measurement.</source>
      <translation>Ableitungen kommen mit der nächsten Messung.</translation>
    </message>
    <message>
      <source>{count} derivatives of the loss of sample {row}, which is {loss}</source>
      <translation>{count} Ableitungen des Verlusts von Beispiel {row}, der {loss} ist</translation>
    </message>
    <message>
      <source>{count} derivatives of the mean loss of {n} samples, which is {loss}</source>
      <translation>{count} Ableitungen des mittleren Verlusts von {n} Beispielen, der {loss} ist</translation>
    </message>
    <message>
      <source>numeric</source>
      <translation>numerisch</translation>
    </message>
    <message>
      <source>meaning</source>
      <translation>Bedeutung</translation>
    </message>
    <message>
      <source>This network has {count:,} parameters: all at once are shown of {most} at most, such as those of 2-2-1. Click a weight to inspect it alone.</source>
      <translation>Dieses Netz hat {count:,} Parameter: Alle auf einmal werden nur bis {most} gezeigt, etwa die von 2-2-1. Ein Gewicht anklicken, um es allein zu betrachten.</translation>
    </message>
    <message>
      <source>all agree with finite differences, to {worst}</source>
      <translation>alle stimmen mit finiten Differenzen überein, auf {worst}</translation>
    </message>
    <message>
      <source>{count} of them differ, by up to {worst}: a kink may lie within ε</source>
      <translation>{count} davon weichen ab, um bis zu {worst}: Ein Knick kann innerhalb von ε liegen</translation>
    </message>
    <message>
      <source>{what}: click to see its chain rule</source>
      <translation>{what}: anklicken, um die Kettenregel zu sehen</translation>
    </message>
    <message>
      <source>{place}: the layers above answer {answer}</source>
      <translation>{place}: die Schichten darüber antworten {answer}</translation>
    </message>
    <message>
      <source>Layer whose plane is drawn</source>
      <translation>Schicht, deren Ebene gezeichnet wird</translation>
    </message>
    <message>
      <source>Which layer's activations h are drawn.</source>
      <translation>Von welcher Schicht die Aktivierungen h gezeichnet werden.</translation>
    </message>
    <message>
      <source>input grid</source>
      <translation>Eingabegitter</translation>
    </message>
    <message>
      <source>Where the layer puts the straight lines of the input plane.</source>
      <translation>Wohin die Schicht die geraden Linien der Eingabeebene legt.</translation>
    </message>
    <message>
      <source>Legend of the hidden plane</source>
      <translation>Legende der verborgenen Ebene</translation>
    </message>
    <message>
      <source>What is drawn, or the answer under the pointer</source>
      <translation>Was gezeichnet ist, oder die Antwort unter dem Zeiger</translation>
    </message>
    <message>
      <source>Hidden plane</source>
      <translation>Verborgene Ebene</translation>
    </message>
    <message>
      <source>There is no network yet.</source>
      <translation>Es gibt noch kein Netz.</translation>
    </message>
    <message>
      <source>Nothing has been measured yet.</source>
      <translation>Noch wurde nichts gemessen.</translation>
    </message>
    <message>
      <source>The plane of this layer is being measured …</source>
      <translation>Die Ebene dieser Schicht wird gemessen …</translation>
    </message>
    <message>
      <source>PC 1 ({share:.0%})</source>
      <translation>PC 1 ({share:.0%})</translation>
    </message>
    <message>
      <source>PC 2 ({share:.0%})</source>
      <translation>PC 2 ({share:.0%})</translation>
    </message>
    <message>
      <source>What the output layer makes of the samples</source>
      <translation>Was die Ausgabeschicht aus den Beispielen macht</translation>
    </message>
    <message>
      <source>dashed: s = 0 of the next layer's neurons</source>
      <translation>gestrichelt: s = 0 der Neuronen der nächsten Schicht</translation>
    </message>
    <message>
      <source>{drawn} of {all:,} samples</source>
      <translation>{drawn} von {all:,} Beispielen</translation>
    </message>
    <message>
      <source>Samples wear the colour of their target.</source>
      <translation>Die Beispiele tragen die Farbe ihres Zielwerts.</translation>
    </message>
    <message>
      <source>Colours: what the layers above answer, other PCs at their mean</source>
      <translation>Farben: was die Schichten darüber antworten, andere PCs auf ihrem Mittelwert</translation>
    </message>
    <message>
      <source>Colours: what the layers above answer</source>
      <translation>Farben: was die Schichten darüber antworten</translation>
    </message>
    <message>
      <source>What the layer computes</source>
      <translation>Was die Schicht berechnet</translation>
    </message>
    <message>
      <source>Arrays of the layer: click one to inspect its first number</source>
      <translation>Arrays der Schicht: Ein Klick öffnet die erste Zahl eines Arrays im Inspektor</translation>
    </message>
    <message>
      <source>norm = √Σw²; ∂L = root mean square of ∂L/∂w in the last batch; Δ / w = that of the last step over that of the numbers: about 0.001 is usual.</source>
      <translation>Norm = √Σw²; ∂L = quadratisches Mittel von ∂L/∂w im letzten Batch; Δ / w = das des letzten Schritts geteilt durch das der Zahlen: Etwa 0.001 ist üblich.</translation>
    </message>
    <message>
      <source>{inputs} numbers in, {units} out, {count:,} parameters</source>
      <translation>{inputs} Zahlen hinein, {units} heraus, {count:,} Parameter</translation>
    </message>
    <message>
      <source>array</source>
      <translation>Array</translation>
    </message>
    <message>
      <source>shape</source>
      <translation>Form</translation>
    </message>
    <message>
      <source>norm</source>
      <translation>Norm</translation>
    </message>
    <message>
      <source>∂L</source>
      <translation>∂L</translation>
    </message>
    <message>
      <source>Δ / w</source>
      <translation>Δ / w</translation>
    </message>
    <message>
      <source>{name}: mean {mean}, root mean square {rms}, last step {step}</source>
      <translation>{name}: Mittelwert {mean}, quadratisches Mittel {rms}, letzter Schritt {step}</translation>
    </message>
    <message>
      <source>follow δ to {layer}</source>
      <translation>δ weiterverfolgen: {layer}</translation>
    </message>
    <message>
      <source>straight from the loss, which compares {p} with {y}</source>
      <translation>direkt vom Verlust, der {p} mit {y} vergleicht</translation>
    </message>
    <message>
      <source>through the normalisation</source>
      <translation>durch die Normalisierung hindurch</translation>
    </message>
    <message>
      <source>Forward values</source>
      <translation>Werte vorwärts</translation>
    </message>
    <message>
      <source>Error signal of the neuron</source>
      <translation>Fehlersignal des Neurons</translation>
    </message>
    <message>
      <source>Incoming weights, strongest first: click one to inspect it</source>
      <translation>Eingehende Gewichte, die stärksten zuerst: Ein Klick öffnet eines im Inspektor</translation>
    </message>
    <message>
      <source>at sample {row} ({part} part), whose loss is {loss}</source>
      <translation>bei Beispiel {row} (Teil {part}), dessen Verlust {loss} ist</translation>
    </message>
    <message>
      <source>The {most} strongest of {count} incoming weights</source>
      <translation>Die {most} stärksten von {count} eingehenden Gewichten</translation>
    </message>
    <message>
      <source>Incoming weights, strongest first</source>
      <translation>Eingehende Gewichte, die stärksten zuerst</translation>
    </message>
    <message>
      <source>weight</source>
      <translation>Gewicht</translation>
    </message>
    <message>
      <source>input</source>
      <translation>Eingabe</translation>
    </message>
    <message>
      <source>product</source>
      <translation>Produkt</translation>
    </message>
    <message>
      <source>dead: f′(s) = 0 for every sample</source>
      <translation>tot: f′(s) = 0 für jedes Beispiel</translation>
    </message>
    <message>
      <source>saturated for {share:.0%} of samples</source>
      <translation>gesättigt für {share:.0%} der Beispiele</translation>
    </message>
    <message>
      <source>alive, saturated for {share:.0%}</source>
      <translation>lebendig, gesättigt für {share:.0%}</translation>
    </message>
    <message>
      <source>Weight from {source}: click to inspect it</source>
      <translation>Gewicht von {source}: Ein Klick öffnet es im Inspektor</translation>
    </message>
    <message>
      <source>Bias: click to inspect it</source>
      <translation>Bias: Ein Klick öffnet ihn im Inspektor</translation>
    </message>
    <message>
      <source>bias</source>
      <translation>Bias</translation>
    </message>
    <message>
      <source>alive</source>
      <translation>lebendig</translation>
    </message>
    <message>
      <source>Click a weight, a bias, a neuron or a layer in the network: here is its value, its gradient, and how the chain rule finds it.</source>
      <translation>Im Netz ein Gewicht, einen Bias, ein Neuron oder eine Schicht anklicken: hier stehen Wert und Gradient, und wie die Kettenregel ihn findet.</translation>
    </message>
    <message>
      <source>Show the computational graph</source>
      <translation>Den Rechengraphen zeigen</translation>
    </message>
    <message>
      <source>Every value of one sample forwards and backwards.</source>
      <translation>Alle Werte eines Beispiels vorwärts und rückwärts.</translation>
    </message>
    <message>
      <source>Everything here is of sample {row} alone.</source>
      <translation>Hier gilt alles nur für Beispiel {row}.</translation>
    </message>
    <message>
      <source>Click a point in the boundary to see one sample forwards and backwards.</source>
      <translation>Einen Punkt in der Entscheidungsgrenze anklicken, um ein Beispiel vorwärts und rückwärts zu sehen.</translation>
    </message>
    <message>
      <source>Hide the computational graph</source>
      <translation>Den Rechengraphen verbergen</translation>
    </message>
    <message>
      <source>quantity</source>
      <translation>Größe</translation>
    </message>
    <message>
      <source>The value: type another one and press Enter. Before the first step it belongs to the experiment, later Reset forgets it.</source>
      <translation>Der Wert: einen anderen eintippen und Enter drücken. Vor dem ersten Schritt gehört er zum Experiment, später vergisst ihn „Zurücksetzen“.</translation>
    </message>
    <message>
      <source>Gradient by the chain rule</source>
      <translation>Gradient nach der Kettenregel</translation>
    </message>
    <message>
      <source>Checked by finite difference</source>
      <translation>Geprüft mit dem Differenzenquotienten</translation>
    </message>
    <message>
      <source>Finite difference</source>
      <translation>Differenzenquotient</translation>
    </message>
    <message>
      <source>In the last step of training</source>
      <translation>Im letzten Schritt des Trainings</translation>
    </message>
    <message>
      <source>Last step</source>
      <translation>Letzter Schritt</translation>
    </message>
    <message>
      <source>How much the loss changes with it (chain rule, mean of {n} samples)</source>
      <translation>Wie stark sich der Verlust damit ändert (Kettenregel, Mittel über {n} Beispiele)</translation>
    </message>
    <message>
      <source>How much the loss of sample {row} changes with it (chain rule)</source>
      <translation>Wie stark sich der Verlust von Beispiel {row} damit ändert (Kettenregel)</translation>
    </message>
    <message>
      <source>the penalty adds {value}</source>
      <translation>der Strafterm steuert {value} bei</translation>
    </message>
    <message>
      <source>where the error signal of this neuron is, at sample {row}</source>
      <translation>darin das Fehlersignal dieses Neurons, bei Beispiel {row}</translation>
    </message>
    <message>
      <source>agrees to {value}</source>
      <translation>stimmt bis auf {value} überein</translation>
    </message>
    <message>
      <source>differs by {value}: a kink may lie within ε, or numbers are not finite</source>
      <translation>weicht um {value} ab: Vielleicht liegt ein Knick innerhalb von ε, oder Zahlen sind nicht endlich</translation>
    </message>
    <message>
      <source>{shape}, first {values} …</source>
      <translation>{shape}, zuerst {values} …</translation>
    </message>
    <message>
      <source>symbol</source>
      <translation>Symbol</translation>
    </message>
    <message>
      <source>values</source>
      <translation>Werte</translation>
    </message>
    <message>
      <source>Forward values of one sample</source>
      <translation>Vorwärtswerte eines Beispiels</translation>
    </message>
    <message>
      <source>And back: how the loss changes with each of them</source>
      <translation>Und zurück: wie sich der Verlust mit jedem davon ändert</translation>
    </message>
    <message>
      <source>Gradients of one sample</source>
      <translation>Gradienten eines Beispiels</translation>
    </message>
    <message>
      <source>μ = {mean}, σ = {deviation}</source>
      <translation>μ = {mean}, σ = {deviation}</translation>
    </message>
    <message>
      <source>Targets, outputs and loss are in training units: (y − μ) / σ with {units}</source>
      <translation>Ziele, Ausgaben und Verlust stehen in Trainingseinheiten: (y − μ) / σ mit {units}</translation>
    </message>
    <message>
      <source>Sample {row}, from its inputs to the loss</source>
      <translation>Beispiel {row}, von seinen Eingaben bis zum Verlust</translation>
    </message>
    <message>
      <source>made of {inputs}</source>
      <translation>berechnet aus {inputs}</translation>
    </message>
    <message>
      <source>Colours of the loss</source>
      <translation>Farben des Verlusts</translation>
    </message>
    <message>
      <source>from {low:.3g} to {high:.3g}</source>
      <translation>von {low:.3g} bis {high:.3g}</translation>
    </message>
    <message>
      <source>infinite</source>
      <translation>unendlich</translation>
    </message>
    <message>
      <source>Map of the loss</source>
      <translation>Karte des Verlusts</translation>
    </message>
    <message>
      <source>{place}, {other}: loss {loss}</source>
      <translation>{place}, {other}: Verlust {loss}</translation>
    </message>
    <message>
      <source>1 step in {n:,} from {step:,} on</source>
      <translation>ab {step:,} 1 Schritt von {n:,}</translation>
    </message>
    <message>
      <source>PC 1 of the path ({share:.0%})</source>
      <translation>PC 1 des Weges ({share:.0%})</translation>
    </message>
    <message>
      <source>{side} × {side} points, {samples} samples</source>
      <translation>{side} × {side} Punkte, {samples} Beispiele</translation>
    </message>
    <message>
      <source>loss {low} to {high}</source>
      <translation>Verlust {low} bis {high}</translation>
    </message>
    <message>
      <source>every step from {step:,} on</source>
      <translation>ab {step:,} jeder Schritt</translation>
    </message>
    <message>
      <source>log scale</source>
      <translation>log. Skala</translation>
    </message>
    <message>
      <source>Colours and heights by the logarithm.</source>
      <translation>Farben und Höhen nach dem Logarithmus.</translation>
    </message>
    <message>
      <source>3-D</source>
      <translation>3-D</translation>
    </message>
    <message>
      <source>Draw the loss as a relief to be turned.</source>
      <translation>Den Verlust als drehbares Relief zeichnen.</translation>
    </message>
    <message>
      <source>What is drawn, or the loss under the pointer</source>
      <translation>Was gezeichnet ist, oder der Verlust unter dem Zeiger</translation>
    </message>
    <message>
      <source>The loss is being measured on this plane …</source>
      <translation>Der Verlust wird auf dieser Ebene gemessen …</translation>
    </message>
    <message>
      <source>{points}; finer at rest</source>
      <translation>{points}; in Ruhe feiner</translation>
    </message>
    <message>
      <source>height and colour: {losses}</source>
      <translation>Höhe und Farbe: {losses}</translation>
    </message>
    <message>
      <source>what</source>
      <translation>was</translation>
    </message>
    <message>
      <source>step</source>
      <translation>Schritt</translation>
    </message>
    <message>
      <source>No path yet: it begins with the first training step.</source>
      <translation>Noch kein Weg: er beginnt mit dem ersten Trainingsschritt.</translation>
    </message>
    <message>
      <source>○ start, ● present</source>
      <translation>○ Anfang, ● jetzt</translation>
    </message>
    <message>
      <source>path</source>
      <translation>Weg</translation>
    </message>
    <message>
      <source>Nothing to draw: the weights are not finite, or too many to try others.</source>
      <translation>Nichts zu zeichnen: die Gewichte sind nicht endlich, oder es sind zu viele, um andere zu probieren.</translation>
    </message>
    <message>
      <source>surface</source>
      <translation>Fläche</translation>
    </message>
    <message>
      <source>Plane of the loss</source>
      <translation>Ebene des Verlusts</translation>
    </message>
    <message>
      <source>Which two directions of all parameters are drawn; the others stay as they are.</source>
      <translation>Welche zwei Richtungen aller Parameter gezeichnet werden; die anderen bleiben, wie sie sind.</translation>
    </message>
    <message>
      <source>The path walked</source>
      <translation>Zurückgelegter Weg</translation>
    </message>
    <message>
      <source>Two weights</source>
      <translation>Zwei Gewichte</translation>
    </message>
    <message>
      <source>Random plane</source>
      <translation>Zufällige Ebene</translation>
    </message>
    <message>
      <source>Number of the weight across</source>
      <translation>Nummer des Gewichts nach rechts</translation>
    </message>
    <message>
      <source>Number of the weight upwards</source>
      <translation>Nummer des Gewichts nach oben</translation>
    </message>
    <message>
      <source>Reach of the picture</source>
      <translation>Reichweite des Bildes</translation>
    </message>
    <message>
      <source>Click a weight in the network, or type its number.</source>
      <translation>Ein Gewicht im Netz anklicken oder seine Nummer eintippen.</translation>
    </message>
    <message>
      <source>Click a second weight in the network, or type its number.</source>
      <translation>Ein zweites Gewicht im Netz anklicken oder seine Nummer eintippen.</translation>
    </message>
    <message>
      <source>How far the picture goes to each side of the present.</source>
      <translation>Wie weit das Bild vom jetzigen Stand nach jeder Seite reicht.</translation>
    </message>
    <message>
      <source>Other directions</source>
      <translation>Andere Richtungen</translation>
    </message>
    <message>
      <source>Draw two other random directions, each as long as the weights.</source>
      <translation>Zwei andere zufällige Richtungen ziehen, jede so lang wie die Gewichte.</translation>
    </message>
    <message>
      <source>Loss in three dimensions</source>
      <translation>Verlust in drei Dimensionen</translation>
    </message>
    <message>
      <source>Drag or use the arrow keys to turn it; the wheel, + and − zoom.</source>
      <translation>Zum Drehen ziehen oder die Pfeiltasten benutzen; Mausrad, + und − vergrößern und verkleinern.</translation>
    </message>
    <message>
      <source>loss {high}</source>
      <translation>Verlust {high}</translation>
    </message>
    <message>
      <source>logarithmic scale</source>
      <translation>logarithmische Skala</translation>
    </message>
    <message>
      <source>linear scale</source>
      <translation>lineare Skala</translation>
    </message>
    <message>
      <source>losses above {high:.3g} wear the last colour</source>
      <translation>Verluste über {high:.3g} tragen die letzte Farbe</translation>
    </message>
    <message>
      <source>losses below {low:.3g} wear the first colour</source>
      <translation>Verluste unter {low:.3g} tragen die erste Farbe</translation>
    </message>
    <message>
      <source>Play (Space): the losses of all lanes are drawn here.</source>
      <translation>Start (Leertaste): Hier werden die Verluste aller Bahnen gezeichnet.</translation>
    </message>
    <message>
      <source>{name}, step {step}: train {train:.4g}, test {test:.4g}</source>
      <translation>{name}, Schritt {step}: Training {train:.4g}, Test {test:.4g}</translation>
    </message>
    <message>
      <source>Loss of all lanes</source>
      <translation>Verlust aller Bahnen</translation>
    </message>
    <message>
      <source>epochs</source>
      <translation>Epochen</translation>
    </message>
    <message>
      <source>steps (mini-batches)</source>
      <translation>Schritte (Mini-Batches)</translation>
    </message>
    <message>
      <source>{name} train</source>
      <translation>{name} Training</translation>
    </message>
    <message>
      <source>{name} test</source>
      <translation>{name} Test</translation>
    </message>
    <message>
      <source>{name}: nothing yet</source>
      <translation>{name}: noch nichts</translation>
    </message>
    <message>
      <source>{name}, step {step}: train {train:.4g}</source>
      <translation>{name}, Schritt {step}: Training {train:.4g}</translation>
    </message>
    <message>
      <source>What differs between the lanes</source>
      <translation>Worin sich die Bahnen unterscheiden</translation>
    </message>
    <message>
      <source>setting</source>
      <translation>Einstellung</translation>
    </message>
    <message>
      <source>other data</source>
      <translation>andere Daten</translation>
    </message>
    <message>
      <source>same data</source>
      <translation>gleiche Daten</translation>
    </message>
    <message>
      <source>other first weights</source>
      <translation>andere Anfangsgewichte</translation>
    </message>
    <message>
      <source>same first weights</source>
      <translation>gleiche Anfangsgewichte</translation>
    </message>
    <message>
      <source>same first weights where shapes agree</source>
      <translation>gleiche Anfangsgewichte, wo die Formen übereinstimmen</translation>
    </message>
    <message>
      <source>other batches</source>
      <translation>andere Batches</translation>
    </message>
    <message>
      <source>same batches</source>
      <translation>gleiche Batches</translation>
    </message>
    <message>
      <source>{label} of all layers</source>
      <translation>{label} aller Schichten</translation>
    </message>
    <message>
      <source>{label} of {where}</source>
      <translation>{label} ({where})</translation>
    </message>
    <message>
      <source>Lane {name}, shown in all panels</source>
      <translation>Bahn {name}, in allen Ansichten gezeigt</translation>
    </message>
    <message>
      <source>Lane {name}</source>
      <translation>Bahn {name}</translation>
    </message>
    <message>
      <source>A click shows this lane in all panels.</source>
      <translation>Ein Klick zeigt diese Bahn in allen Ansichten.</translation>
    </message>
    <message>
      <source>What can be done with lane {name}</source>
      <translation>Was mit Bahn {name} getan werden kann</translation>
    </message>
    <message>
      <source>Show in all panels</source>
      <translation>In allen Ansichten zeigen</translation>
    </message>
    <message>
      <source>All other panels show this lane.</source>
      <translation>Alle anderen Ansichten zeigen diese Bahn.</translation>
    </message>
    <message>
      <source>Make it the main lane</source>
      <translation>Zur Hauptbahn machen</translation>
    </message>
    <message>
      <source>Puts it first: it is what Export and train mean, and what is saved for one lane.</source>
      <translation>Stellt sie an den Anfang: Sie ist es, die exportiert und trainiert wird und die für eine einzelne Bahn gespeichert wird.</translation>
    </message>
    <message>
      <source>Rename</source>
      <translation>Umbenennen</translation>
    </message>
    <message>
      <source>Type another name for the lane.</source>
      <translation>Der Bahn einen anderen Namen geben.</translation>
    </message>
    <message>
      <source>Remove</source>
      <translation>Entfernen</translation>
    </message>
    <message>
      <source>Takes the lane away; undo brings it.</source>
      <translation>Nimmt die Bahn weg; Rückgängig bringt sie wieder.</translation>
    </message>
    <message>
      <source>What explains it</source>
      <translation>Was es erklärt</translation>
    </message>
    <message>
      <source>Let it train again</source>
      <translation>Wieder trainieren lassen</translation>
    </message>
    <message>
      <source>Pin</source>
      <translation>Festhalten</translation>
    </message>
    <message>
      <source>It trains with the others again.</source>
      <translation>Sie trainiert wieder mit den anderen.</translation>
    </message>
    <message>
      <source>It stays as it is while the others train.</source>
      <translation>Sie bleibt, wie sie ist, während die anderen trainieren.</translation>
    </message>
    <message>
      <source>Numbers of the lane</source>
      <translation>Zahlen der Bahn</translation>
    </message>
    <message>
      <source>Activations of every layer</source>
      <translation>Aktivierungen jeder Schicht</translation>
    </message>
    <message>
      <source>{layer} and {count} more</source>
      <translation>{layer} und {count} weitere</translation>
    </message>
    <message>
      <source>mean {mean:.3g}, σ {std:.3g}</source>
      <translation>Mittel {mean:.3g}, σ {std:.3g}</translation>
    </message>
    <message>
      <source>{layer}: activations from {low} to {high}</source>
      <translation>{layer}: Aktivierungen von {low} bis {high}</translation>
    </message>
    <message>
      <source>Out</source>
      <translation>Ausg.</translation>
    </message>
    <message>
      <source>A click on the verdict opens what explains it.</source>
      <translation>Ein Klick auf das Urteil öffnet, was es erklärt.</translation>
    </message>
    <message>
      <source>Name of the lane</source>
      <translation>Name der Bahn</translation>
    </message>
    <message>
      <source>{name}: type another name for the lane.</source>
      <translation>{name}: einen anderen Namen für die Bahn eintippen.</translation>
    </message>
    <message>
      <source>diverged at step {step}</source>
      <translation>bei Schritt {step} divergiert</translation>
    </message>
    <message>
      <source>failed at step {step}</source>
      <translation>bei Schritt {step} gescheitert</translation>
    </message>
    <message>
      <source>finished at step {step}</source>
      <translation>bei Schritt {step} fertig</translation>
    </message>
    <message>
      <source>Mean loss of all training samples: {loss}</source>
      <translation>Mittlerer Verlust aller Trainingsbeispiele: {loss}</translation>
    </message>
    <message>
      <source>Share of the samples that are answered rightly: {value}</source>
      <translation>Anteil der richtig beantworteten Beispiele: {value}</translation>
    </message>
    <message>
      <source>The training loss was {loss} or less first at step {step}, after {seconds} s of training without drawing.</source>
      <translation>Der Trainingsverlust war zuerst bei Schritt {step} höchstens {loss}, nach {seconds} s Training ohne Zeichnen.</translation>
    </message>
    <message>
      <source>train loss</source>
      <translation>Verlust (Training)</translation>
    </message>
    <message>
      <source>Share of the variance that is explained: {value}</source>
      <translation>Anteil der erklärten Varianz: {value}</translation>
    </message>
    <message>
      <source>Steps so far; training alone took {seconds} s.</source>
      <translation>Bisherige Schritte; das Training allein dauerte {seconds} s.</translation>
    </message>
    <message>
      <source>steps to loss {loss}</source>
      <translation>Schritte bis Verlust {loss}</translation>
    </message>
    <message>
      <source>steps to {loss}</source>
      <translation>Schritte bis {loss}</translation>
    </message>
    <message>
      <source>The training loss has not been {loss} or less yet.</source>
      <translation>Der Trainingsverlust war noch nicht höchstens {loss}.</translation>
    </message>
    <message>
      <source>pinned at step {step}</source>
      <translation>festgehalten bei Schritt {step}</translation>
    </message>
    <message>
      <source>train accuracy</source>
      <translation>Genauigkeit (Training)</translation>
    </message>
    <message>
      <source>train</source>
      <translation>Training</translation>
    </message>
    <message>
      <source>test accuracy</source>
      <translation>Genauigkeit (Test)</translation>
    </message>
    <message>
      <source>steps · {seconds} s</source>
      <translation>Schritte · {seconds} s</translation>
    </message>
    <message>
      <source>not yet</source>
      <translation>noch nicht</translation>
    </message>
    <message>
      <source>Next heat ({count} left)</source>
      <translation>Nächster Durchgang (noch {count})</translation>
    </message>
    <message>
      <source>Heat {heat} of {heats} runs: the next one takes its place, its curves stay.</source>
      <translation>Durchgang {heat} von {heats} läuft: Der nächste tritt an seine Stelle, seine Kurven bleiben.</translation>
    </message>
    <message>
      <source>Add a lane</source>
      <translation>Bahn hinzufügen</translation>
    </message>
    <message>
      <source>A copy of the lane that is lit goes on beside it from the same step.</source>
      <translation>Eine Kopie der gezeigten Bahn geht daneben vom gleichen Schritt aus weiter.</translation>
    </message>
    <message>
      <source>Pin this run, begin a new one</source>
      <translation>Lauf festhalten, neuen beginnen</translation>
    </message>
    <message>
      <source>The run at hand stays as it is; a new one with the same settings begins beside it.</source>
      <translation>Der jetzige Lauf bleibt, wie er ist; daneben beginnt ein neuer mit den gleichen Einstellungen.</translation>
    </message>
    <message>
      <source>Logarithmic loss</source>
      <translation>Verlust logarithmisch</translation>
    </message>
    <message>
      <source>Draw the loss on a logarithmic axis.</source>
      <translation>Den Verlust auf einer logarithmischen Achse zeichnen.</translation>
    </message>
    <message>
      <source>Count in epochs</source>
      <translation>In Epochen zählen</translation>
    </message>
    <message>
      <source>Count in epochs, not in steps.</source>
      <translation>In Epochen zählen, nicht in Schritten.</translation>
    </message>
    <message>
      <source>lane</source>
      <translation>Bahn</translation>
    </message>
    <message>
      <source>differs in</source>
      <translation>Unterschied</translation>
    </message>
    <message>
      <source>seconds</source>
      <translation>Sekunden</translation>
    </message>
    <message>
      <source>test loss</source>
      <translation>Testverlust</translation>
    </message>
    <message>
      <source>test accuracy or R²</source>
      <translation>Testgenauigkeit oder R²</translation>
    </message>
    <message>
      <source>steps to the target loss</source>
      <translation>Schritte bis zum Zielverlust</translation>
    </message>
    <message>
      <source>seconds to it</source>
      <translation>Sekunden bis dahin</translation>
    </message>
    <message>
      <source>state</source>
      <translation>Zustand</translation>
    </message>
    <message>
      <source>This run is alone. Put another one beside it: from the same data, first weights and batches, with whatever you change.</source>
      <translation>Dieser Lauf ist allein. Stell einen anderen daneben: mit den gleichen Daten, Anfangsgewichten und Batches, und mit dem, was du änderst.</translation>
    </message>
    <message>
      <source>What lanes have in common</source>
      <translation>Was die Bahnen gemeinsam haben</translation>
    </message>
    <message>
      <source>All settings are the same: change something in one lane.</source>
      <translation>Alle Einstellungen sind gleich: Ändere etwas in einer Bahn.</translation>
    </message>
    <message>
      <source>What differs</source>
      <translation>Unterschiede</translation>
    </message>
    <message>
      <source>Side by side</source>
      <translation>Nebeneinander</translation>
    </message>
    <message>
      <source>by steps</source>
      <translation>nach Schritten</translation>
    </message>
    <message>
      <source>by seconds</source>
      <translation>nach Sekunden</translation>
    </message>
    <message>
      <source>by epochs</source>
      <translation>nach Epochen</translation>
    </message>
    <message>
      <source>Lanes stay abreast</source>
      <translation>Bahnen bleiben gleichauf</translation>
    </message>
    <message>
      <source>Lanes take as many steps as each other, train as long, or see the data as often.</source>
      <translation>Bahnen machen gleich viele Schritte, trainieren gleich lange oder sehen die Daten gleich oft.</translation>
    </message>
    <message>
      <source>Target loss</source>
      <translation>Zielverlust</translation>
    </message>
    <message>
      <source>Measures after how many steps and seconds each training loss is so small.</source>
      <translation>Misst, nach wie vielen Schritten und Sekunden jeder Trainingsverlust so klein ist.</translation>
    </message>
    <message>
      <source>Edits reach all lanes</source>
      <translation>Änderungen in allen Bahnen</translation>
    </message>
    <message>
      <source>Whether an edit changes all lanes or the one that is lit; data always does.</source>
      <translation>Ob eine Änderung alle Bahnen betrifft oder nur die gezeigte; Daten betreffen immer alle.</translation>
    </message>
    <message>
      <source>Abreast</source>
      <translation>Gleichauf</translation>
    </message>
    <message>
      <source>{layer}. A click points it out everywhere.</source>
      <translation>{layer}. Ein Klick hebt sie überall hervor.</translation>
    </message>
    <message>
      <source>A click opens what explains it.</source>
      <translation>Ein Klick öffnet, was es erklärt.</translation>
    </message>
    <message>
      <source>∂J/∂s differs from back-propagation by {worst}</source>
      <translation>∂J/∂s weicht von der Rückwärtsrechnung um {worst} ab</translation>
    </message>
    <message>
      <source>one sample: ŝ = 0 whatever s is, nothing gets through</source>
      <translation>ein Beispiel: ŝ = 0, gleich was s ist, nichts kommt durch</translation>
    </message>
    <message>
      <source>two samples: ŝ = ±1, only their order is left</source>
      <translation>zwei Beispiele: ŝ = ±1, nur ihre Reihenfolge bleibt</translation>
    </message>
    <message>
      <source>batch of {n}</source>
      <translation>Batch aus {n}</translation>
    </message>
    <message>
      <source>batch of {n}: ∂J/∂s agrees with back-propagation, to {worst}</source>
      <translation>Batch aus {n}: ∂J/∂s stimmt mit der Rückwärtsrechnung überein, auf {worst}</translation>
    </message>
    <message>
      <source>{n} samples with s from {low} to {high} come out from {least} to {most}</source>
      <translation>{n} Beispiele mit s von {low} bis {high} kommen von {least} bis {most} heraus</translation>
    </message>
    <message>
      <source>The batch after over before its normalisation</source>
      <translation>Der Batch nach über vor seiner Normalisierung</translation>
    </message>
    <message>
      <source>s before</source>
      <translation>s vorher</translation>
    </message>
    <message>
      <source>y after</source>
      <translation>y nachher</translation>
    </message>
    <message>
      <source>Nothing to be drawn yet.</source>
      <translation>Noch nichts zu zeichnen.</translation>
    </message>
    <message>
      <source>Layer whose normalisation is shown</source>
      <translation>Schicht, deren Normalisierung gezeigt wird</translation>
    </message>
    <message>
      <source>Which normalisation is shown.</source>
      <translation>Welche Normalisierung gezeigt wird.</translation>
    </message>
    <message>
      <source>Neuron</source>
      <translation>Neuron</translation>
    </message>
    <message>
      <source>Which neuron is looked at; clicking one in the network does too.</source>
      <translation>Welches Neuron betrachtet wird; ein Klick im Netz wählt es auch.</translation>
    </message>
    <message>
      <source>Batch</source>
      <translation>Batch</translation>
    </message>
    <message>
      <source>The mini-batch of the last step, or a smaller one of training samples to try.</source>
      <translation>Der Mini-Batch des letzten Schritts, oder ein kleinerer aus Trainingsbeispielen zum Ausprobieren.</translation>
    </message>
    <message>
      <source>Statistics that all panels show</source>
      <translation>Statistik, die alle Ansichten zeigen</translation>
    </message>
    <message>
      <source>While this panel is open, all others follow: as usual, layers are shown by the statistics of their batch and answers by the running averages; as in training, answers by those of the last mini-batch; as in test, layers by running averages.</source>
      <translation>Solange diese Ansicht offen ist, folgen alle anderen: wie üblich Schichten nach der Statistik ihres Batches und Antworten nach den laufenden Mitteln; wie im Training Antworten nach der des letzten Mini-Batches; wie im Test Schichten nach laufenden Mitteln.</translation>
    </message>
    <message>
      <source>Statistics of the batch and running averages</source>
      <translation>Statistik des Batches und laufende Mittel</translation>
    </message>
    <message>
      <source>Samples of the batch</source>
      <translation>Beispiele des Batches</translation>
    </message>
    <message>
      <source>Add it to all layers</source>
      <translation>In alle Schichten einfügen</translation>
    </message>
    <message>
      <source>Normalise the sums of every hidden layer; the network is rebuilt.</source>
      <translation>Die Summen jeder verborgenen Schicht normalisieren; das Netz wird neu gebaut.</translation>
    </message>
    <message>
      <source>Numbers come with the next measurement.</source>
      <translation>Zahlen kommen mit der nächsten Messung.</translation>
    </message>
    <message>
      <source>last batch</source>
      <translation>letzter Batch</translation>
    </message>
    <message>
      <source>batch of 32</source>
      <translation>Batch aus 32</translation>
    </message>
    <message>
      <source>batch of 2</source>
      <translation>Batch aus 2</translation>
    </message>
    <message>
      <source>batch of 1</source>
      <translation>Batch aus 1</translation>
    </message>
    <message>
      <source>all: as usual</source>
      <translation>alle: wie üblich</translation>
    </message>
    <message>
      <source>all: as in training</source>
      <translation>alle: wie im Training</translation>
    </message>
    <message>
      <source>all: as in test</source>
      <translation>alle: wie im Test</translation>
    </message>
    <message>
      <source>Forwards</source>
      <translation>Vorwärts</translation>
    </message>
    <message>
      <source>Backwards</source>
      <translation>Rückwärts</translation>
    </message>
    <message>
      <source>batch</source>
      <translation>Batch</translation>
    </message>
    <message>
      <source>running</source>
      <translation>laufend</translation>
    </message>
    <message>
      <source>sample</source>
      <translation>Beispiel</translation>
    </message>
    <message>
      <source>y in test</source>
      <translation>y im Test</translation>
    </message>
    <message>
      <source>Nothing is normalised over the batch in this network.</source>
      <translation>In diesem Netz wird nichts über den Batch normalisiert.</translation>
    </message>
    <message>
      <source>batch, μ ± √v</source>
      <translation>Batch, μ ± √v</translation>
    </message>
    <message>
      <source>running averages: test mode</source>
      <translation>laufende Mittel: Test-Modus</translation>
    </message>
    <message>
      <source>Rows</source>
      <translation>Zeilen</translation>
    </message>
    <message>
      <source>Over time</source>
      <translation>Im Verlauf</translation>
    </message>
    <message>
      <source>The last histograms as a heat map.</source>
      <translation>Die letzten Histogramme als Heatmap.</translation>
    </message>
    <message>
      <source>Choose what to show of every layer.</source>
      <translation>Auswählen, was von jeder Schicht gezeigt wird.</translation>
    </message>
    <message>
      <source>Health</source>
      <translation>Zustand</translation>
    </message>
    <message>
      <source>From activations h and error signals δ of one step. Gradient: root mean square of δ = ∂L/∂s; spread: standard deviation of h.</source>
      <translation>Aus Aktivierungen h und Fehlersignalen δ eines Schritts. Gradient: quadratisches Mittel von δ = ∂L/∂s; Streuung: Standardabweichung von h.</translation>
    </message>
    <message>
      <source>reconstruction loss of {ends}</source>
      <translation>Rekonstruktionsverlust von {ends}</translation>
    </message>
    <message>
      <source>No pre-training: layers begin as drawn. It can be chosen under Training, at the level Full.</source>
      <translation>Kein Vortraining: Schichten beginnen wie gezogen. Es lässt sich unter Training wählen, auf der Stufe Voll.</translation>
    </message>
    <message>
      <source>There is no hidden layer that could learn.</source>
      <translation>Es gibt keine verborgene Schicht, die lernen könnte.</translation>
    </message>
    <message>
      <source>{share} done · {ends}</source>
      <translation>{share} fertig · {ends}</translation>
    </message>
    <message>
      <source>How far the pre-training is</source>
      <translation>Wie weit das Vortraining ist</translation>
    </message>
    <message>
      <source>Reconstruction loss over epochs of pre-training</source>
      <translation>Rekonstruktionsverlust über den Epochen des Vortrainings</translation>
    </message>
    <message>
      <source>epoch of the layer</source>
      <translation>Epoche der Schicht</translation>
    </message>
    <message>
      <source>reconstruction loss</source>
      <translation>Rekonstruktionsverlust</translation>
    </message>
    <message>
      <source>layer {n}</source>
      <translation>Schicht {n}</translation>
    </message>
    <message>
      <source>Layers begin to learn.</source>
      <translation>Schichten beginnen zu lernen.</translation>
    </message>
    <message>
      <source>It was done before this run was opened. Reset does it again, and shows it here.</source>
      <translation>Es war getan, bevor dieser Lauf geöffnet wurde. Zurücksetzen tut es noch einmal und zeigt es hier.</translation>
    </message>
    <message>
      <source>layer {n}: {first} to {last}</source>
      <translation>Schicht {n}: {first} auf {last}</translation>
    </message>
    <message>
      <source>epoch</source>
      <translation>Epoche</translation>
    </message>
    <message>
      <source>from the first step on</source>
      <translation>ab dem ersten Schritt</translation>
    </message>
    <message>
      <source>Pre-activations</source>
      <translation>Präaktivierungen</translation>
    </message>
    <message>
      <source>Pre-act.</source>
      <translation>Präakt.</translation>
    </message>
    <message>
      <source>What enters the activation function f. Line: f(s); dashed: its slope f′(s).</source>
      <translation>Was in die Aktivierungsfunktion f hineingeht. Linie: f(s); gestrichelt: ihre Steigung f′(s).</translation>
    </message>
    <message>
      <source>Activ.</source>
      <translation>Aktiv.</translation>
    </message>
    <message>
      <source>What the units of a layer answer, h = f(s), for a fixed batch of samples.</source>
      <translation>Was die Einheiten einer Schicht auf einen festen Batch von Beispielen antworten, h = f(s).</translation>
    </message>
    <message>
      <source>Gradients δ</source>
      <translation>Gradienten δ</translation>
    </message>
    <message>
      <source>Grad. δ</source>
      <translation>Grad. δ</translation>
    </message>
    <message>
      <source>The error signals δ = ∂L/∂s of the last mini-batch.</source>
      <translation>Die Fehlersignale δ = ∂L/∂s des letzten Mini-Batches.</translation>
    </message>
    <message>
      <source>Gradients of W</source>
      <translation>Gradienten von W</translation>
    </message>
    <message>
      <source>Grad. W</source>
      <translation>Grad. W</translation>
    </message>
    <message>
      <source>The gradients ∂L/∂W of the last mini-batch, as the optimiser is given them.</source>
      <translation>Die Gradienten ∂L/∂W des letzten Mini-Batches, so wie der Optimierer sie erhält.</translation>
    </message>
    <message>
      <source>Weights</source>
      <translation>Gewichte</translation>
    </message>
    <message>
      <source>The weights W of a layer, without biases.</source>
      <translation>Die Gewichte W einer Schicht, ohne Bias-Werte.</translation>
    </message>
    <message>
      <source>Update ratio</source>
      <translation>Schrittverhältnis</translation>
    </message>
    <message>
      <source>Ratio</source>
      <translation>Verh.</translation>
    </message>
    <message>
      <source>How large the last step was against the weights it changed; 0.001 is usual.</source>
      <translation>Wie groß der letzte Schritt gegenüber den geänderten Gewichten war; 0.001 ist üblich.</translation>
    </message>
    <message>
      <source>BatchNorm</source>
      <translation>BatchNorm</translation>
    </message>
    <message>
      <source>What batch normalisation makes of its input. Line: before; bars: after.</source>
      <translation>Was die Batch-Normalisierung aus ihrer Eingabe macht. Linie: vorher; Balken: nachher.</translation>
    </message>
    <message>
      <source>no BatchNorm</source>
      <translation>keine BatchNorm</translation>
    </message>
    <message>
      <source>mean {mean:.3g}, σ {std:.3g}, root mean square {rms:.3g}</source>
      <translation>Mittelwert {mean:.3g}, σ {std:.3g}, quadratisches Mittel {rms:.3g}</translation>
    </message>
    <message>
      <source>rms(ΔW) / rms(W) = {update:.3g} / {weight:.3g} = {ratio:.3g}</source>
      <translation>rms(ΔW) / rms(W) = {update:.3g} / {weight:.3g} = {ratio:.3g}</translation>
    </message>
    <message>
      <source>before: {before}
after: {after}
batch means differ from their running averages by up to {apart:.3g}</source>
      <translation>vorher: {before}
nachher: {after}
Batch-Mittelwerte weichen von ihren laufenden Mittelwerten um bis zu {apart:.3g} ab</translation>
    </message>
    <message>
      <source>{share:.1%} of {symbol} from {low} to {high}</source>
      <translation>{share:.1%} von {symbol} von {low} bis {high}</translation>
    </message>
    <message>
      <source>{layer}: the last {count} histograms, the newest at the bottom. Each line is relative to its highest bar.</source>
      <translation>{layer}: die letzten {count} Histogramme, das neueste unten. Jede Zeile ist relativ zu ihrem höchsten Balken.</translation>
    </message>
    <message>
      <source>{count} ago</source>
      <translation>vor {count}</translation>
    </message>
    <message>
      <source>now</source>
      <translation>jetzt</translation>
    </message>
    <message>
      <source>Here: step {step}</source>
      <translation>Hier: Schritt {step}</translation>
    </message>
    <message>
      <source>own range</source>
      <translation>eigener Bereich</translation>
    </message>
    <message>
      <source>own range {range}</source>
      <translation>eigener Bereich {range}</translation>
    </message>
    <message>
      <source>a layer multiplies σ by {forth} (theory: {wanted}), and δ on its way back by {back} (theory: {due})</source>
      <translation>eine Schicht multipliziert σ mit {forth} (Theorie: {wanted}) und δ auf dem Rückweg mit {back} (Theorie: {due})</translation>
    </message>
    <message>
      <source>theory</source>
      <translation>Theorie</translation>
    </message>
    <message>
      <source>One layer of weights: there is nothing to compare.</source>
      <translation>Eine Schicht Gewichte: es gibt nichts zu vergleichen.</translation>
    </message>
    <message>
      <source>Signals going forwards that are shown</source>
      <translation>Vorwärts laufende Signale, die gezeigt werden</translation>
    </message>
    <message>
      <source>Activations h, behind the function, or the sums s that enter it.</source>
      <translation>Aktivierungen h hinter der Funktion oder die Summen s, die in sie eingehen.</translation>
    </message>
    <message>
      <source>What becomes of the signals</source>
      <translation>Was aus den Signalen wird</translation>
    </message>
    <message>
      <source>σ of signals</source>
      <translation>σ der Signale</translation>
    </message>
    <message>
      <source>size of δ</source>
      <translation>Größe von δ</translation>
    </message>
    <message>
      <source>layer</source>
      <translation>Schicht</translation>
    </message>
    <message>
      <source>σ(s) in theory</source>
      <translation>σ(s) in der Theorie</translation>
    </message>
    <message>
      <source>σ(h) in theory</source>
      <translation>σ(h) in der Theorie</translation>
    </message>
    <message>
      <source>rms of δ</source>
      <translation>Effektivwert von δ</translation>
    </message>
    <message>
      <source>rms of δ in theory</source>
      <translation>Effektivwert von δ in der Theorie</translation>
    </message>
    <message>
      <source>median of |δ|</source>
      <translation>Median von |δ|</translation>
    </message>
    <message>
      <source>theory for {starts}</source>
      <translation>Theorie für {starts}</translation>
    </message>
    <message>
      <source>activations h</source>
      <translation>Aktivierungen h</translation>
    </message>
    <message>
      <source>sums s</source>
      <translation>Summen s</translation>
    </message>
    <message>
      <source>σ(h) at first</source>
      <translation>σ(h) am Anfang</translation>
    </message>
    <message>
      <source>rms of δ at first</source>
      <translation>Effektivwert von δ am Anfang</translation>
    </message>
    <message>
      <source>first weights</source>
      <translation>Anfangsgewichte</translation>
    </message>
    <message>
      <source>from layer 1 to the output: {numbers}</source>
      <translation>von Schicht 1 bis zum Ausgang: {numbers}</translation>
    </message>
    <message>
      <source>Neuron {unit} fires for {share}</source>
      <translation>Neuron {unit} feuert bei {share}</translation>
    </message>
    <message>
      <source>Share of samples for which each neuron fires</source>
      <translation>Anteil der Beispiele, bei denen jedes Neuron feuert</translation>
    </message>
    <message>
      <source>Neuron {unit} is dead: it fires for no sample.</source>
      <translation>Neuron {unit} ist tot: es feuert bei keinem Beispiel.</translation>
    </message>
    <message>
      <source>, of these saturated: {share}</source>
      <translation>, davon gesättigt: {share}</translation>
    </message>
    <message>
      <source>A neuron fires where its function has a slope, f′(s) ≠ 0.</source>
      <translation>Ein Neuron feuert, wo seine Funktion eine Steigung hat, f′(s) ≠ 0.</translation>
    </message>
    <message>
      <source>Layer whose neurons are shown</source>
      <translation>Schicht, deren Neuronen gezeigt werden</translation>
    </message>
    <message>
      <source>The layer whose neurons are shown; click a bar for one of them.</source>
      <translation>Die Schicht, deren Neuronen gezeigt werden; ein Klick auf einen Balken wählt eines.</translation>
    </message>
    <message>
      <source>Revive</source>
      <translation>Wiederbeleben</translation>
    </message>
    <message>
      <source>Draw the weights of this neuron anew, as first weights are: it fires again. Undo brings the old ones back.</source>
      <translation>Die Gewichte dieses Neurons neu ziehen wie Anfangsgewichte: es feuert wieder. Rückgängig bringt die alten zurück.</translation>
    </message>
    <message>
      <source>Step before</source>
      <translation>Schritt davor</translation>
    </message>
    <message>
      <source>Go back to the last step at which this neuron was alive.</source>
      <translation>Zum letzten Schritt zurückgehen, bei dem dieses Neuron noch lebte.</translation>
    </message>
    <message>
      <source>How the neuron died</source>
      <translation>Wie das Neuron gestorben ist</translation>
    </message>
    <message>
      <source>Pause to see when it died and of what.</source>
      <translation>Anhalten, um zu sehen, wann und woran es gestorben ist.</translation>
    </message>
    <message>
      <source>neuron</source>
      <translation>Neuron</translation>
    </message>
    <message>
      <source>fires</source>
      <translation>feuert</translation>
    </message>
    <message>
      <source>saturated</source>
      <translation>gesättigt</translation>
    </message>
    <message>
      <source>dead</source>
      <translation>tot</translation>
    </message>
    <message>
      <source>s of neuron {unit}</source>
      <translation>s von Neuron {unit}</translation>
    </message>
    <message>
      <source>share</source>
      <translation>Anteil</translation>
    </message>
    <message>
      <source>{neuron}: dead</source>
      <translation>{neuron}: tot</translation>
    </message>
    <message>
      <source>{neuron}: saturated for {share}</source>
      <translation>{neuron}: gesättigt bei {share}</translation>
    </message>
    <message>
      <source>{neuron}: fires for {share}</source>
      <translation>{neuron}: feuert bei {share}</translation>
    </message>
    <message>
      <source>Revive {neuron}</source>
      <translation>{neuron} wiederbeleben</translation>
    </message>
    <message>
      <source>yes</source>
      <translation>ja</translation>
    </message>
    <message>
      <source>&lt;b&gt;Died at step {step:,}&lt;/b&gt;: the largest s of all samples fell from {before} to {after}; now no sample is above {largest}.</source>
      <translation>&lt;b&gt;Gestorben bei Schritt {step:,}&lt;/b&gt;: das größte s aller Beispiele fiel von {before} auf {after}; nun liegt kein Beispiel über {largest}.</translation>
    </message>
    <message>
      <source>That step: η = {rate}, ∂L/∂b = {gradient}, ‖∂L/∂w‖ = {slope}, ‖Δw‖ = {update}; it fired for {fired} of {batch} samples of the mini-batch.</source>
      <translation>Dieser Schritt: η = {rate}, ∂L/∂b = {gradient}, ‖∂L/∂w‖ = {slope}, ‖Δw‖ = {update}; es feuerte bei {fired} von {batch} Beispielen des Mini-Batches.</translation>
    </message>
    <message>
      <source>its weights</source>
      <translation>seine Gewichte</translation>
    </message>
    <message>
      <source>its bias</source>
      <translation>sein Bias</translation>
    </message>
    <message>
      <source>its inputs, as the layers below moved</source>
      <translation>seine Eingänge, denn die Schichten darunter haben sich bewegt</translation>
    </message>
    <message>
      <source>It was dead before the first step: its first weights let no sample through.</source>
      <translation>Es war vor dem ersten Schritt tot: seine Anfangsgewichte lassen kein Beispiel durch.</translation>
    </message>
    <message>
      <source>It was dead at step {step:,} already, where the recorded past begins.</source>
      <translation>Es war schon bei Schritt {step:,} tot, wo die aufgezeichnete Vergangenheit beginnt.</translation>
    </message>
    <message>
      <source>It died at step {step:,}, when something was changed by hand.</source>
      <translation>Es starb bei Schritt {step:,}, als etwas von Hand geändert wurde.</translation>
    </message>
    <message>
      <source>Its past could not be repeated.</source>
      <translation>Seine Vergangenheit ließ sich nicht wiederholen.</translation>
    </message>
    <message>
      <source>What did it: {cause}.</source>
      <translation>Was es war: {cause}.</translation>
    </message>
    <message>
      <source>s from {low} to {high}, mean {mean}, standard deviation {std}</source>
      <translation>s von {low} bis {high}, Mittel {mean}, Standardabweichung {std}</translation>
    </message>
    <message>
      <source>Pre-activations of the neuron, f and f′</source>
      <translation>Voraktivierungen des Neurons, f und f′</translation>
    </message>
    <message>
      <source>run before</source>
      <translation>voriger Lauf</translation>
    </message>
    <message>
      <source>Newest half</source>
      <translation>Neueste Hälfte</translation>
    </message>
    <message>
      <source>Show the newest half of the run and fit the axes to it.</source>
      <translation>Die neuere Hälfte des Laufs zeigen und die Achsen daran anpassen.</translation>
    </message>
    <message>
      <source>Show {curve}</source>
      <translation>{curve} zeigen</translation>
    </message>
    <message>
      <source>Show or hide this curve: {name}.</source>
      <translation>Diese Kurve zeigen oder verbergen: {name}.</translation>
    </message>
    <message>
      <source>Accuracy</source>
      <translation>Genauigkeit</translation>
    </message>
    <message>
      <source>Play (Space): the curves are drawn here.</source>
      <translation>Start (Leertaste): hier werden die Kurven gezeichnet.</translation>
    </message>
    <message>
      <source>Go to any step that has been trained: everything is as it was then, and playing goes on from there. A change made there begins another course; the one before is drawn as a ghost.</source>
      <translation>Zu jedem Schritt gehen, der trainiert wurde: alles ist wie damals, und es geht von dort weiter. Eine Änderung dort beginnt einen anderen Verlauf; der vorige wird als Geist gezeichnet.</translation>
    </message>
    <message>
      <source>Step of the run</source>
      <translation>Schritt des Laufs</translation>
    </message>
    <message>
      <source>A file keeps the run as it is at one step: what was trained before step {step} cannot be gone to. Train on, and the new steps can.</source>
      <translation>Eine Datei hält den Lauf bei einem Schritt fest: Was vor Schritt {step} trainiert wurde, ist nicht mehr erreichbar. Nach weiterem Training sind es die neuen Schritte.</translation>
    </message>
    <message>
      <source>step {step} of {last}</source>
      <translation>Schritt {step} von {last}</translation>
    </message>
    <message>
      <source>Train some steps: then it goes to any of them.</source>
      <translation>Erst einige Schritte trainieren: dann führt der Regler zu jedem davon.</translation>
    </message>
    <message>
      <source>accuracy</source>
      <translation>Genauigkeit</translation>
    </message>
    <message>
      <source>R²</source>
      <translation>R²</translation>
    </message>
    <message>
      <source>step {step:,.0f} · epoch {epoch:.4g}</source>
      <translation>Schritt {step:,.0f} · Epoche {epoch:.4g}</translation>
    </message>
    <message>
      <source>{name} {loss:.4g}, {accuracy:.1%} right</source>
      <translation>{name} {loss:.4g}, {accuracy:.1%} richtig</translation>
    </message>
    <message>
      <source>mini-batches {low:.4g} to {high:.4g}</source>
      <translation>Mini-Batches {low:.4g} bis {high:.4g}</translation>
    </message>
    <message>
      <source>{name} {loss:.4g}, R² {r2}, off by {error} on average</source>
      <translation>{name} {loss:.4g}, R² {r2}, im Mittel um {error} daneben</translation>
    </message>
    <message>
      <source>mini-batch {loss:.4g}</source>
      <translation>Mini-Batch {loss:.4g}</translation>
    </message>
    <message>
      <source>Drag to move, Ctrl and the wheel to magnify. A click on a weight or bias edits it. Keyboard: arrows go from neuron to neuron, Shift and arrows along its weights, Enter selects, F2 edits, the menu key freezes.</source>
      <translation>Ziehen verschiebt, Strg und Mausrad vergrößern. Ein Klick auf ein Gewicht oder einen Bias bearbeitet es. Tastatur: Pfeile gehen von Neuron zu Neuron, Umschalt und Pfeile entlang seiner Gewichte, Enter wählt aus, F2 bearbeitet, die Menütaste friert ein.</translation>
    </message>
    <message>
      <source>Drawing of the network</source>
      <translation>Zeichnung des Netzes</translation>
    </message>
    <message>
      <source>A click selects the layer, a double click opens its settings.</source>
      <translation>Ein Klick wählt die Schicht aus, ein Doppelklick öffnet ihre Einstellungen.</translation>
    </message>
    <message>
      <source>Drag it sideways, or Ctrl and ← →, to move it; Delete removes it.</source>
      <translation>Seitwärts ziehen oder Strg und ← → verschiebt sie; Entf entfernt sie.</translation>
    </message>
    <message>
      <source>Settings of this layer</source>
      <translation>Einstellungen dieser Schicht</translation>
    </message>
    <message>
      <source>out</source>
      <translation>Ausg.</translation>
    </message>
    <message>
      <source>follows from the data and the loss</source>
      <translation>ergibt sich aus den Daten und dem Verlust</translation>
    </message>
    <message>
      <source>{count:,} neurons</source>
      <translation>{count:,} Neuronen</translation>
    </message>
    <message>
      <source>Settings: {layer}</source>
      <translation>Einstellungen: {layer}</translation>
    </message>
    <message>
      <source>Remove: {layer}</source>
      <translation>Entfernen: {layer}</translation>
    </message>
    <message>
      <source>Neurons of {layer}</source>
      <translation>Neuronen: {layer}</translation>
    </message>
    <message>
      <source>Activation of {layer}</source>
      <translation>Aktivierung: {layer}</translation>
    </message>
    <message>
      <source>How many neurons the layer has.</source>
      <translation>Wie viele Neuronen die Schicht hat.</translation>
    </message>
    <message>
      <source>Add a layer before column {place}</source>
      <translation>Eine Schicht vor Spalte {place} hinzufügen</translation>
    </message>
    <message>
      <source>One more layer here, set as the one before it.</source>
      <translation>Hier eine weitere Schicht, eingestellt wie die davor.</translation>
    </message>
    <message>
      <source>Settings of a layer</source>
      <translation>Einstellungen einer Schicht</translation>
    </message>
    <message>
      <source>Whether training moves the weights and biases into this layer.</source>
      <translation>Ob das Training die Gewichte und Bias-Werte in diese Schicht hinein verändert.</translation>
    </message>
    <message>
      <source>Whether training moves the weights and the bias into this neuron.</source>
      <translation>Ob das Training die Gewichte und den Bias in dieses Neuron hinein verändert.</translation>
    </message>
    <message>
      <source>Unfreeze layer</source>
      <translation>Schicht auftauen</translation>
    </message>
    <message>
      <source>Freeze layer</source>
      <translation>Schicht einfrieren</translation>
    </message>
    <message>
      <source>Unfreeze neuron</source>
      <translation>Neuron auftauen</translation>
    </message>
    <message>
      <source>Freeze neuron</source>
      <translation>Neuron einfrieren</translation>
    </message>
    <message>
      <source>x + F(x)</source>
      <translation>x + F(x)</translation>
    </message>
    <message>
      <source>{count:,} weights</source>
      <translation>{count:,} Gewichte</translation>
    </message>
    <message>
      <source>copy of another neuron</source>
      <translation>Kopie eines anderen Neurons</translation>
    </message>
    <message>
      <source>dead: learns from no sample</source>
      <translation>tot: lernt aus keinem Beispiel</translation>
    </message>
    <message>
      <source>mean |h|</source>
      <translation>Mittel |h|</translation>
    </message>
    <message>
      <source>links: w up to {scale} · neurons: mean of the batch</source>
      <translation>Verbindungen: w bis {scale} · Neuronen: Mittelwert des Batches</translation>
    </message>
    <message>
      <source>outputs: mean of z over the batch</source>
      <translation>Ausgaben: Mittelwert von z über den Batch</translation>
    </message>
    <message>
      <source>links: ∂L/∂w up to {scale} · neurons: Σ δ of the batch</source>
      <translation>Verbindungen: ∂L/∂w bis {scale} · Neuronen: Σ δ des Batches</translation>
    </message>
    <message>
      <source>links: Δw up to {scale}</source>
      <translation>Verbindungen: Δw bis {scale}</translation>
    </message>
    <message>
      <source>point at a neuron for its map · click a weight to set it</source>
      <translation>auf ein Neuron zeigen: seine Karte · ein Gewicht anklicken: setzen</translation>
    </message>
    <message>
      <source>the {drawn:,} strongest of {count:,} weights</source>
      <translation>die {drawn:,} stärksten von {count:,} Gewichten</translation>
    </message>
    <message>
      <source>drag to see the rest</source>
      <translation>ziehen, um den Rest zu sehen</translation>
    </message>
    <message>
      <source>{layer}: {count:,} neurons</source>
      <translation>{layer}: {count:,} Neuronen</translation>
    </message>
    <message>
      <source>b of {target} = {value}</source>
      <translation>b von {target} = {value}</translation>
    </message>
    <message>
      <source>w from {source} to {target} = {value}</source>
      <translation>w von {source} zu {target} = {value}</translation>
    </message>
    <message>
      <source>click to edit</source>
      <translation>anklicken, um es zu ändern</translation>
    </message>
    <message>
      <source>piece {piece} of {count}, the strongest</source>
      <translation>Summe {piece} von {count}, die stärkste</translation>
    </message>
    <message>
      <source>b = {value}</source>
      <translation>b = {value}</translation>
    </message>
    <message>
      <source>{symbol} on the drawn plane: {low} to {high}, mean {mean}</source>
      <translation>{symbol} auf der gezeichneten Ebene: {low} bis {high}, Mittelwert {mean}</translation>
    </message>
    <message>
      <source>colours of this layer from −{limit} to {limit}</source>
      <translation>Farben dieser Schicht von −{limit} bis {limit}</translation>
    </message>
    <message>
      <source>computes the same as neuron {unit} and always will</source>
      <translation>berechnet dasselbe wie Neuron {unit} und wird es immer tun</translation>
    </message>
    <message>
      <source>dead: f′(s) = 0 for every sample, so it cannot learn</source>
      <translation>tot: f′(s) = 0 für jedes Beispiel, es kann also nicht lernen</translation>
    </message>
    <message>
      <source>frozen: training leaves its weights as they are</source>
      <translation>eingefroren: Das Training lässt seine Gewichte, wie sie sind</translation>
    </message>
    <message>
      <source>{count:,} weights, root mean square {rms}</source>
      <translation>{count:,} Gewichte, quadratisches Mittel {rms}</translation>
    </message>
    <message>
      <source>The map is the mean of |h| over the first 64 of them.</source>
      <translation>Die Karte ist das Mittel von |h| über die ersten 64 davon.</translation>
    </message>
    <message>
      <source>the plane of principal components 1 and 2, as in the boundary</source>
      <translation>die Ebene der Hauptkomponenten 1 und 2, wie in der Entscheidungsgrenze</translation>
    </message>
    <message>
      <source>Weight or bias</source>
      <translation>Gewicht oder Bias</translation>
    </message>
    <message>
      <source>Enter applies this number, Escape leaves it as it was</source>
      <translation>Enter übernimmt diese Zahl, Esc lässt sie, wie sie war</translation>
    </message>
    <message>
      <source>Weights and biases: orange below zero, blue above, as thick as |w|; from |w| = {scale} on they get no thicker. Maps: the same colours for what a neuron answers.</source>
      <translation>Gewichte und Biases: orange unter null, blau darüber, so dick wie |w|; ab |w| = {scale} werden sie nicht dicker. Karten: dieselben Farben für das, was ein Neuron antwortet.</translation>
    </message>
    <message>
      <source>weights {low}</source>
      <translation>Gewichte {low}</translation>
    </message>
    <message>
      <source>{high}, clamped</source>
      <translation>{high}, begrenzt</translation>
    </message>
    <message>
      <source>largest curvature λ = {number}</source>
      <translation>größte Krümmung λ = {number}</translation>
    </message>
    <message>
      <source>Pick a weight to see what is remembered of it and how far it moves.</source>
      <translation>Wähle ein Gewicht, um zu sehen, was von ihm gemerkt wird und wie weit es sich bewegt.</translation>
    </message>
    <message>
      <source>stable up to η = {rate}</source>
      <translation>stabil bis η = {rate}</translation>
    </message>
    <message>
      <source>The weight that is picked, and the largest curvature</source>
      <translation>Das gewählte Gewicht und die größte Krümmung</translation>
    </message>
    <message>
      <source>λ is the curvature of the training loss in its steepest direction. Full-batch descent stays in such a valley while η is below 2/λ, with momentum 2(1+μ)/λ.</source>
      <translation>λ ist die Krümmung des Trainingsverlusts in seiner steilsten Richtung. Abstieg mit allen Beispielen bleibt in einem solchen Tal, solange η unter 2/λ liegt, mit Momentum unter 2(1+μ)/λ.</translation>
    </message>
    <message>
      <source>no step yet</source>
      <translation>noch kein Schritt</translation>
    </message>
    <message>
      <source>last step Δ = {step}</source>
      <translation>letzter Schritt Δ = {step}</translation>
    </message>
    <message>
      <source>its own rate |Δ| ÷ |g| = {rate}</source>
      <translation>eigene Rate |Δ| ÷ |g| = {rate}</translation>
    </message>
    <message>
      <source>it has turned round</source>
      <translation>es hat kehrtgemacht</translation>
    </message>
    <message>
      <source>largest curvature</source>
      <translation>größte Krümmung</translation>
    </message>
    <message>
      <source>largest stable learning rate</source>
      <translation>größte stabile Lernrate</translation>
    </message>
    <message>
      <source>the last two steps have little in common (cos {number})</source>
      <translation>die letzten zwei Schritte haben wenig gemeinsam (cos {number})</translation>
    </message>
    <message>
      <source>the last two steps agree (cos {number})</source>
      <translation>die letzten zwei Schritte stimmen überein (cos {number})</translation>
    </message>
    <message>
      <source>the last step undoes the one before (cos {number})</source>
      <translation>der letzte Schritt macht den davor rückgängig (cos {number})</translation>
    </message>
    <message>
      <source>Rule of the optimiser</source>
      <translation>Regel des Optimierers</translation>
    </message>
    <message>
      <source>What the optimiser is doing</source>
      <translation>Was der Optimierer tut</translation>
    </message>
    <message>
      <source>What is shown of the optimiser</source>
      <translation>Was vom Optimierer gezeigt wird</translation>
    </message>
    <message>
      <source>The last step layer by layer, or the ratio over all steps.</source>
      <translation>Der letzte Schritt Schicht für Schicht, oder das Verhältnis über alle Schritte.</translation>
    </message>
    <message>
      <source>No step yet: train one to see how far it goes.</source>
      <translation>Noch kein Schritt: einen trainieren, um zu sehen, wie weit er geht.</translation>
    </message>
    <message>
      <source>η = {rate:.3g} for the next step</source>
      <translation>η = {rate:.3g} für den nächsten Schritt</translation>
    </message>
    <message>
      <source>every step from {step:,} on, 1 in {n:,} before</source>
      <translation>ab {step:,} jeder Schritt, davor 1 von {n:,}</translation>
    </message>
    <message>
      <source>Now</source>
      <translation>Jetzt</translation>
    </message>
    <message>
      <source>how far a step goes is known from the next one on</source>
      <translation>wie weit ein Schritt geht, zeigt sich ab dem nächsten</translation>
    </message>
    <message>
      <source>no memory: every step forgets the ones before</source>
      <translation>kein Gedächtnis: jeder Schritt vergisst die früheren</translation>
    </message>
    <message>
      <source>usual Δ ÷ w: {low:g} to {high:g}</source>
      <translation>übliches Δ ÷ w: {low:g} bis {high:g}</translation>
    </message>
    <message>
      <source>every step</source>
      <translation>jeder Schritt</translation>
    </message>
    <message>
      <source>{name} min</source>
      <translation>{name} min</translation>
    </message>
    <message>
      <source>{name} max</source>
      <translation>{name} max</translation>
    </message>
    <message>
      <source>rate</source>
      <translation>Rate</translation>
    </message>
    <message>
      <source>ratio {name}</source>
      <translation>Verhältnis {name}</translation>
    </message>
    <message>
      <source>Cosine of the angle between the last two updates. Near 1 the run goes straight on, near −1 it jumps to and fro: the learning rate is too large; near 0 the noise of the batches rules.</source>
      <translation>Kosinus des Winkels zwischen den letzten zwei Änderungen. Nahe 1 läuft es geradeaus weiter, nahe −1 springt es hin und her: die Lernrate ist zu groß; nahe 0 herrscht das Rauschen der Batches.</translation>
    </message>
    <message>
      <source>memory {name}</source>
      <translation>Gedächtnis {name}</translation>
    </message>
    <message>
      <source>How large the last step was against the weights: rms(Δ) / rms(w) of each layer. About 1/1000 (the green band) is usual; far more is noisy, far less hardly learns.</source>
      <translation>Wie groß der letzte Schritt gegenüber den Gewichten war: rms(Δ) / rms(w) jeder Schicht. Etwa 1/1000 (das grüne Band) ist üblich; viel mehr ist verrauscht, viel weniger lernt kaum.</translation>
    </message>
    <message>
      <source>The learning rate every parameter really had: |Δ| / |∂L/∂w|. Dot: median of the layer, line: from the least to the largest; upright line: η of the next step.</source>
      <translation>Die Lernrate, die jeder Parameter wirklich hatte: |Δ| / |∂L/∂w|. Punkt: Median der Schicht, Linie: von der kleinsten bis zur größten; senkrechte Linie: η des nächsten Schritts.</translation>
    </message>
    <message>
      <source>What the optimiser remembers of past gradients. Dot: √(mean of squares) of the layer, line: from the least to the largest size.</source>
      <translation>Was der Optimierer von früheren Gradienten behält. Punkt: √(Mittel der Quadrate) der Schicht, Linie: vom kleinsten bis zum größten Betrag.</translation>
    </message>
    <message>
      <source>Δ ÷ w</source>
      <translation>Δ ÷ w</translation>
    </message>
    <message>
      <source>own rate</source>
      <translation>eigene Rate</translation>
    </message>
    <message>
      <source>cos</source>
      <translation>cos</translation>
    </message>
    <message>
      <source>from {least:.2g} to {most:.2g}</source>
      <translation>von {least:.2g} bis {most:.2g}</translation>
    </message>
    <message>
      <source>Steps and memory of every layer</source>
      <translation>Schritte und Gedächtnis jeder Schicht</translation>
    </message>
    <message>
      <source>Update-to-weight ratio over the steps</source>
      <translation>Verhältnis von Änderung zu Gewicht über die Schritte</translation>
    </message>
    <message>
      <source>Δ ÷ w,  η</source>
      <translation>Δ ÷ w,  η</translation>
    </message>
    <message>
      <source>{shown:,} of {count:,} rows.</source>
      <translation>{shown:,} von {count:,} Zeilen.</translation>
    </message>
    <message>
      <source>No row is in this cell.</source>
      <translation>In dieser Zelle ist keine Zeile.</translation>
    </message>
    <message>
      <source>Answers are known of rows {first:,} to {last:,} and follow as you scroll.</source>
      <translation>Antworten sind von den Zeilen {first:,} bis {last:,} bekannt und folgen beim Blättern.</translation>
    </message>
    <message>
      <source>So far the answers of rows {first:,} to {last:,} are known; the others come.</source>
      <translation>Bisher sind die Antworten der Zeilen {first:,} bis {last:,} bekannt; die übrigen kommen.</translation>
    </message>
    <message>
      <source>No row is taken for another class.</source>
      <translation>Keine Zeile wird für eine andere Klasse gehalten.</translation>
    </message>
    <message>
      <source>No row is far off.</source>
      <translation>Keine Zeile liegt weit daneben.</translation>
    </message>
    <message>
      <source>Part of the data</source>
      <translation>Teil der Daten</translation>
    </message>
    <message>
      <source>Which part of the data is listed.</source>
      <translation>Welcher Teil der Daten aufgelistet wird.</translation>
    </message>
    <message>
      <source>Wrong only</source>
      <translation>Nur falsche</translation>
    </message>
    <message>
      <source>List all rows again</source>
      <translation>Wieder alle Zeilen auflisten</translation>
    </message>
    <message>
      <source>A cell of the confusion matrix is listed; a click lists all.</source>
      <translation>Aufgelistet ist eine Zelle der Konfusionsmatrix; ein Klick listet alles auf.</translation>
    </message>
    <message>
      <source>The rows come with the first experiment.</source>
      <translation>Die Zeilen kommen mit dem ersten Experiment.</translation>
    </message>
    <message>
      <source>Rows of the data</source>
      <translation>Zeilen der Daten</translation>
    </message>
    <message>
      <source>All parts</source>
      <translation>Alle Teile</translation>
    </message>
    <message>
      <source>Validation</source>
      <translation>Validierung</translation>
    </message>
    <message>
      <source>Test</source>
      <translation>Test</translation>
    </message>
    <message>
      <source>Far off only</source>
      <translation>Nur weit daneben</translation>
    </message>
    <message>
      <source>Only rows that the network takes for another class.</source>
      <translation>Nur Zeilen, die das Netz für eine andere Klasse hält.</translation>
    </message>
    <message>
      <source>Only rows whose answer is off by more than twice the mean absolute error.</source>
      <translation>Nur Zeilen, deren Antwort um mehr als das Doppelte des mittleren Fehlers danebenliegt.</translation>
    </message>
    <message>
      <source>“{truth}” taken for “{answer}” ✕</source>
      <translation>„{truth}“ für „{answer}“ gehalten ✕</translation>
    </message>
    <message>
      <source>confidence</source>
      <translation>Konfidenz</translation>
    </message>
    <message>
      <source>off by</source>
      <translation>daneben um</translation>
    </message>
    <message>
      <source>Sheet to draw on</source>
      <translation>Blatt zum Zeichnen</translation>
    </message>
    <message>
      <source>Draw as large as the sheet; the right button wipes. Arrows and Enter draw too.</source>
      <translation>So groß wie das Blatt zeichnen; die rechte Taste wischt. Pfeiltasten und Eingabe zeichnen auch.</translation>
    </message>
    <message>
      <source>row {row}, column {column}: {ink} % ink</source>
      <translation>Zeile {row}, Spalte {column}: {ink} % Tinte</translation>
    </message>
    <message>
      <source>Wipe</source>
      <translation>Wischen</translation>
    </message>
    <message>
      <source>Begin with a blank sheet.</source>
      <translation>Mit leerem Blatt beginnen.</translation>
    </message>
    <message>
      <source>The samples of this data are no pictures with classes.</source>
      <translation>Die Beispiele dieser Daten sind keine Bilder mit Klassen.</translation>
    </message>
    <message>
      <source>class</source>
      <translation>Klasse</translation>
    </message>
    <message>
      <source>Draw with the mouse, as large as the sheet.</source>
      <translation>Mit der Maus zeichnen, so groß wie das Blatt.</translation>
    </message>
    <message>
      <source>It reads {name}, with {share}.</source>
      <translation>Es liest {name}, mit {share}.</translation>
    </message>
    <message>
      <source>Shares of the classes</source>
      <translation>Anteile der Klassen</translation>
    </message>
    <message>
      <source>Enter takes it; nothing means that there is no value</source>
      <translation>Enter übernimmt; nichts heißt: kein Wert</translation>
    </message>
    <message>
      <source>One of {words}</source>
      <translation>Eines von {words}</translation>
    </message>
    <message>
      <source>importance</source>
      <translation>Wichtigkeit</translation>
    </message>
    <message>
      <source>A column of the data.</source>
      <translation>Eine Spalte der Daten.</translation>
    </message>
    <message>
      <source>Type a value; nothing, or a word for no value, is filled in as in training.</source>
      <translation>Einen Wert eingeben; nichts oder ein Wort für „kein Wert“ wird wie beim Training ergänzt.</translation>
    </message>
    <message>
      <source>How much worse the answers get when this column alone is shuffled.</source>
      <translation>Wie viel schlechter die Antworten werden, wenn allein diese Spalte gemischt wird.</translation>
    </message>
    <message>
      <source>Here stands the answer to the row that is typed below.</source>
      <translation>Hier steht die Antwort auf die Zeile, die unten eingegeben ist.</translation>
    </message>
    <message>
      <source>Answer to the typed row</source>
      <translation>Antwort auf die eingegebene Zeile</translation>
    </message>
    <message>
      <source>Importance comes with the first pause.</source>
      <translation>Die Wichtigkeit kommt mit der ersten Pause.</translation>
    </message>
    <message>
      <source>Inputs with their values and importance</source>
      <translation>Eingaben mit Wert und Wichtigkeit</translation>
    </message>
    <message>
      <source>spread</source>
      <translation>Streuung</translation>
    </message>
    <message>
      <source>Answer: {answer}</source>
      <translation>Antwort: {answer}</translation>
    </message>
    <message>
      <source>(filled in: {names})</source>
      <translation>(ergänzt: {names})</translation>
    </message>
    <message>
      <source>Importance: what the accuracy of {base} loses when one column is shuffled among {count:,} {part} samples, {repeats} times (± spread); at step {step}.</source>
      <translation>Wichtigkeit: was die Genauigkeit von {base} verliert, wenn eine Spalte gemischt wird ({count:,} Beispiele, {part}; {repeats}-mal, ± Streuung); bei Schritt {step}.</translation>
    </message>
    <message>
      <source>Importance: what R² = {base} loses when one column is shuffled among {count:,} {part} samples, {repeats} times (± spread); at step {step}.</source>
      <translation>Wichtigkeit: was R² = {base} verliert, wenn eine Spalte gemischt wird ({count:,} Beispiele, {part}; {repeats}-mal, ± Streuung); bei Schritt {step}.</translation>
    </message>
    <message>
      <source>Highest loss first among {count:,} samples: truth → answer and its share.</source>
      <translation>Höchster Verlust zuerst unter {count:,} Beispielen: Wahrheit → Antwort und ihr Anteil.</translation>
    </message>
    <message>
      <source>Which pictures</source>
      <translation>Welche Bilder</translation>
    </message>
    <message>
      <source>What is shown as pictures.</source>
      <translation>Was als Bilder gezeigt wird.</translation>
    </message>
    <message>
      <source>Among which samples mistakes are looked for.</source>
      <translation>Unter welchen Beispielen nach Fehlern gesucht wird.</translation>
    </message>
    <message>
      <source>The samples of this data are no pictures. Choose “digits” in the gallery to see which ones are read wrongly.</source>
      <translation>Die Beispiele dieser Daten sind keine Bilder. In der Galerie „Ziffern“ wählen, um zu sehen, welche falsch gelesen werden.</translation>
    </message>
    <message>
      <source>Pictures come with the next measurement.</source>
      <translation>Die Bilder kommen mit der nächsten Messung.</translation>
    </message>
    <message>
      <source>Rows {first:,} to {last:,} of {count:,}: truth → answer and its share.</source>
      <translation>Zeilen {first:,} bis {last:,} von {count:,}: Wahrheit → Antwort und ihr Anteil.</translation>
    </message>
    <message>
      <source>None of {count:,} samples is taken for another class.</source>
      <translation>Keines von {count:,} Beispielen wird für eine andere Klasse gehalten.</translation>
    </message>
    <message>
      <source>{shown} of {units} neurons of the first layer; weights from −{limit} (orange) over 0 to {limit} (blue), clamped there.</source>
      <translation>{shown} von {units} Neuronen der ersten Schicht; Gewichte von −{limit} (orange) über 0 bis {limit} (blau), dort begrenzt.</translation>
    </message>
    <message>
      <source>Worst mistakes</source>
      <translation>Schlimmste Fehler</translation>
    </message>
    <message>
      <source>All samples</source>
      <translation>Alle Beispiele</translation>
    </message>
    <message>
      <source>The samples before these</source>
      <translation>Die Beispiele davor</translation>
    </message>
    <message>
      <source>The samples after these</source>
      <translation>Die Beispiele danach</translation>
    </message>
    <message>
      <source>truth</source>
      <translation>Wahrheit</translation>
    </message>
    <message>
      <source>Row {row}: “{truth}”, taken for “{answer}” with {share:.1%}; loss {loss}</source>
      <translation>Zeile {row}: „{truth}“, für „{answer}“ gehalten mit {share:.1%}; Verlust {loss}</translation>
    </message>
    <message>
      <source>Row {row}: loss {loss}</source>
      <translation>Zeile {row}: Verlust {loss}</translation>
    </message>
    <message>
      <source>Neuron {unit}: what its weights look for</source>
      <translation>Neuron {unit}: wonach seine Gewichte suchen</translation>
    </message>
    <message>
      <source>Weights make a picture only where the first layer is made of weighted sums and sees the pixels alone.</source>
      <translation>Gewichte ergeben nur dann ein Bild, wenn die erste Schicht aus gewichteten Summen besteht und nur die Pixel sieht.</translation>
    </message>
    <message>
      <source>Real samples at the mean of P(h | x); dashed: two deviations of the prior N(0, I). Classes lie in clouds, which one Gaussian cannot tell apart. Click a point.</source>
      <translation>Echte Beispiele am Mittelwert von P(h | x); gestrichelt: zwei Abweichungen der A-priori-Verteilung N(0, I). Klassen liegen in Wolken, die eine Normalverteilung nicht unterscheiden kann. Einen Punkt anklicken.</translation>
    </message>
    <message>
      <source>Row {row}</source>
      <translation>Zeile {row}</translation>
    </message>
    <message>
      <source>{named}: P(h | x) has {numbers}; covariance σ² M⁻¹, the same for all x.</source>
      <translation>{named}: P(h | x) hat {numbers}; Kovarianz σ² M⁻¹, für alle x dieselbe.</translation>
    </message>
    <message>
      <source>Latent plane</source>
      <translation>Latente Ebene</translation>
    </message>
    <message>
      <source>The sample and what its code makes of it</source>
      <translation>Das Beispiel und was sein Code daraus macht</translation>
    </message>
    <message>
      <source>Legend of the latent plane</source>
      <translation>Legende der latenten Ebene</translation>
    </message>
    <message>
      <source>{row}, class {name}</source>
      <translation>{row}, Klasse {name}</translation>
    </message>
    <message>
      <source>x</source>
      <translation>x</translation>
    </message>
    <message>
      <source>Row {row} of the data</source>
      <translation>Zeile {row} der Daten</translation>
    </message>
    <message>
      <source>W h + b</source>
      <translation>W h + b</translation>
    </message>
    <message>
      <source>What the mean of its code is decoded to</source>
      <translation>Wozu der Mittelwert seines Codes decodiert wird</translation>
    </message>
    <message>
      <source>log-likelihood a sample: {told}</source>
      <translation>Log-Likelihood je Beispiel: {told}</translation>
    </message>
    <message>
      <source>{words}. Direction 1: {share} of the variance.</source>
      <translation>{words}. Richtung 1: {share} der Varianz.</translation>
    </message>
    <message>
      <source>Solid: the Gaussian of all samples at 1 and 2 standard deviations, with its directions of greatest variance; dashed: that of each class at 2.</source>
      <translation>Durchgezogen: die Normalverteilung aller Beispiele bei 1 und 2 Standardabweichungen mit ihren Richtungen größter Varianz; gestrichelt: die jeder Klasse bei 2.</translation>
    </message>
    <message>
      <source>Data with fitted Gaussians</source>
      <translation>Daten mit angepassten Normalverteilungen</translation>
    </message>
    <message>
      <source>Turn of the Gaussian</source>
      <translation>Drehung der Normalverteilung</translation>
    </message>
    <message>
      <source>Turn the ellipse: the fitted one is the likeliest of all.</source>
      <translation>Die Ellipse drehen: Die angepasste ist die wahrscheinlichste von allen.</translation>
    </message>
    <message>
      <source>Width of the Gaussian</source>
      <translation>Breite der Normalverteilung</translation>
    </message>
    <message>
      <source>Widen the ellipse: the fitted one is the likeliest of all.</source>
      <translation>Die Ellipse verbreitern: Die angepasste ist die wahrscheinlichste von allen.</translation>
    </message>
    <message>
      <source>Turn</source>
      <translation>Drehung</translation>
    </message>
    <message>
      <source>Width</source>
      <translation>Breite</translation>
    </message>
    <message>
      <source>Legend of the Gaussians</source>
      <translation>Legende der Normalverteilungen</translation>
    </message>
    <message>
      <source>full</source>
      <translation>voll</translation>
    </message>
    <message>
      <source>upright</source>
      <translation>achsenparallel</translation>
    </message>
    <message>
      <source>round</source>
      <translation>rund</translation>
    </message>
    <message>
      <source>this one {value}; best {words}</source>
      <translation>diese {value}; beste {words}</translation>
    </message>
    <message>
      <source>Gaussian</source>
      <translation>Normalverteilung</translation>
    </message>
    <message>
      <source>log-likelihood</source>
      <translation>Log-Likelihood</translation>
    </message>
    <message>
      <source>{words}; one for each class {apart}</source>
      <translation>{words}; eine je Klasse {apart}</translation>
    </message>
    <message>
      <source>Click a sample anywhere to begin with its code.</source>
      <translation>Irgendwo ein Beispiel anklicken, um mit seinem Code zu beginnen.</translation>
    </message>
    <message>
      <source>x = W h + b, |h| = {length}</source>
      <translation>x = W h + b, |h| = {length}</translation>
    </message>
    <message>
      <source>Back to the mean</source>
      <translation>Zurück zum Mittelwert</translation>
    </message>
    <message>
      <source>Set every number of the code to 0: the mean of all samples.</source>
      <translation>Jede Zahl des Codes auf 0 setzen: der Mittelwert aller Beispiele.</translation>
    </message>
    <message>
      <source>The sample that this code is decoded to</source>
      <translation>Das Beispiel, zu dem dieser Code decodiert wird</translation>
    </message>
    <message>
      <source>Number {i} of the code</source>
      <translation>Zahl {i} des Codes</translation>
    </message>
    <message>
      <source>How far to go along direction {i}, in standard deviations.</source>
      <translation>Wie weit es entlang Richtung {i} geht, in Standardabweichungen.</translation>
    </message>
    <message>
      <source>The mean of all samples with this code</source>
      <translation>Der Mittelwert aller Beispiele mit diesem Code</translation>
    </message>
    <message>
      <source>number</source>
      <translation>Zahl</translation>
    </message>
    <message>
      <source>p = {p}: log-likelihood {value} a sample</source>
      <translation>p = {p}: Log-Likelihood {value} je Beispiel</translation>
    </message>
    <message>
      <source>{words}. Click the plot for another p.</source>
      <translation>{words}. In die Zeichnung klicken für ein anderes p.</translation>
    </message>
    <message>
      <source>Log-likelihood over components</source>
      <translation>Log-Likelihood über den Komponenten</translation>
    </message>
    <message>
      <source>components p</source>
      <translation>Komponenten p</translation>
    </message>
    <message>
      <source>log P(x) a sample</source>
      <translation>log P(x) je Beispiel</translation>
    </message>
    <message>
      <source>With {p} components nothing is left for the noise (σ² = 0): there is no likelihood.</source>
      <translation>Mit {p} Komponenten bleibt nichts für das Rauschen (σ² = 0): Es gibt keine Likelihood.</translation>
    </message>
    <message>
      <source>{words}; held back (dashed) {held}</source>
      <translation>{words}; zurückgehalten (gestrichelt) {held}</translation>
    </message>
    <message>
      <source>components</source>
      <translation>Komponenten</translation>
    </message>
    <message>
      <source>held back</source>
      <translation>zurückgehalten</translation>
    </message>
    <message>
      <source>Eigen-pictures</source>
      <translation>Eigenbilder</translation>
    </message>
    <message>
      <source>Directions</source>
      <translation>Richtungen</translation>
    </message>
    <message>
      <source>Codes</source>
      <translation>Codes</translation>
    </message>
    <message>
      <source>Generate</source>
      <translation>Erzeugen</translation>
    </message>
    <message>
      <source>Drawn samples</source>
      <translation>Gezogene Beispiele</translation>
    </message>
    <message>
      <source>Likelihood</source>
      <translation>Likelihood</translation>
    </message>
    <message>
      <source>There are no such samples, or their numbers are too large to be squared.</source>
      <translation>Es gibt keine solchen Beispiele, oder ihre Zahlen sind zu groß zum Quadrieren.</translation>
    </message>
    <message>
      <source>What is shown of the model</source>
      <translation>Was vom Modell gezeigt wird</translation>
    </message>
    <message>
      <source>Directions, codes of real samples, new samples, or how likely they are.</source>
      <translation>Richtungen, Codes echter Beispiele, neue Beispiele oder wie wahrscheinlich sie sind.</translation>
    </message>
    <message>
      <source>Samples that the model is fitted to</source>
      <translation>Beispiele, an die das Modell angepasst wird</translation>
    </message>
    <message>
      <source>All samples, the training part, or those of one class.</source>
      <translation>Alle Beispiele, der Trainingsteil oder die einer Klasse.</translation>
    </message>
    <message>
      <source>Components p</source>
      <translation>Komponenten p</translation>
    </message>
    <message>
      <source>How many numbers h a code has: x = W h + b + noise.</source>
      <translation>Wie viele Zahlen h ein Code hat: x = W h + b + Rauschen.</translation>
    </message>
    <message>
      <source>Draw others</source>
      <translation>Andere ziehen</translation>
    </message>
    <message>
      <source>Draw other samples of the model.</source>
      <translation>Andere Beispiele aus dem Modell ziehen.</translation>
    </message>
    <message>
      <source>What the model says</source>
      <translation>Was das Modell sagt</translation>
    </message>
    <message>
      <source>Training part</source>
      <translation>Trainingsteil</translation>
    </message>
    <message>
      <source>There is no data yet.</source>
      <translation>Noch gibt es keine Daten.</translation>
    </message>
    <message>
      <source>Directions of greatest variance need data of two inputs or more.</source>
      <translation>Richtungen größter Varianz brauchen Daten mit zwei oder mehr Eingaben.</translation>
    </message>
    <message>
      <source>The directions of the data come with the next measurement.</source>
      <translation>Die Richtungen der Daten kommen mit der nächsten Messung.</translation>
    </message>
    <message>
      <source>class {name}</source>
      <translation>Klasse {name}</translation>
    </message>
    <message>
      <source>Drawn from the model; below it log P(x)</source>
      <translation>Aus dem Modell gezogen; darunter log P(x)</translation>
    </message>
    <message>
      <source>The first {p} directions hold {share} of the variance; blue adds, orange takes away. Noise σ² = {noise}.</source>
      <translation>Die ersten {p} Richtungen enthalten {share} der Varianz; Blau fügt hinzu, Orange nimmt weg. Rauschen σ² = {noise}.</translation>
    </message>
    <message>
      <source>h ~ N(0, I), x ~ N(W h + b, σ² I). Too simple: any sum of directions counts as a sample, and {share} of the numbers drawn lie beyond those of the data.</source>
      <translation>h ~ N(0, I), x ~ N(W h + b, σ² I). Zu einfach: Jede Summe von Richtungen gilt als Beispiel, und {share} der gezogenen Zahlen liegen jenseits derer der Daten.</translation>
    </message>
    <message>
      <source>Direction {i}: {share} of the variance, λ = {variance}</source>
      <translation>Richtung {i}: {share} der Varianz, λ = {variance}</translation>
    </message>
    <message>
      <source>Pictures of the model</source>
      <translation>Bilder des Modells</translation>
    </message>
    <message>
      <source>direction</source>
      <translation>Richtung</translation>
    </message>
    <message>
      <source>variance</source>
      <translation>Varianz</translation>
    </message>
    <message>
      <source>mean</source>
      <translation>Mittel</translation>
    </message>
    <message>
      <source>The mean b of all samples</source>
      <translation>Der Mittelwert b aller Beispiele</translation>
    </message>
    <message>
      <source>Predicted over true</source>
      <translation>Vorhersage über wahrem Wert</translation>
    </message>
    <message>
      <source>residual: predicted − true</source>
      <translation>Residuum: vorhergesagt − wahr</translation>
    </message>
    <message>
      <source>true</source>
      <translation>wahr</translation>
    </message>
    <message>
      <source>Confusion matrix</source>
      <translation>Konfusionsmatrix</translation>
    </message>
    <message>
      <source>taken for</source>
      <translation>gehalten für</translation>
    </message>
    <message>
      <source>R² = {r2} ({share} of the variance explained) · mean absolute error {error}</source>
      <translation>R² = {r2} ({share} der Varianz erklärt) · mittlerer absoluter Fehler {error}</translation>
    </message>
    <message>
      <source>A click or Enter lists the samples of a cell in the data table.</source>
      <translation>Ein Klick oder Enter listet die Beispiele einer Zelle in der Datentabelle auf.</translation>
    </message>
    <message>
      <source>Which part of the data is looked at.</source>
      <translation>Welcher Teil der Daten betrachtet wird.</translation>
    </message>
    <message>
      <source>By class</source>
      <translation>Nach Klasse</translation>
    </message>
    <message>
      <source>Precision, recall and F1 of every class, not the counts.</source>
      <translation>Precision, Recall und F1 jeder Klasse statt der Anzahlen.</translation>
    </message>
    <message>
      <source>Scores of every class</source>
      <translation>Kennzahlen jeder Klasse</translation>
    </message>
    <message>
      <source>Residuals</source>
      <translation>Residuen</translation>
    </message>
    <message>
      <source>How far off each answer is, predicted − true, over what is predicted.</source>
      <translation>Wie weit jede Antwort danebenliegt, vorhergesagt − wahr, über der Vorhersage.</translation>
    </message>
    <message>
      <source>Scores, or the cell under the pointer</source>
      <translation>Kennzahlen oder die Zelle unter dem Zeiger</translation>
    </message>
    <message>
      <source>Precision, recall and F1 of every class</source>
      <translation>Precision, Recall und F1 jeder Klasse</translation>
    </message>
    <message>
      <source>Precision: of those taken for the class, the share that is it. Recall: of those that are the class, the share that was found. F1: the harmonic mean of both.</source>
      <translation>Precision: Anteil der wirklich Zugehörigen unter denen, die für die Klasse gehalten wurden. Recall: Anteil der Gefundenen unter denen, die zur Klasse gehören. F1: das harmonische Mittel von beiden.</translation>
    </message>
    <message>
      <source>Counts come with the next measurement.</source>
      <translation>Die Anzahlen kommen mit der nächsten Messung.</translation>
    </message>
    <message>
      <source>No samples are kept back for this part: choose another one.</source>
      <translation>Für diesen Teil sind keine Beispiele zurückgehalten: bitte einen anderen wählen.</translation>
    </message>
    <message>
      <source>at step {step}</source>
      <translation>bei Schritt {step}</translation>
    </message>
    <message>
      <source>drawn: the first of {count} targets</source>
      <translation>gezeichnet: das erste von {count} Zielen</translation>
    </message>
    <message>
      <source>prec.</source>
      <translation>Prec.</translation>
    </message>
    <message>
      <source>recall</source>
      <translation>Recall</translation>
    </message>
    <message>
      <source>F1</source>
      <translation>F1</translation>
    </message>
    <message>
      <source>accuracy {share}</source>
      <translation>Genauigkeit {share}</translation>
    </message>
    <message>
      <source>{count:,} of {all:,} “{truth}” were recognised</source>
      <translation>{count:,} von {all:,} „{truth}“ wurden erkannt</translation>
    </message>
    <message>
      <source>{count:,} of {all:,} “{truth}” were taken for “{answer}”</source>
      <translation>{count:,} von {all:,} „{truth}“ wurden für „{answer}“ gehalten</translation>
    </message>
    <message>
      <source>truth \ taken for</source>
      <translation>Wahrheit \ gehalten für</translation>
    </message>
    <message>
      <source>residual</source>
      <translation>Residuum</translation>
    </message>
    <message>
      <source>colour: share of the row</source>
      <translation>Farbe: Anteil an der Zeile</translation>
    </message>
    <message>
      <source>log-loss {value}</source>
      <translation>Log-Loss {value}</translation>
    </message>
    <message>
      <source>Moves per epoch</source>
      <translation>Bewegungen je Epoche</translation>
    </message>
    <message>
      <source>samples</source>
      <translation>Beispiele</translation>
    </message>
    <message>
      <source>Threshold ε</source>
      <translation>Schwelle ε</translation>
    </message>
    <message>
      <source>Zeros of the weights by layer</source>
      <translation>Nullen der Gewichte je Schicht</translation>
    </message>
    <message>
      <source>Largest error of every part: click one to see its sample</source>
      <translation>Größter Fehler jedes Teils: ein Klick zeigt sein Beispiel</translation>
    </message>
    <message>
      <source>Small: |w| &lt; ε</source>
      <translation>Klein: |w| &lt; ε</translation>
    </message>
    <message>
      <source>In epoch {epoch}, {count} of {samples} samples ({share}) moved the weights.</source>
      <translation>In Epoche {epoch} bewegten {count} von {samples} Beispielen ({share}) die Gewichte.</translation>
    </message>
    <message>
      <source>largest |ŷ − y|</source>
      <translation>größtes |ŷ − y|</translation>
    </message>
    <message>
      <source>The time of an epoch is known after the next steps.</source>
      <translation>Die Dauer einer Epoche ist nach den nächsten Schritten bekannt.</translation>
    </message>
    <message>
      <source>An epoch takes {seconds} s.</source>
      <translation>Eine Epoche dauert {seconds} s.</translation>
    </message>
    <message>
      <source>How many samples move the weights is known after the next whole epoch.</source>
      <translation>Wie viele Beispiele die Gewichte bewegen, ist nach der nächsten ganzen Epoche bekannt.</translation>
    </message>
    <message>
      <source>all</source>
      <translation>alle</translation>
    </message>
    <message>
      <source>seconds per epoch</source>
      <translation>Sekunden je Epoche</translation>
    </message>
    <message>
      <source>samples that moved the weights</source>
      <translation>Beispiele, die die Gewichte bewegten</translation>
    </message>
    <message>
      <source>largest error</source>
      <translation>größter Fehler</translation>
    </message>
    <message>
      <source>counter</source>
      <translation>Zähler</translation>
    </message>
    <message>
      <source>where</source>
      <translation>wo</translation>
    </message>
    <message>
      <source>count</source>
      <translation>Anzahl</translation>
    </message>
    <message>
      <source>weights that are 0</source>
      <translation>Gewichte, die 0 sind</translation>
    </message>
    <message>
      <source>weights below ε</source>
      <translation>Gewichte unter ε</translation>
    </message>
    <message>
      <source>area: {areas} · ● as it answers now</source>
      <translation>Fläche: {areas} · ● wie es jetzt antwortet</translation>
    </message>
    <message>
      <source>ROC curve</source>
      <translation>ROC-Kurve</translation>
    </message>
    <message>
      <source>One point for every threshold: of the samples that are not of the second class the share that is taken for it, and of those that are the share that is found. The area is the chance that one of the class scores higher than one that is not; guessing has 0.5.</source>
      <translation>Ein Punkt für jede Schwelle: von den Beispielen, die nicht zur zweiten Klasse gehören, der Anteil, der für sie gehalten wird, und von denen, die zu ihr gehören, der Anteil, der gefunden wird. Die Fläche ist die Wahrscheinlichkeit, dass eines der Klasse einen höheren Wert hat als eines, das nicht zu ihr gehört; Raten hat 0,5.</translation>
    </message>
    <message>
      <source>false alarms (FPR)</source>
      <translation>Fehlalarme (FPR)</translation>
    </message>
    <message>
      <source>found (TPR)</source>
      <translation>gefunden (TPR)</translation>
    </message>
    <message>
      <source>false alarms</source>
      <translation>Fehlalarme</translation>
    </message>
    <message>
      <source>found</source>
      <translation>gefunden</translation>
    </message>
    <message>
      <source>threshold of the score</source>
      <translation>Schwelle des Werts</translation>
    </message>
    <message>
      <source>{part}: area {area}, {found} found at {false} false alarms</source>
      <translation>{part}: Fläche {area}, {found} gefunden bei {false} Fehlalarmen</translation>
    </message>
    <message>
      <source>A ROC curve is of two classes; this data has {count}.</source>
      <translation>Eine ROC-Kurve gibt es bei zwei Klassen; diese Daten haben {count}.</translation>
    </message>
    <message>
      <source>A ROC curve is of two classes; here numbers are predicted.</source>
      <translation>Eine ROC-Kurve gibt es bei zwei Klassen; hier werden Zahlen vorhergesagt.</translation>
    </message>
    <message>
      <source>{count} pairs of {a} and {b}, from {low} to {high}</source>
      <translation>{count} Paare von {a} und {b}, von {low} bis {high}</translation>
    </message>
    <message>
      <source>Map of the search</source>
      <translation>Karte der Suche</translation>
    </message>
    <message>
      <source>Nothing has been tried yet.</source>
      <translation>Noch wurde nichts versucht.</translation>
    </message>
    <message>
      <source>{told}: not tried</source>
      <translation>{told}: nicht versucht</translation>
    </message>
    <message>
      <source>failed</source>
      <translation>gescheitert</translation>
    </message>
    <message>
      <source>{what} of {where}</source>
      <translation>{what} von {where}</translation>
    </message>
    <message>
      <source>best {what} {score} with {told}</source>
      <translation>beste(r) {what} {score} mit {told}</translation>
    </message>
    <message>
      <source>tuned</source>
      <translation>eingestellt</translation>
    </message>
    <message>
      <source>points</source>
      <translation>Punkte</translation>
    </message>
    <message>
      <source>trial</source>
      <translation>Versuch</translation>
    </message>
    <message>
      <source>seed</source>
      <translation>Seed</translation>
    </message>
    <message>
      <source>validation accuracy</source>
      <translation>Validierungsgenauigkeit</translation>
    </message>
    <message>
      <source>validation loss</source>
      <translation>Verlust (Validierung)</translation>
    </message>
    <message>
      <source>all trials failed</source>
      <translation>alle Versuche sind gescheitert</translation>
    </message>
    <message>
      <source>no trial has finished yet</source>
      <translation>noch ist kein Versuch fertig</translation>
    </message>
    <message>
      <source>start</source>
      <translation>Beginn</translation>
    </message>
    <message>
      <source>Steps of the search</source>
      <translation>Schritte der Suche</translation>
    </message>
    <message>
      <source>Setting across</source>
      <translation>Einstellung nach rechts</translation>
    </message>
    <message>
      <source>Which setting is drawn across.</source>
      <translation>Welche Einstellung nach rechts gezeichnet wird.</translation>
    </message>
    <message>
      <source>Setting upwards</source>
      <translation>Einstellung nach oben</translation>
    </message>
    <message>
      <source>Which setting is drawn upwards.</source>
      <translation>Welche Einstellung nach oben gezeichnet wird.</translation>
    </message>
    <message>
      <source>Done after {count} trials</source>
      <translation>Fertig nach {count} Versuchen</translation>
    </message>
    <message>
      <source>{seconds} s left</source>
      <translation>noch {seconds} s</translation>
    </message>
    <message>
      <source>{done} of {total} trials, {wait}; {best}</source>
      <translation>{done} von {total} Versuchen, {wait}; {best}</translation>
    </message>
    <message>
      <source>Choose what to vary and begin: each trial trains by itself, aside.</source>
      <translation>Wählen, was verändert wird, und beginnen: Jeder Versuch trainiert für sich, nebenher.</translation>
    </message>
    <message>
      <source>What is shown of the search</source>
      <translation>Was von der Suche gezeigt wird</translation>
    </message>
    <message>
      <source>The settings and their values, or the map and the path.</source>
      <translation>Die Einstellungen und ihre Werte oder Karte und Weg.</translation>
    </message>
    <message>
      <source>Search</source>
      <translation>Suche</translation>
    </message>
    <message>
      <source>Begin the search, or end it.</source>
      <translation>Die Suche beginnen oder beenden.</translation>
    </message>
    <message>
      <source>Open the best</source>
      <translation>Das Beste öffnen</translation>
    </message>
    <message>
      <source>Give the experiment these values; undo takes them back.</source>
      <translation>Dem Experiment diese Werte geben; Rückgängig nimmt sie zurück.</translation>
    </message>
    <message>
      <source>Progress of the search</source>
      <translation>Fortschritt der Suche</translation>
    </message>
    <message>
      <source>Trials that are done, of those that are left at least.</source>
      <translation>Fertige Versuche von denen, die es mindestens werden.</translation>
    </message>
    <message>
      <source>What the search says</source>
      <translation>Was die Suche sagt</translation>
    </message>
    <message>
      <source>{total} trials at least; processes are starting …</source>
      <translation>mindestens {total} Versuche; Prozesse starten …</translation>
    </message>
    <message>
      <source>{seconds} s left at least</source>
      <translation>noch mindestens {seconds} s</translation>
    </message>
    <message>
      <source>What to vary</source>
      <translation>Was verändern</translation>
    </message>
    <message>
      <source>Map</source>
      <translation>Karte</translation>
    </message>
    <message>
      <source>Path</source>
      <translation>Pfad</translation>
    </message>
    <message>
      <source>The search ends after the steps at hand …</source>
      <translation>Die Suche endet nach den laufenden Schritten …</translation>
    </message>
    <message>
      <source>Ended after {count} trials</source>
      <translation>Beendet nach {count} Versuchen</translation>
    </message>
    <message>
      <source>Open the chosen</source>
      <translation>Das Gewählte öffnen</translation>
    </message>
    <message>
      <source>Method</source>
      <translation>Verfahren</translation>
    </message>
    <message>
      <source>Epochs a trial</source>
      <translation>Epochen je Versuch</translation>
    </message>
    <message>
      <source>Seeds</source>
      <translation>Seeds</translation>
    </message>
    <message>
      <source>Trials</source>
      <translation>Versuche</translation>
    </message>
    <message>
      <source>Vary another setting</source>
      <translation>Noch eine Einstellung verändern</translation>
    </message>
    <message>
      <source>Vary one setting more.</source>
      <translation>Eine Einstellung mehr verändern.</translation>
    </message>
    <message>
      <source>Setting {i} to vary</source>
      <translation>Einstellung {i}, die verändert wird</translation>
    </message>
    <message>
      <source>A setting of the experiment; all others stay as they are.</source>
      <translation>Eine Einstellung des Experiments; alle anderen bleiben, wie sie sind.</translation>
    </message>
    <message>
      <source>Values of setting {i}</source>
      <translation>Werte der Einstellung {i}</translation>
    </message>
    <message>
      <source>Values to try, such as 0.001, 0.01, 0.1 or sgd, adam.</source>
      <translation>Werte zum Ausprobieren, etwa 0.001, 0.01, 0.1 oder sgd, adam.</translation>
    </message>
    <message>
      <source>Leave setting {i} out</source>
      <translation>Einstellung {i} weglassen</translation>
    </message>
    <message>
      <source>Vary one setting less.</source>
      <translation>Eine Einstellung weniger verändern.</translation>
    </message>
    <message>
      <source>The loss falls fastest at η = {rate}; it is least at {lowest}.</source>
      <translation>Der Verlust fällt am schnellsten bei η = {rate}; am kleinsten ist er bei {lowest}.</translation>
    </message>
    <message>
      <source>Try all rates</source>
      <translation>Alle Lernraten probieren</translation>
    </message>
    <message>
      <source>Train a copy from its first weights, each step with a larger rate. The run at hand stays as it is.</source>
      <translation>Eine Kopie ab ihren ersten Gewichten trainieren, jeden Schritt mit größerer Lernrate. Der Lauf selbst bleibt, wie er ist.</translation>
    </message>
    <message>
      <source>Give the experiment this learning rate; undo takes it back.</source>
      <translation>Dem Experiment diese Lernrate geben; Rückgängig nimmt sie zurück.</translation>
    </message>
    <message>
      <source>Progress of the test</source>
      <translation>Fortschritt des Tests</translation>
    </message>
    <message>
      <source>Loss over learning rate</source>
      <translation>Verlust über der Lernrate</translation>
    </message>
    <message>
      <source>learning rate η</source>
      <translation>Lernrate η</translation>
    </message>
    <message>
      <source>training loss</source>
      <translation>Trainingsverlust</translation>
    </message>
    <message>
      <source>One click tries every learning rate, from far too small to too large.</source>
      <translation>Ein Klick probiert jede Lernrate, von viel zu klein bis zu groß.</translation>
    </message>
    <message>
      <source>learning rate</source>
      <translation>Lernrate</translation>
    </message>
    <message>
      <source>Take η = {rate}</source>
      <translation>η = {rate} nehmen</translation>
    </message>
    <message>
      <source>The loss falls at no learning rate: look for what else is wrong.</source>
      <translation>Der Verlust fällt bei keiner Lernrate: es muss an etwas anderem liegen.</translation>
    </message>
    <message>
      <source>Beyond {last} it runs away.</source>
      <translation>Jenseits von {last} läuft er davon.</translation>
    </message>
    <message>
      <source>Dashed: the rate at hand.</source>
      <translation>Gestrichelt: die jetzige Lernrate.</translation>
    </message>
    <message>
      <source>class {name}, {share:.1%}</source>
      <translation>Klasse {name}, {share:.1%}</translation>
    </message>
    <message>
      <source>surely {name}</source>
      <translation>sicher {name}</translation>
    </message>
    <message>
      <source>unsure</source>
      <translation>unsicher</translation>
    </message>
    <message>
      <source>sure</source>
      <translation>sicher</translation>
    </message>
    <message>
      <source>The stronger the colour, the surer.</source>
      <translation>Je kräftiger die Farbe, desto sicherer.</translation>
    </message>
    <message>
      <source>Lines: boundary, {sure} sure.</source>
      <translation>Linien: Grenze, {sure} sicher.</translation>
    </message>
    <message>
      <source>Line: boundary.</source>
      <translation>Linie: Grenze.</translation>
    </message>
    <message>
      <source>the network answers {value:.4g}</source>
      <translation>das Netz antwortet {value:.4g}</translation>
    </message>
    <message>
      <source>Samples wear the colour of their target; larger rings are larger residuals.</source>
      <translation>Die Beispiele tragen die Farbe ihres Zielwerts; größere Ringe sind größere Residuen.</translation>
    </message>
    <message>
      <source>Colours are clamped at {low} and {high}.</source>
      <translation>Die Farben sind bei {low} und {high} begrenzt.</translation>
    </message>
    <message>
      <source>network</source>
      <translation>Netz</translation>
    </message>
    <message>
      <source>target above the answer</source>
      <translation>Ziel über der Antwort</translation>
    </message>
    <message>
      <source>above</source>
      <translation>darüber</translation>
    </message>
    <message>
      <source>target below the answer</source>
      <translation>Ziel unter der Antwort</translation>
    </message>
    <message>
      <source>below</source>
      <translation>darunter</translation>
    </message>
    <message>
      <source>residuals</source>
      <translation>Residuen</translation>
    </message>
    <message>
      <source>Computational graph</source>
      <translation>Rechengraph</translation>
    </message>
    <message>
      <source>Above the wire the value, below it the gradient.</source>
      <translation>Über der Leitung der Wert, darunter der Gradient.</translation>
    </message>
    <message>
      <source>This step in words</source>
      <translation>Dieser Schritt in Worten</translation>
    </message>
    <message>
      <source>Begin: only the variables are known</source>
      <translation>Anfang: Nur die Variablen sind bekannt</translation>
    </message>
    <message>
      <source>One step back (←, in the graph)</source>
      <translation>Ein Schritt zurück (←, im Graphen)</translation>
    </message>
    <message>
      <source>One step on (→, in the graph)</source>
      <translation>Ein Schritt weiter (→, im Graphen)</translation>
    </message>
    <message>
      <source>Play the steps one after the other</source>
      <translation>Die Schritte nacheinander abspielen</translation>
    </message>
    <message>
      <source>Show all values and gradients</source>
      <translation>Alle Werte und Gradienten zeigen</translation>
    </message>
    <message>
      <source>step {at} of {count} · above: value, below: ∂{f}</source>
      <translation>Schritt {at} von {count} · oben: Wert, unten: ∂{f}</translation>
    </message>
    <message>
      <source>The variables have their values. The next step computes the first node.</source>
      <translation>Die Variablen haben ihre Werte. Der nächste Schritt rechnet den ersten Knoten aus.</translation>
    </message>
    <message>
      <source>Forwards:</source>
      <translation>Vorwärts:</translation>
    </message>
    <message>
      <source>Backwards:</source>
      <translation>Rückwärts:</translation>
    </message>
    <message>
      <source>It goes {count} ways: what arrives adds up.</source>
      <translation>Es gibt {count} Wege: Was ankommt, addiert sich.</translation>
    </message>
    <message>
      <source>with {values}</source>
      <translation>mit {values}</translation>
    </message>
    <message>
      <source>here the way back begins</source>
      <translation>hier beginnt der Rückweg</translation>
    </message>
    <message>
      <source>and {count:,} more</source>
      <translation>und {count:,} weitere</translation>
    </message>
    <message>
      <source>filled train</source>
      <translation>voll: Training</translation>
    </message>
    <message>
      <source>hollow validation</source>
      <translation>hohl: Validierung</translation>
    </message>
    <message>
      <source>val</source>
      <translation>Val.</translation>
    </message>
    <message>
      <source>dotted test</source>
      <translation>mit Punkt: Test</translation>
    </message>
    <message>
      <source>wrong</source>
      <translation>falsch</translation>
    </message>
    <message>
      <source>{label}, {old} to {new}</source>
      <translation>{label} von {old} auf {new}</translation>
    </message>
    <message>
      <source>No change</source>
      <translation>Keine Änderung</translation>
    </message>
    <message>
      <source>Draw other points</source>
      <translation>Andere Punkte zeichnen</translation>
    </message>
    <message>
      <source>Erase a point</source>
      <translation>Einen Punkt löschen</translation>
    </message>
    <message>
      <source>Erase {count} points</source>
      <translation>{count} Punkte löschen</translation>
    </message>
    <message>
      <source>neuron {number}</source>
      <translation>Neuron {number}</translation>
    </message>
    <message>
      <source>some neurons</source>
      <translation>einige Neuronen</translation>
    </message>
    <message>
      <source>Freeze {what}</source>
      <translation>{what} einfrieren</translation>
    </message>
    <message>
      <source>Unfreeze {what}</source>
      <translation>{what} auftauen</translation>
    </message>
    <message>
      <source>Remove {what} from {where}</source>
      <translation>{what} aus {where} entfernen</translation>
    </message>
    <message>
      <source>Duplicate {what}</source>
      <translation>{what} duplizieren</translation>
    </message>
    <message>
      <source>Add {what}</source>
      <translation>{what} hinzufügen</translation>
    </message>
    <message>
      <source>Remove {what}</source>
      <translation>{what} entfernen</translation>
    </message>
    <message>
      <source>Move a point</source>
      <translation>Einen Punkt verschieben</translation>
    </message>
    <message>
      <source>Move {count} points</source>
      <translation>{count} Punkte verschieben</translation>
    </message>
    <message>
      <source>Paint a point</source>
      <translation>Einen Punkt malen</translation>
    </message>
    <message>
      <source>Paint {count} points</source>
      <translation>{count} Punkte malen</translation>
    </message>
    <message>
      <source>{label}, add {item}</source>
      <translation>{label}, {item} hinzufügen</translation>
    </message>
    <message>
      <source>{label}, remove {item}</source>
      <translation>{label}, {item} entfernen</translation>
    </message>
    <message>
      <source>Activation of all layers to {new}</source>
      <translation>Aktivierung aller Schichten: {new}</translation>
    </message>
    <message>
      <source>Move {what} to place {place}</source>
      <translation>{what} an Platz {place} verschieben</translation>
    </message>
    <message>
      <source>Add layers</source>
      <translation>Schichten hinzufügen</translation>
    </message>
    <message>
      <source>Remove layers</source>
      <translation>Schichten entfernen</translation>
    </message>
    <message>
      <source>Add {what} to {where}</source>
      <translation>{what} zu {where} hinzufügen</translation>
    </message>
    <message>
      <source>Other hand-set starts</source>
      <translation>Andere von Hand gesetzte Startwerte</translation>
    </message>
    <message>
      <source>Another choice: {what}</source>
      <translation>Andere Auswahl: {what}</translation>
    </message>
    <message>
      <source>Untitled</source>
      <translation>Unbenannt</translation>
    </message>
    <message>
      <source>{name} holds all lanes, {lanes} without weights: they are not finite.</source>
      <translation>{name} enthält alle Bahnen, {lanes} ohne Gewichte: sie sind nicht endlich.</translation>
    </message>
    <message>
      <source>The run could not be kept: {error}.</source>
      <translation>Der Lauf ließ sich nicht aufbewahren: {error}.</translation>
    </message>
    <message>
      <source>{name} holds the experiment without weights: they are not finite.</source>
      <translation>{name} enthält das Experiment ohne Gewichte: Sie sind nicht endlich.</translation>
    </message>
    <message>
      <source>{name} holds lane {lane} alone, without weights; a {suffix} file keeps them all.</source>
      <translation>{name} enthält nur die Bahn {lane}, ohne Gewichte; eine {suffix}-Datei behält alle.</translation>
    </message>
    <message>
      <source>{name} holds the experiment without weights; a {suffix} file keeps them.</source>
      <translation>{name} enthält das Experiment ohne Gewichte; eine {suffix}-Datei bewahrt sie auf.</translation>
    </message>
    <message>
      <source>it is that of a lab; see playground lab open</source>
      <translation>es ist der eines Labors; siehe playground lab open</translation>
    </message>
    <message>
      <source>it has one alone</source>
      <translation>es gibt nur eine</translation>
    </message>
    <message>
      <source>no lane {lane}; {known}</source>
      <translation>keine Bahn {lane}; {known}</translation>
    </message>
    <message>
      <source>Experiments with weights and history (*{suffix})</source>
      <translation>Experimente mit Gewichten und Verlauf (*{suffix})</translation>
    </message>
    <message>
      <source>Experiments without weights (*{suffix})</source>
      <translation>Experimente ohne Gewichte (*{suffix})</translation>
    </message>
    <message>
      <source>not enough memory to open it</source>
      <translation>nicht genug Speicher zum Öffnen</translation>
    </message>
    <message>
      <source>Your work in the lab cannot be kept: {problem}</source>
      <translation>Deine Arbeit im Labor lässt sich nicht aufheben: {problem}</translation>
    </message>
    <message>
      <source>Open recent</source>
      <translation>Zuletzt geöffnet</translation>
    </message>
    <message>
      <source>What a session that ended unexpectedly has left cannot be read: {path}</source>
      <translation>Was eine unerwartet beendete Sitzung hinterlassen hat, lässt sich nicht lesen: {path}</translation>
    </message>
    <message>
      <source>{n} days ago</source>
      <translation>vor {n} Tagen</translation>
    </message>
    <message>
      <source>A session that ended unexpectedly was kept: {name} with lanes {lanes}, step {step:,}, {age}.</source>
      <translation>Eine unerwartet beendete Sitzung wurde aufbewahrt: {name} mit den Bahnen {lanes}, Schritt {step:,}, {age}.</translation>
    </message>
    <message>
      <source>a moment ago</source>
      <translation>gerade eben</translation>
    </message>
    <message>
      <source>{n} minutes ago</source>
      <translation>vor {n} Minuten</translation>
    </message>
    <message>
      <source>{n} hours ago</source>
      <translation>vor {n} Stunden</translation>
    </message>
    <message>
      <source>A session that ended unexpectedly was kept: {name}, step {step:,}, {age}.</source>
      <translation>Eine unerwartet beendete Sitzung wurde aufbewahrt: {name}, Schritt {step:,}, {age}.</translation>
    </message>
    <message>
      <source>no file can be made in {folder}</source>
      <translation>in {folder} kann keine Datei angelegt werden</translation>
    </message>
    <message>
      <source>Nothing is kept against a crash: {problem}</source>
      <translation>Für den Fall eines Absturzes wird nichts aufbewahrt: {problem}</translation>
    </message>
    <message>
      <source>New weights</source>
      <translation>Neue Gewichte</translation>
    </message>
    <message>
      <source>Branch</source>
      <translation>Verzweigung</translation>
    </message>
    <message>
      <source>Settings are not kept: {problem}</source>
      <translation>Die Einstellungen werden nicht aufbewahrt: {problem}</translation>
    </message>
    <message>
      <source>That is locked by this lab.</source>
      <translation>Das ist von diesem Labor gesperrt.</translation>
    </message>
    <message>
      <source>First lock your prediction, then run it.</source>
      <translation>Lege erst deine Vorhersage fest, dann lass es laufen.</translation>
    </message>
    <message>
      <source>{what}, {old} to {new}</source>
      <translation>{what} von {old} auf {new}</translation>
    </message>
    <message>
      <source>{what} to {new}</source>
      <translation>{what} auf {new}</translation>
    </message>
    <message>
      <source>Note</source>
      <translation>Hinweis</translation>
    </message>
    <message>
      <source>Warning</source>
      <translation>Warnung</translation>
    </message>
    <message>
      <source>Error</source>
      <translation>Fehler</translation>
    </message>
    <message>
      <source>Close this message</source>
      <translation>Diese Meldung schließen</translation>
    </message>
    <message>
      <source>Menu of {title}</source>
      <translation>Menü von {title}</translation>
    </message>
    <message>
      <source>Float {title}</source>
      <translation>{title} ablösen</translation>
    </message>
    <message>
      <source>Close {title}</source>
      <translation>{title} schließen</translation>
    </message>
    <message>
      <source>good: {text}</source>
      <translation>gut: {text}</translation>
    </message>
    <message>
      <source>warning: {text}</source>
      <translation>Warnung: {text}</translation>
    </message>
    <message>
      <source>bad: {text}</source>
      <translation>schlecht: {text}</translation>
    </message>
    <message>
      <source>One less</source>
      <translation>Eins weniger</translation>
    </message>
    <message>
      <source>One more</source>
      <translation>Eins mehr</translation>
    </message>
    <message>
      <source>{name}: one less</source>
      <translation>{name}: eins weniger</translation>
    </message>
    <message>
      <source>{name}: one more</source>
      <translation>{name}: eins mehr</translation>
    </message>
    <message>
      <source>{problem} It stays {value}.</source>
      <translation>{problem} Es bleibt bei {value}.</translation>
    </message>
    <message>
      <source>{name}, number</source>
      <translation>{name}, Zahl</translation>
    </message>
    <message>
      <source>Fold {title}</source>
      <translation>{title} zuklappen</translation>
    </message>
    <message>
      <source>Shows or hides: {names}</source>
      <translation>Zeigt oder verbirgt: {names}</translation>
    </message>
    <message>
      <source>The window speaks the chosen language from the next start on.</source>
      <translation>Das Fenster spricht die gewählte Sprache ab dem nächsten Start.</translation>
    </message>
    <message>
      <source>Changing the look …</source>
      <translation>Das Aussehen wird geändert …</translation>
    </message>
    <message>
      <source>Lanes</source>
      <translation>Bahnen</translation>
    </message>
    <message>
      <source>A copy of this run beside it: change one of them and watch both learn.</source>
      <translation>Eine Kopie dieses Laufs daneben: Ändere einen von beiden und sieh beide lernen.</translation>
    </message>
    <message>
      <source>Show lane {name} in all panels</source>
      <translation>Bahn {name} in allen Ansichten zeigen</translation>
    </message>
    <message>
      <source>Leave the phases</source>
      <translation>Phasen verlassen</translation>
    </message>
    <message>
      <source>Leave the phases of the step; nothing is changed.</source>
      <translation>Die Phasen des Schritts verlassen; nichts wird verändert.</translation>
    </message>
    <message>
      <source>Loss of the batch: L = {value}</source>
      <translation>Verlust des Batches: L = {value}</translation>
    </message>
    <message>
      <source>Pick the batch: {batch} of {batches} in epoch {epoch}</source>
      <translation>Batch wählen: {batch} von {batches} in Epoche {epoch}</translation>
    </message>
    <message>
      <source>{n} of {total} training samples, ringed on the plane</source>
      <translation>{n} von {total} Trainingsbeispielen, in der Ebene umringt</translation>
    </message>
    <message>
      <source>mean {mean}, σ {deviation}, from {low} to {high}</source>
      <translation>Mittelwert {mean}, σ {deviation}, von {low} bis {high}</translation>
    </message>
    <message>
      <source>and the penalty R = {value}</source>
      <translation>und der Strafterm R = {value}</translation>
    </message>
    <message>
      <source>‖∂L/∂w‖ {size} of {count} weights and biases</source>
      <translation>‖∂L/∂w‖ {size} von {count} Gewichten und Bias-Werten</translation>
    </message>
    <message>
      <source>Update: ‖Δ‖ = {size}, η = {rate}; the next phase takes the step</source>
      <translation>Update: ‖Δ‖ = {size}, η = {rate}; die nächste Phase führt den Schritt aus</translation>
    </message>
    <message>
      <source>shuffled anew for every epoch</source>
      <translation>für jede Epoche neu gemischt</translation>
    </message>
    <message>
      <source>in the order of data</source>
      <translation>in der Reihenfolge der Daten</translation>
    </message>
    <message>
      <source>rms of δ {size}</source>
      <translation>rms von δ {size}</translation>
    </message>
    <message>
      <source>No update: loss or gradient is not finite</source>
      <translation>Kein Update: Verlust oder Gradient ist nicht endlich</translation>
    </message>
    <message>
      <source>the step cannot be taken</source>
      <translation>der Schritt kann nicht ausgeführt werden</translation>
    </message>
    <message>
      <source>Phases of the step</source>
      <translation>Phasen des Schritts</translation>
    </message>
    <message>
      <source>test, off by</source>
      <translation>Test, daneben um</translation>
    </message>
    <message>
      <source>test, mean absolute error</source>
      <translation>Test, mittlerer absoluter Fehler</translation>
    </message>
    <message>
      <source>Mean loss of all {n} training samples.</source>
      <translation>Mittlerer Verlust aller {n} Trainingsbeispiele.</translation>
    </message>
    <message>
      <source>Mean loss of all {n} validation samples.</source>
      <translation>Mittlerer Verlust aller {n} Validierungsbeispiele.</translation>
    </message>
    <message>
      <source>R² of the {n} training samples: the share of their variance that is explained; mean absolute error {error}, in the units of the data.</source>
      <translation>R² der {n} Trainingsbeispiele: der Anteil ihrer Varianz, der erklärt wird; mittlerer absoluter Fehler {error}, in den Einheiten der Daten.</translation>
    </message>
    <message>
      <source>R² of the {n} test samples, never trained on; mean absolute error {error}, in the units of the data.</source>
      <translation>R² der {n} Testbeispiele, auf denen nie trainiert wird; mittlerer absoluter Fehler {error}, in den Einheiten der Daten.</translation>
    </message>
    <message>
      <source>Share of the {n} training samples that are answered rightly.</source>
      <translation>Anteil der {n} Trainingsbeispiele, die richtig beantwortet werden.</translation>
    </message>
    <message>
      <source>Share of the {n} test samples, never trained on, answered rightly.</source>
      <translation>Anteil der {n} Testbeispiele, mit denen nie trainiert wird, die richtig beantwortet werden.</translation>
    </message>
    <message>
      <source>Measured at step {step}.</source>
      <translation>Gemessen bei Schritt {step}.</translation>
    </message>
    <message>
      <source>How often all training samples have been used.</source>
      <translation>Wie oft alle Trainingsbeispiele verwendet wurden.</translation>
    </message>
    <message>
      <source>How many mini-batches have been trained on.</source>
      <translation>Mit wie vielen Mini-Batches trainiert wurde.</translation>
    </message>
    <message>
      <source>covered until your prediction is locked</source>
      <translation>verdeckt, bis deine Vorhersage festliegt</translation>
    </message>
    <message>
      <source>It is that of the standardised targets, without a unit.</source>
      <translation>Er gilt für die standardisierten Zielwerte und hat keine Einheit.</translation>
    </message>
    <message>
      <source>Speed</source>
      <translation>Tempo</translation>
    </message>
    <message>
      <source>as fast as it goes</source>
      <translation>so schnell es geht</translation>
    </message>
    <message>
      <source>{n} steps/s</source>
      <translation>{n} Schritte/s</translation>
    </message>
    <message>
      <source>Speed: {speed}. From one mini-batch a second to as fast as it goes.</source>
      <translation>Tempo: {speed}. Von einem Mini-Batch je Sekunde bis so schnell es geht.</translation>
    </message>
    <message>
      <source>max</source>
      <translation>max</translation>
    </message>
    <message>
      <source>Seed {seed}</source>
      <translation>Startwert {seed}</translation>
    </message>
    <message>
      <source>The seed decides every random number. A click goes to it: edit, copy or roll it.</source>
      <translation>Der Startwert (Seed) bestimmt jede Zufallszahl. Ein Klick führt dorthin: ändern, kopieren oder neu würfeln.</translation>
    </message>
    <message>
      <source>Play</source>
      <translation>Start</translation>
    </message>
    <message>
      <source>Panels in this place</source>
      <translation>Ansichten an dieser Stelle</translation>
    </message>
    <message>
      <source>Drawings (*.svg)</source>
      <translation>Zeichnungen (*.svg)</translation>
    </message>
    <message>
      <source>Save {panel}</source>
      <translation>{panel} speichern</translation>
    </message>
    <message>
      <source>Copy picture</source>
      <translation>Bild kopieren</translation>
    </message>
    <message>
      <source>Save as PNG…</source>
      <translation>Als PNG speichern…</translation>
    </message>
    <message>
      <source>Save as SVG…</source>
      <translation>Als SVG speichern…</translation>
    </message>
    <message>
      <source>Save numbers as CSV…</source>
      <translation>Zahlen als CSV speichern…</translation>
    </message>
    <message>
      <source>{panel} is on the clipboard.</source>
      <translation>In der Zwischenablage: {panel}.</translation>
    </message>
    <message>
      <source>Pictures (*.png)</source>
      <translation>Bilder (*.png)</translation>
    </message>
    <message>
      <source>Tables (*.csv)</source>
      <translation>Tabellen (*.csv)</translation>
    </message>
    <message>
      <source>Saved as {path}.</source>
      <translation>Gespeichert als {path}.</translation>
    </message>
    <message>
      <source>There are no numbers in this panel yet.</source>
      <translation>In dieser Ansicht sind noch keine Zahlen.</translation>
    </message>
    <message>
      <source>Full screen</source>
      <translation>Vollbild</translation>
    </message>
    <message>
      <source>Find a panel</source>
      <translation>Ansicht finden</translation>
    </message>
    <message>
      <source>What do you want to know?</source>
      <translation>Was möchten Sie wissen?</translation>
    </message>
    <message>
      <source>Questions that panels answer</source>
      <translation>Fragen, die Ansichten beantworten</translation>
    </message>
    <message>
      <source>Nothing fits: try a term of the lecture.</source>
      <translation>Nichts passt: ein Fachwort der Vorlesung versuchen.</translation>
    </message>
    <message>
      <source>Space plays</source>
      <translation>Leertaste: Start</translation>
    </message>
    <message>
      <source>Point at a neuron to see its map</source>
      <translation>Auf ein Neuron zeigen: seine Karte</translation>
    </message>
    <message>
      <source>Click a weight to set it</source>
      <translation>Ein Gewicht anklicken: es setzen</translation>
    </message>
    <message>
      <source>Backprop Playground {version}: hand-written back-propagation, made visible. MIT licence; Inter font under the OFL; data sets with their sources in resources/datasets.</source>
      <translation>Backprop Playground {version}: von Hand geschriebene Backpropagation, sichtbar gemacht. MIT-Lizenz; Schrift Inter unter der OFL; Datensätze mit ihren Quellen in resources/datasets.</translation>
    </message>
    <message>
      <source>Computes with the kernel ({processor}, compiled by {compiler}).</source>
      <translation>Rechnet mit dem Kern ({processor}, übersetzt von {compiler}).</translation>
    </message>
    <message>
      <source>Shortcuts</source>
      <translation>Tastenkürzel</translation>
    </message>
    <message>
      <source>Computes with NumPy, as this experiment asks.</source>
      <translation>Rechnet mit NumPy, wie dieses Experiment es verlangt.</translation>
    </message>
    <message>
      <source>Computes with NumPy: {reason}</source>
      <translation>Rechnet mit NumPy: {reason}</translation>
    </message>
    <message>
      <source>About</source>
      <translation>Über</translation>
    </message>
    <message>
      <source>Copy</source>
      <translation>Kopieren</translation>
    </message>
    <message>
      <source>Put this text on the clipboard, for a report of a fault.</source>
      <translation>Diesen Text in die Zwischenablage legen, etwa für eine Fehlermeldung.</translation>
    </message>
    <message>
      <source>Transport</source>
      <translation>Laufsteuerung</translation>
    </message>
    <message>
      <source>Experiment</source>
      <translation>Experiment</translation>
    </message>
    <message>
      <source>Unsaved changes</source>
      <translation>Nicht gespeicherte Änderungen</translation>
    </message>
    <message>
      <source>Save the changes of {name}?</source>
      <translation>Die Änderungen von {name} speichern?</translation>
    </message>
    <message>
      <source>Otherwise its newest edits and training are lost.</source>
      <translation>Sonst gehen die neuesten Änderungen und das neueste Training verloren.</translation>
    </message>
    <message>
      <source>Changed by somebody else</source>
      <translation>Von jemand anderem geändert</translation>
    </message>
    <message>
      <source>{name} has been changed since it was opened here.</source>
      <translation>{name} ist geändert worden, seit die Datei hier geöffnet wurde.</translation>
    </message>
    <message>
      <source>Another window or program has written it. Which of the two is to be kept?</source>
      <translation>Ein anderes Fenster oder Programm hat sie geschrieben. Welche der beiden soll bleiben?</translation>
    </message>
    <message>
      <source>Go on or start over</source>
      <translation>Weitermachen oder neu beginnen</translation>
    </message>
    <message>
      <source>You have been in {name} before.</source>
      <translation>Du warst schon einmal in „{name}“.</translation>
    </message>
    <message>
      <source>{done} of {steps} steps are done.</source>
      <translation>{done} von {steps} Schritten sind erledigt.</translation>
    </message>
    <message>
      <source>Export results</source>
      <translation>Ergebnisse exportieren</translation>
    </message>
    <message>
      <source>A stopping rule keeps the weights of the best epoch.</source>
      <translation>Eine Stoppregel hebt die Gewichte der besten Epoche auf.</translation>
    </message>
    <message>
      <source>Are they to be written beside those of this step?</source>
      <translation>Sollen sie neben denen dieses Schritts geschrieben werden?</translation>
    </message>
    <message>
      <source>&amp;Cancel</source>
      <translation>&amp;Abbrechen</translation>
    </message>
    <message>
      <source>Go back to the experiment.</source>
      <translation>Zurück zum Experiment.</translation>
    </message>
    <message>
      <source>&amp;Save</source>
      <translation>&amp;Speichern</translation>
    </message>
    <message>
      <source>Write them to the file.</source>
      <translation>In die Datei schreiben.</translation>
    </message>
    <message>
      <source>&amp;Discard</source>
      <translation>&amp;Verwerfen</translation>
    </message>
    <message>
      <source>Go on without them.</source>
      <translation>Ohne sie weitermachen.</translation>
    </message>
    <message>
      <source>&amp;Keep both</source>
      <translation>&amp;Beide behalten</translation>
    </message>
    <message>
      <source>Save this one as {name}; the file stays as it is.</source>
      <translation>Diese als {name} speichern; die Datei bleibt, wie sie ist.</translation>
    </message>
    <message>
      <source>&amp;Replace</source>
      <translation>E&amp;rsetzen</translation>
    </message>
    <message>
      <source>Write this one over the file: what the other holds is lost.</source>
      <translation>Diese über die Datei schreiben: Was die andere enthält, ist verloren.</translation>
    </message>
    <message>
      <source>&amp;Open the other</source>
      <translation>Die &amp;andere öffnen</translation>
    </message>
    <message>
      <source>Show what the file holds; Undo brings this one back.</source>
      <translation>Zeigen, was die Datei enthält; Rückgängig holt diese zurück.</translation>
    </message>
    <message>
      <source>&amp;Continue</source>
      <translation>&amp;Weitermachen</translation>
    </message>
    <message>
      <source>Go on at the step where you left.</source>
      <translation>Bei dem Schritt weitermachen, bei dem du aufgehört hast.</translation>
    </message>
    <message>
      <source>Start &amp;over</source>
      <translation>Neu &amp;beginnen</translation>
    </message>
    <message>
      <source>Begin at the first step; what was done is kept aside.</source>
      <translation>Beim ersten Schritt beginnen; was getan wurde, bleibt beiseite erhalten.</translation>
    </message>
    <message>
      <source>&amp;Both</source>
      <translation>&amp;Beide</translation>
    </message>
    <message>
      <source>weights.npz is of this step, best_weights.npz of the best epoch so far.</source>
      <translation>weights.npz ist von diesem Schritt, best_weights.npz von der bisher besten Epoche.</translation>
    </message>
    <message>
      <source>&amp;This step only</source>
      <translation>Nur &amp;dieser Schritt</translation>
    </message>
    <message>
      <source>Write weights.npz alone.</source>
      <translation>Nur weights.npz schreiben.</translation>
    </message>
    <message>
      <source>Panels</source>
      <translation>Ansichten</translation>
    </message>
    <message>
      <source>More panels</source>
      <translation>Weitere Ansichten</translation>
    </message>
    <message>
      <source>Language</source>
      <translation>Sprache</translation>
    </message>
    <message>
      <source>As the system</source>
      <translation>Wie das System</translation>
    </message>
    <message>
      <source>“{text}” can be read two ways: write it without the comma.</source>
      <translation>„{text}“ lässt sich auf zwei Arten lesen: ohne das Komma schreiben.</translation>
    </message>
    <message>
      <source>Pick the batch</source>
      <translation>Batch wählen</translation>
    </message>
    <message>
      <source>Forward {place} of {count}: {layer}</source>
      <translation>Vorwärts {place} von {count}: {layer}</translation>
    </message>
    <message>
      <source>Loss of the batch</source>
      <translation>Verlust des Batches</translation>
    </message>
    <message>
      <source>Backward {place} of {count}: {layer}</source>
      <translation>Rückwärts {place} von {count}: {layer}</translation>
    </message>
    <message>
      <source>Update of the weights</source>
      <translation>Update der Gewichte</translation>
    </message>
    <message>
      <source>Output</source>
      <translation>Ausgabe</translation>
    </message>
    <message>
      <source>Rebuilds: new weights</source>
      <translation>Baut neu: neue Gewichte</translation>
    </message>
    <message>
      <source>Live: training goes on with the same weights</source>
      <translation>Live: Das Training läuft mit denselben Gewichten weiter</translation>
    </message>
    <message>
      <source>↻ rebuilds</source>
      <translation>↻ baut neu</translation>
    </message>
    <message>
      <source>● live</source>
      <translation>● live</translation>
    </message>
    <message>
      <source>Another data set needs new weights; what has no mark below is live</source>
      <translation>Ein anderer Datensatz braucht neue Gewichte; was unten keine Markierung hat, ist live</translation>
    </message>
    <message>
      <source>↻ another set rebuilds</source>
      <translation>↻ anderer Datensatz baut neu</translation>
    </message>
    <message>
      <source>{low} to {high}</source>
      <translation>{low} bis {high}</translation>
    </message>
    <message>
      <source>on</source>
      <translation>ein</translation>
    </message>
    <message>
      <source>off</source>
      <translation>aus</translation>
    </message>
    <message>
      <source>0.25 or 3e-4</source>
      <translation>0.25 oder 3e-4</translation>
    </message>
    <message>
      <source>Type {wanted}, such as {example}.</source>
      <translation>Bitte {wanted} eingeben, etwa {example}.</translation>
    </message>
    <message>
      <source>Type {wanted} from {ends}.</source>
      <translation>Bitte {wanted} von {ends} eingeben.</translation>
    </message>
    <message>
      <source>commas set values apart: write a decimal point, or set values apart with semicolons; found {found!r}</source>
      <translation>Kommas trennen Werte: einen Dezimalpunkt schreiben oder Werte mit Semikolons trennen; gefunden {found!r}</translation>
    </message>
    <message>
      <source>dataset</source>
      <translation>Datensatz</translation>
    </message>
    <message>
      <source>Clouds</source>
      <translation>Wolken</translation>
    </message>
    <message>
      <source>Gaussian clouds around evenly spaced centres, one class each.</source>
      <translation>Gaußsche Wolken um gleichmäßig verteilte Mittelpunkte, jede eine Klasse.</translation>
    </message>
    <message>
      <source>Samples</source>
      <translation>Beispiele</translation>
    </message>
    <message>
      <source>How many samples are drawn before they are split.</source>
      <translation>Wie viele Beispiele gezogen werden, bevor sie aufgeteilt werden.</translation>
    </message>
    <message>
      <source>Noise</source>
      <translation>Rauschen</translation>
    </message>
    <message>
      <source>Standard deviation of each cloud, in units of the inputs.</source>
      <translation>Standardabweichung jeder Wolke, in Einheiten der Eingaben.</translation>
    </message>
    <message>
      <source>Classes</source>
      <translation>Klassen</translation>
    </message>
    <message>
      <source>How many clouds, each a class of its own.</source>
      <translation>Wie viele Wolken, jede eine eigene Klasse.</translation>
    </message>
    <message>
      <source>Distance</source>
      <translation>Abstand</translation>
    </message>
    <message>
      <source>Distance of the centres from the origin.</source>
      <translation>Abstand der Mittelpunkte vom Ursprung.</translation>
    </message>
    <message>
      <source>Normal inputs</source>
      <translation>Normalverteilte Eingaben</translation>
    </message>
    <message>
      <source>Independent N(0, 1) inputs in any number of dimensions, as used to study initialisation.</source>
      <translation>Unabhängige N(0, 1)-Eingaben in beliebig vielen Dimensionen, wie man sie nutzt, um Initialisierungen zu untersuchen.</translation>
    </message>
    <message>
      <source>Standard deviation of noise added to the inputs after labelling.</source>
      <translation>Standardabweichung des Rauschens, das nach der Vergabe der Labels zu den Eingaben kommt.</translation>
    </message>
    <message>
      <source>How many inputs each sample has.</source>
      <translation>Wie viele Eingaben jedes Beispiel hat.</translation>
    </message>
    <message>
      <source>How many classes.</source>
      <translation>Wie viele Klassen.</translation>
    </message>
    <message>
      <source>Labels</source>
      <translation>Labels</translation>
    </message>
    <message>
      <source>Whether the labels follow from the inputs or are drawn at random.</source>
      <translation>Ob die Labels aus den Eingaben folgen oder zufällig gezogen werden.</translation>
    </message>
    <message>
      <source>teacher</source>
      <translation>Lehrer</translation>
    </message>
    <message>
      <source>random</source>
      <translation>zufällig</translation>
    </message>
    <message>
      <source>Absolute value</source>
      <translation>Betrag</translation>
    </message>
    <message>
      <source>A curve with one kink, which two ReLU units fit exactly.</source>
      <translation>Eine Kurve mit einem Knick, die zwei ReLU-Einheiten genau treffen.</translation>
    </message>
    <message>
      <source>Standard deviation of the Gaussian noise, in units of the target.</source>
      <translation>Standardabweichung des gaußschen Rauschens, in Einheiten des Ziels.</translation>
    </message>
    <message>
      <source>Polynomial</source>
      <translation>Polynom</translation>
    </message>
    <message>
      <source>A polynomial that swings evenly between −1 and 1.</source>
      <translation>Ein Polynom, das gleichmäßig zwischen −1 und 1 schwingt.</translation>
    </message>
    <message>
      <source>Degree</source>
      <translation>Grad</translation>
    </message>
    <message>
      <source>Degree of the polynomial.</source>
      <translation>Grad des Polynoms.</translation>
    </message>
    <message>
      <source>Sawtooth</source>
      <translation>Sägezahn</translation>
    </message>
    <message>
      <source>A tent map applied to itself k times: few deep layers do what needs many shallow units.</source>
      <translation>Eine Zeltabbildung, k-mal auf sich selbst angewandt: wenige Schichten in der Tiefe leisten, wofür ein flaches Netz viele Einheiten braucht.</translation>
    </message>
    <message>
      <source>Depth</source>
      <translation>Tiefe</translation>
    </message>
    <message>
      <source>How often the tent map is applied; each time doubles the teeth.</source>
      <translation>Wie oft die Zeltabbildung angewandt wird; jedes Mal verdoppeln sich die Zähne.</translation>
    </message>
    <message>
      <source>Sinc</source>
      <translation>Sinc</translation>
    </message>
    <message>
      <source>A high bump between ripples that die away.</source>
      <translation>Ein hoher Buckel zwischen Wellen, die abklingen.</translation>
    </message>
    <message>
      <source>Frequency</source>
      <translation>Frequenz</translation>
    </message>
    <message>
      <source>How many zeros of the curve per unit of x.</source>
      <translation>Wie viele Nullstellen die Kurve pro Einheit von x hat.</translation>
    </message>
    <message>
      <source>Sine</source>
      <translation>Sinus</translation>
    </message>
    <message>
      <source>A sine wave.</source>
      <translation>Eine Sinuswelle.</translation>
    </message>
    <message>
      <source>How many full waves per unit of x.</source>
      <translation>Wie viele volle Wellen pro Einheit von x.</translation>
    </message>
    <message>
      <source>Step</source>
      <translation>Schritt</translation>
    </message>
    <message>
      <source>A jump from 0 to 1: smooth units can only come near it.</source>
      <translation>Ein Sprung von 0 auf 1: glatte Einheiten kommen ihm nur nahe.</translation>
    </message>
    <message>
      <source>Position</source>
      <translation>Position</translation>
    </message>
    <message>
      <source>Where the jump is.</source>
      <translation>Wo der Sprung liegt.</translation>
    </message>
    <message>
      <source>Your own points</source>
      <translation>Eigene Punkte</translation>
    </message>
    <message>
      <source>Paint your own points on the plane and watch the network learn them.</source>
      <translation>Eigene Punkte auf die Ebene malen und zusehen, wie das Netz sie lernt.</translation>
    </message>
    <message>
      <source>Points</source>
      <translation>Punkte</translation>
    </message>
    <message>
      <source>The points (x₁, x₂, class), drawn on the decision boundary.</source>
      <translation>Die Punkte (x₁, x₂, Klasse), auf der Entscheidungsgrenze gezeichnet.</translation>
    </message>
    <message>
      <source>Logic gate</source>
      <translation>Logikgatter</translation>
    </message>
    <message>
      <source>The truth table of a logic gate with two inputs.</source>
      <translation>Die Wahrheitstafel eines Logikgatters mit zwei Eingängen.</translation>
    </message>
    <message>
      <source>How many samples; the rows of the truth table are repeated in order.</source>
      <translation>Wie viele Beispiele; die Zeilen der Wahrheitstafel wiederholen sich der Reihe nach.</translation>
    </message>
    <message>
      <source>Standard deviation of noise on the inputs; 0 keeps them exactly 0 or 1.</source>
      <translation>Standardabweichung des Rauschens auf den Eingaben; bei 0 bleiben sie genau 0 oder 1.</translation>
    </message>
    <message>
      <source>Gate</source>
      <translation>Gatter</translation>
    </message>
    <message>
      <source>Which gate.</source>
      <translation>Welches Gatter.</translation>
    </message>
    <message>
      <source>and</source>
      <translation>UND</translation>
    </message>
    <message>
      <source>or</source>
      <translation>ODER</translation>
    </message>
    <message>
      <source>xor</source>
      <translation>XOR</translation>
    </message>
    <message>
      <source>nand</source>
      <translation>NAND</translation>
    </message>
    <message>
      <source>Parity</source>
      <translation>Parität</translation>
    </message>
    <message>
      <source>Whether the number of ones among the inputs is odd: XOR of many inputs.</source>
      <translation>Ob die Anzahl der Einsen unter den Eingaben ungerade ist: XOR von vielen Eingaben.</translation>
    </message>
    <message>
      <source>How many inputs the table has.</source>
      <translation>Wie viele Eingaben die Tabelle hat.</translation>
    </message>
    <message>
      <source>Digits</source>
      <translation>Ziffern</translation>
    </message>
    <message>
      <source>1,797 handwritten digits as pictures of 8×8 pixels, written by 13 people.</source>
      <translation>1797 handgeschriebene Ziffern als Bilder mit 8×8 Pixeln, geschrieben von 13 Personen.</translation>
    </message>
    <message>
      <source>Digits to themselves</source>
      <translation>Ziffern auf sich selbst</translation>
    </message>
    <message>
      <source>The handwritten digits as inputs and as targets: what an auto-encoder learns from.</source>
      <translation>Die handgeschriebenen Ziffern als Eingaben und als Ziele: woraus ein Autoencoder lernt.</translation>
    </message>
    <message>
      <source>Digits or none</source>
      <translation>Ziffern oder keine</translation>
    </message>
    <message>
      <source>The handwritten digits and an eleventh class, "none": pictures that are no digit.</source>
      <translation>Die handgeschriebenen Ziffern und eine elfte Klasse, „none“: Bilder, die keine Ziffer sind.</translation>
    </message>
    <message>
      <source>How many pictures of no digit there are.</source>
      <translation>Wie viele Bilder keine Ziffer zeigen.</translation>
    </message>
    <message>
      <source>Food budget</source>
      <translation>Ausgaben für Essen</translation>
    </message>
    <message>
      <source>What 235 Belgian households of 1857 earned, and what they spent on food.</source>
      <translation>Was 235 belgische Haushalte im Jahr 1857 verdienten und was sie für Essen ausgaben.</translation>
    </message>
    <message>
      <source>Iris</source>
      <translation>Iris</translation>
    </message>
    <message>
      <source>150 iris flowers of three species, told apart by four lengths in centimetres.</source>
      <translation>150 Schwertlilien dreier Arten, unterschieden nach vier Längen in Zentimetern.</translation>
    </message>
    <message>
      <source>“2” or not</source>
      <translation>„2“ oder nicht</translation>
    </message>
    <message>
      <source>The handwritten digits with one question: is it this digit or not?</source>
      <translation>Die handgeschriebenen Ziffern mit einer Frage: ist es diese Ziffer oder nicht?</translation>
    </message>
    <message>
      <source>Digit</source>
      <translation>Ziffer</translation>
    </message>
    <message>
      <source>The digit to be told apart.</source>
      <translation>Die Ziffer, die erkannt werden soll.</translation>
    </message>
    <message>
      <source>Penguins</source>
      <translation>Pinguine</translation>
    </message>
    <message>
      <source>342 penguins of three species, told apart by bill, flipper and weight.</source>
      <translation>342 Pinguine dreier Arten, unterschieden nach Schnabel, Flügel und Gewicht.</translation>
    </message>
    <message>
      <source>Letters 20×20</source>
      <translation>Buchstaben 20×20</translation>
    </message>
    <message>
      <source>1,248 printed capitals as pictures of 20×20 pixels, as fine as the Mark 1 perceptron saw.</source>
      <translation>1.248 gedruckte Großbuchstaben als Bilder von 20×20 Pixeln, so fein, wie das Mark-1-Perzeptron sah.</translation>
    </message>
    <message>
      <source>Above a curve</source>
      <translation>Über einer Kurve</translation>
    </message>
    <message>
      <source>Whether a point lies above or below a curve.</source>
      <translation>Ob ein Punkt über oder unter einer Kurve liegt.</translation>
    </message>
    <message>
      <source>Standard deviation of the Gaussian noise, in units of the inputs.</source>
      <translation>Standardabweichung des gaußschen Rauschens, in Einheiten der Eingaben.</translation>
    </message>
    <message>
      <source>Curve</source>
      <translation>Kurve</translation>
    </message>
    <message>
      <source>The curve between the classes.</source>
      <translation>Die Kurve zwischen den Klassen.</translation>
    </message>
    <message>
      <source>line</source>
      <translation>Gerade</translation>
    </message>
    <message>
      <source>parabola</source>
      <translation>Parabel</translation>
    </message>
    <message>
      <source>cubic</source>
      <translation>kubisch</translation>
    </message>
    <message>
      <source>sine</source>
      <translation>Sinus</translation>
    </message>
    <message>
      <source>abs</source>
      <translation>Betrag</translation>
    </message>
    <message>
      <source>Checkerboard</source>
      <translation>Schachbrett</translation>
    </message>
    <message>
      <source>Squares of two classes that take turns, as on a chess board.</source>
      <translation>Felder zweier Klassen, die sich abwechseln wie auf einem Schachbrett.</translation>
    </message>
    <message>
      <source>Cells</source>
      <translation>Felder</translation>
    </message>
    <message>
      <source>How many squares on each side.</source>
      <translation>Wie viele Felder auf jeder Seite.</translation>
    </message>
    <message>
      <source>Linear</source>
      <translation>Linear</translation>
    </message>
    <message>
      <source>Two classes on either side of a straight line, with an empty strip between them.</source>
      <translation>Zwei Klassen zu beiden Seiten einer Geraden, mit einem leeren Streifen dazwischen.</translation>
    </message>
    <message>
      <source>Standard deviation of the noise; enough of it makes the classes overlap.</source>
      <translation>Standardabweichung des Rauschens; ist es groß genug, überlappen sich die Klassen.</translation>
    </message>
    <message>
      <source>Margin</source>
      <translation>Lücke</translation>
    </message>
    <message>
      <source>Width of the empty strip between the classes.</source>
      <translation>Breite des leeren Streifens zwischen den Klassen.</translation>
    </message>
    <message>
      <source>Angle</source>
      <translation>Winkel</translation>
    </message>
    <message>
      <source>Direction of the line's normal, counter-clockwise from x₁.</source>
      <translation>Richtung der Normalen der Geraden, gegen den Uhrzeigersinn ab x₁.</translation>
    </message>
    <message>
      <source>Stripes</source>
      <translation>Streifen</translation>
    </message>
    <message>
      <source>Parallel stripes of two classes that take turns.</source>
      <translation>Parallele Streifen zweier Klassen, die sich abwechseln.</translation>
    </message>
    <message>
      <source>How many stripes.</source>
      <translation>Wie viele Streifen.</translation>
    </message>
    <message>
      <source>Direction across the stripes, counter-clockwise from x₁.</source>
      <translation>Richtung quer zu den Streifen, gegen den Uhrzeigersinn ab x₁.</translation>
    </message>
    <message>
      <source>XOR</source>
      <translation>XOR</translation>
    </message>
    <message>
      <source>Opposite quadrants share a class: the problem one neuron cannot solve.</source>
      <translation>Gegenüberliegende Quadranten teilen sich eine Klasse: das Problem, das ein Neuron nicht lösen kann.</translation>
    </message>
    <message>
      <source>Circle</source>
      <translation>Kreis</translation>
    </message>
    <message>
      <source>A disc of one class inside a ring of the other.</source>
      <translation>Eine Scheibe der einen Klasse in einem Ring der anderen.</translation>
    </message>
    <message>
      <source>Radius</source>
      <translation>Radius</translation>
    </message>
    <message>
      <source>Radius of the inner disc; the outer ring begins at 0.7.</source>
      <translation>Radius der inneren Scheibe; der äußere Ring beginnt bei 0.7.</translation>
    </message>
    <message>
      <source>Moons</source>
      <translation>Monde</translation>
    </message>
    <message>
      <source>Two half-moons that reach into each other.</source>
      <translation>Zwei Halbmonde, die ineinandergreifen.</translation>
    </message>
    <message>
      <source>Rings</source>
      <translation>Ringe</translation>
    </message>
    <message>
      <source>Thin rings around one centre, each a class of its own.</source>
      <translation>Dünne Ringe um einen Mittelpunkt, jeder eine eigene Klasse.</translation>
    </message>
    <message>
      <source>How many rings, each a class of its own.</source>
      <translation>Wie viele Ringe, jeder eine eigene Klasse.</translation>
    </message>
    <message>
      <source>Spiral</source>
      <translation>Spirale</translation>
    </message>
    <message>
      <source>Arms that wind around each other: the classic hard case for a small network.</source>
      <translation>Arme, die sich umeinander winden: der klassische schwere Fall für ein kleines Netz.</translation>
    </message>
    <message>
      <source>How many arms, each a class of its own.</source>
      <translation>Wie viele Arme, jeder eine eigene Klasse.</translation>
    </message>
    <message>
      <source>Turns</source>
      <translation>Windungen</translation>
    </message>
    <message>
      <source>How often each arm goes round. More turns need a larger network.</source>
      <translation>Wie oft jeder Arm herumgeht. Mehr Windungen brauchen ein größeres Netz.</translation>
    </message>
    <message>
      <source>Gaussian bumps</source>
      <translation>Gauß-Hügel</translation>
    </message>
    <message>
      <source>Hills and hollows that take turns on a circle.</source>
      <translation>Hügel und Mulden, die sich auf einem Kreis abwechseln.</translation>
    </message>
    <message>
      <source>Bumps</source>
      <translation>Hügel</translation>
    </message>
    <message>
      <source>How many hills and hollows together.</source>
      <translation>Wie viele Hügel und Mulden zusammen.</translation>
    </message>
    <message>
      <source>Standard deviation of each bump, in units of the inputs.</source>
      <translation>Standardabweichung jedes Hügels, in Einheiten der Eingaben.</translation>
    </message>
    <message>
      <source>Plane</source>
      <translation>Ebene</translation>
    </message>
    <message>
      <source>A flat surface, which one linear neuron fits exactly.</source>
      <translation>Eine flache Fläche, die ein lineares Neuron genau trifft.</translation>
    </message>
    <message>
      <source>Slope along x₁</source>
      <translation>Steigung entlang x₁</translation>
    </message>
    <message>
      <source>How much the target rises per unit of x₁.</source>
      <translation>Wie stark das Ziel pro Einheit von x₁ steigt.</translation>
    </message>
    <message>
      <source>Slope along x₂</source>
      <translation>Steigung entlang x₂</translation>
    </message>
    <message>
      <source>How much the target rises per unit of x₂.</source>
      <translation>Wie stark das Ziel pro Einheit von x₂ steigt.</translation>
    </message>
    <message>
      <source>Height</source>
      <translation>Höhe</translation>
    </message>
    <message>
      <source>The target at the origin.</source>
      <translation>Das Ziel am Ursprung.</translation>
    </message>
    <message>
      <source>Ravine</source>
      <translation>Schlucht</translation>
    </message>
    <message>
      <source>Two inputs of very different size: the loss of a linear neuron becomes a narrow ravine.</source>
      <translation>Zwei Eingaben sehr verschiedener Größe: der Verlust eines linearen Neurons wird zu einer engen Schlucht.</translation>
    </message>
    <message>
      <source>Condition number</source>
      <translation>Konditionszahl</translation>
    </message>
    <message>
      <source>How many times steeper the loss is along w₁ than along w₂.</source>
      <translation>Wie viel Mal steiler der Verlust entlang w₁ ist als entlang w₂.</translation>
    </message>
    <message>
      <source>Your own table</source>
      <translation>Eigene Tabelle</translation>
    </message>
    <message>
      <source>A table of your own, a text file or a workbook: you say what its columns are for.</source>
      <translation>Eine eigene Tabelle, Textdatei oder Arbeitsmappe: wofür ihre Spalten da sind, ist frei wählbar.</translation>
    </message>
    <message>
      <source>Where the file is.</source>
      <translation>Wo die Datei liegt.</translation>
    </message>
    <message>
      <source>Digest</source>
      <translation>Prüfsumme</translation>
    </message>
    <message>
      <source>SHA-256 of the file's bytes, so that a file that has changed is noticed.</source>
      <translation>SHA-256 der Bytes der Datei, damit auffällt, wenn sie sich geändert hat.</translation>
    </message>
    <message>
      <source>Reading</source>
      <translation>Einlesen</translation>
    </message>
    <message>
      <source>How the file is written.</source>
      <translation>Wie die Datei geschrieben ist.</translation>
    </message>
    <message>
      <source>The columns that the network is shown.</source>
      <translation>Die Spalten, die dem Netz gezeigt werden.</translation>
    </message>
    <message>
      <source>Targets</source>
      <translation>Ziele</translation>
    </message>
    <message>
      <source>The columns that the network is to predict.</source>
      <translation>Die Spalten, die das Netz vorhersagen soll.</translation>
    </message>
    <message>
      <source>Categories</source>
      <translation>Kategorien</translation>
    </message>
    <message>
      <source>Which of these columns hold categories instead of numbers.</source>
      <translation>Welche dieser Spalten Kategorien statt Zahlen enthalten.</translation>
    </message>
    <message>
      <source>Drop rows that lack a value, or fill inputs with the mean (numbers) or the most frequent value (categories) of all rows; or with the median or most frequent value of the training part alone. Rows that lack a target are always dropped.</source>
      <translation>Zeilen weglassen, denen ein Wert fehlt, oder Eingaben auffüllen: mit dem Mittelwert (Zahlen) oder dem häufigsten Wert (Kategorien) aller Zeilen; oder mit dem Median oder häufigsten Wert des Trainingsteils allein. Zeilen ohne Ziel werden immer weggelassen.</translation>
    </message>
    <message>
      <source>drop rows</source>
      <translation>Zeilen verwerfen</translation>
    </message>
    <message>
      <source>fill</source>
      <translation>auffüllen</translation>
    </message>
    <message>
      <source>refuse</source>
      <translation>ablehnen</translation>
    </message>
    <message>
      <source>fill training</source>
      <translation>aus dem Trainingsteil füllen</translation>
    </message>
    <message>
      <source>Missing shown</source>
      <translation>Fehlendes gezeigt</translation>
    </message>
    <message>
      <source>Of which columns the network is also shown whether the value was missing.</source>
      <translation>Von welchen Spalten dem Netz auch gezeigt wird, ob der Wert fehlte.</translation>
    </message>
    <message>
      <source>Manners</source>
      <translation>Schreibweisen</translation>
    </message>
    <message>
      <source>In what manner single columns are written, where it is not that of the file.</source>
      <translation>Auf welche Weise einzelne Spalten geschrieben sind, wo es nicht die der Datei ist.</translation>
    </message>
    <message>
      <source>Held back by</source>
      <translation>Zurückgehalten nach</translation>
    </message>
    <message>
      <source>The column by which samples are held back: of dates, the newest; of any other one, those with the same value stay in one part. Without one they are drawn at random.</source>
      <translation>Die Spalte, nach der Beispiele zurückgehalten werden: bei einem Datum die neuesten; bei jeder anderen bleiben die mit gleichem Wert in einem Teil. Ohne eine werden sie zufällig gezogen.</translation>
    </message>
    <message>
      <source>feature</source>
      <translation>Merkmal</translation>
    </message>
    <message>
      <source>Cosine</source>
      <translation>Kosinus</translation>
    </message>
    <message>
      <source>The cosine of every input, for patterns that repeat and are even about 0.</source>
      <translation>Der Kosinus jeder Eingabe, für Muster, die sich wiederholen und um 0 gerade sind.</translation>
    </message>
    <message>
      <source>Columns</source>
      <translation>Spalten</translation>
    </message>
    <message>
      <source>Which of its numbers are used, counted from 0; none of them named: all.</source>
      <translation>Welche seiner Zahlen verwendet werden, ab 0 gezählt; ist keine genannt: alle.</translation>
    </message>
    <message>
      <source>Angle in radians that one unit of the input is worth.</source>
      <translation>Winkel im Bogenmaß, dem eine Einheit der Eingabe entspricht.</translation>
    </message>
    <message>
      <source>rad</source>
      <translation>rad</translation>
    </message>
    <message>
      <source>Single inputs</source>
      <translation>Einzelne Eingaben</translation>
    </message>
    <message>
      <source>Some of the inputs as they are, where not all of them are shown.</source>
      <translation>Einige der Eingaben, wie sie sind, wenn nicht alle gezeigt werden.</translation>
    </message>
    <message>
      <source>All products of inputs, of one input with itself too, up to a degree.</source>
      <translation>Alle Produkte von Eingaben, auch einer Eingabe mit sich selbst, bis zu einem Grad.</translation>
    </message>
    <message>
      <source>The largest number of factors.</source>
      <translation>Die größte Anzahl von Faktoren.</translation>
    </message>
    <message>
      <source>Products</source>
      <translation>Produkte</translation>
    </message>
    <message>
      <source>Every input times every other: x₁x₂ alone separates XOR.</source>
      <translation>Jede Eingabe mal jede andere: schon x₁x₂ trennt XOR.</translation>
    </message>
    <message>
      <source>The sine of every input, for patterns that repeat.</source>
      <translation>Der Sinus jeder Eingabe, für Muster, die sich wiederholen.</translation>
    </message>
    <message>
      <source>Squares</source>
      <translation>Quadrate</translation>
    </message>
    <message>
      <source>Every input squared: with them one neuron draws circles and ellipses.</source>
      <translation>Jede Eingabe quadriert: damit zeichnet ein Neuron Kreise und Ellipsen.</translation>
    </message>
    <message>
      <source>scaling</source>
      <translation>Skalierung</translation>
    </message>
    <message>
      <source>The network sees the numbers as they are.</source>
      <translation>Das Netz sieht die Zahlen, wie sie sind.</translation>
    </message>
    <message>
      <source>Standardise</source>
      <translation>Standardisieren</translation>
    </message>
    <message>
      <source>Every input gets mean 0 and variance 1 over the training part.</source>
      <translation>Jede Eingabe erhält über den Trainingsteil Mittelwert 0 und Varianz 1.</translation>
    </message>
    <message>
      <source>ELU</source>
      <translation>ELU</translation>
    </message>
    <message>
      <source>Like ReLU, but bends smoothly towards -α on the negative side.</source>
      <translation>Wie ReLU, biegt aber auf der negativen Seite glatt gegen -α ab.</translation>
    </message>
    <message>
      <source>Alpha</source>
      <translation>Alpha</translation>
    </message>
    <message>
      <source>The value that large negative inputs tend to, negated.</source>
      <translation>Der Wert, dem große negative Eingaben zustreben, mit umgekehrtem Vorzeichen.</translation>
    </message>
    <message>
      <source>Leaky ReLU</source>
      <translation>Leaky ReLU</translation>
    </message>
    <message>
      <source>Lets a little of the negative side through, so that units cannot die.</source>
      <translation>Lässt ein wenig von der negativen Seite durch, damit Einheiten nicht sterben können.</translation>
    </message>
    <message>
      <source>Slope</source>
      <translation>Steigung</translation>
    </message>
    <message>
      <source>Slope of the negative side; 0 gives ReLU.</source>
      <translation>Steigung der negativen Seite; 0 ergibt ReLU.</translation>
    </message>
    <message>
      <source>ReLU</source>
      <translation>ReLU</translation>
    </message>
    <message>
      <source>Cuts off negative numbers; a unit that is negative for every sample is dead.</source>
      <translation>Schneidet negative Zahlen ab; eine Einheit, die für jedes Beispiel negativ ist, ist tot.</translation>
    </message>
    <message>
      <source>SELU</source>
      <translation>SELU</translation>
    </message>
    <message>
      <source>An ELU scaled so that deep stacks of it pull their signals to mean 0 and variance 1.</source>
      <translation>Eine ELU, so skaliert, dass tiefe Stapel davon ihre Signale zu Mittelwert 0 und Varianz 1 ziehen.</translation>
    </message>
    <message>
      <source>GELU</source>
      <translation>GELU</translation>
    </message>
    <message>
      <source>Weighs a number by the probability that a standard normal one is smaller.</source>
      <translation>Gewichtet eine Zahl mit der Wahrscheinlichkeit, dass eine standardnormalverteilte kleiner ist.</translation>
    </message>
    <message>
      <source>Form</source>
      <translation>Form</translation>
    </message>
    <message>
      <source>The exact normal distribution, or the older and quicker formula with tanh.</source>
      <translation>Die exakte Normalverteilung oder die ältere und schnellere Formel mit tanh.</translation>
    </message>
    <message>
      <source>exact</source>
      <translation>exakt</translation>
    </message>
    <message>
      <source>tanh</source>
      <translation>tanh</translation>
    </message>
    <message>
      <source>Mish</source>
      <translation>Mish</translation>
    </message>
    <message>
      <source>mish</source>
      <translation>mish</translation>
    </message>
    <message>
      <source>Weighs a number by the tanh of its softplus; close to SiLU, and dearer to compute.</source>
      <translation>Gewichtet eine Zahl mit dem tanh ihres Softplus; nahe an SiLU, aber teurer zu berechnen.</translation>
    </message>
    <message>
      <source>SiLU (swish)</source>
      <translation>SiLU (swish)</translation>
    </message>
    <message>
      <source>SiLU</source>
      <translation>SiLU</translation>
    </message>
    <message>
      <source>Weighs a number by its own sigmoid; nearly a ReLU far from 0, and smooth.</source>
      <translation>Gewichtet eine Zahl mit ihrem eigenen Sigmoid; fern von 0 fast eine ReLU, und glatt.</translation>
    </message>
    <message>
      <source>Softplus</source>
      <translation>Softplus</translation>
    </message>
    <message>
      <source>softplus</source>
      <translation>softplus</translation>
    </message>
    <message>
      <source>A ReLU with its corner rounded off: always positive, with the sigmoid as its slope.</source>
      <translation>Eine ReLU mit abgerundeter Ecke: immer positiv, mit dem Sigmoid als Steigung.</translation>
    </message>
    <message>
      <source>Hard tanh</source>
      <translation>Hard tanh</translation>
    </message>
    <message>
      <source>hard tanh</source>
      <translation>hard tanh</translation>
    </message>
    <message>
      <source>A tanh made of three straight lines: cut off at -1 and 1, and truly flat beyond.</source>
      <translation>Ein tanh aus drei Geraden: bei -1 und 1 abgeschnitten und jenseits davon wirklich flach.</translation>
    </message>
    <message>
      <source>Identity</source>
      <translation>Identität</translation>
    </message>
    <message>
      <source>identity</source>
      <translation>Identität</translation>
    </message>
    <message>
      <source>Passes its input on; layers of it collapse into one linear map.</source>
      <translation>Gibt die Eingabe weiter; Schichten davon fallen zu einer einzigen linearen Abbildung zusammen.</translation>
    </message>
    <message>
      <source>Sigmoid</source>
      <translation>Sigmoid</translation>
    </message>
    <message>
      <source>sigmoid</source>
      <translation>sigmoid</translation>
    </message>
    <message>
      <source>Squeezes any number into (0, 1); its slope is at most 1/4 and vanishes beyond |s| ≈ 5.</source>
      <translation>Drückt jede Zahl in (0, 1); die Steigung ist höchstens 1/4 und verschwindet jenseits von |s| ≈ 5.</translation>
    </message>
    <message>
      <source>Step (Heaviside)</source>
      <translation>Stufe (Heaviside)</translation>
    </message>
    <message>
      <source>Fires or does not; its derivative is 0, so no gradient trains what lies before it.</source>
      <translation>Feuert oder feuert nicht; die Ableitung ist 0, also trainiert kein Gradient, was davor liegt.</translation>
    </message>
    <message>
      <source>Tanh</source>
      <translation>Tanh</translation>
    </message>
    <message>
      <source>Squeezes any number into (-1, 1) around zero; it saturates at both ends.</source>
      <translation>Drückt jede Zahl in (-1, 1) um null; sättigt an beiden Enden.</translation>
    </message>
    <message>
      <source>Softmax</source>
      <translation>Softmax</translation>
    </message>
    <message>
      <source>softmax</source>
      <translation>softmax</translation>
    </message>
    <message>
      <source>Turns the units of a layer into shares of 1; what one unit gains, the others lose.</source>
      <translation>Macht aus den Einheiten einer Schicht Anteile von 1; was eine Einheit gewinnt, verlieren die anderen.</translation>
    </message>
    <message>
      <source>initializer</source>
      <translation>Initialisierung</translation>
    </message>
    <message>
      <source>Constant</source>
      <translation>Konstant</translation>
    </message>
    <message>
      <source>All the same number: as weights they leave units clones, as biases they shift every sum.</source>
      <translation>Alle gleich: Als Gewichte machen sie Neuronen zu Klonen, als Bias-Werte verschieben sie jede Summe.</translation>
    </message>
    <message>
      <source>The value that all start from.</source>
      <translation>Der Wert, von dem alle ausgehen.</translation>
    </message>
    <message>
      <source>Zeros</source>
      <translation>Nullen</translation>
    </message>
    <message>
      <source>All 0: as weights they leave the units of a layer clones, as biases they are the usual start.</source>
      <translation>Alle 0: Als Gewichte machen sie die Neuronen einer Schicht zu Klonen, als Bias-Werte sind sie der übliche Anfang.</translation>
    </message>
    <message>
      <source>Uniform by fan-in (PyTorch)</source>
      <translation>Gleichverteilt nach Eingängen (PyTorch)</translation>
    </message>
    <message>
      <source>Uniform by fan-in</source>
      <translation>Gleichverteilt nach Eingängen</translation>
    </message>
    <message>
      <source>Independent numbers within 1/√fan_in of zero: what PyTorch gives weights and biases.</source>
      <translation>Unabhängige Zahlen, höchstens 1/√fan_in von null entfernt: So beginnen Gewichte und Bias-Werte in PyTorch.</translation>
    </message>
    <message>
      <source>Glorot</source>
      <translation>Glorot</translation>
    </message>
    <message>
      <source>A compromise that keeps the variance forwards and the gradient's variance backwards.</source>
      <translation>Ein Kompromiss, der vorwärts die Varianz und rückwärts die Varianz des Gradienten erhält.</translation>
    </message>
    <message>
      <source>Distribution</source>
      <translation>Verteilung</translation>
    </message>
    <message>
      <source>The shape of the distribution; its variance is the same for both.</source>
      <translation>Die Form der Verteilung; ihre Varianz ist bei beiden gleich.</translation>
    </message>
    <message>
      <source>normal</source>
      <translation>normal</translation>
    </message>
    <message>
      <source>uniform</source>
      <translation>gleichverteilt</translation>
    </message>
    <message>
      <source>Kaiming (He)</source>
      <translation>Kaiming (He)</translation>
    </message>
    <message>
      <source>Kaiming</source>
      <translation>Kaiming</translation>
    </message>
    <message>
      <source>Keeps the variance through ReLU layers, where half of the signal is cut away.</source>
      <translation>Erhält die Varianz durch ReLU-Schichten, in denen die Hälfte des Signals abgeschnitten wird.</translation>
    </message>
    <message>
      <source>LeCun</source>
      <translation>LeCun</translation>
    </message>
    <message>
      <source>Keeps the variance forwards through layers that are linear near 0; what SELU is made for.</source>
      <translation>Erhält vorwärts die Varianz durch Schichten, die nahe 0 linear sind; wofür SELU gemacht ist.</translation>
    </message>
    <message>
      <source>Normal</source>
      <translation>Normal</translation>
    </message>
    <message>
      <source>Independent normal numbers of a width you choose, whatever the layer's size.</source>
      <translation>Unabhängige normalverteilte Zahlen mit wählbarer Breite, gleich wie groß die Schicht ist.</translation>
    </message>
    <message>
      <source>Standard deviation</source>
      <translation>Standardabweichung</translation>
    </message>
    <message>
      <source>Too small and signals die out with depth; too large and units saturate.</source>
      <translation>Zu klein, und Signale sterben mit der Tiefe aus; zu groß, und Einheiten sättigen.</translation>
    </message>
    <message>
      <source>Orthogonal</source>
      <translation>Orthogonal</translation>
    </message>
    <message>
      <source>Turns signals without stretching them: all singular values of the weights are equal.</source>
      <translation>Dreht Signale, ohne sie zu strecken: alle Singulärwerte der Gewichte sind gleich.</translation>
    </message>
    <message>
      <source>Gain</source>
      <translation>Verstärkung</translation>
    </message>
    <message>
      <source>How much every signal is stretched.</source>
      <translation>Wie stark jedes Signal gestreckt wird.</translation>
    </message>
    <message>
      <source>Random walk</source>
      <translation>Irrfahrt</translation>
    </message>
    <message>
      <source>Keeps the length of the error signal, which goes a random walk from layer to layer, unbiased.</source>
      <translation>Hält die Länge des Fehlersignals, die von Schicht zu Schicht eine Irrfahrt macht, ohne Drift.</translation>
    </message>
    <message>
      <source>Units</source>
      <translation>Einheiten</translation>
    </message>
    <message>
      <source>The units that the signal goes through: those of tanh are linear near 0.</source>
      <translation>Die Neuronen, durch die das Signal geht: die mit tanh sind nahe 0 linear.</translation>
    </message>
    <message>
      <source>relu</source>
      <translation>relu</translation>
    </message>
    <message>
      <source>linear</source>
      <translation>linear</translation>
    </message>
    <message>
      <source>Uniform</source>
      <translation>Gleichverteilt</translation>
    </message>
    <message>
      <source>Independent numbers, equally likely between -a and a.</source>
      <translation>Unabhängige Zahlen, gleich wahrscheinlich zwischen -a und a.</translation>
    </message>
    <message>
      <source>Limit</source>
      <translation>Grenze</translation>
    </message>
    <message>
      <source>The largest number drawn.</source>
      <translation>Die größte gezogene Zahl.</translation>
    </message>
    <message>
      <source>Xavier</source>
      <translation>Xavier</translation>
    </message>
    <message>
      <source>Keeps the variance of the signal through layers that are linear near 0, such as tanh.</source>
      <translation>Erhält die Varianz des Signals durch Schichten, die nahe 0 linear sind, etwa tanh.</translation>
    </message>
    <message>
      <source>Krähenbühl</source>
      <translation>Krähenbühl</translation>
    </message>
    <message>
      <source>Gives every unit mean 0 and variance 1 on real samples, each by its own scale and bias.</source>
      <translation>Gibt jedem Neuron auf echten Beispielen Mittelwert 0 und Varianz 1, jedem mit eigenem Faktor und Bias.</translation>
    </message>
    <message>
      <source>LSUV</source>
      <translation>LSUV</translation>
    </message>
    <message>
      <source>Starts orthogonal, then scales every layer until its output has variance 1 on real samples.</source>
      <translation>Beginnt orthogonal und skaliert dann jede Schicht, bis ihre Ausgabe auf echten Beispielen Varianz 1 hat.</translation>
    </message>
    <message>
      <source>Tolerance</source>
      <translation>Toleranz</translation>
    </message>
    <message>
      <source>How far from 1 the variance of the outputs may stay.</source>
      <translation>Wie weit die Varianz der Ausgaben von 1 abweichen darf.</translation>
    </message>
    <message>
      <source>Applies an activation function to every unit.</source>
      <translation>Wendet auf jede Einheit eine Aktivierungsfunktion an.</translation>
    </message>
    <message>
      <source>The non-linearity of the layer; changing it keeps the weights.</source>
      <translation>Die Nichtlinearität der Schicht; wird sie geändert, bleiben die Gewichte.</translation>
    </message>
    <message>
      <source>Dense</source>
      <translation>Dense</translation>
    </message>
    <message>
      <source>Every unit is a weighted sum of all inputs plus a bias.</source>
      <translation>Jede Einheit ist eine gewichtete Summe aller Eingaben plus ein Bias.</translation>
    </message>
    <message>
      <source>dense</source>
      <translation>dense</translation>
    </message>
    <message>
      <source>How the weights start.</source>
      <translation>Wie die Gewichte beginnen.</translation>
    </message>
    <message>
      <source>Bias</source>
      <translation>Bias</translation>
    </message>
    <message>
      <source>Whether every weighted sum has a bias; without one, inputs of 0 give a sum of 0.</source>
      <translation>Ob jede gewichtete Summe einen Bias hat; ohne ihn ergeben Eingänge von 0 die Summe 0.</translation>
    </message>
    <message>
      <source>First biases</source>
      <translation>Erste Bias-Werte</translation>
    </message>
    <message>
      <source>How the biases start: like one more row of weights, from an input that is always 1.</source>
      <translation>Wie die Bias-Werte beginnen: wie eine weitere Zeile von Gewichten, zu einem Eingang, der immer 1 ist.</translation>
    </message>
    <message>
      <source>Learning-rate factor</source>
      <translation>Faktor der Lernrate</translation>
    </message>
    <message>
      <source>What the learning rate of this layer is multiplied by; 0 freezes the layer.</source>
      <translation>Womit die Lernrate dieser Schicht multipliziert wird; 0 friert die Schicht ein.</translation>
    </message>
    <message>
      <source>Learning-rate factor of biases</source>
      <translation>Faktor der Lernrate der Bias-Werte</translation>
    </message>
    <message>
      <source>What the learning rate of the biases is multiplied by, beside the factor of the layer; 0 leaves them as they are.</source>
      <translation>Womit die Lernrate der Bias-Werte multipliziert wird, zusätzlich zum Faktor der Schicht; 0 lässt sie, wie sie sind.</translation>
    </message>
    <message>
      <source>Frozen units</source>
      <translation>Eingefrorene Einheiten</translation>
    </message>
    <message>
      <source>The units whose weights and bias do not learn, counted from 0.</source>
      <translation>Die Einheiten, deren Gewichte und Bias nicht lernen, gezählt ab 0.</translation>
    </message>
    <message>
      <source>Maxout</source>
      <translation>Maxout</translation>
    </message>
    <message>
      <source>Every unit has several weighted sums and answers with the largest of them.</source>
      <translation>Jede Einheit hat mehrere gewichtete Summen und antwortet mit der größten davon.</translation>
    </message>
    <message>
      <source>maxout</source>
      <translation>maxout</translation>
    </message>
    <message>
      <source>Pieces</source>
      <translation>Teile</translation>
    </message>
    <message>
      <source>How many weighted sums each unit takes the largest of.</source>
      <translation>Aus wie vielen gewichteten Summen jede Einheit die größte nimmt.</translation>
    </message>
    <message>
      <source>Dropout</source>
      <translation>Dropout</translation>
    </message>
    <message>
      <source>Silences each unit at random while training, so that units cannot lean on each other.</source>
      <translation>Schaltet beim Training jede Einheit zufällig stumm, damit sich Einheiten nicht aufeinander verlassen.</translation>
    </message>
    <message>
      <source>dropout</source>
      <translation>dropout</translation>
    </message>
    <message>
      <source>Dropout rate</source>
      <translation>Dropout-Rate</translation>
    </message>
    <message>
      <source>The share of units silenced in each step; it can be changed while training.</source>
      <translation>Der Anteil der Einheiten, die in jedem Schritt stumm sind; auch während des Trainings änderbar.</translation>
    </message>
    <message>
      <source>Batch normalisation</source>
      <translation>Batch-Normalisierung</translation>
    </message>
    <message>
      <source>Gives every unit mean 0 and variance 1 over the batch, then a scale and shift to learn.</source>
      <translation>Gibt jeder Einheit über den Batch Mittelwert 0 und Varianz 1, danach lernbare Skalierung und Verschiebung.</translation>
    </message>
    <message>
      <source>batch normalisation</source>
      <translation>Batch-Normalisierung</translation>
    </message>
    <message>
      <source>Momentum</source>
      <translation>Momentum</translation>
    </message>
    <message>
      <source>Share of the newest batch in the running averages.</source>
      <translation>Anteil des neuesten Batches an den laufenden Mittelwerten.</translation>
    </message>
    <message>
      <source>Epsilon</source>
      <translation>Epsilon</translation>
    </message>
    <message>
      <source>Added to the variance, so that nothing is divided by zero.</source>
      <translation>Kommt zur Varianz hinzu, damit nichts durch null geteilt wird.</translation>
    </message>
    <message>
      <source>Scale and shift</source>
      <translation>Skalierung und Verschiebung</translation>
    </message>
    <message>
      <source>Whether γ and β are learned; without them they stay 1 and 0.</source>
      <translation>Ob γ und β gelernt werden; sonst bleiben sie 1 und 0.</translation>
    </message>
    <message>
      <source>Layer normalisation</source>
      <translation>Schicht-Normalisierung</translation>
    </message>
    <message>
      <source>Gives the units of every single sample mean 0 and variance 1, then a scale and shift.</source>
      <translation>Gibt den Einheiten jedes einzelnen Beispiels Mittelwert 0 und Varianz 1, danach Skalierung und Verschiebung.</translation>
    </message>
    <message>
      <source>layer normalisation</source>
      <translation>Schicht-Normalisierung</translation>
    </message>
    <message>
      <source>Residual block</source>
      <translation>Residual-Block</translation>
    </message>
    <message>
      <source>Adds what the layers inside it compute to its input, so that signals have a way around.</source>
      <translation>Addiert zur Eingabe, was die Schichten im Inneren daraus berechnen, sodass Signale einen Umweg haben.</translation>
    </message>
    <message>
      <source>residual block</source>
      <translation>Residual-Block</translation>
    </message>
    <message>
      <source>Layers inside</source>
      <translation>Schichten im Inneren</translation>
    </message>
    <message>
      <source>The layers of F, whose answer is added to the input.</source>
      <translation>Die Schichten von F, deren Antwort zur Eingabe addiert wird.</translation>
    </message>
    <message>
      <source>Huber</source>
      <translation>Huber</translation>
    </message>
    <message>
      <source>Squared for small errors and linear for large ones, so that outliers pull less.</source>
      <translation>Quadratisch für kleine Fehler und linear für große, sodass Ausreißer weniger ziehen.</translation>
    </message>
    <message>
      <source>Class targets</source>
      <translation>Zielwerte der Klassen</translation>
    </message>
    <message>
      <source>The numbers that stand for no and yes; ADALINE has -1 and 1. Numbers stay as given.</source>
      <translation>Die Zahlen, die für Nein und Ja stehen; ADALINE hat -1 und 1. Zahlen bleiben, wie sie sind.</translation>
    </message>
    <message>
      <source>Delta</source>
      <translation>Delta</translation>
    </message>
    <message>
      <source>The error beyond which the loss grows in a straight line.</source>
      <translation>Der Fehler, jenseits dessen der Verlust geradlinig wächst.</translation>
    </message>
    <message>
      <source>Mean squared error</source>
      <translation>Mittlerer quadratischer Fehler</translation>
    </message>
    <message>
      <source>Half the mean squared distance between outputs and targets.</source>
      <translation>Der halbe mittlere quadratische Abstand zwischen Ausgaben und Zielen.</translation>
    </message>
    <message>
      <source>Squared error behind an activation</source>
      <translation>Quadratischer Fehler hinter einer Aktivierung</translation>
    </message>
    <message>
      <source>The squared error of squashed outputs: where they saturate, the gradient vanishes.</source>
      <translation>Der quadratische Fehler gestauchter Ausgaben: wo sie sättigen, verschwindet der Gradient.</translation>
    </message>
    <message>
      <source>Link</source>
      <translation>Link-Funktion</translation>
    </message>
    <message>
      <source>The activation function f between the outputs and the squared error.</source>
      <translation>Die Aktivierungsfunktion f zwischen den Ausgaben und dem quadratischen Fehler.</translation>
    </message>
    <message>
      <source>Sigmoid cross-entropy (logistic)</source>
      <translation>Sigmoid-Kreuzentropie (logistisch)</translation>
    </message>
    <message>
      <source>Sigmoid cross-entropy</source>
      <translation>Sigmoid-Kreuzentropie</translation>
    </message>
    <message>
      <source>The logistic loss of one sigmoid output for two classes, 0 and 1.</source>
      <translation>Der logistische Verlust einer Sigmoid-Ausgabe für zwei Klassen, 0 und 1.</translation>
    </message>
    <message>
      <source>KL divergence</source>
      <translation>KL-Divergenz</translation>
    </message>
    <message>
      <source>How far the predicted distribution is from a target distribution; 0 when they agree.</source>
      <translation>Wie weit die vorhergesagte Verteilung von einer Zielverteilung entfernt ist; 0, wenn sie übereinstimmen.</translation>
    </message>
    <message>
      <source>Label smoothing</source>
      <translation>Label-Glättung</translation>
    </message>
    <message>
      <source>Share of the target spread evenly over all classes; 0 asks for certainty.</source>
      <translation>Anteil des Ziels, der gleichmäßig auf alle Klassen verteilt wird; 0 verlangt Gewissheit.</translation>
    </message>
    <message>
      <source>Softmax cross-entropy</source>
      <translation>Softmax-Kreuzentropie</translation>
    </message>
    <message>
      <source>Minus the logarithm of the probability given to the right class.</source>
      <translation>Minus der Logarithmus der Wahrscheinlichkeit, die der richtigen Klasse gegeben wird.</translation>
    </message>
    <message>
      <source>Several ADALINEs vote; where the majority is wrong, those nearest to 0 are pulled over.</source>
      <translation>Mehrere ADALINEs stimmen ab; wo die Mehrheit falsch liegt, werden die der 0 nächsten herübergezogen.</translation>
    </message>
    <message>
      <source>ADALINEs</source>
      <translation>ADALINEs</translation>
    </message>
    <message>
      <source>How many of them vote: an odd number, so that there is no draw.</source>
      <translation>Wie viele abstimmen: eine ungerade Zahl, damit es kein Unentschieden gibt.</translation>
    </message>
    <message>
      <source>Hinge</source>
      <translation>Hinge</translation>
    </message>
    <message>
      <source>Nothing for a score at least 1 on the right side, else as much as is missing.</source>
      <translation>Nichts für einen Wert von mindestens 1 auf der richtigen Seite, sonst so viel, wie fehlt.</translation>
    </message>
    <message>
      <source>Perceptron</source>
      <translation>Perzeptron</translation>
    </message>
    <message>
      <source>Only mistakes cost anything: as much as the score lies on the wrong side.</source>
      <translation>Nur Fehler kosten etwas: so viel, wie der Wert auf der falschen Seite liegt.</translation>
    </message>
    <message>
      <source>penalty</source>
      <translation>Strafterm</translation>
    </message>
    <message>
      <source>Elastic net (L1 and L2)</source>
      <translation>Elastic Net (L1 und L2)</translation>
    </message>
    <message>
      <source>Elastic net</source>
      <translation>Elastic Net</translation>
    </message>
    <message>
      <source>A mixture of L1, which makes weights zero, and L2, which keeps similar ones together.</source>
      <translation>Eine Mischung aus L1, das Gewichte zu null macht, und L2, das ähnliche zusammenhält.</translation>
    </message>
    <message>
      <source>Strength</source>
      <translation>Stärke</translation>
    </message>
    <message>
      <source>How strongly weights are pulled to zero.</source>
      <translation>Wie stark Gewichte zu null gezogen werden.</translation>
    </message>
    <message>
      <source>Bias strength</source>
      <translation>Stärke für Bias</translation>
    </message>
    <message>
      <source>How strongly biases are pulled to zero; usually they are left free.</source>
      <translation>Wie stark Bias-Werte zu null gezogen werden; meist bleiben sie frei.</translation>
    </message>
    <message>
      <source>Share of L1</source>
      <translation>Anteil von L1</translation>
    </message>
    <message>
      <source>1 is the L1 penalty alone, 0 is L2 alone.</source>
      <translation>1 ist der L1-Strafterm allein, 0 ist L2 allein.</translation>
    </message>
    <message>
      <source>Proximal</source>
      <translation>Proximal</translation>
    </message>
    <message>
      <source>Shrink after each step instead of through the gradient: small weights become 0.</source>
      <translation>Nach jedem Schritt schrumpfen statt über den Gradienten: kleine Gewichte werden 0.</translation>
    </message>
    <message>
      <source>Induced 1-norm (largest column)</source>
      <translation>Induzierte 1-Norm (größte Spalte)</translation>
    </message>
    <message>
      <source>Induced 1-norm</source>
      <translation>Induzierte 1-Norm</translation>
    </message>
    <message>
      <source>Prices only the unit whose weights are largest in sum, and pulls at that unit alone.</source>
      <translation>Belastet nur die Einheit, deren Gewichte in der Summe am größten sind, und zieht nur an ihr.</translation>
    </message>
    <message>
      <source>L1 (sparse weights)</source>
      <translation>L1 (dünn besetzte Gewichte)</translation>
    </message>
    <message>
      <source>L1</source>
      <translation>L1</translation>
    </message>
    <message>
      <source>Pulls every weight towards zero with the same force, so that small ones end at zero.</source>
      <translation>Zieht jedes Gewicht mit derselben Kraft gegen null, sodass kleine bei null enden.</translation>
    </message>
    <message>
      <source>L2 (weight decay)</source>
      <translation>L2 (Weight Decay)</translation>
    </message>
    <message>
      <source>L2</source>
      <translation>L2</translation>
    </message>
    <message>
      <source>Pulls every weight towards zero in proportion to its size.</source>
      <translation>Zieht jedes Gewicht im Verhältnis zu seiner Größe gegen null.</translation>
    </message>
    <message>
      <source>Weights may be as large as they like.</source>
      <translation>Gewichte dürfen beliebig groß sein.</translation>
    </message>
    <message>
      <source>optimizer</source>
      <translation>Optimierer</translation>
    </message>
    <message>
      <source>AMSGrad</source>
      <translation>AMSGrad</translation>
    </message>
    <message>
      <source>Adam that never forgets the largest average square, so its steps cannot grow again.</source>
      <translation>Adam, der das größte mittlere Quadrat nie vergisst, sodass seine Schritte nicht wieder wachsen können.</translation>
    </message>
    <message>
      <source>Learning rate</source>
      <translation>Lernrate</translation>
    </message>
    <message>
      <source>How far a step goes along the gradient.</source>
      <translation>Wie weit ein Schritt entlang des Gradienten geht.</translation>
    </message>
    <message>
      <source>First decay</source>
      <translation>Erster Zerfall</translation>
    </message>
    <message>
      <source>Memory of the gradient: the share of the old average that is kept.</source>
      <translation>Gedächtnis des Gradienten: der Anteil des alten Mittels, der bleibt.</translation>
    </message>
    <message>
      <source>Second decay</source>
      <translation>Zweiter Zerfall</translation>
    </message>
    <message>
      <source>Memory of the squared gradient: the share of the old average that is kept.</source>
      <translation>Gedächtnis des quadrierten Gradienten: der Anteil des alten Mittels, der bleibt.</translation>
    </message>
    <message>
      <source>Keeps the division finite; outside the root as in PyTorch, inside it in the slides.</source>
      <translation>Hält die Division endlich; außerhalb der Wurzel wie in PyTorch, innerhalb wie auf den Folien.</translation>
    </message>
    <message>
      <source>Adam</source>
      <translation>Adam</translation>
    </message>
    <message>
      <source>Momentum and RMSProp together, corrected for starting from empty memory.</source>
      <translation>Momentum und RMSProp zusammen, korrigiert um den Start mit leerem Gedächtnis.</translation>
    </message>
    <message>
      <source>AdamW</source>
      <translation>AdamW</translation>
    </message>
    <message>
      <source>Adam with weight decay that is not divided by the size of the gradient.</source>
      <translation>Adam mit Weight Decay, das nicht durch die Größe des Gradienten geteilt wird.</translation>
    </message>
    <message>
      <source>Weight decay</source>
      <translation>Weight Decay</translation>
    </message>
    <message>
      <source>Share of every parameter, times the learning rate, that is taken off in each step.</source>
      <translation>Anteil jedes Parameters, mal der Lernrate, der in jedem Schritt abgezogen wird.</translation>
    </message>
    <message>
      <source>NAdam</source>
      <translation>NAdam</translation>
    </message>
    <message>
      <source>Adam with Nesterov's look ahead, and a memory of the gradient that lengthens at the start.</source>
      <translation>Adam mit Nesterovs Blick voraus und einem Gedächtnis des Gradienten, das am Anfang länger wird.</translation>
    </message>
    <message>
      <source>Momentum decay</source>
      <translation>Zerfall des Momentums</translation>
    </message>
    <message>
      <source>How fast the memory of the gradient lengthens from half of β₁ to β₁.</source>
      <translation>Wie schnell das Gedächtnis des Gradienten von der Hälfte von β₁ bis zu β₁ länger wird.</translation>
    </message>
    <message>
      <source>AdaDelta</source>
      <translation>AdaDelta</translation>
    </message>
    <message>
      <source>Finds its own step size: the recent size of its steps over that of the gradient.</source>
      <translation>Findet die eigene Schrittweite: die jüngste Größe der Schritte geteilt durch die des Gradienten.</translation>
    </message>
    <message>
      <source>Decay</source>
      <translation>Zerfall</translation>
    </message>
    <message>
      <source>Memory of the squared gradient and of the squared step: the share of the old average that is kept.</source>
      <translation>Gedächtnis des quadrierten Gradienten und des quadrierten Schritts: der Anteil des alten Mittels, der bleibt.</translation>
    </message>
    <message>
      <source>Keeps the division finite; inside both roots; its root is the size of a first step.</source>
      <translation>Hält die Division endlich; innerhalb beider Wurzeln; die eigene Wurzel ist die Größe eines ersten Schritts.</translation>
    </message>
    <message>
      <source>AdaGrad</source>
      <translation>AdaGrad</translation>
    </message>
    <message>
      <source>Divides every gradient by the root of all its squares so far; steps only get smaller.</source>
      <translation>Teilt jeden Gradienten durch die Wurzel aller seiner bisherigen Quadrate; Schritte werden nur kleiner.</translation>
    </message>
    <message>
      <source>RMSProp</source>
      <translation>RMSProp</translation>
    </message>
    <message>
      <source>Divides every gradient by its recent size, so that flat directions keep up with steep ones.</source>
      <translation>Teilt jeden Gradienten durch seine jüngste Größe, sodass flache Richtungen mit steilen mithalten.</translation>
    </message>
    <message>
      <source>clipping</source>
      <translation>Clipping</translation>
    </message>
    <message>
      <source>By norm</source>
      <translation>Nach Norm</translation>
    </message>
    <message>
      <source>Shortens a gradient that is longer than a limit and keeps its direction.</source>
      <translation>Kürzt einen Gradienten, der länger als eine Grenze ist, und behält seine Richtung bei.</translation>
    </message>
    <message>
      <source>Largest norm</source>
      <translation>Größte Norm</translation>
    </message>
    <message>
      <source>How long the gradient of all layers together may be.</source>
      <translation>Wie lang der Gradient aller Schichten zusammen sein darf.</translation>
    </message>
    <message>
      <source>By value</source>
      <translation>Nach Wert</translation>
    </message>
    <message>
      <source>Cuts every number of the gradient off at a limit, each by itself.</source>
      <translation>Schneidet jede Zahl des Gradienten für sich an einer Grenze ab.</translation>
    </message>
    <message>
      <source>Largest value</source>
      <translation>Größter Wert</translation>
    </message>
    <message>
      <source>How large each number of the gradient may be.</source>
      <translation>Wie groß jede Zahl des Gradienten sein darf.</translation>
    </message>
    <message>
      <source>Gradients may be as large as they come.</source>
      <translation>Gradienten dürfen so groß sein, wie sie kommen.</translation>
    </message>
    <message>
      <source>Rolls like a ball: steps add up where gradients agree and cancel where they alternate.</source>
      <translation>Rollt wie eine Kugel: Schritte summieren sich, wo Gradienten übereinstimmen, und heben sich auf, wo sie hin und her wechseln.</translation>
    </message>
    <message>
      <source>Share of the old speed that is kept; 0 gives SGD.</source>
      <translation>Anteil der alten Geschwindigkeit, der bleibt; 0 ergibt SGD.</translation>
    </message>
    <message>
      <source>Nesterov momentum</source>
      <translation>Nesterov-Momentum</translation>
    </message>
    <message>
      <source>Momentum that already takes the next push into account, and so brakes earlier.</source>
      <translation>Momentum, das den nächsten Stoß schon berücksichtigt und so früher bremst.</translation>
    </message>
    <message>
      <source>SGD</source>
      <translation>SGD</translation>
    </message>
    <message>
      <source>Walks straight down the gradient of the mini-batch.</source>
      <translation>Geht den Gradienten des Mini-Batches geradewegs hinab.</translation>
    </message>
    <message>
      <source>schedule</source>
      <translation>Lernratenplan</translation>
    </message>
    <message>
      <source>The learning rate stays as it is set.</source>
      <translation>Die Lernrate bleibt, wie sie eingestellt ist.</translation>
    </message>
    <message>
      <source>Counted in</source>
      <translation>Gezählt in</translation>
    </message>
    <message>
      <source>What time t, lengths and the warm-up count: epochs (passes) or steps (mini-batches).</source>
      <translation>Was Zeit t, Längen und Aufwärmen zählen: Epochen (Durchgänge) oder Schritte (Mini-Batches).</translation>
    </message>
    <message>
      <source>Warm-up</source>
      <translation>Aufwärmen</translation>
    </message>
    <message>
      <source>For so many epochs or steps the learning rate climbs in a line; then t begins at 0.</source>
      <translation>So viele Epochen oder Schritte lang steigt die Lernrate linear; danach beginnt t bei 0.</translation>
    </message>
    <message>
      <source>The learning rate falls along half a wave: slowly, then fast, then slowly.</source>
      <translation>Die Lernrate fällt entlang einer halben Welle: langsam, dann schnell, dann langsam.</translation>
    </message>
    <message>
      <source>Length</source>
      <translation>Länge</translation>
    </message>
    <message>
      <source>Epochs or steps until the end is reached; the rate stays there.</source>
      <translation>Epochen oder Schritte, bis das Ende erreicht ist; dort bleibt die Rate.</translation>
    </message>
    <message>
      <source>Final share</source>
      <translation>Endanteil</translation>
    </message>
    <message>
      <source>Share of the learning rate that is left at the end.</source>
      <translation>Anteil der Lernrate, der am Ende bleibt.</translation>
    </message>
    <message>
      <source>Exponential</source>
      <translation>Exponentiell</translation>
    </message>
    <message>
      <source>The learning rate loses the same share of itself again and again.</source>
      <translation>Die Lernrate verliert immer wieder denselben Anteil von sich selbst.</translation>
    </message>
    <message>
      <source>Kept share</source>
      <translation>Restanteil</translation>
    </message>
    <message>
      <source>What is left of the rate after one more epoch or step.</source>
      <translation>Was nach einer weiteren Epoche oder einem weiteren Schritt von der Rate bleibt.</translation>
    </message>
    <message>
      <source>1/t</source>
      <translation>1/t</translation>
    </message>
    <message>
      <source>The learning rate falls like one over time, the lecture's choice for strong convexity.</source>
      <translation>Die Lernrate fällt wie eins durch die Zeit; die Wahl der Vorlesung bei starker Konvexität.</translation>
    </message>
    <message>
      <source>Speed of decay</source>
      <translation>Zerfallstempo</translation>
    </message>
    <message>
      <source>How fast the rate falls; after 1/k epochs or steps it is half.</source>
      <translation>Wie schnell die Rate fällt; nach 1/k Epochen oder Schritten ist es die Hälfte.</translation>
    </message>
    <message>
      <source>1/√t</source>
      <translation>1/√t</translation>
    </message>
    <message>
      <source>The learning rate falls like one over the root of time, which is slower than 1/t.</source>
      <translation>Die Lernrate fällt wie eins durch die Wurzel der Zeit, also langsamer als 1/t.</translation>
    </message>
    <message>
      <source>How fast the rate falls; after 3/k epochs or steps it is half.</source>
      <translation>Wie schnell die Rate fällt; nach 3/k Epochen oder Schritten ist es die Hälfte.</translation>
    </message>
    <message>
      <source>One cycle</source>
      <translation>Ein Zyklus</translation>
    </message>
    <message>
      <source>The learning rate climbs to its full height and comes down far below where it began.</source>
      <translation>Die Lernrate steigt zu voller Höhe und kommt bis weit unter ihren Anfang herab.</translation>
    </message>
    <message>
      <source>Rising share</source>
      <translation>Anteil des Anstiegs</translation>
    </message>
    <message>
      <source>Share of T spent climbing.</source>
      <translation>Anteil von T, der ansteigt.</translation>
    </message>
    <message>
      <source>Reduce on plateau</source>
      <translation>Bei Stillstand senken</translation>
    </message>
    <message>
      <source>The learning rate drops when the loss has stopped getting better.</source>
      <translation>Die Lernrate fällt, wenn der Verlust nicht mehr besser wird.</translation>
    </message>
    <message>
      <source>Loss of</source>
      <translation>Verlust von</translation>
    </message>
    <message>
      <source>Whose loss is watched, in test mode.</source>
      <translation>Wessen Verlust beobachtet wird, im Testmodus.</translation>
    </message>
    <message>
      <source>What a drop leaves of the rate.</source>
      <translation>Was eine Senkung von der Rate übrig lässt.</translation>
    </message>
    <message>
      <source>Patience</source>
      <translation>Geduld</translation>
    </message>
    <message>
      <source>Epochs without a better loss that are let pass.</source>
      <translation>Epochen ohne besseren Verlust, die abgewartet werden.</translation>
    </message>
    <message>
      <source>The learning rate falls to its end along a power of the time that is left.</source>
      <translation>Die Lernrate fällt zu ihrem Ende entlang einer Potenz der verbleibenden Zeit.</translation>
    </message>
    <message>
      <source>Power</source>
      <translation>Potenz</translation>
    </message>
    <message>
      <source>1 falls in a line, 2 steeply at first.</source>
      <translation>1 fällt linear, 2 zuerst steil.</translation>
    </message>
    <message>
      <source>Steps down</source>
      <translation>Stufenweise</translation>
    </message>
    <message>
      <source>The learning rate drops by the same share after every so many epochs or steps.</source>
      <translation>Die Lernrate fällt jeweils nach so vielen Epochen oder Schritten um denselben Anteil.</translation>
    </message>
    <message>
      <source>Epochs or steps between two drops.</source>
      <translation>Epochen oder Schritte zwischen zwei Senkungen.</translation>
    </message>
    <message>
      <source>Lion</source>
      <translation>Lion</translation>
    </message>
    <message>
      <source>Moves every parameter by the same amount, in the direction the gradients agree on.</source>
      <translation>Bewegt jeden Parameter um denselben Betrag, in die Richtung, in der die Gradienten übereinstimmen.</translation>
    </message>
    <message>
      <source>Memory of the gradient in this step: the share of the old average that is kept.</source>
      <translation>Gedächtnis des Gradienten in diesem Schritt: der Anteil des alten Mittels, der bleibt.</translation>
    </message>
    <message>
      <source>Memory of the gradient for the steps to come: the share of the old average that is kept.</source>
      <translation>Gedächtnis des Gradienten für die kommenden Schritte: der Anteil des alten Mittels, der bleibt.</translation>
    </message>
    <message>
      <source>race</source>
      <translation>Rennen</translation>
    </message>
    <message>
      <source>Race the activations</source>
      <translation>Aktivierungen um die Wette</translation>
    </message>
    <message>
      <source>Every activation function, in all hidden layers at once; first weights are the same.</source>
      <translation>Jede Aktivierungsfunktion in allen verborgenen Schichten zugleich; die Anfangsgewichte sind gleich.</translation>
    </message>
    <message>
      <source>With and without BatchNorm</source>
      <translation>Mit und ohne BatchNorm</translation>
    </message>
    <message>
      <source>The same network without batch normalisation, and with it behind all weighted sums.</source>
      <translation>Dasselbe Netz ohne Batch-Normalisierung und mit ihr hinter allen gewichteten Summen.</translation>
    </message>
    <message>
      <source>Batch 1, 32, all</source>
      <translation>Batch 1, 32, alle</translation>
    </message>
    <message>
      <source>One sample at a time, a few, and all at once.</source>
      <translation>Ein Beispiel nach dem anderen, wenige, und alle auf einmal.</translation>
    </message>
    <message>
      <source>Four draws of weights</source>
      <translation>Vier Ziehungen der Gewichte</translation>
    </message>
    <message>
      <source>The same experiment from four draws of first weights, the one at hand first.</source>
      <translation>Dasselbe Experiment mit vier Ziehungen der Anfangsgewichte, die jetzige zuerst.</translation>
    </message>
    <message>
      <source>Race the initialisations</source>
      <translation>Initialisierungen um die Wette</translation>
    </message>
    <message>
      <source>Every way to draw the first weights of all layers, the output layer's too.</source>
      <translation>Jede Art, die Anfangsgewichte aller Schichten zu ziehen, auch die der Ausgabeschicht.</translation>
    </message>
    <message>
      <source>Race the optimisers</source>
      <translation>Optimierer um die Wette</translation>
    </message>
    <message>
      <source>Every optimiser with a learning rate of its own.</source>
      <translation>Jeder Optimierer mit einer eigenen Lernrate.</translation>
    </message>
    <message>
      <source>λ = 0, 0.001, 0.01, 0.1</source>
      <translation>λ = 0, 0.001, 0.01, 0.1</translation>
    </message>
    <message>
      <source>Four strengths of a penalty: of the one that is chosen, else of L2.</source>
      <translation>Vier Stärken eines Strafterms: des gewählten, sonst von L2.</translation>
    </message>
    <message>
      <source>pretraining</source>
      <translation>Vortraining</translation>
    </message>
    <message>
      <source>Auto-encoders, layer by layer</source>
      <translation>Autoencoder, Schicht für Schicht</translation>
    </message>
    <message>
      <source>Every layer first learns to encode its input so that a linear layer can tell what it was.</source>
      <translation>Jede Schicht lernt zuerst, ihre Eingabe so zu codieren, dass eine lineare Schicht erkennt, was sie war.</translation>
    </message>
    <message>
      <source>Epochs per layer</source>
      <translation>Epochen je Schicht</translation>
    </message>
    <message>
      <source>How often each layer sees all training samples before the next one learns.</source>
      <translation>Wie oft jede Schicht alle Trainingsbeispiele sieht, bevor die nächste lernt.</translation>
    </message>
    <message>
      <source>Pre-training rate</source>
      <translation>Rate des Vortrainings</translation>
    </message>
    <message>
      <source>The learning rate of the auto-encoders; training has one of its own.</source>
      <translation>Die Lernrate der Autoencoder; das Training hat eine eigene.</translation>
    </message>
    <message>
      <source>Pre-training batch</source>
      <translation>Stapel des Vortrainings</translation>
    </message>
    <message>
      <source>Samples whose mean gradient makes one step of an auto-encoder.</source>
      <translation>Beispiele, deren mittlerer Gradient einen Schritt eines Autoencoders ergibt.</translation>
    </message>
    <message>
      <source>Training begins with the first weights as they were drawn.</source>
      <translation>Das Training beginnt mit den Anfangsgewichten, wie sie gezogen wurden.</translation>
    </message>
    <message>
      <source>Dataset</source>
      <translation>Datensatz</translation>
    </message>
    <message>
      <source>Where the samples come from.</source>
      <translation>Woher die Beispiele kommen.</translation>
    </message>
    <message>
      <source>Validation share</source>
      <translation>Anteil Validierung</translation>
    </message>
    <message>
      <source>Share of the samples kept back to choose settings by.</source>
      <translation>Anteil der Beispiele, der zurückgehalten wird, um Einstellungen danach zu wählen.</translation>
    </message>
    <message>
      <source>Test share</source>
      <translation>Anteil Test</translation>
    </message>
    <message>
      <source>Share of the samples kept back to judge the result by.</source>
      <translation>Anteil der Beispiele, der zurückgehalten wird, um das Ergebnis daran zu beurteilen.</translation>
    </message>
    <message>
      <source>Input features</source>
      <translation>Eingabemerkmale</translation>
    </message>
    <message>
      <source>Numbers made of the inputs, given to the network as further inputs.</source>
      <translation>Aus den Eingaben gebildete Zahlen, die das Netz als weitere Eingaben erhält.</translation>
    </message>
    <message>
      <source>Raw inputs</source>
      <translation>Rohe Eingaben</translation>
    </message>
    <message>
      <source>Whether the network is also shown the inputs themselves, beside their features.</source>
      <translation>Ob dem Netz neben den Merkmalen auch die Eingaben selbst gezeigt werden.</translation>
    </message>
    <message>
      <source>Input scaling</source>
      <translation>Skalierung der Eingaben</translation>
    </message>
    <message>
      <source>Whether inputs are brought to one size; measured on the training part only.</source>
      <translation>Ob die Eingaben auf eine Größe gebracht werden; nur am Trainingsteil gemessen.</translation>
    </message>
    <message>
      <source>Target scaling</source>
      <translation>Zielskalierung</translation>
    </message>
    <message>
      <source>Whether the network is trained on numbers of mean 0 and variance 1 where it predicts numbers; all it says is shown in the units of the data.</source>
      <translation>Ob das Netz auf Zahlen mit Mittelwert 0 und Varianz 1 trainiert wird, wo es Zahlen vorhersagt; alles, was es sagt, steht in den Einheiten der Daten.</translation>
    </message>
    <message>
      <source>The samples.</source>
      <translation>Die Beispiele.</translation>
    </message>
    <message>
      <source>Layers</source>
      <translation>Schichten</translation>
    </message>
    <message>
      <source>The hidden layers; the output layer follows from data and loss.</source>
      <translation>Die verborgenen Schichten; die Ausgabeschicht folgt aus Daten und Verlust.</translation>
    </message>
    <message>
      <source>Output initialisation</source>
      <translation>Initialisierung der Ausgabe</translation>
    </message>
    <message>
      <source>How the weights of the output layer start.</source>
      <translation>Wie die Gewichte der Ausgabeschicht beginnen.</translation>
    </message>
    <message>
      <source>Output bias</source>
      <translation>Bias der Ausgabe</translation>
    </message>
    <message>
      <source>First output biases</source>
      <translation>Erste Bias-Werte der Ausgabe</translation>
    </message>
    <message>
      <source>Pre-training</source>
      <translation>Vortraining</translation>
    </message>
    <message>
      <source>Whether layers learn from the inputs alone before training begins.</source>
      <translation>Ob Schichten aus den Eingaben allein lernen, bevor das Training beginnt.</translation>
    </message>
    <message>
      <source>What training makes small; it also decides the output layer.</source>
      <translation>Was das Training klein macht; bestimmt auch die Ausgabeschicht.</translation>
    </message>
    <message>
      <source>Class weights</source>
      <translation>Klassengewichte</translation>
    </message>
    <message>
      <source>Balanced: in training, rare classes count as much as frequent ones; scores do not change.</source>
      <translation>Ausgeglichen: im Training zählen seltene Klassen so viel wie häufige; die Kennzahlen ändern sich nicht.</translation>
    </message>
    <message>
      <source>balanced</source>
      <translation>ausgeglichen</translation>
    </message>
    <message>
      <source>Penalty</source>
      <translation>Strafterm</translation>
    </message>
    <message>
      <source>A price on large weights, added to the loss.</source>
      <translation>Ein Preis auf große Gewichte, der zum Verlust hinzukommt.</translation>
    </message>
    <message>
      <source>Optimiser</source>
      <translation>Optimierer</translation>
    </message>
    <message>
      <source>How a gradient becomes a step.</source>
      <translation>Wie aus einem Gradienten ein Schritt wird.</translation>
    </message>
    <message>
      <source>Learning-rate schedule</source>
      <translation>Lernratenplan</translation>
    </message>
    <message>
      <source>How the learning rate changes while training goes on.</source>
      <translation>Wie sich die Lernrate im Lauf des Trainings ändert.</translation>
    </message>
    <message>
      <source>Gradient clipping</source>
      <translation>Gradienten-Clipping</translation>
    </message>
    <message>
      <source>What is done to a gradient that is too long.</source>
      <translation>Was mit einem zu langen Gradienten geschieht.</translation>
    </message>
    <message>
      <source>Stopping rules</source>
      <translation>Stoppregeln</translation>
    </message>
    <message>
      <source>When training ends by itself; the first rule that is met ends it.</source>
      <translation>Wann das Training von selbst endet; die erste erfüllte Regel beendet es.</translation>
    </message>
    <message>
      <source>Batch size</source>
      <translation>Batch-Größe</translation>
    </message>
    <message>
      <source>Samples whose mean gradient makes one step.</source>
      <translation>Beispiele, deren mittlerer Gradient einen Schritt ergibt.</translation>
    </message>
    <message>
      <source>Shuffle</source>
      <translation>Mischen</translation>
    </message>
    <message>
      <source>Whether every epoch takes the training samples in another order, or always in that of the data.</source>
      <translation>Ob jede Epoche die Trainingsbeispiele in anderer Reihenfolge nimmt oder immer in der der Daten.</translation>
    </message>
    <message>
      <source>Precision</source>
      <translation>Rechengenauigkeit</translation>
    </message>
    <message>
      <source>float64 has 16 digits, float32 has 7 and is faster for wide layers.</source>
      <translation>float64 hat 16 Stellen, float32 hat 7 und ist bei breiten Schichten schneller.</translation>
    </message>
    <message>
      <source>float64</source>
      <translation>float64</translation>
    </message>
    <message>
      <source>float32</source>
      <translation>float32</translation>
    </message>
    <message>
      <source>Computed by</source>
      <translation>Gerechnet von</translation>
    </message>
    <message>
      <source>The compiled kernel, or NumPy: slower, and every formula can be read in Python.</source>
      <translation>Der kompilierte Kern, oder NumPy: langsamer, und jede Formel steht lesbar in Python da.</translation>
    </message>
    <message>
      <source>kernel</source>
      <translation>Kern</translation>
    </message>
    <message>
      <source>numpy</source>
      <translation>NumPy</translation>
    </message>
    <message>
      <source>Decides every random number of the experiment: data, weights and batches.</source>
      <translation>Bestimmt jede Zufallszahl des Experiments: Daten, Gewichte und Batches.</translation>
    </message>
    <message>
      <source>Weights draw</source>
      <translation>Ziehung der Gewichte</translation>
    </message>
    <message>
      <source>Which draw of first weights is used; New weights counts it up.</source>
      <translation>Welche Ziehung der ersten Gewichte gilt; „Neue Gewichte“ zählt sie hoch.</translation>
    </message>
    <message>
      <source>Data draw</source>
      <translation>Ziehung der Daten</translation>
    </message>
    <message>
      <source>Which draw of samples is used; New data counts it up.</source>
      <translation>Welche Ziehung der Beispiele gilt; „Neue Daten“ zählt sie hoch.</translation>
    </message>
    <message>
      <source>Hand-set starts</source>
      <translation>Von Hand gesetzte Startwerte</translation>
    </message>
    <message>
      <source>First values of single weights and biases, set by hand; New weights clears them.</source>
      <translation>Anfangswerte einzelner Gewichte und Biases, von Hand gesetzt; „Neue Gewichte“ löscht sie.</translation>
    </message>
    <message>
      <source>stop rule</source>
      <translation>Stoppregel</translation>
    </message>
    <message>
      <source>Loss no longer changes</source>
      <translation>Verlust ändert sich nicht mehr</translation>
    </message>
    <message>
      <source>Stops when the mean training loss of an epoch is nearly that of the epoch before.</source>
      <translation>Stoppt, wenn der mittlere Trainingsverlust einer Epoche fast der der Epoche davor ist.</translation>
    </message>
    <message>
      <source>A change of the mean loss per epoch smaller than this stops training.</source>
      <translation>Eine kleinere Änderung des mittleren Verlusts pro Epoche als diese stoppt das Training.</translation>
    </message>
    <message>
      <source>Number of epochs</source>
      <translation>Anzahl der Epochen</translation>
    </message>
    <message>
      <source>Stops when the data has been gone through so many times.</source>
      <translation>Stoppt, wenn die Daten so oft durchlaufen wurden.</translation>
    </message>
    <message>
      <source>Epochs</source>
      <translation>Epochen</translation>
    </message>
    <message>
      <source>Epochs until training stops.</source>
      <translation>Epochen, bis das Training stoppt.</translation>
    </message>
    <message>
      <source>Accuracy no longer improves</source>
      <translation>Genauigkeit wird nicht mehr besser</translation>
    </message>
    <message>
      <source>Stops when no more samples are classified right for some epochs, and takes the best back.</source>
      <translation>Hält an, wenn einige Epochen lang nicht mehr Beispiele richtig erkannt werden, und holt die besten Gewichte zurück.</translation>
    </message>
    <message>
      <source>Epochs without anything better.</source>
      <translation>Epochen, in denen nichts besser wurde.</translation>
    </message>
    <message>
      <source>Least gain</source>
      <translation>Mindestgewinn</translation>
    </message>
    <message>
      <source>By how much a value must be better than the best one to count.</source>
      <translation>Um wie viel ein Wert besser sein muss als der beste, um zu zählen.</translation>
    </message>
    <message>
      <source>Restore the best weights</source>
      <translation>Beste Gewichte zurückholen</translation>
    </message>
    <message>
      <source>Whether the best epoch's weights come back.</source>
      <translation>Ob die Gewichte der besten Epoche zurückkommen.</translation>
    </message>
    <message>
      <source>Measured on</source>
      <translation>Gemessen an</translation>
    </message>
    <message>
      <source>Whose samples are counted.</source>
      <translation>Wessen Beispiele gezählt werden.</translation>
    </message>
    <message>
      <source>Early stopping</source>
      <translation>Frühes Stoppen</translation>
    </message>
    <message>
      <source>Stops when the validation loss has not got better for some epochs, and takes the best back.</source>
      <translation>Stoppt, wenn der Validierungsverlust einige Epochen lang nicht besser wurde, und holt das Beste zurück.</translation>
    </message>
    <message>
      <source>Target accuracy</source>
      <translation>Zielgenauigkeit</translation>
    </message>
    <message>
      <source>Stops when so large a share of the samples is classified right.</source>
      <translation>Stoppt, wenn ein so großer Anteil der Beispiele richtig klassifiziert wird.</translation>
    </message>
    <message>
      <source>The share of right answers at which training stops.</source>
      <translation>Der Anteil richtiger Antworten, bei dem das Training stoppt.</translation>
    </message>
    <message>
      <source>Stops when the loss is as small as wished.</source>
      <translation>Stoppt, wenn der Verlust so klein wie gewünscht ist.</translation>
    </message>
    <message>
      <source>The loss at which training stops.</source>
      <translation>Der Verlust, bei dem das Training stoppt.</translation>
    </message>
    <message>
      <source>Whose loss is compared with the target.</source>
      <translation>Wessen Verlust mit dem Ziel verglichen wird.</translation>
    </message>
    <message>
      <source>File</source>
      <translation>Datei</translation>
    </message>
    <message>
      <source>Edit</source>
      <translation>Bearbeiten</translation>
    </message>
    <message>
      <source>Train</source>
      <translation>Training</translation>
    </message>
    <message>
      <source>View</source>
      <translation>Ansicht</translation>
    </message>
    <message>
      <source>Labs</source>
      <translation>Labore</translation>
    </message>
    <message>
      <source>Help</source>
      <translation>Hilfe</translation>
    </message>
    <message>
      <source>circle</source>
      <translation>Kreis</translation>
    </message>
    <message>
      <source>spiral</source>
      <translation>Spirale</translation>
    </message>
    <message>
      <source>moons</source>
      <translation>Monde</translation>
    </message>
    <message>
      <source>rings</source>
      <translation>Ringe</translation>
    </message>
    <message>
      <source>checkerboard</source>
      <translation>Schachbrett</translation>
    </message>
    <message>
      <source>stripes</source>
      <translation>Streifen</translation>
    </message>
    <message>
      <source>clouds</source>
      <translation>Wolken</translation>
    </message>
    <message>
      <source>gate</source>
      <translation>Gatter</translation>
    </message>
    <message>
      <source>parity</source>
      <translation>Parität</translation>
    </message>
    <message>
      <source>sawtooth</source>
      <translation>Sägezahn</translation>
    </message>
    <message>
      <source>sinc</source>
      <translation>Sinc</translation>
    </message>
    <message>
      <source>polynomial</source>
      <translation>Polynom</translation>
    </message>
    <message>
      <source>plane</source>
      <translation>Ebene</translation>
    </message>
    <message>
      <source>ravine</source>
      <translation>Schlucht</translation>
    </message>
    <message>
      <source>digits</source>
      <translation>Ziffern</translation>
    </message>
    <message>
      <source>one digit</source>
      <translation>eine Ziffer</translation>
    </message>
    <message>
      <source>digits or none</source>
      <translation>Ziffern oder keine</translation>
    </message>
    <message>
      <source>letters</source>
      <translation>Buchstaben</translation>
    </message>
    <message>
      <source>digits again</source>
      <translation>Ziffern auf sich</translation>
    </message>
    <message>
      <source>iris</source>
      <translation>Iris</translation>
    </message>
    <message>
      <source>penguins</source>
      <translation>Pinguine</translation>
    </message>
    <message>
      <source>engel</source>
      <translation>Engel</translation>
    </message>
    <message>
      <source>Begin with the spiral and first weights.</source>
      <translation>Mit der Spirale und ersten Gewichten beginnen.</translation>
    </message>
    <message>
      <source>Open…</source>
      <translation>Öffnen…</translation>
    </message>
    <message>
      <source>Open an experiment file and go on where it was.</source>
      <translation>Eine Experimentdatei öffnen und dort weitermachen, wo sie war.</translation>
    </message>
    <message>
      <source>Save</source>
      <translation>Speichern</translation>
    </message>
    <message>
      <source>Write settings, weights and history to the file.</source>
      <translation>Einstellungen, Gewichte und Verlauf in die Datei schreiben.</translation>
    </message>
    <message>
      <source>Save as…</source>
      <translation>Speichern unter…</translation>
    </message>
    <message>
      <source>Write settings, weights and history to another file.</source>
      <translation>Einstellungen, Gewichte und Verlauf in eine andere Datei schreiben.</translation>
    </message>
    <message>
      <source>Import table…</source>
      <translation>Tabelle importieren…</translation>
    </message>
    <message>
      <source>Read a table of your own, a text file or a workbook, and choose its inputs and target.</source>
      <translation>Eine eigene Tabelle lesen, Textdatei oder Arbeitsmappe, und ihre Eingaben und ihr Ziel wählen.</translation>
    </message>
    <message>
      <source>Export results…</source>
      <translation>Ergebnisse exportieren…</translation>
    </message>
    <message>
      <source>Write weights.npz, history.csv and result.json of this step into a folder, and the best weights if a stopping rule keeps them.</source>
      <translation>weights.npz, history.csv und result.json dieses Schritts in einen Ordner schreiben, dazu die besten Gewichte, wenn eine Stoppregel sie aufhebt.</translation>
    </message>
    <message>
      <source>Copy as text code</source>
      <translation>Als Textcode kopieren</translation>
    </message>
    <message>
      <source>Copy the experiment, or the lab that is open, as a text to send: it opens the same.</source>
      <translation>Kopiert das Experiment oder das offene Labor als Text zum Verschicken: Er öffnet dasselbe.</translation>
    </message>
    <message>
      <source>Open a text code…</source>
      <translation>Textcode öffnen…</translation>
    </message>
    <message>
      <source>Open the experiment or the lab that somebody has sent as a text.</source>
      <translation>Öffnet das Experiment oder Labor, das jemand als Text geschickt hat.</translation>
    </message>
    <message>
      <source>Quit</source>
      <translation>Beenden</translation>
    </message>
    <message>
      <source>Close the window and stop training.</source>
      <translation>Das Fenster schließen und das Training beenden.</translation>
    </message>
    <message>
      <source>Undo</source>
      <translation>Rückgängig</translation>
    </message>
    <message>
      <source>Take the last change back; trained weights return too.</source>
      <translation>Die letzte Änderung zurücknehmen; auch trainierte Gewichte kehren zurück.</translation>
    </message>
    <message>
      <source>Redo</source>
      <translation>Wiederholen</translation>
    </message>
    <message>
      <source>Make the change again.</source>
      <translation>Die Änderung noch einmal machen.</translation>
    </message>
    <message>
      <source>Draw other samples of the same data set. Rebuilds: new weights.</source>
      <translation>Andere Beispiele desselben Datensatzes ziehen. Baut neu: neue Gewichte.</translation>
    </message>
    <message>
      <source>Add a hidden layer. Rebuilds: new weights.</source>
      <translation>Eine verborgene Schicht hinzufügen. Baut neu: neue Gewichte.</translation>
    </message>
    <message>
      <source>Draw other first weights for the same data. Rebuilds the run.</source>
      <translation>Andere erste Gewichte für dieselben Daten ziehen. Baut den Lauf neu.</translation>
    </message>
    <message>
      <source>Train, or pause training.</source>
      <translation>Trainieren oder das Training anhalten.</translation>
    </message>
    <message>
      <source>Reset</source>
      <translation>Zurücksetzen</translation>
    </message>
    <message>
      <source>Go back to step 0 with the same first weights.</source>
      <translation>Zurück zu Schritt 0 mit denselben ersten Gewichten.</translation>
    </message>
    <message>
      <source>Back</source>
      <translation>Zurück</translation>
    </message>
    <message>
      <source>Undo the last step, exactly; settings of that time return too.</source>
      <translation>Den letzten Schritt genau rückgängig machen; auch die damaligen Einstellungen kehren zurück.</translation>
    </message>
    <message>
      <source>Phase</source>
      <translation>Phase</translation>
    </message>
    <message>
      <source>Look at the next phase of a step: batch, forward, loss, backward, update, which takes it.</source>
      <translation>Die nächste Phase eines Schritts ansehen: Batch, vorwärts, Verlust, rückwärts, Update, das ihn ausführt.</translation>
    </message>
    <message>
      <source>Train on one mini-batch.</source>
      <translation>Mit einem Mini-Batch trainieren.</translation>
    </message>
    <message>
      <source>Epoch</source>
      <translation>Epoche</translation>
    </message>
    <message>
      <source>Train to the end of the epoch.</source>
      <translation>Bis zum Ende der Epoche trainieren.</translation>
    </message>
    <message>
      <source>Phase back</source>
      <translation>Phase zurück</translation>
    </message>
    <message>
      <source>Look at the phase before; from the first one the step before is undone, exactly.</source>
      <translation>Die Phase davor ansehen; vor der ersten wird der vorige Schritt genau rückgängig gemacht.</translation>
    </message>
    <message>
      <source>Epoch back</source>
      <translation>Epoche zurück</translation>
    </message>
    <message>
      <source>Go to the end of the epoch before, exactly.</source>
      <translation>Zum Ende der vorigen Epoche gehen, bitgenau.</translation>
    </message>
    <message>
      <source>Run epochs…</source>
      <translation>Epochen trainieren…</translation>
    </message>
    <message>
      <source>Train for a number of epochs, then pause.</source>
      <translation>Eine Anzahl Epochen trainieren, dann anhalten.</translation>
    </message>
    <message>
      <source>Faster</source>
      <translation>Schneller</translation>
    </message>
    <message>
      <source>Train with more steps a second.</source>
      <translation>Mit mehr Schritten je Sekunde trainieren.</translation>
    </message>
    <message>
      <source>Slower</source>
      <translation>Langsamer</translation>
    </message>
    <message>
      <source>Train with fewer steps a second.</source>
      <translation>Mit weniger Schritten je Sekunde trainieren.</translation>
    </message>
    <message>
      <source>Put a copy of this run beside it: both go on from this step, with settings of their own.</source>
      <translation>Stellt eine Kopie dieses Laufs daneben: Beide gehen von diesem Schritt aus weiter, mit eigenen Einstellungen.</translation>
    </message>
    <message>
      <source>Pin this run, begin another</source>
      <translation>Diesen Lauf anheften, neuen beginnen</translation>
    </message>
    <message>
      <source>Keep this run as it is, and begin another one beside it at step 0.</source>
      <translation>Behält diesen Lauf, wie er ist, und beginnt daneben einen neuen bei Schritt 0.</translation>
    </message>
    <message>
      <source>Next lane</source>
      <translation>Nächste Bahn</translation>
    </message>
    <message>
      <source>Show the next lane in all panels.</source>
      <translation>Die nächste Bahn in allen Ansichten zeigen.</translation>
    </message>
    <message>
      <source>Remove this lane</source>
      <translation>Diese Bahn entfernen</translation>
    </message>
    <message>
      <source>Take the lane that is shown away; Undo brings it back with its weights.</source>
      <translation>Die gezeigte Bahn wegnehmen; Rückgängig bringt sie mit ihren Gewichten wieder.</translation>
    </message>
    <message>
      <source>Light</source>
      <translation>Hell</translation>
    </message>
    <message>
      <source>Dark words on a light ground.</source>
      <translation>Dunkle Schrift auf hellem Grund.</translation>
    </message>
    <message>
      <source>Dark</source>
      <translation>Dunkel</translation>
    </message>
    <message>
      <source>Light words on a dark ground.</source>
      <translation>Helle Schrift auf dunklem Grund.</translation>
    </message>
    <message>
      <source>Follow the system's light or dark look.</source>
      <translation>Dem hellen oder dunklen Aussehen des Systems folgen.</translation>
    </message>
    <message>
      <source>Projector</source>
      <translation>Beamer</translation>
    </message>
    <message>
      <source>Large type, thick lines, highest contrast.</source>
      <translation>Große Schrift, dicke Linien, höchster Kontrast.</translation>
    </message>
    <message>
      <source>Beginner</source>
      <translation>Einsteiger</translation>
    </message>
    <message>
      <source>Show data, layers, activation and learning rate only.</source>
      <translation>Nur Daten, Schichten, Aktivierung und Lernrate zeigen.</translation>
    </message>
    <message>
      <source>Standard</source>
      <translation>Standard</translation>
    </message>
    <message>
      <source>Show what a course needs.</source>
      <translation>Zeigen, was ein Kurs braucht.</translation>
    </message>
    <message>
      <source>Full</source>
      <translation>Vollständig</translation>
    </message>
    <message>
      <source>Show the settings that research needs, too.</source>
      <translation>Auch die Einstellungen zeigen, die die Forschung braucht.</translation>
    </message>
    <message>
      <source>Let the panel that was clicked or is under the pointer fill the screen, else the window.</source>
      <translation>Die Ansicht, die angeklickt wurde oder unter dem Zeiger liegt, den Bildschirm füllen lassen, sonst das Fenster.</translation>
    </message>
    <message>
      <source>Lanes side by side</source>
      <translation>Bahnen nebeneinander</translation>
    </message>
    <message>
      <source>Show the lanes beside each other in the place of all panels, or these again.</source>
      <translation>Die Bahnen nebeneinander an der Stelle aller Ansichten zeigen, oder diese wieder.</translation>
    </message>
    <message>
      <source>All panels side by side</source>
      <translation>Alle Ansichten nebeneinander</translation>
    </message>
    <message>
      <source>Show every panel and none behind another, for large screens.</source>
      <translation>Alle Ansichten zeigen, keine hinter einer anderen, für große Bildschirme.</translation>
    </message>
    <message>
      <source>Reset layout</source>
      <translation>Anordnung zurücksetzen</translation>
    </message>
    <message>
      <source>Put every panel back to its place.</source>
      <translation>Alle Ansichten an ihren Platz zurückbringen.</translation>
    </message>
    <message>
      <source>Next panel</source>
      <translation>Nächste Ansicht</translation>
    </message>
    <message>
      <source>Go to the next panel with the keyboard.</source>
      <translation>Mit der Tastatur zur nächsten Ansicht gehen.</translation>
    </message>
    <message>
      <source>Previous panel</source>
      <translation>Vorige Ansicht</translation>
    </message>
    <message>
      <source>Go to the panel before with the keyboard.</source>
      <translation>Mit der Tastatur zur vorigen Ansicht gehen.</translation>
    </message>
    <message>
      <source>Find a panel…</source>
      <translation>Ansicht finden …</translation>
    </message>
    <message>
      <source>Find the panel that answers what you want to know.</source>
      <translation>Die Ansicht finden, die beantwortet, was man wissen will.</translation>
    </message>
    <message>
      <source>Menu bar</source>
      <translation>Menüleiste</translation>
    </message>
    <message>
      <source>Open the menus with the keyboard.</source>
      <translation>Die Menüs mit der Tastatur öffnen.</translation>
    </message>
    <message>
      <source>Load the experiment of this step of the lab again.</source>
      <translation>Das Experiment dieses Schritts noch einmal laden.</translation>
    </message>
    <message>
      <source>For teachers: lift the locks of the lab, or put them back.</source>
      <translation>Für Lehrende: die Sperren des Labors aufheben oder wieder setzen.</translation>
    </message>
    <message>
      <source>Save what you did in this lab as a file and as a report to print.</source>
      <translation>Was du in diesem Labor getan hast, als Datei und als druckbaren Bericht speichern.</translation>
    </message>
    <message>
      <source>Leave the lab</source>
      <translation>Das Labor verlassen</translation>
    </message>
    <message>
      <source>Unlock everything and keep what you did.</source>
      <translation>Alles entsperren und behalten, was du getan hast.</translation>
    </message>
    <message>
      <source>List all labs by theme and by lecture.</source>
      <translation>Alle Labore nach Thema und nach Vorlesung auflisten.</translation>
    </message>
    <message>
      <source>Open a lab file…</source>
      <translation>Labordatei öffnen…</translation>
    </message>
    <message>
      <source>Open a lab of your own, or what a student has handed in.</source>
      <translation>Öffnet ein eigenes Labor, oder was jemand abgegeben hat.</translation>
    </message>
    <message>
      <source>Folder of my labs…</source>
      <translation>Ordner meiner Labore…</translation>
    </message>
    <message>
      <source>Show the labs of a folder of yours in this menu, beside those of the program.</source>
      <translation>Zeigt die Labore eines eigenen Ordners in diesem Menü, neben denen des Programms.</translation>
    </message>
    <message>
      <source>Without my labs</source>
      <translation>Ohne meine Labore</translation>
    </message>
    <message>
      <source>Show the labs of the program alone; the folder stays as it is.</source>
      <translation>Zeigt nur die Labore des Programms; der Ordner bleibt, wie er ist.</translation>
    </message>
    <message>
      <source>List every keyboard shortcut.</source>
      <translation>Alle Tastenkürzel auflisten.</translation>
    </message>
    <message>
      <source>What words and symbols of the labs mean.</source>
      <translation>Was Wörter und Zeichen der Übungen bedeuten.</translation>
    </message>
    <message>
      <source>How a lab is written, built up step by step.</source>
      <translation>Wie ein Labor geschrieben wird, Schritt für Schritt aufgebaut.</translation>
    </message>
    <message>
      <source>What this program is, its version, and what computes.</source>
      <translation>Was dieses Programm ist, seine Version, und was rechnet.</translation>
    </message>
    <message>
      <source>Look at points</source>
      <translation>Punkte betrachten</translation>
    </message>
    <message>
      <source>Read answers off the decision boundary, and click samples.</source>
      <translation>Antworten auf der Entscheidungsgrenze ablesen und Beispiele anklicken.</translation>
    </message>
    <message>
      <source>Paint points</source>
      <translation>Punkte malen</translation>
    </message>
    <message>
      <source>Paint points of the chosen class on the decision boundary.</source>
      <translation>Punkte der gewählten Klasse auf die Entscheidungsgrenze malen.</translation>
    </message>
    <message>
      <source>Drag points</source>
      <translation>Punkte verschieben</translation>
    </message>
    <message>
      <source>Drag single points of your own across the decision boundary.</source>
      <translation>Einzelne eigene Punkte auf der Entscheidungsgrenze verschieben.</translation>
    </message>
    <message>
      <source>Erase points</source>
      <translation>Punkte löschen</translation>
    </message>
    <message>
      <source>Erase points of your own from the decision boundary.</source>
      <translation>Eigene Punkte von der Entscheidungsgrenze löschen.</translation>
    </message>
    <message>
      <source>Zoom into the boundary</source>
      <translation>Grenze vergrößern</translation>
    </message>
    <message>
      <source>Look closer at the decision boundary; the wheel does it around the pointer.</source>
      <translation>Die Entscheidungsgrenze näher ansehen; das Mausrad tut es um den Zeiger herum.</translation>
    </message>
    <message>
      <source>Zoom out of the boundary</source>
      <translation>Grenze verkleinern</translation>
    </message>
    <message>
      <source>Look at more of the decision boundary.</source>
      <translation>Mehr von der Entscheidungsgrenze ansehen.</translation>
    </message>
    <message>
      <source>Whole boundary</source>
      <translation>Ganze Grenze</translation>
    </message>
    <message>
      <source>Show the whole plane of the data again, as a double click does.</source>
      <translation>Wieder die ganze Ebene der Daten zeigen, wie ein Doppelklick es tut.</translation>
    </message>
    <message>
      <source>Boundary</source>
      <translation>Grenze</translation>
    </message>
    <message>
      <source>Predicted function</source>
      <translation>Vorhergesagte Funktion</translation>
    </message>
    <message>
      <source>Function</source>
      <translation>Funktion</translation>
    </message>
    <message>
      <source>Where does it draw the line?</source>
      <translation>Wo zieht es die Grenze?</translation>
    </message>
    <message>
      <source>What does this neuron do?</source>
      <translation>Was tut dieses Neuron?</translation>
    </message>
    <message>
      <source>Expression graph</source>
      <translation>Rechengraph einer Formel</translation>
    </message>
    <message>
      <source>How does the chain rule go through a formula?</source>
      <translation>Wie läuft die Kettenregel durch eine Formel?</translation>
    </message>
    <message>
      <source>Jacobians</source>
      <translation>Jacobi-Matrizen</translation>
    </message>
    <message>
      <source>How does every output change with every input?</source>
      <translation>Wie ändert sich jede Ausgabe mit jeder Eingabe?</translation>
    </message>
    <message>
      <source>All partial derivatives</source>
      <translation>Alle partiellen Ableitungen</translation>
    </message>
    <message>
      <source>Partials</source>
      <translation>Partielle</translation>
    </message>
    <message>
      <source>Is the gradient right?</source>
      <translation>Stimmt der Gradient?</translation>
    </message>
    <message>
      <source>Which way does every weight want to go?</source>
      <translation>Wohin will jedes Gewicht?</translation>
    </message>
    <message>
      <source>Hidden</source>
      <translation>Verborgen</translation>
    </message>
    <message>
      <source>What do the hidden units make of the data?</source>
      <translation>Was machen die verborgenen Neuronen aus den Daten?</translation>
    </message>
    <message>
      <source>Why can one line separate them now?</source>
      <translation>Warum trennt sie jetzt eine Gerade?</translation>
    </message>
    <message>
      <source>Inspector</source>
      <translation>Inspektor</translation>
    </message>
    <message>
      <source>How is this gradient worked out?</source>
      <translation>Wie wird dieser Gradient berechnet?</translation>
    </message>
    <message>
      <source>What does this weight do to the loss?</source>
      <translation>Was macht dieses Gewicht mit dem Verlust?</translation>
    </message>
    <message>
      <source>Loss landscape</source>
      <translation>Verlustlandschaft</translation>
    </message>
    <message>
      <source>Landscape</source>
      <translation>Landschaft</translation>
    </message>
    <message>
      <source>What does the loss look like around these weights?</source>
      <translation>Wie sieht der Verlust um diese Gewichte herum aus?</translation>
    </message>
    <message>
      <source>Is it stuck on a plateau?</source>
      <translation>Hängt es auf einem Plateau fest?</translation>
    </message>
    <message>
      <source>Which of these settings learns faster?</source>
      <translation>Welche dieser Einstellungen lernt schneller?</translation>
    </message>
    <message>
      <source>What differs between two runs?</source>
      <translation>Worin unterscheiden sich zwei Läufe?</translation>
    </message>
    <message>
      <source>BatchNorm microscope</source>
      <translation>BatchNorm-Mikroskop</translation>
    </message>
    <message>
      <source>What does batch normalisation do to a neuron?</source>
      <translation>Was macht Batch-Normalisierung mit einem Neuron?</translation>
    </message>
    <message>
      <source>Why do training and test answer differently?</source>
      <translation>Warum antworten Training und Test verschieden?</translation>
    </message>
    <message>
      <source>Why does batch normalisation fail for small batches?</source>
      <translation>Warum versagt Batch-Normalisierung bei kleinen Batches?</translation>
    </message>
    <message>
      <source>Why does it not learn?</source>
      <translation>Warum lernt es nicht?</translation>
    </message>
    <message>
      <source>Does the gradient vanish or explode?</source>
      <translation>Verschwindet oder explodiert der Gradient?</translation>
    </message>
    <message>
      <source>Which units are dead or saturated?</source>
      <translation>Welche Neuronen sind tot oder gesättigt?</translation>
    </message>
    <message>
      <source>What do layers learn without labels?</source>
      <translation>Was lernen Schichten ohne Klassen?</translation>
    </message>
    <message>
      <source>How far is the pre-training?</source>
      <translation>Wie weit ist das Vortraining?</translation>
    </message>
    <message>
      <source>What is an auto-encoder?</source>
      <translation>Was ist ein Autoencoder?</translation>
    </message>
    <message>
      <source>Variance by layer</source>
      <translation>Varianz nach Schicht</translation>
    </message>
    <message>
      <source>Variance</source>
      <translation>Varianz</translation>
    </message>
    <message>
      <source>Do signals keep their size from layer to layer?</source>
      <translation>Behalten Signale von Schicht zu Schicht ihre Größe?</translation>
    </message>
    <message>
      <source>Does the initialisation fit the activation function?</source>
      <translation>Passt die Initialisierung zur Aktivierungsfunktion?</translation>
    </message>
    <message>
      <source>Does the error signal reach the first layers?</source>
      <translation>Erreicht das Fehlersignal die ersten Schichten?</translation>
    </message>
    <message>
      <source>Neuron X-ray</source>
      <translation>Neuronen durchleuchtet</translation>
    </message>
    <message>
      <source>X-ray</source>
      <translation>Röntgen</translation>
    </message>
    <message>
      <source>Which neurons fire, and how often?</source>
      <translation>Welche Neuronen feuern, und wie oft?</translation>
    </message>
    <message>
      <source>When did this neuron die, and of what?</source>
      <translation>Wann ist dieses Neuron gestorben, und woran?</translation>
    </message>
    <message>
      <source>How can a dead neuron be revived?</source>
      <translation>Wie lässt sich ein totes Neuron wiederbeleben?</translation>
    </message>
    <message>
      <source>Loss / accuracy</source>
      <translation>Verlust / Genauigkeit</translation>
    </message>
    <message>
      <source>Loss / R²</source>
      <translation>Verlust / R²</translation>
    </message>
    <message>
      <source>Does it still learn?</source>
      <translation>Lernt es noch?</translation>
    </message>
    <message>
      <source>Does it over-fit?</source>
      <translation>Überanpassung?</translation>
    </message>
    <message>
      <source>When did it go wrong?</source>
      <translation>Wann ging es schief?</translation>
    </message>
    <message>
      <source>What is connected with what, and how strongly?</source>
      <translation>Was ist womit verbunden, und wie stark?</translation>
    </message>
    <message>
      <source>Why does it zig-zag?</source>
      <translation>Warum geht es im Zickzack?</translation>
    </message>
    <message>
      <source>How large are the steps?</source>
      <translation>Wie groß sind die Schritte?</translation>
    </message>
    <message>
      <source>Data table</source>
      <translation>Datentabelle</translation>
    </message>
    <message>
      <source>Which samples are answered wrongly?</source>
      <translation>Welche Beispiele werden falsch beantwortet?</translation>
    </message>
    <message>
      <source>What is in the data?</source>
      <translation>Was steht in den Daten?</translation>
    </message>
    <message>
      <source>Draw a picture</source>
      <translation>Ein Bild zeichnen</translation>
    </message>
    <message>
      <source>Draw</source>
      <translation>Zeichnen</translation>
    </message>
    <message>
      <source>Does it read my handwriting?</source>
      <translation>Liest es meine Handschrift?</translation>
    </message>
    <message>
      <source>What does it take a scribble for?</source>
      <translation>Wofür hält es Gekritzel?</translation>
    </message>
    <message>
      <source>Inputs: a row of your own</source>
      <translation>Eingaben: eine eigene Zeile</translation>
    </message>
    <message>
      <source>What does it answer to a row of my own?</source>
      <translation>Was antwortet es auf eine eigene Zeile?</translation>
    </message>
    <message>
      <source>Which pictures are answered wrongly?</source>
      <translation>Welche Bilder werden falsch beantwortet?</translation>
    </message>
    <message>
      <source>What does the first layer look for?</source>
      <translation>Wonach sucht die erste Schicht?</translation>
    </message>
    <message>
      <source>Probabilistic PCA</source>
      <translation>Probabilistische PCA</translation>
    </message>
    <message>
      <source>PPCA</source>
      <translation>PPCA</translation>
    </message>
    <message>
      <source>What are the data made of, without a network?</source>
      <translation>Woraus bestehen die Daten, ohne Netz?</translation>
    </message>
    <message>
      <source>What do new digits of a linear model look like?</source>
      <translation>Wie sehen neue Ziffern eines linearen Modells aus?</translation>
    </message>
    <message>
      <source>Confusion</source>
      <translation>Verwechslung</translation>
    </message>
    <message>
      <source>Predicted against true</source>
      <translation>Vorhergesagt gegen wahr</translation>
    </message>
    <message>
      <source>Predicted</source>
      <translation>Vorhersage</translation>
    </message>
    <message>
      <source>Which classes are taken for which?</source>
      <translation>Welche Klassen werden wofür gehalten?</translation>
    </message>
    <message>
      <source>How far are predicted numbers from the true ones?</source>
      <translation>Wie weit liegen vorhergesagte Zahlen von den wahren entfernt?</translation>
    </message>
    <message>
      <source>How good is it on samples that it has never seen?</source>
      <translation>Wie gut ist es bei Beispielen, die es nie gesehen hat?</translation>
    </message>
    <message>
      <source>Counters</source>
      <translation>Zähler</translation>
    </message>
    <message>
      <source>How many mistakes still move the weights?</source>
      <translation>Wie viele Fehler bewegen die Gewichte noch?</translation>
    </message>
    <message>
      <source>How many weights are zero?</source>
      <translation>Wie viele Gewichte sind null?</translation>
    </message>
    <message>
      <source>How far off is the worst answer?</source>
      <translation>Wie weit daneben liegt die schlechteste Antwort?</translation>
    </message>
    <message>
      <source>How long does an epoch take?</source>
      <translation>Wie lange dauert eine Epoche?</translation>
    </message>
    <message>
      <source>ROC</source>
      <translation>ROC</translation>
    </message>
    <message>
      <source>How well does it rank the two classes?</source>
      <translation>Wie gut ordnet es die beiden Klassen?</translation>
    </message>
    <message>
      <source>What would another threshold do?</source>
      <translation>Was täte eine andere Schwelle?</translation>
    </message>
    <message>
      <source>Which settings are best?</source>
      <translation>Welche Einstellungen sind die besten?</translation>
    </message>
    <message>
      <source>Learning-rate test</source>
      <translation>Lernraten-Test</translation>
    </message>
    <message>
      <source>Rate test</source>
      <translation>Lernraten-Test</translation>
    </message>
    <message>
      <source>Which learning rate suits?</source>
      <translation>Welche Lernrate passt?</translation>
    </message>
    <message>
      <source>Is the learning rate too large or too small?</source>
      <translation>Ist die Lernrate zu groß oder zu klein?</translation>
    </message>
  </context>
</TS>
