// Open all and close all in place, and open the way to what the address names. Without
// a script the two links do the same by asking the server.

const groups = () => [...document.querySelectorAll(".tree details")];


const all = (open) => {
  groups().forEach((group) => (group.open = open));
};

const reveal = () => {
  const place = document.getElementById(location.hash.slice(1));
  if (!place?.closest(".tree")) return;
  for (let group = place.closest("details"); group; group = group.parentElement.closest("details"))
    group.open = true;
  place.scrollIntoView();
};

const keep = (group) => {
  const here = new URL(location);
  here.hash = group.open ? group.id : "";
  history.replaceState(null, "", here);
};

document.addEventListener("click", (event) => {
  const link = event.target.closest("[data-tree]");
  if (link && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
    event.preventDefault();
    all(link.dataset.tree === "open");
    return;
  }
  // The summary has not acted yet: what it does next is by hand.
  const summary = event.target.closest(".tree summary");
  if (summary) setTimeout(() => keep(summary.parentElement));
});

addEventListener("hashchange", reveal);
reveal();
