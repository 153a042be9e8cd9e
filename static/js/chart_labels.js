// Fit the labels of rows into the width there is, measured in the page's own type.

const GAP = 10; // px between two texts on a line
const LEADING = 18; // px from one line to the next
const NARROW = 544; // px; below, the smaller word stands under the name (34rem)

const pen = document.createElement("canvas").getContext("2d");

const plain = (text) =>
  text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");
const escaped = (text) =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

const shortened = (text, room, measure) => {
  let kept = text;
  while (kept && measure(`${kept}…`) > room) kept = kept.slice(0, -1);
  return `${kept.trimEnd()}…`;
};

/** Return `layout` with the annotations named label, aside and value fitted in. */
export const fitted = (layout) => {
  const { width: all, annotations = [], font } = layout;
  const isNarrow = all < NARROW;
  const measure = (text, { size }) => {
    pen.font = `${size}px ${font.family}`;
    return pen.measureText(text).width;
  };
  const width = (note) => measure(plain(note.text), note.font);
  const on = (row, name) =>
    annotations.find((note) => note.name === name && note.y === row);

  const lifted = ({ y, yshift }) =>
    yshift + (isNarrow && on(y, "aside") ? LEADING : 0);
  const value = (note) => ({ ...note, yshift: lifted(note) });
  const label = (note) => {
    const yshift = lifted(note);
    const room = all - width(on(note.y, "value")) - GAP;
    if (width(note) <= room) return { ...note, yshift };
    const text = shortened(plain(note.text), room, (part) => measure(part, note.font));
    return { ...note, yshift, text: escaped(text) };
  };
  const aside = (note) => {
    const name = on(note.y, "label");
    if (isNarrow) return { ...note, xshift: name.xshift };
    const start = width(name) + GAP;
    const end = start + width(note) + GAP + width(on(note.y, "value"));
    return { ...note, visible: end <= all, xshift: name.xshift + start };
  };
  const fit = { label, aside, value };
  return { ...layout, annotations: annotations.map((n) => fit[n.name]?.(n) ?? n) };
};
