"use strict";
// Reloads the page when a build changed it, and frames pictures that do not load. Only the preview's server adds this.
(() => {
  const { page, state } = document.currentScript.dataset;
  const SECOND = 1000, LONGEST = 30 * SECOND;
  let request = null, delay = SECOND, timer = 0;

  // One request waits at the server until the page changes; a hidden page asks nothing.
  async function follow() {
    clearTimeout(timer);
    if (request || document.hidden) return;
    const mine = (request = new AbortController());
    let again = 0;
    try {
      const query = new URLSearchParams({ page, state });
      const answer = await fetch(`/.preview/changes?${query}`, { cache: "no-store", signal: mine.signal });
      if (!answer.ok) throw new Error(String(answer.status));
      if ((await answer.text()) === "changed") return location.reload();
      delay = SECOND;
    } catch (error) {
      if (error.name === "AbortError") return;
      again = delay;
      delay = Math.min(2 * delay, LONGEST);
      if (again > SECOND) say("ended", "the preview does not answer: this page follows it no more", "problem");
    } finally {
      if (request === mine) request = null;
    }
    timer = setTimeout(follow, again);
  }

  function rest() {
    clearTimeout(timer);
    request?.abort();
    request = null;
  }

  document.addEventListener("visibilitychange", () => (document.hidden ? rest() : follow()));
  addEventListener("pagehide", rest);
  addEventListener("pageshow", follow);

  // Adds a line to the box of problems, once for each key.
  const said = new Set();
  function say(key, text) {
    if (said.has(key)) return;
    said.add(key);
    let box = document.getElementById("publisher-preview");
    if (!box) {
      box = document.createElement("fieldset");
      box.id = "publisher-preview";
      Object.assign(box, { lang: "en", dir: "ltr", ariaLive: "polite" });
      box.dataset.problems = box.dataset.notes = "0";
      const legend = document.createElement("legend");
      legend.append(document.createElement("mark"));
      box.append(legend, document.createElement("ul"));
      document.body.prepend(box);
    }
    const line = document.createElement("li");
    line.textContent = text;
    box.querySelector("ul").append(line);
    const problems = (box.dataset.problems = String(Number(box.dataset.problems) + 1));
    const count = (number, word) => (number > 0 ? [`${number} ${word}${number > 1 ? "s" : ""}`] : []);
    const parts = [...count(Number(problems), "problem"), ...count(Number(box.dataset.notes), "note")];
    box.querySelector("mark").textContent = parts.join(", ");
  }

  function frame(picture) {
    if (picture.classList.contains("preview-broken")) return;
    picture.classList.add("preview-broken");
    const address = picture.dataset.address || picture.getAttribute("src") || "";
    const note = document.createElement("span");
    note.className = "preview-address";
    Object.assign(note, { lang: "en", dir: "ltr" });
    const reason = /^http:/i.test(address) ? "a page loads pictures over https only" : "this picture does not load";
    note.textContent = `${reason}: ${address}`;
    picture.after(note);
    say(address, `warning: ${reason}: ${address}`);
  }

  const isPicture = (one) => one instanceof HTMLImageElement;
  document.addEventListener("error", (event) => isPicture(event.target) && frame(event.target), true);
  for (const one of document.images) {
    if (one.complete && one.naturalWidth === 0 && one.getAttribute("src")) {
      // A drawing without a size has none, and is whole.
      one.decode().catch(() => frame(one));
    }
  }
  follow();
})();
