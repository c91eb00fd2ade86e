import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { db } from '#lib/data/database.ts';

/** In the database after the kills: reveals saved, and those without a ledger row. */
export type AfterKills = { changes: number; unrecorded: number };

/** Starts a process that records reveals in one of two ways, kills it `rounds` times, and counts what it left. */
export async function killsOf(way: 'naive' | 'ours', applicantId: string, rounds: number): Promise<AfterKills> {
  for (let round = 0; round < rounds; round += 1) {
    const child = spawn(
      process.execPath,
      ['--conditions=react-server', join(import.meta.dirname, 'endless-recorder.ts'), way, applicantId],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    );
    const ended = once(child, 'exit');
    await Promise.race([once(child.stdout, 'data'), ended]);
    await sleep(50 + Math.random() * 150);
    child.kill('SIGKILL');
    await ended;
  }
  const changed = await db().reveal.findMany({
    where: { applicantId, field: { startsWith: `${way} ` } },
    select: { field: true },
  });
  const rows = await db().ledgerRow.findMany({
    where: { subjectId: applicantId, kind: 'field.revealed' },
    select: { entry: true },
  });
  const told = new Set(rows.map(({ entry }) => (JSON.parse(entry) as { details: { field: string } }).details.field));
  return { changes: changed.length, unrecorded: changed.filter(({ field }) => !told.has(field)).length };
}
