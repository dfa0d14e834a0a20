// Which place a question names: a province, or a city with the province that it is in.

// Places' names that stand in other words, or are words; those with what makes them a place are kept.
const OTHER =
  /[复混]合肥|[普交]通化|平衡水|新余热|三明治|(?:日照|东方|大同|朝阳|开封|白银|来宾|长治|固原|山南|中卫|和田|定西)(?!市)|中山(?:装|大学)|大理石|清凉山/g;
const KIND = /(?:省|市|地区|盟|(?:[\u4e00-\u9fff]{1,5}族){0,3}自治[区州]|维吾尔自治区|壮族自治区|回族自治区)$/;

/** A place's name as people say it. */
export const stem = (name) => (name.length > 2 ? name.replace(KIND, "") || name : name);

/** The place that `text` names: `{ name, province }`, or undefined. `places` has the cities of each province. */
export function placeOf(text, places = {}) {
  const plain = text.replace(OTHER, " ");
  let found;
  for (const [province, cities] of Object.entries(places)) {
    for (const name of cities.split(" "))
      if (name && plain.includes(name) && (!found || !found.city || name.length > found.name.length)) found = { name, province, city: true };
    if (!found && plain.includes(stem(province))) found = { name: province, province };
  }
  return found;
}

/** Whether something of the places `names` is of `place`, or of the province that it is in. */
export const isOf = (names, place) => names.some((one) => [place.name, place.province].some((each) => stem(one) === stem(each)));
