// What follows from a firm's facts: pure functions, no page.

/** Sections `{ id, title, lines }` of what `data` (tools/my.json) says to a firm with this `profile`. */
export const answers = (profile, data) => [];
