// The parts of Plotly that the hub's charts use; add a trace here before drawing it.
// `scatter` comes with the core.
import Plotly from "plotly.js/lib/core";
import bar from "plotly.js/lib/bar";
import barpolar from "plotly.js/lib/barpolar";
import box from "plotly.js/lib/box";
import heatmap from "plotly.js/lib/heatmap";
import icicle from "plotly.js/lib/icicle";
import sankey from "plotly.js/lib/sankey";
import scatterpolar from "plotly.js/lib/scatterpolar";

Plotly.register([bar, barpolar, box, heatmap, icicle, sankey, scatterpolar]);

window.Plotly = Plotly;
