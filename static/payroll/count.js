// Adds up the notes while the box is counted. Without it the program adds them up when the form is sent.
"use strict";
(() => {
  const form = document.querySelector("form[data-count]");
  if (!form) return;
  const line = form.querySelector("[data-sum-line]");
  const notes = [...form.querySelectorAll("[data-value]")];
  const total = form.querySelector("[name=counted]");
  const expected = Number(form.dataset.expected);
  const number = (text) => Number(String(text).replace(/[\s\u00a0]/g, "").replace(",", "."));
  const shown = (value) => value.toLocaleString("nb-NO", { maximumFractionDigits: 2 });
  const add = () => {
    const counted = notes.some((note) => note.value.trim() !== "");
    const sum = counted
      ? notes.reduce((all, note) => all + number(note.value || 0) * Number(note.dataset.value), 0)
      : number(total.value);
    line.hidden = Number.isNaN(sum) || (!counted && total.value.trim() === "");
    form.querySelector("[data-sum]").textContent = shown(sum);
    form.querySelector("[data-difference]").textContent = shown(sum - expected);
  };
  form.addEventListener("input", add);
  add();
})();
