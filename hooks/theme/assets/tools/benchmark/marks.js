// Between which grades a value lies, where some of them are unknown.

/** `marks` say of each grade, the strictest first, whether the value reaches it: true, false, null where
 * that hangs on something, undefined where the standard has no such value. Returns `best` and `worst`,
 * the index of the best and the worst grade that it may have (`marks.length` for beyond the last), and
 * `within`: whether it keeps to the last one, null where that is not known. */
export function between(marks) {
  const beyond = marks.length;
  const sure = marks.indexOf(true);
  return {
    best: marks.lastIndexOf(false) + 1, // who misses one misses all stricter ones
    worst: sure < 0 ? beyond : sure,
    within: sure >= 0 ? true : marks[beyond - 1] === false ? false : null,
  };
}
