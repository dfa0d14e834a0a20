// Jobs that fit: what is planned, what machines and duties lead to, what is of the industry.
import { placed } from "./places.js";

const RANKS = ["你打算做的", "有设备要处理", "有义务要做", "你的行业", "哪家企业都用得上"];

/** Lines of jobs, those that somebody plans first. `machines` and `duties` are the lines of these. They
 * inform: that a job fits says nothing about whether it has to be done. */
export function jobs(profile, { my }, { machines, duties }) {
  return my.jobs
    .map((job) => ({ job, fit: fitOf(job, profile, my, machines, duties) }))
    .filter(({ fit }) => fit)
    .sort((one, other) => one.fit.rank - other.fit.rank || my.jobs.indexOf(one.job) - my.jobs.indexOf(other.job))
    .map(({ job, fit: { rank, because, why } }) => ({
      id: `jobs/${job.id}`,
      group: RANKS[rank],
      state: "info",
      title: job.title,
      text: [why ? `${why}。` : "", ended(job.must), job.by_when ? ended(`什么时候：${job.by_when}`) : ""].filter(Boolean).join(""),
      url: job.url,
      source: { title: job.title, url: job.url },
      because,
      missing: [],
    }));
}

function fitOf(job, profile, my, machines, duties) {
  if (placed(my.regions, job.regions, profile.region).holds === false) return undefined;
  const plan = (profile.plans ?? []).findIndex((one) => one.job === job.id);
  if (plan >= 0) return { rank: 0, because: [`plans.${plan}.job`], why: "" };
  const other = job.industries && profile.industry !== undefined && !job.industries.includes(profile.industry);
  if (other) return undefined;
  const machine = (profile.machines ?? []).find(
    ({ id, category }) => category && (job.equipment ?? []).includes(category) && open(machines, id),
  );
  if (machine) {
    const line = machines.find(({ id }) => id === `machines/${machine.id}`);
    return { rank: 1, because: [`machines.${machine.id}.category`], why: line.title };
  }
  if (job.equipment) return undefined;
  const duty = duties.find((line) => line.state === "yes" && stands(line, job));
  if (duty) return { rank: 2, because: duty.because, why: `${duty.source.title}${duty.source.article}` };
  if (job.industries) return profile.industry === undefined ? undefined : { rank: 3, because: ["industry"], why: "" };
  return { rank: 4, because: [], why: "" };
}

const ended = (words) => (/[。！？]$/.test(words) ? words : `${words}。`);

// Whatever is not sure to stay: listed, or not told.
const open = (machines, id) => machines.some((line) => line.id === `machines/${id}` && line.state !== "no");

const stands = ({ source }, { provisions = [] }) =>
  Boolean(source) && provisions.some(([url, article]) => url === source.url && article === source.article);
