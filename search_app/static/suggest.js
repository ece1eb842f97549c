// Offers names while one types. Without it, or without an answer, the search box works as it is.
"use strict";

(() => {
  const box = document.getElementById("q");
  const list = document.getElementById("suggestions");
  if (!box || !list) return;
  const queries = new Map();
  let waiting = 0;
  let asked = "";

  async function offer() {
    const typed = box.value.trim();
    if (typed.length < 2 || typed === asked) return;
    asked = typed;
    try {
      const answer = await fetch(`${list.dataset.source}?q=${encodeURIComponent(typed)}`);
      if (!answer.ok || typed !== box.value.trim()) return;
      const found = await answer.json();
      queries.clear();
      list.replaceChildren(...found.map(({ text, kind, query }) => {
        queries.set(text, query);
        const option = document.createElement("option");
        option.value = text;
        option.label = kind;
        return option;
      }));
    } catch {
      list.replaceChildren(); // no connection: nothing is offered
    }
  }

  box.addEventListener("input", (event) => {
    if (event.inputType === "insertReplacementText" && queries.has(box.value)) {
      box.value = queries.get(box.value);
      return;
    }
    clearTimeout(waiting);
    waiting = setTimeout(offer, 150);
  });
})();
