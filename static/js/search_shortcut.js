// "/" leads to the search from any page, unless somebody is typing. It can be turned
// off on the search page (WCAG 2.1.4: who speaks to a computer types by accident).

const OFF = "search-shortcut-off";
const TYPING =
  "input:not([type=radio], [type=checkbox], [type=submit]), textarea, select, [contenteditable]";
const link = document.querySelector("[data-search-shortcut]");
const field = document.querySelector("[data-search-field]");
const setting = document.querySelector("[data-search-setting]");

// A browser that keeps nothing could not turn it off again: there it stays off.
const isOff = () => {
  try {
    return localStorage.getItem(OFF) !== null;
  } catch {
    return true;
  }
};

const keep = (on) => (on ? localStorage.removeItem(OFF) : localStorage.setItem(OFF, "1"));

const tell = () => {
  if (isOff()) link?.removeAttribute("aria-keyshortcuts");
  else link?.setAttribute("aria-keyshortcuts", "/");
};

const isMeant = (event) =>
  event.key === "/" &&
  !(event.ctrlKey || event.altKey || event.metaKey || event.repeat) &&
  !(event.isComposing || event.defaultPrevented) &&
  !event.target.closest?.(TYPING) &&
  !document.querySelector("dialog[open]");

const search = () => {
  if (!field) return link?.click();
  field.focus();
  field.select();
};

addEventListener("keydown", (event) => {
  if (!isMeant(event) || isOff()) return;
  event.preventDefault();
  search();
});

if (setting) {
  const box = setting.querySelector("input");
  try {
    localStorage.getItem(OFF);
    setting.hidden = false;
  } catch {
    // Nothing to choose.
  }
  box.checked = !isOff();
  box.addEventListener("change", () => (keep(box.checked), tell()));
}
tell();
