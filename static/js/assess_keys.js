// Two comforts on a page of assessment. "n" says not applicable, but only while a radio
// button of a skill has the focus, so that nobody triggers it from elsewhere (WCAG 2.1.4).
// The field finds a skill of the page; "/" leads to it, by search_shortcut.js.

const form = document.querySelector("[data-assess]");
const find = document.querySelector("[data-find]");
const skills = [...form.querySelectorAll(".skill")];

const isPlain = (event) =>
  !(event.ctrlKey || event.altKey || event.metaKey || event.repeat || event.isComposing);

form.addEventListener("keydown", (event) => {
  if (event.key !== "n" || !isPlain(event) || !event.target.matches("[type=radio]")) return;
  const apart = event.target.closest(".skill").querySelector('[value="na"]');
  event.preventDefault();
  apart.focus();
  if (!apart.checked) apart.click();
});

const nameOf = (skill) => skill.querySelector("legend").textContent.toLocaleLowerCase();

const show = (field) => {
  const words = field.value.trim().toLocaleLowerCase();
  const shown = skills.filter((skill) => nameOf(skill).includes(words));
  skills.forEach((skill) => (skill.hidden = shown.length > 0 && !shown.includes(skill)));
  find.querySelector("[data-found]").textContent = shown.length ? "" : field.dataset.none;
  return shown[0];
};

const listen = (field) => {
  field.addEventListener("input", () => show(field));
  field.addEventListener("keydown", (event) => {
    if (event.key !== "Enter") return;
    event.preventDefault(); // the form would be saved and the page drawn again
    const first = show(field);
    (first?.querySelector(":checked") ?? first?.querySelector("[type=radio]"))?.focus();
  });
  find.hidden = false;
};
if (find) listen(find.querySelector("input"));
