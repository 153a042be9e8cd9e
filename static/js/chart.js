// Draw each figure with Plotly once it comes near the screen. Until then, and whenever
// Plotly does not come, its first view stays: it says the same.
import { inked, sized } from "./chart_ink.js";
import { fitted } from "./chart_labels.js";
import { plotly } from "./plotly_script.js";

const CONFIG = { displayModeBar: false, doubleClick: false, scrollZoom: false };

const savesData =
  navigator.connection?.saveData ||
  matchMedia("(prefers-reduced-data: reduce)").matches;

const newPlot = (stage) => {
  const plot = stage.appendChild(document.createElement("div"));
  return Object.assign(plot, { className: "chart-plot", ariaHidden: "true" });
};

const draw = async (chart) => {
  const stage = chart.querySelector(".chart-stage");
  if (!stage.clientWidth) return; // in something closed; its opening resizes it
  const Plotly = await plotly();
  const written = document.getElementById(chart.dataset.chart).textContent;
  const { data, layout } = inked(JSON.parse(written), stage);
  const plot = stage.querySelector(".chart-plot") ?? newPlot(stage);
  await Plotly.react(plot, data, fitted(sized(layout, stage)), CONFIG);
  // What Plotly measures its letters with: nothing to be read out.
  document.getElementById("js-plotly-tester")?.setAttribute("aria-hidden", "true");
  chart.dataset.drawn = "";
};

const leave = (chart) => (chart.dataset.left = "");
const show = (chart) => draw(chart).catch(() => leave(chart));

const resized = new ResizeObserver((entries) =>
  entries.forEach(({ target }) => show(target.closest(".chart"))),
);
const near = new IntersectionObserver(
  (entries) =>
    entries.filter((entry) => entry.isIntersecting).forEach(({ target }) => {
      near.unobserve(target);
      resized.observe(target.querySelector(".chart-stage")); // draws at once, too
    }),
  { rootMargin: "200px" },
);

const watch = () =>
  document
    .querySelectorAll(".chart[data-chart]:not([data-watched])")
    .forEach((chart) => {
      chart.dataset.watched = "";
      savesData ? leave(chart) : near.observe(chart);
    });
const redraw = () => document.querySelectorAll(".chart[data-drawn]").forEach(show);

watch();
document.addEventListener("htmx:load", watch);
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", redraw);
new MutationObserver(redraw).observe(document.documentElement, {
  attributeFilter: ["data-theme"],
});
