// bench_duckdb.mjs BENCH_FLOW CONGVU FOLDER -- the same questions, in SQL, to DuckDB with two threads, over the same acts in no order; the
// answers are compared. DuckDB is no part of congvu: it is asked for here alone, and where it cannot be had this says so and measures nothing.
//
//      BENCH_ACTS=20000000 by default
import { execFileSync } from "node:child_process";
import { createRequire } from "node:module";
import { existsSync, mkdirSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";

const [benchFlow, congvu, folder] = process.argv.slice(2).map((p) => resolve(p));
const acts = process.env.BENCH_ACTS ?? "20000000";
const threads = 2;

async function duckdb() {
  const place = join(folder, "duckdb");
  mkdirSync(place, { recursive: true });
  if (!existsSync(join(place, "node_modules")))
    execFileSync("npm", ["install", "--silent", "--no-fund", "--no-audit", "--prefix", place, "@duckdb/node-api"], { stdio: "ignore", timeout: 300000 });
  return createRequire(join(place, "x.js"))("@duckdb/node-api");
}

const seconds = async (work) => {
  const from = process.hrtime.bigint();
  const answer = await work();
  return [Number(process.hrtime.bigint() - from) / 1e9, answer];
};

// Holdings once, as congvu cuts them once; then every question over them.
const HOLDINGS = `CREATE TABLE run AS SELECT kase, unit, time, row_number() OVER (PARTITION BY kase ORDER BY time, id) AS n,
    max(last) OVER (PARTITION BY kase) AS last FROM (SELECT kase, unit, time, id, lag(unit) OVER w AS before, max(time) OVER (PARTITION BY kase) AS last
    FROM act WINDOW w AS (PARTITION BY kase ORDER BY time, id)) WHERE before IS DISTINCT FROM unit;
  CREATE TABLE holding AS SELECT kase, unit, time, coalesce(lead(time) OVER w, last) AS till, lead(unit) OVER w AS next,
    lead(unit, 2) OVER w AS after, n FROM run WINDOW w AS (PARTITION BY kase ORDER BY n);`;
const QUESTIONS = {
  handovers: "SELECT count(next) AS n FROM holding",
  most: "SELECT max(n) - 1 AS n FROM holding",
  bounces: "SELECT count(*) AS n FROM holding WHERE after = unit",
  bounceCases: "SELECT count(DISTINCT kase) AS n FROM holding WHERE after = unit",
  revisits: "SELECT count(*) AS n FROM (SELECT kase FROM holding GROUP BY kase HAVING count(DISTINCT unit) < count(*))",
  personBounces: `SELECT count(*) AS n FROM (SELECT person, lead(person, 2) OVER (PARTITION BY kase ORDER BY time, id) AS after FROM
    (SELECT kase, person, time, id, lag(person) OVER (PARTITION BY kase ORDER BY time, id) AS before FROM act)
    WHERE before IS DISTINCT FROM person) WHERE after = person`,
  days: `SELECT median(d) AS m, avg(d) AS a, quantile_disc(d, 0.95) AS p, max(d) AS x FROM
    (SELECT epoch(max(time)) - epoch(min(time)) AS d FROM act GROUP BY kase)`,
  bouncePairs: `SELECT least(unit, next) AS a, greatest(unit, next) AS b, count(*) AS n FROM holding WHERE after = unit GROUP BY ALL ORDER BY n DESC, a, b`,
  handoverPairs: "SELECT unit, next, count(*) AS n FROM holding WHERE next IS NOT NULL GROUP BY ALL ORDER BY n DESC, unit, next",
  states: `SELECT state, count(*) AS n, count(DISTINCT kase) AS c, sum(epoch(after) - epoch(time)) AS s FROM
    (SELECT state, kase, time, lead(time) OVER (PARTITION BY kase ORDER BY time, id) AS after FROM act) GROUP BY state ORDER BY n DESC, state`,
  units: `SELECT unit, count(*) AS n, count(DISTINCT kase) AS c, sum(epoch(till) - epoch(time)) AS s, median(epoch(till) - epoch(time)) AS m,
    quantile_disc(epoch(till) - epoch(time), 0.9) AS p FROM holding GROUP BY unit ORDER BY n DESC, unit`,
};

async function main() {
  let api;
  try {
    api = await duckdb();
  } catch (why) {
    console.log(`SKIPPED: DuckDB cannot be had here (${String(why.message).split("\n")[0]})`);
    return 0;
  }
  const csv = join(folder, "acts.csv");
  execFileSync(benchFlow, [folder], { env: { ...process.env, BENCH_WRITE: csv, BENCH_ACTS: acts }, stdio: "inherit" });
  const db = await (await api.DuckDBInstance.create(":memory:", { threads: String(threads) })).connect();
  const [load] = await seconds(() => db.run(`CREATE TABLE act AS SELECT "case" AS kase, act, time, unit, person, state, row_number() OVER () AS id FROM
    read_csv('${csv}', header = true, types = {'time': 'TIMESTAMPTZ'})`));
  const answers = {};
  const [ask] = await seconds(async () => {
    await db.run(HOLDINGS);
    for (const [name, sql] of Object.entries(QUESTIONS)) answers[name] = (await db.runAndReadAll(sql)).getRows();
  });
  const [whole, json] = await seconds(async () =>
    JSON.parse(execFileSync(congvu, ["flow", csv, "--format", "json", "--threads", String(threads)], { maxBuffer: 1 << 30 })));
  const timed = execFileSync(benchFlow, [folder], { env: { ...process.env, BENCH_READ: csv }, encoding: "utf8" });
  const count = Number(/together ([0-9.]+)/.exec(timed)[1]);
  const same = [
    [answers.handovers[0][0], json.handovers.count], [answers.most[0][0], json.handovers.most], [answers.bounces[0][0], json.bounces.count],
    [answers.bounceCases[0][0], json.bounces.cases], [answers.revisits[0][0], json.revisits.cases],
    [answers.personBounces[0][0], json.person_bounces.count], [answers.handoverPairs.length, json.handover_pairs.length],
    [answers.units[0][1], json.units[0].holdings], [answers.units[0][2], json.units[0].cases], [answers.states[0][2], json.states[0].cases],
  ].every(([a, b]) => Number(a) === Number(b));
  process.stdout.write(timed);
  console.log(`  DuckDB, ${threads} threads, ${acts} acts in no order: ${ask.toFixed(2)} s for the questions; congvu ${count.toFixed(2)} s: ${(ask / count).toFixed(1)} times as fast`);
  console.log(`  with reading the CSV: ${(load + ask).toFixed(2)} s; congvu flow ${whole.toFixed(2)} s: ${((load + ask) / whole).toFixed(1)} times`);
  console.log(same ? "  the answers are the same" : "  THE ANSWERS DIFFER");
  rmSync(csv);
  return same ? 0 : 1;
}
process.exit(await main());
