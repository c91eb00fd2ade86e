import { parseArgs } from 'node:util';
import { webArguments } from '#bin/start/web.ts';
import { buildSettings, env } from '#lib/env.ts';
import { type Desk, fillDesk } from './desk.ts';
import { inTestDatabase } from './in-test-database.ts';
import { address } from './load.ts';
import { type Server, startServer, usageOf } from './servers.ts';

/** The process at a number of pages: bytes of memory, and of objects as they are, collected or not. */
export type Held = { pages: number; rss: number; heap: number };

const atOnce = 4;

/**
 * Opens so many pages (queue, applicant, their JSON and an image, in turn) and says what the web process holds, each
 * thousand.
 */
export async function soak(web: Server, desk: Desk, pages: number, say: (held: Held) => void): Promise<Held[]> {
  const applicant = `/applicants/${desk.applicantId}`;
  const image = `/api/images/${desk.imageId}/1?size=full`;
  const asked = ['/queue', '/api/queue', applicant, `/api${applicant}`, image].map((path) =>
    address(web.origin, path, desk.headers)(atOnce),
  );
  const held: Held[] = [];
  for (let begun = 0; begun < pages; ) {
    const until = Math.min(pages, begun + 1_000);
    const work = async () => {
      while (begun < until) await asked[begun++ % asked.length]?.ask();
    };
    await Promise.all(Array.from({ length: atOnce }, work));
    const { rss, inUse } = await usageOf(web.process);
    const now = { pages: begun, rss, heap: inUse };
    held.push(now);
    say(now);
  }
  for (const { close } of asked) await close?.();
  return held;
}

/** In words: the most, and by how much the second half went up from its first to its last thousand. */
export function verdictOf(held: readonly Held[]): string {
  const most = Math.max(...held.map(({ rss }) => rss));
  const half = held.slice(Math.floor(held.length / 2));
  const change = (half.at(-1)?.rss ?? 0) - (half[0]?.rss ?? 0);
  return `at most ${megabytes(most)} MB; ${megabytes(change)} MB more over the second half (limit 350, flat)`;
}

export function heldLine({ pages, rss, heap }: Held): string {
  return `${pages.toLocaleString('en').padStart(7)} pages: ${megabytes(rss)} MB, objects ${megabytes(heap)} MB`;
}

function megabytes(bytes: number): number {
  return Math.round(bytes / 1e6);
}

/** `node --conditions=react-server bench/soak.ts [--pages 20000] [--heap MB]`, after `npm run build`. */
async function alone(): Promise<void> {
  const { values } = parseArgs({
    options: { pages: { type: 'string', default: '20000' }, heap: { type: 'string', default: '' } },
  });
  await inTestDatabase(async (database) => {
    const desk = await fillDesk(database, 2_000);
    const heap = values.heap === '' ? env().WEB_HEAP_MB : Number(values.heap);
    const web = await startServer((port) => webArguments('127.0.0.1', port, heap), buildSettings().buildFolder);
    const held = await soak(web, desk, Number(values.pages), (one) => process.stdout.write(`${heldLine(one)}\n`));
    process.stdout.write(`${verdictOf(held)}\n`);
    web.process.kill('SIGKILL');
    const { closeDatabase } = await import('#lib/data/database.ts');
    await closeDatabase();
  });
}

if (process.argv[1] === import.meta.filename) await alone();
