// On the page that searches, the theme's own box would open over the results and take the query out
// of the address. Runs before the theme does.
for (const part of document.querySelectorAll(".md-search, .md-header__button[for=__search]")) part.remove();
