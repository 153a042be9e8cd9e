// Fetch Plotly, once, from where <meta name="plotly"> says.

const fetched = () =>
  new Promise((resolve, reject) => {
    const script = document.createElement("script");
    // Plotly sees that an element of this name and class stands for its style sheet,
    // and adds none: a strict policy would refuse it. charts.css has what is needed.
    script.id = "plotly.js-style-global";
    script.className = "no-inline-styles";
    script.src = document.querySelector("meta[name=plotly]").content;
    script.onload = () => resolve(window.Plotly);
    script.onerror = reject;
    document.head.append(script);
  });

let coming;

/** Return a promise of the Plotly library; asked again, the same promise. */
export const plotly = () => (coming ??= fetched());
