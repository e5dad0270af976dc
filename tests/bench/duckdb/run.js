// Runs the steps of a JSON list on stdin in DuckDB: node run.js DATABASE. One line of JSON for each: median wall and CPU
// milliseconds over its runs (after two that warm up), and the first value of its answer.
const { DuckDBInstance } = require('@duckdb/node-api');

function median(values) {
  return [...values].sort((a, b) => a - b)[Math.floor((values.length - 1) / 2)];
}

async function once(connection, sql) {
  const cpu = process.cpuUsage();
  const begin = process.hrtime.bigint();
  const reader = await connection.runAndReadAll(sql);
  const rows = reader.getRows();
  const wall = Number(process.hrtime.bigint() - begin) / 1e6;
  const used = process.cpuUsage(cpu);
  return { wall, cpu: (used.user + used.system) / 1e3, answer: rows.length ? String(rows[0][0]) : '', rows: rows.length };
}

async function main() {
  const instance = await DuckDBInstance.create(process.argv[2], { threads: '2' });
  const connection = await instance.connect();
  const steps = JSON.parse(require('fs').readFileSync(0, 'utf8'));
  for (const step of steps) {
    const runs = [];
    for (let run = 0; run < step.runs + (step.runs > 1 ? 2 : 0); ++run)
      runs.push(await once(connection, step.sql));
    const kept = step.runs > 1 ? runs.slice(2) : runs;
    console.log(JSON.stringify({ name: step.name, wall: median(kept.map((r) => r.wall)), cpu: median(kept.map((r) => r.cpu)),
                                 answer: kept[0].answer, rows: kept[0].rows }));
  }
}

main();
