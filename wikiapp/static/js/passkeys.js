// Passkeys: what the server asks is answered by the device, and the answer is sent with the form as any field is.

const form = document.getElementById("ui_passkey");
const state = form.querySelector("[role=status]");
const able = Boolean(globalThis.PublicKeyCredential && navigator.credentials);

const bytes = (text) => Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (sign) => sign.charCodeAt(0));
const text = (buffer) => btoa(String.fromCharCode(...new Uint8Array(buffer)))
  .replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");

// What is bytes in the standard is base64url in JSON; not every browser translates it by itself yet.
function asked(options) {
  const named = (list) => list?.map((one) => ({ ...one, id: bytes(one.id) }));
  return {
    ...options,
    challenge: bytes(options.challenge),
    ...(options.user && { user: { ...options.user, id: bytes(options.user.id) } }),
    ...(options.excludeCredentials && { excludeCredentials: named(options.excludeCredentials) }),
    ...(options.allowCredentials && { allowCredentials: named(options.allowCredentials) }),
  };
}

function answered({ id, type, rawId, response }) {
  const parts = ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"];
  const given = parts.filter((part) => response[part]).map((part) => [part, text(response[part])]);
  return JSON.stringify({ id, type, rawId: text(rawId), response: Object.fromEntries(given), clientExtensionResults: {} });
}

async function ask() {
  const answer = await fetch(form.dataset.asks, { method: "POST", body: new FormData(form) });
  const told = await answer.json();
  if (!answer.ok) throw Object.assign(new Error("refused"), { sentence: told.error });
  return asked(told);
}

function send(credential) {
  form.elements.credential.value = answered(credential);
  if (form.elements.old) form.elements.old.disabled = true; // it was proved, and is not sent again
  form.submit();
}

let waiting = null; // for a passkey that is chosen in the field for the name

async function use() {
  waiting?.abort();
  state.textContent = "";
  try {
    const publicKey = await ask();
    send(await (publicKey.user ? navigator.credentials.create({ publicKey }) : navigator.credentials.get({ publicKey })));
  } catch (error) {
    state.textContent = error.sentence ?? form.dataset.failed;
  }
}

async function offerInTheField() {
  if (!await PublicKeyCredential.isConditionalMediationAvailable?.()) return;
  try {
    waiting = new AbortController();
    send(await navigator.credentials.get({ publicKey: await ask(), mediation: "conditional", signal: waiting.signal }));
  } catch { /* none was chosen: there is the button, and the password */ }
}

if (able) {
  form.hidden = false;
  document.querySelector("[data-unable]")?.remove();
  form.addEventListener("submit", (event) => { event.preventDefault(); use(); });
  if (document.querySelector("[autocomplete~=webauthn]")) offerInTheField();
}
