// Whoever leaves while an answer is still waiting to be saved loses nothing: the whole
// form goes after it. The server takes from it only what differs from the page as drawn.

const form = document.querySelector("[data-assess]");
let isSubmitted = false;

const isWaiting = (radio) => {
  const drawn = form.elements[radio.name.replace("answer-", "was-")];
  return drawn && drawn.value !== radio.value;
};

form.addEventListener("submit", () => (isSubmitted = true));
addEventListener("pagehide", () => {
  const chosen = [...form.querySelectorAll("input[type=radio]:checked")];
  if (!isSubmitted && chosen.some(isWaiting))
    navigator.sendBeacon(location.href, new FormData(form));
});
