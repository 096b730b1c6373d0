// A button that prints the page: shown where scripts run, in place of the words that tell how to print without.
for (const words of document.querySelectorAll("[data-print-words]")) words.hidden = true;
for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}
