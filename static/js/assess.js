// Say at the skill itself when an answer could not be saved, and offer to try again.
// Everything else on the page works by itself: forms post, radio buttons are native.

const form = document.querySelector("[data-assess]");
const asked = (event) => event.detail.requestConfig?.elt ?? event.detail.elt;

const say = (skill, text, action) => {
  const note = document.createElement("p");
  note.className = "message is-alert";
  note.setAttribute("role", "alert");
  note.append(text, " ", action);
  skill.querySelector(".message")?.remove();
  skill.querySelector(".skill-foot").before(note);
};

const retry = (element) => {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "button is-plain";
  button.textContent = form.dataset.retry;
  button.onclick = () =>
    element.matches("input") ? htmx.trigger(element, "change") : element.click();
  return button;
};

const signIn = () => {
  const link = document.createElement("a");
  link.href = `${form.dataset.login}?next=${encodeURIComponent(location.pathname + location.search)}`;
  link.textContent = form.dataset.signIn;
  return link;
};

const refused = (event) => {
  const element = asked(event);
  const skill = element.closest(".skill");
  const { status, responseText } = event.detail.xhr;
  if (status === 401 || status === 403) say(skill, form.dataset.signedOut, signIn());
  else if (status === 422) say(skill, responseText, "");
  else say(skill, form.dataset.failed, retry(element));
};

form.addEventListener("htmx:responseError", refused);
form.addEventListener("htmx:sendError", (event) =>
  say(asked(event).closest(".skill"), form.dataset.offline, retry(asked(event))),
);
form.addEventListener("htmx:beforeSwap", (event) =>
  asked(event).closest(".skill")?.querySelector(".message")?.remove(),
);
