import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { webArguments } from '#bin/start/web.ts';
import { buildSettings, env } from '#lib/env.ts';
import { browserFigures, figureLine } from './browser.ts';
import { type Desk, fillDesk, staySignedIn } from './desk.ts';
import { comparedInProcess } from './in-process.ts';
import { inTestDatabase } from './in-test-database.ts';
import { type Asked, address, type Figures, measure } from './load.ts';
import { type Question, questionsFor } from './questions.ts';
import { type Server, startServer, usageOf } from './servers.ts';
import { type Held, heldLine, soak, verdictOf } from './soak.ts';

/**
 * Docket and a bare node-postgres server over the same database, then Docket in a browser, in one run:
 * `npm run bench -- [--rows N] [--pages N] [--json FILE]`.
 * What each question is, and what is measured elsewhere: bench/README.md. It needs a build (`npm run build`).
 */
const { values } = parseArgs({
  options: {
    rows: { type: 'string', default: '1000000' },
    pages: { type: 'string', default: '20000' },
    json: { type: 'string' },
  },
});
const [applicants, pages] = [wholeNumber('rows', 1), wholeNumber('pages', 0)];

type Result = { question: string; limit: string; bare: Figures | null; docket: Figures; ratio: number | null };

await inTestDatabase(async (database) => {
  const desk = await fillDesk(database, applicants);
  const bare = await startServer((port) => [join(import.meta.dirname, 'bare-server.ts'), String(port)]);
  const web = await startServer(
    (port) => webArguments('127.0.0.1', port, env().WEB_HEAP_MB),
    buildSettings().buildFolder,
  );
  const results: Result[] = [];
  const take = async (question: string, limit: string, docket: Asked, other: Asked | null) => {
    await staySignedIn(desk);
    results.push(await ask(question, limit, docket, other));
    tell(results.at(-1));
  };
  for (const question of questionsFor(desk))
    await take(question.name, question.limit, ...sides(question, desk, bare, web));
  const inProcess = await comparedInProcess(database);
  if (inProcess.questions.length === 1) say('claims: not measured, because there are not enough open cases');
  try {
    for (const { name, limit, docket, bare: plain } of inProcess.questions) await take(name, limit, docket, plain);
  } finally {
    await inProcess.close();
  }
  const memory = { bare: await megabytes(bare), web: await megabytes(web) };
  say(`memory: bare server ${memory.bare} MB, web process ${memory.web} MB (limit 350 after 20,000 pages)`);
  const held: Held[] = pages > 0 ? await soak(web, desk, pages, (one) => say(heldLine(one))) : [];
  if (held.length > 0) say(verdictOf(held));
  await staySignedIn(desk);
  const browser = await browserFigures(web.origin, desk, (figure) => say(figureLine(figure)));
  const told = { applicants, results, memory, held, browser };
  if (values.json) writeFileSync(values.json, `${JSON.stringify(told, null, 2)}\n`);
  for (const { process: child } of [bare, web]) child.kill('SIGKILL');
  const { closeDatabase } = await import('#lib/data/database.ts');
  await closeDatabase();
});

/** Ends with a sentence when the number can't be used. */
function wholeNumber(name: 'rows' | 'pages', least: number): number {
  const number = Number(values[name]);
  if (Number.isSafeInteger(number) && number >= least) return number;
  say(`--${name} takes a whole number from ${least}.`);
  process.exit(1);
}

function sides({ docket, bare }: Question, desk: Desk, plain: Server, web: Server): [Asked, Asked | null] {
  return [address(web.origin, docket, desk.headers), bare === null ? null : address(plain.origin, bare)];
}

/** Both in turns, so that what else the machine does meets both. */
async function ask(question: string, limit: string, docket: Asked, bare: Asked | null): Promise<Result> {
  if (bare === null) return { question, limit, bare: null, docket: only(await measure([docket])), ratio: null };
  const [theirs, own] = await measure([bare, docket]);
  if (!theirs || !own) throw new Error(`${question} was not measured`);
  return { question, limit, bare: theirs, docket: own, ratio: own.p50 / theirs.p50 };
}

function only([figures]: Figures[]): Figures {
  if (!figures) throw new Error('nothing was measured');
  return figures;
}

function tell(result: Result | undefined): void {
  if (!result) return;
  const { question, limit, bare, docket, ratio } = result;
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
