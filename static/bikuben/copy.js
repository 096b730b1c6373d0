// A button that copies a field, data-copy="its id": shown where scripts run, in place of the words that tell how to
// copy without. What was copied is said in data-copy-done.
"use strict";
for (const words of document.querySelectorAll("[data-copy-words]")) words.hidden = true;
for (const button of document.querySelectorAll("[data-copy]")) {
  const field = document.getElementById(button.dataset.copy);
  const done = document.querySelector("[data-copy-done]");
  button.hidden = false;
  button.addEventListener("click", async () => {
    field.focus();
    field.select();
    try {
      await navigator.clipboard.writeText(field.value);
    } catch {
      // Without a secure address there is no clipboard to ask for: the old way.
      document.execCommand("copy");
    }
    if (done) done.textContent = done.dataset.copyDone;
  });
}
