import type { ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { Pool } from 'undici';
import { adoptEmbedded } from '#bin/start/embedded.ts';
import { webArguments } from '#bin/start/web.ts';
import { type ScriptWeight, scriptWeight } from '#test/journeys/scripts.ts';
import { startServer, usageOf } from './servers.ts';

/**
 * What do a page and its JSON cost in processor time and bytes, against a bare server that answers the same rows as
 * JSON, and what does the web process hold afterwards? While `npm start` runs:
 * `node --conditions=react-server bench/page-cost.ts [BUILD_FOLDER …]`. Several builds, side by side at the same
 * depth as `.next`, are measured in turns, so that a busy machine is equally busy for each. Only the ratios mean
 * something.
 */
type Measured = {
  readonly name: string;
  readonly origin: string;
  readonly path: string;
  readonly process: ChildProcess;
  /** Asks with the version that the first answer had, so that nothing has changed. */
  readonly isKnown?: true;
};
type Cost = { cpuMs: number[]; perSecond: number[]; weight: Weight };
/**
 * Bytes of an answer: in all, compressed, without the tags of the framework's files, and as data for the browser; and
 * of the scripts that a page has tags for.
 */
type Weight = { all: number; sent: number; own: number; flight: number; scripts: ScriptWeight; tag: string | null };

const rounds = 8;
const pagesPerRound = 40;
const connections = 16;
const bareServer = join(import.meta.dirname, 'bare-server.ts');

await compare(process.argv.length > 2 ? process.argv.slice(2) : ['.next']);

async function compare(builds: string[]): Promise<void> {
  adoptEmbedded();
  const { db, closeDatabase } = await import('#lib/data/database.ts');
  const { aMember, sessionToken } = await import('#test/builders/member.ts');
  const { endSession } = await import('#lib/data/members/sessions.ts');
  const reviewer = await aMember('reviewer', 'Bench');
  const headers = {
    cookie: `docket.session=${await sessionToken(reviewer.sessionId)}`,
    'accept-encoding': 'gzip',
  };
  const applicant = (await db().case.findFirstOrThrow({ where: { state: 'open' } })).applicantId;
  const bare = await startServer((port) => [bareServer, String(port)]);
  const webs = await Promise.all(
    builds.map((build) => startServer((port) => webArguments('127.0.0.1', port, 512), build)),
  );
  const measured: Measured[] = [
    { ...bare, name: 'bare rows', path: '/queue' },
    ...webs.flatMap((web, index) =>
      paths(applicant).map((one) => ({
        ...web,
        ...one,
        name: [one.path.replace(applicant, '…'), one.isKnown && 'unchanged', builds.length > 1 && builds[index]]
          .filter(Boolean)
          .join(' '),
      })),
    ),
  ];
  const costs = new Map<Measured, Cost>();
  for (const one of measured) costs.set(one, { cpuMs: [], perSecond: [], weight: await weigh(one, headers) });
  for (let round = 0; round < rounds; round += 1)
    for (const one of measured) {
      const tag = costs.get(one)?.weight.tag;
      const { cpuMs, perSecond } = await load(one, one.isKnown && tag ? { ...headers, 'if-none-match': tag } : headers);
      costs.get(one)?.cpuMs.push(cpuMs);
      costs.get(one)?.perSecond.push(perSecond);
    }
  report(costs);
  for (const [index, web] of webs.entries()) {
    const { rss, inUse } = await usageOf(web.process, true);
    say(`${builds[index]} holds ${Math.round(rss / 1e6)} MB, of which ${Math.round(inUse / 1e6)} are objects in use`);
  }
  await endSession(reviewer);
  await closeDatabase();
  for (const { process: child } of [bare, ...webs]) child.kill('SIGKILL');
}

/** Pages, and the JSON that they are drawn from. */
function paths(applicant: string): { path: string; isKnown?: true }[] {
  const queue = '/api/queue';
  const person = `/applicants/${applicant}`;
  return [
    { path: '/queue' },
    { path: queue },
    { path: queue, isKnown: true },
    { path: person },
    { path: `/api${person}` },
    { path: '/api/health' },
  ];
}

/** One answer, in bytes. The first ones only warm it up. */
async function weigh({ origin, path, name }: Measured, headers: Record<string, string>): Promise<Weight> {
  const pool = new Pool(origin, { connections });
  let sent = Buffer.alloc(0);
  let isZipped = false;
  let tag: string | null = null;
  for (let view = 0; view < 30; view += 1) {
    const answer = await pool.request({ path, method: 'GET', headers });
    if (answer.statusCode !== 200) throw new Error(`${name} answered ${answer.statusCode}`);
    sent = Buffer.from(await answer.body.arrayBuffer());
    isZipped = answer.headers['content-encoding'] === 'gzip';
    tag = answer.headers.etag ? String(answer.headers.etag) : null;
  }
  const text = (isZipped ? gunzipSync(sent) : sent).toString('utf8');
  const flight = [...text.matchAll(/self\.__next_f\.push\(.*?<\/script>/gs)].map(([part]) => part).join('');
  const own = text.replace(/<(?:script [^>]*src=[^>]*><\/script|link [^>]*)>/g, '');
  const [all = 0, ownBytes = 0, flightBytes = 0] = [text, own, flight].map((part) => Buffer.byteLength(part));
  const read = async (address: string) =>
    Buffer.from(await (await pool.request({ path: address, method: 'GET' })).body.arrayBuffer());
  const scripts = await scriptWeight(text, read);
  await pool.close();
  return { all, sent: sent.length, own: ownBytes, flight: flightBytes, scripts, tag };
}

/** Processor milliseconds of the server per answer, and answers a second, at 16 connections. */
async function load({ origin, path, name, process: child }: Measured, headers: Record<string, string>) {
  const pool = new Pool(origin, { connections });
  const before = await usageOf(child);
  const began = performance.now();
  let left = pagesPerRound;
  await Promise.all(
    Array.from({ length: connections }, async () => {
      while (left-- > 0) {
        const { statusCode, body } = await pool.request({ path, method: 'GET', headers });
        await body.dump({ limit: 10_000_000 });
        if (statusCode !== 200 && statusCode !== 304) throw new Error(`${name} answered ${statusCode} under load`);
      }
    }),
  );
  const seconds = (performance.now() - began) / 1000;
  const after = await usageOf(child);
  await pool.close();
  const cpu = after.cpu.user + after.cpu.system - before.cpu.user - before.cpu.system;
  return { cpuMs: cpu / 1000 / pagesPerRound, perSecond: pagesPerRound / seconds };
}

function report(costs: Map<Measured, Cost>): void {
  const base = median([...costs.values()][0]?.cpuMs ?? []);
  say(
    'processor time per answer against the bare rows; per second; KB, compressed, without framework tags, as flight,',
  );
  say('scripts, scripts compressed');
  for (const [{ name }, { cpuMs, perSecond, weight }] of costs) {
    const { all, sent, own, flight, scripts } = weight;
    const sizes = [all, sent, own, flight, scripts.raw, scripts.gzip].map((bytes) =>
      (bytes / 1000).toFixed(1).padStart(6),
    );
    say(
      `${name.padEnd(32)} ${(median(cpuMs) / base).toFixed(1).padStart(6)} (${median(cpuMs).toFixed(1)} ms) ` +
        `${median(perSecond).toFixed(0).padStart(5)}/s ${sizes.join(' ')}`,
    );
  }
}

function median(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
