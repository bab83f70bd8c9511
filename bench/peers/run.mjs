// DuckDB and json-logic-engine on the shape of shape.json, one thread: pre-parsed, and from JSON Lines. Printed beside
// huiqi_bench_shape by scripts/bench-peers. Amounts are doubles here; the sums are compared in whole yuan.
import { DuckDBInstance } from "@duckdb/node-api";
import { LogicEngine } from "json-logic-engine";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const rows = Number(process.argv[2] ?? 1_000_000);
const rounds = 5;

let state = 1;
const next = (below) => {
  state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
  return (state >>> 8) % below;
};
const data = [];
for (let r = 0; r < rows; ++r)
  data.push({ revenue: next(200_000) * 10_000, rd: next(4_000) * 10_000, equipment: next(2_000) * 10_000, personnel: next(120) });
const folder = mkdtempSync(join(tmpdir(), "peers-"));
const file = join(folder, "rows.jsonl");
writeFileSync(file, data.map((row) => JSON.stringify(row)).join("\n") + "\n");

async function best(work) {
  let least = Infinity, result;
  for (let round = 0; round < rounds; ++round) {
    const begin = performance.now();
    result = await work();
    least = Math.min(least, performance.now() - begin);
  }
  return [rows / least / 1000, result];
}
const say = (what, [rate, [eligible, first, second]]) =>
  console.log(`${what}: ${rate.toFixed(1)} M/s, eligible ${eligible}, sums ${first} ${second} yuan`);

// json-logic-engine, compiled
const at = (name) => ({ var: name });
const logic = { and: [
  { ">=": [at("revenue"), 50_000_000] },
  { if: [ { ">=": [at("revenue"), 1_000_000_000] }, { ">=": [at("rd"), 20_000_000] },
    { and: [ { ">=": [at("rd"), 2_000_000] }, { ">=": [ { "*": [at("rd"), 50] }, at("revenue") ] } ] } ] },
  { ">=": [at("equipment"), 6_000_000] },
  { ">=": [at("personnel"), 40] } ] };
const amounts = [
  { min: [ { "/": [ { "*": [at("rd"), 20] }, 100 ] }, 5_000_000 ] },
  { min: [ { "/": [ { "*": [at("equipment"), 15] }, 100 ] }, 4_000_000 ] } ];
const engine = new LogicEngine();
const decide = engine.build({ if: [logic, amounts, null] });
const totals = (source) => {
  let eligible = 0, first = 0, second = 0;
  for (const row of source) {
    const answer = decide(row);
    if (answer === null) continue;
    ++eligible;
    first += answer[0];
    second += answer[1];
  }
  return [eligible, first, second];
};
say("json-logic-engine, compiled", await best(() => totals(data)));
say("json-logic-engine, from JSON Lines", await best(() => {
  const parsed = function* () {
    const text = readFileSync(file, "utf8");
    for (let from = 0, to; (to = text.indexOf("\n", from)) >= 0; from = to + 1) yield JSON.parse(text.slice(from, to));
  };
  return totals(parsed());
}));

// DuckDB: the decision of every row is made (a table), then summed
const instance = await DuckDBInstance.create(":memory:", { threads: "1" });
const connection = await instance.connect();
await connection.run(`create table rows as select revenue::bigint revenue, rd::bigint rd, equipment::bigint equipment,
  personnel::bigint personnel from read_json('${file}')`);
const eligible = `revenue >= 50000000 and (case when revenue >= 1000000000 then rd >= 20000000
  else rd >= 2000000 and rd * 50 >= revenue end) and equipment >= 6000000 and personnel >= 40`;
const query = (source) => `create or replace table answers as select ${eligible} as eligible,
  case when ${eligible} then least(rd * 20 / 100, 5000000) end as first,
  case when ${eligible} then least(equipment * 15 / 100, 4000000) end as second from ${source}`;
const sums = async () => {
  const reader = await connection.runAndReadAll(
    "select count(*) filter (eligible)::bigint, sum(first)::bigint, sum(second)::bigint from answers");
  return reader.getRows()[0].map(Number);
};
const timed = async (source) => {
  const [rate] = await best(() => connection.run(query(source)));
  return [rate, await sums()];
};
say("DuckDB SQL", await timed("rows"));
say("DuckDB SQL, from JSON Lines", await timed(`read_json('${file}')`));
rmSync(folder, { recursive: true });
