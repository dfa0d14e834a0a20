// Whom to ask: the bodies of the place, of its province, of the nation, for the matters that the firm has.
import { around, namesOf, placed } from "./places.js";

/** Lines of bodies, the nearest first, then those of the `matters` that other answers lead to. Nobody local
 * is said, with whom to ask instead; a body without a number says so. */
export function bodies(profile, { my }, matters) {
  const wanted = [...matters, ...Object.keys(my.matters)];
  const here = around(my.regions, profile.region);
  const found = my.bodies
    .filter(({ fallback }) => !fallback)
    .map((body) => ({ body, distance: distanceOf(body, here), local: placed(my.regions, body.regions, profile.region) }))
    .filter(({ local }) => local.holds === true)
    .sort((one, other) => one.distance - other.distance || placeOf(one.body, wanted) - placeOf(other.body, wanted));
  const nobody = here.length && !found.some(({ body }) => body.regions) ? [none(profile, my)] : [];
  const fallback = my.bodies.filter((one) => one.fallback);
  return [
    ...nobody,
    ...(here.length ? [] : [somewhere(my)]),
    ...found.map(({ body }) => lineOf(body, my, body.regions ? ["region"] : [])),
    ...fallback.map((body) => lineOf(body, my, [])),
  ];
}

const distanceOf = ({ regions }, here) =>
  regions ? Math.min(...regions.map((id) => here.indexOf(id)).filter((at) => at >= 0)) : here.length;

const placeOf = ({ matters }, wanted) => Math.min(...matters.map((id) => wanted.indexOf(id)).filter((at) => at >= 0));

const none = (profile, my) => ({
  id: "bodies/none",
  state: "info",
  title: `${namesOf(my.regions, [profile.region])}的部门没有收录`,
  text: my.instead ? `${my.instead}，说要问的事，会转给管的部门。` : "到当地政府网站上找。",
  url: "bodies/",
  because: ["region"],
  missing: [],
});

const somewhere = (my) => ({
  id: "bodies/local",
  state: "unknown",
  title: "当地找谁：还不知道在哪里",
  text: `填了地区，列出当地和省里的部门。${my.instead ? `现在可以${my.instead}。` : ""}`,
  url: "bodies/",
  because: [],
  missing: ["region"],
});

function lineOf(body, my, because) {
  const { id, title, url, kind, use, serves, phones = [], aged = [], lacking } = body;
  return {
    id: `bodies/${id}`,
    state: "info",
    title,
    text: [
      [kind, serves].filter(Boolean).join("，"),
      phones.length ? `电话 ${phones.join("；")}` : "",
      ...aged,
      phones.length ? "" : (lacking ?? ""),
      use ?? "",
    ]
      .filter(Boolean)
      .map((words) => (/[。！？]$/.test(words) ? words : `${words}。`))
      .join(""),
    url,
    source: { title, url },
    because,
    missing: [],
  };
}
