// Buttons that copy the figure beside them. Without scripts they aren't shown, and the figure can be selected.
"use strict";
(() => {
  document.documentElement.classList.add("can-copy");
  const status = document.querySelector("[data-copied-status]");
  const select = (element) => {
    const range = document.createRange();
    range.selectNodeContents(element);
    const selection = window.getSelection();
    selection.removeAllRanges();
    selection.addRange(range);
  };
  document.addEventListener("click", async (event) => {
    const button = event.target.closest("[data-copy]");
    if (!button) return;
    const value = button.previousElementSibling;
    const text = value.textContent.trim();
    let copied = true;
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      // Outside a secure page the clipboard is closed: what is selected can still be copied.
      select(value);
      copied = document.execCommand("copy");
    }
    if (!copied) return;
    status.textContent = "";
    status.textContent = `${status.dataset.word}: ${text}`;
    button.classList.add("owed-copied");
    setTimeout(() => button.classList.remove("owed-copied"), 2000);
  });
})();
