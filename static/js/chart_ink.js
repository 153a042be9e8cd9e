// Prepare a figure for the page: its tokens, its width, and labels that fit.

const NARROW = 640; // px; below, names do not fit around a wheel (charts.css: 40rem)
const TOKEN = /^var\(--[\w-]+\)$/;

// A custom property keeps the text it was given; only a property that uses it tells
// what the page shows.
const resolver = (element) => {
  const probe = element.appendChild(document.createElement("span"));
  const property = (name) => (/--(serif|sans|mono)\)/.test(name) ? "fontFamily" : "color");
  const resolve = (name) => {
    probe.style[property(name)] = name;
    return getComputedStyle(probe)[property(name)];
  };
  return [resolve, () => probe.remove()];
};

const mapped = (value, change) => {
  if (typeof value === "string") return TOKEN.test(value) ? change(value) : value;
  if (Array.isArray(value)) return value.map((item) => mapped(item, change));
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, mapped(item, change)]),
  );
};

const isPlain = (value) => value?.constructor === Object;

const merged = (base, over = {}) =>
  Object.entries(over).reduce(
    (all, [key, value]) => ({
      ...all,
      [key]: isPlain(value) && isPlain(all[key]) ? merged(all[key], value) : value,
    }),
    base,
  );

/** Return `figure` with the colours and typefaces that the page shows in `stage`. */
export const inked = (figure, stage) => {
  const [resolve, done] = resolver(stage);
  const result = mapped(figure, resolve);
  done();
  return result;
};

// Words around a wheel grow with it, as those of its first view do.
const lettered = (layout, width) => {
  const { polar, meta } = layout;
  if (!meta?.drawn_width) return layout;
  const size = (polar.angularaxis.tickfont.size * width) / meta.drawn_width;
  return merged(layout, { polar: { angularaxis: { tickfont: { size } } } });
};

/** Return `layout` for the size of `stage`, which its first view has set. */
export const sized = (layout, stage) => {
  const width = Math.max(stage.clientWidth, layout.meta?.least_width ?? 0);
  const narrow = layout.meta?.narrow;
  const fitting = width < NARROW ? merged(layout, narrow) : lettered(layout, width);
  return { ...fitting, width, height: stage.clientHeight || layout.height };
};
