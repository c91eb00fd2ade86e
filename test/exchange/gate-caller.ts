import { parseArgs } from 'node:util';
import { closeDatabase } from '#lib/data/database.ts';
import { connect } from '#lib/exchange/connect.ts';

// A process for lib/exchange/gate/processes.test.ts: calls one vendor as often as the gate allows, for `--seconds`.
const text = { type: 'string' } as const;
const { values } = parseArgs({ options: { connection: text, id: text, seconds: text, callers: text } });
const { can } = await connect(values.connection ?? '', 'worker');
await can.applicants?.read(values.id ?? '');
process.stdout.write('{"ready":true}\n');

const until = performance.now() + Number(values.seconds) * 1_000;
await Promise.all(Array.from({ length: Number(values.callers) }, callUntilEnd));
await closeDatabase();

async function callUntilEnd(): Promise<void> {
  while (performance.now() < until) await can.applicants?.read(values.id ?? '');
}
