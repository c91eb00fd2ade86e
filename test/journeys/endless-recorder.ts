import { randomUUID } from 'node:crypto';
import { reveal } from '#lib/data/applicants/reveals.ts';
import { db } from '#lib/data/database.ts';
import { record } from '#lib/data/ledger/ledger.ts';
import { aMember } from '../builders/member.ts';

/** A process that records reveals until it is killed, as lib/data does (`ours`) or the `naive` way. */
const [way = '', applicantId = ''] = process.argv.slice(2);
const actor = await aMember('reviewer');

/** Saves the reveal and its ledger row in two transactions. */
async function naive(field: string): Promise<void> {
  const endsAt = new Date(Date.now() + 60_000);
  await db().reveal.create({
    data: { id: randomUUID(), memberId: actor.id, applicantId, field, reason: null, endsAt },
  });
  await record(
    actor,
    { kind: 'field.revealed', details: { field, reasonHash: null, endsAt: endsAt.toISOString() } },
    { type: 'applicant', id: applicantId },
  );
}

async function untilKilled(): Promise<never> {
  for (;;) {
    const field = `${way} ${randomUUID()}`;
    if (way === 'naive') await naive(field);
    else await reveal(actor, applicantId, field, null);
    process.stdout.write('.');
  }
}

await Promise.all(Array.from({ length: 4 }, untilKilled));
