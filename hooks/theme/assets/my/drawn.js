// The sections of the answers as elements.

/** Elements for what `answers` said. */
export const draw = (sections) => [];
