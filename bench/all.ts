import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { webArguments } from '#bin/start/web.ts';
import { buildSettings } from '#lib/env.ts';
import { browserFigures, figureLine } from './browser.ts';
import { type Desk, fillDesk } from './desk.ts';
import { inTestDatabase } from './in-test-database.ts';
import { type Figures, measure } from './load.ts';
import { type Question, questionsFor } from './questions.ts';
import { type Server, startServer, usageOf } from './servers.ts';

/**
 * Docket and a bare node-postgres server over the same database, then Docket in a browser, in one run:
 * `npm run bench -- [--rows N] [--json FILE]`.
 * What each question is, and what is measured elsewhere: bench/README.md. It needs a build (`npm run build`).
 */
const { values } = parseArgs({
  options: { rows: { type: 'string', default: '1000000' }, json: { type: 'string' } },
});
const applicants = Number(values.rows);
if (!Number.isSafeInteger(applicants) || applicants < 5_000) throw new Error('--rows takes a whole number from 5000');

type Result = { question: string; limit: string; bare: Figures | null; docket: Figures; ratio: number | null };

await inTestDatabase(async (database) => {
  const desk = await fillDesk(database, applicants);
  const bare = await startServer((port) => [join(import.meta.dirname, 'bare-server.ts'), String(port)]);
  const web = await startServer((port) => webArguments('127.0.0.1', port, 512), buildSettings().buildFolder);
  const results: Result[] = [];
  for (const question of questionsFor(desk)) {
    const result = await ask(question, desk, bare, web);
    results.push(result);
    tell(result);
  }
  const memory = { bare: await megabytes(bare), web: await megabytes(web) };
  say(`memory: bare server ${memory.bare} MB, web process ${memory.web} MB (limit 350 after 20,000 pages)`);
  const browser = await browserFigures(web.origin, desk, (figure) => say(figureLine(figure)));
  if (values.json) writeFileSync(values.json, `${JSON.stringify({ applicants, results, memory, browser }, null, 2)}\n`);
  for (const { process: child } of [bare, web]) child.kill('SIGKILL');
  const { closeDatabase } = await import('#lib/data/database.ts');
  await closeDatabase();
});

/** Both servers in turns, so that what else the machine does meets both. */
async function ask({ name, limit, docket, bare }: Question, desk: Desk, plain: Server, web: Server): Promise<Result> {
  const ours = { url: web.origin + docket, headers: desk.headers };
  if (bare === null)
    return { question: name, limit, bare: null, docket: await measure([ours]).then(only), ratio: null };
  const [theirs, own] = await measure([{ url: plain.origin + bare, headers: {} }, ours]);
  if (!theirs || !own) throw new Error(`${name} was not measured`);
  return { question: name, limit, bare: theirs, docket: own, ratio: own.p50 / theirs.p50 };
}

function only([figures]: Figures[]): Figures {
  if (!figures) throw new Error('nothing was measured');
  return figures;
}

function tell({ question, limit, bare, docket, ratio }: Result): void {
  const figures = ({ p50, p95, perSecond }: Figures) =>
    `${p50.toFixed(1).padStart(7)} ${p95.toFixed(1).padStart(7)} ms ${perSecond.toFixed(0).padStart(6)}/s`;
  const times = ratio === null ? '' : `${ratio.toFixed(1)} ×`;
  say(
    `${question.padEnd(34)} Docket ${figures(docket)}  bare ${bare ? figures(bare) : '–'.padStart(25)}  ` +
      `${times.padStart(7)}  limit ${limit}`,
  );
}

async function megabytes({ process: child }: Server): Promise<number> {
  return Math.round((await usageOf(child, true)).rss / 1e6);
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
