// SPDX-License-Identifier: EUPL-1.2
// Only extras: every page works without this file. No library: the two things we need from one (send a form, put the
// answer in the page) are thirty lines here, and htmx would ask for an eval and inline-style exception or careful settings.

const inField = (el) => el.closest("input, textarea, select, [contenteditable]") !== null;

/** The fields of a form as they would be posted, without passwords and files. */
function fields(form) {
  const out = new URLSearchParams();
  for (const [name, value] of new FormData(form)) {
    const el = form.elements.namedItem(name);
    if (typeof value === "string" && el?.type !== "password") out.append(name, value);
  }
  return out;
}

async function post(url, body, signal) {
  const answer = await fetch(url, {
    method: "POST",
    body,
    signal,
    credentials: "same-origin",
    headers: { "x-regiekamer": "fetch" },
  });
  // A redirect means that the session is over: the sign-in page is not an answer to our question.
  if (!answer.ok || answer.redirected) throw new Error(String(answer.status));
  return answer;
}

// ── drafts ──────────────────────────────────────────────────────────────────

const WAIT = 2500; // after the last change
const AT_MOST = 8000; // while somebody keeps typing
const RETRY = [3000, 6000, 12000, 30000];

class Draft {
  constructor(form) {
    this.form = form;
    this.key = form.dataset.concept;
    this.place = form.querySelector("[data-bewaard]");
    this.failures = 0;
    this.kept = null; // the last text that did not reach the server
    this.version = 0; // goes up with each change
    this.page = Math.random().toString(36).slice(2); // with the version: a draft that arrives late undoes nothing
    this.saved = 0; // the version that the server has
    form.addEventListener("input", () => this.changed());
    form.addEventListener("change", () => this.changed());
  }

  get dirty() {
    return !this.stopped && this.saved < this.version;
  }

  changed() {
    if (this.stopped) return;
    this.version += 1;
    const now = Date.now();
    this.since ??= now;
    if (this.place && this.failures === 0) this.place.dataset.stand = "open";
    clearTimeout(this.timer);
    if (this.failures === 0) this.timer = setTimeout(() => this.save(), Math.min(WAIT, Math.max(0, this.since + AT_MOST - now)));
    else this.timer = setTimeout(() => this.save(), RETRY[0]);
  }

  body() {
    const body = fields(this.form);
    body.set("_formulier", this.key);
    body.set("_bladzijde", this.page);
    body.set("_nummer", this.version);
    return body;
  }

  async save() {
    if (!this.dirty || this.busy) return;
    clearTimeout(this.timer);
    const version = this.version;
    this.since = null;
    this.kept = this.body();
    this.busy = new AbortController();
    try {
      const answer = await post("/concept", this.kept, this.busy.signal);
      const text = (await answer.text()).trim();
      this.saved = version;
      this.kept = null;
      this.failures = 0;
      this.say(text.startsWith("bewaard") && text.length < 60 ? text : `bewaard om ${clock()}`, this.dirty ? "open" : "goed");
    } catch (error) {
      if (this.stopped) return;
      this.failures += 1;
      this.say("niet bewaard, we proberen het opnieuw", "fout");
    } finally {
      this.busy = null;
    }
    if (this.dirty) this.timer = setTimeout(() => this.save(), this.failures ? RETRY[Math.min(this.failures, RETRY.length) - 1] : WAIT);
  }

  /** The page goes away: what is not saved yet goes along as a beacon. */
  leave() {
    if (!this.dirty) return;
    if (navigator.sendBeacon("/concept", this.body()) && this.failures === 0) this.saved = this.version;
  }

  /** The form itself is sent: a draft that comes later must not bring the old text back. */
  stop() {
    this.stopped = true;
    clearTimeout(this.timer);
    this.busy?.abort();
  }

  resume() {
    this.stopped = false;
    if (this.dirty) this.timer = setTimeout(() => this.save(), WAIT);
  }

  say(text, state) {
    if (!this.place) return;
    this.place.dataset.stand = state;
    if (this.place.textContent !== text) this.place.textContent = text;
  }
}

const clock = () => new Date().toLocaleTimeString("nl-NL", { hour: "2-digit", minute: "2-digit" }).replace(":", ".");
const drafts = [...document.querySelectorAll("form[data-concept]")].map((form) => new Draft(form));

addEventListener("pagehide", () => drafts.forEach((d) => d.leave()));
addEventListener("online", () => drafts.forEach((d) => d.save()));
document.addEventListener("visibilitychange", () => {
  if (document.visibilityState === "hidden") drafts.forEach((d) => d.save());
});
addEventListener("beforeunload", (event) => {
  drafts.forEach((d) => d.leave());
  // Only when saving does not work: then leaving would lose text.
  if (drafts.some((d) => d.dirty && d.failures > 0)) event.preventDefault();
});

// ── live answers ────────────────────────────────────────────────────────────

for (const form of document.querySelectorAll("form[data-live]")) {
  const target = document.querySelector(form.dataset.liveDoel);
  if (!target) continue;
  let running;
  let timer;
  const ask = async () => {
    clearTimeout(timer);
    running?.abort();
    const mine = (running = new AbortController());
    target.setAttribute("aria-busy", "true");
    try {
      const html = await (await post(form.dataset.live, fields(form), mine.signal)).text();
      if (running === mine) target.innerHTML = html;
    } catch (error) {
      if (mine.signal.aborted) return;
      const note = document.createElement("p");
      note.className = "score";
      note.dataset.oud = "";
      note.textContent = "Dit antwoord is nog van vóór je laatste wijziging.";
      target.querySelector("[data-oud]")?.remove();
      target.append(note);
    } finally {
      if (running === mine) target.removeAttribute("aria-busy");
    }
  };
  form.addEventListener("change", ask);
  form.addEventListener("input", (event) => {
    if (!event.target.matches("textarea, input:not([type=radio], [type=checkbox])")) return;
    clearTimeout(timer);
    timer = setTimeout(ask, 600);
  });
}

// ── a form is sent once ─────────────────────────────────────────────────────

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (event.defaultPrevented || form.dataset.magVaker !== undefined) return;
  if (form.dataset.verstuurd !== undefined) {
    event.preventDefault();
    return;
  }
  form.dataset.verstuurd = "";
  drafts.find((d) => d.form === form)?.stop();
  // After this turn: a disabled button would not send its name and value.
  setTimeout(() => {
    for (const button of form.querySelectorAll("button:not([type=button]):not([disabled])")) {
      button.disabled = true;
      button.dataset.uitgezet = "";
    }
  });
});

addEventListener("pageshow", () => {
  for (const form of document.querySelectorAll("form[data-verstuurd]")) delete form.dataset.verstuurd;
  for (const button of document.querySelectorAll("button[data-uitgezet]")) {
    button.disabled = false;
    delete button.dataset.uitgezet;
  }
  drafts.forEach((d) => d.resume());
});

// ── keys ────────────────────────────────────────────────────────────────────

const SWITCH = "sneltoetsen-uit";
const keysOff = () => {
  try {
    return localStorage.getItem(SWITCH) === "ja";
  } catch {
    return false;
  }
};

document.addEventListener("keydown", (event) => {
  if (event.defaultPrevented || event.isComposing) return;
  if (event.key === "Escape") {
    const menu = event.target.closest("details[data-menu][open]") ?? document.querySelector("details[data-menu][open]");
    if (menu) {
      menu.open = false;
      menu.querySelector("summary").focus();
    }
    return;
  }
  if (event.ctrlKey || event.metaKey || event.altKey || inField(event.target) || keysOff()) return;
  if (event.key === "/") {
    const search = document.querySelector("[data-zoek]");
    if (search) {
      event.preventDefault();
      search.focus();
      search.select();
    }
    return;
  }
  if (/^[a-z]$/.test(event.key)) {
    const link = document.querySelector(`[data-sneltoets="${event.key}"]`);
    if (link) {
      event.preventDefault();
      link.click();
    }
  }
});

// Somebody who speaks to the computer, or whose hand slips, can switch the single keys off (WCAG 2.1.4).
for (const button of document.querySelectorAll("[data-sneltoetsen]")) {
  const show = () => {
    button.textContent = keysOff() ? "Sneltoetsen aanzetten" : "Sneltoetsen uitzetten";
  };
  button.hidden = false;
  show();
  button.addEventListener("click", () => {
    try {
      if (keysOff()) localStorage.removeItem(SWITCH);
      else localStorage.setItem(SWITCH, "ja");
    } catch {
      // no storage: the keys stay on
    }
    show();
  });
}

// ── menus, errors, print ────────────────────────────────────────────────────

document.addEventListener("click", (event) => {
  for (const menu of document.querySelectorAll("details[data-menu][open]")) {
    if (!menu.contains(event.target)) menu.open = false;
  }
  const link = event.target.closest("[data-foutenlijst] a");
  const field = link && document.getElementById(decodeURIComponent(link.hash.slice(1)));
  if (field) {
    event.preventDefault();
    field.focus();
    field.closest(".utrecht-form-field, fieldset, .q")?.scrollIntoView({ block: "start" });
  }
});

for (const button of document.querySelectorAll("[data-afdrukken]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}

document.querySelector("[data-foutenlijst]")?.focus();
