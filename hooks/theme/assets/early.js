// Runs before anything is drawn, so that a page does not jump into elder mode.
try {
  if (localStorage.getItem("portal-elder") === "on") document.documentElement.dataset.elder = "";
} catch {
  // storage can be forbidden; then the mode lasts for the page
}
