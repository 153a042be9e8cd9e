// Passkeys: the browser makes one or shows one, and the form carries it to the hub. What
// the browser has to sign is in the element that data-question names, or else at the
// form's own address.

const isAble =
  globalThis.PublicKeyCredential?.parseCreationOptionsFromJSON &&
  PublicKeyCredential.parseRequestOptionsFromJSON &&
  PublicKeyCredential.prototype.toJSON;

const say = (form, text) => {
  const note = form.querySelector("[data-passkey-note]");
  note.textContent = text;
  note.hidden = !text;
};

const questionOf = async (form) => {
  const element = document.getElementById(form.dataset.question);
  if (element) return JSON.parse(element.textContent);
  const headers = { Accept: "application/json" };
  const answer = await fetch(form.action, { headers });
  if (!answer.ok) throw new Error(`The hub answered ${answer.status}`);
  return answer.json();
};

const create = async (form) => {
  const { publicKey } = (await questionOf(form)).creation_options;
  const isEnough = form.elements.passwordless.checked;
  Object.assign(publicKey.authenticatorSelection, {
    residentKey: isEnough ? "required" : "discouraged",
    requireResidentKey: isEnough,
    userVerification: isEnough ? "required" : "preferred",
  });
  const parsed = PublicKeyCredential.parseCreationOptionsFromJSON(publicKey);
  return navigator.credentials.create({ publicKey: parsed });
};

const get = async (form) => {
  const { publicKey } = (await questionOf(form)).request_options;
  const parsed = PublicKeyCredential.parseRequestOptionsFromJSON(publicKey);
  return navigator.credentials.get({ publicKey: parsed });
};

const send = async (event) => {
  event.preventDefault();
  const form = event.currentTarget;
  say(form, "");
  try {
    const credential = await { create, get }[form.dataset.passkey](form);
    form.elements.credential.value = JSON.stringify(credential);
    form.submit();
  } catch {
    say(form, form.dataset.failed);
  }
};

for (const form of document.querySelectorAll("form[data-passkey]")) {
  if (isAble) form.addEventListener("submit", send);
  else say(form, form.dataset.unable);
  form.hidden = false;
}
