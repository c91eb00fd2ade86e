import { randomUUID } from 'node:crypto';
import { createInterface } from 'node:readline';
import { claimCase } from '#lib/data/claims/claim.ts';
import { claimNext } from '#lib/data/claims/next-case.ts';
import { takeNext } from '#lib/data/claims/take-next.ts';
import { closeDatabase, db } from '#lib/data/database.ts';
import { change } from '#lib/data/ledger/ledger.ts';
import type { MemberActor } from '#lib/review/actor.ts';
import { Refusal } from '#lib/review/refusal.ts';

/**
 * A process that claims cases as a web process does, with many members at once. It reads one task, says that it is
 * ready, starts at the next line, and prints the claims that succeeded.
 */
export type ClaimTask = {
  /** `naive`: reads first and writes after. `hang`: claims and never commits. */
  way: 'claim' | 'next' | 'naive' | 'hang';
  members: MemberActor[];
  caseIds: string[];
};

export type Won = { caseId: string; memberId: string };

const lines = createInterface({ input: process.stdin })[Symbol.asyncIterator]();
const task: ClaimTask = JSON.parse(await line());
// Opens connections beforehand, so that the processes start together.
await Promise.all(task.members.map(() => db().member.count()));
process.stdout.write('ready\n');
await line();
if (task.way === 'hang') await claimAndHang();
const won = task.way === 'next' ? await takeAll() : await claimAll(task.way === 'naive' ? claimNaively : claim);
process.stdout.write(`${JSON.stringify(won)}\n`);
await closeDatabase();
process.exit();

async function line(): Promise<string> {
  return String((await lines.next()).value);
}

/** Every member claims every case, all members at once. */
async function claimAll(attempt: (member: MemberActor, caseId: string) => Promise<boolean>): Promise<Won[]> {
  const all: Won[] = [];
  for (const caseId of task.caseIds) {
    const tried = task.members.map(async (member) => {
      if (await attempt(member, caseId)) all.push({ caseId, memberId: member.id });
    });
    await Promise.all(tried);
  }
  return all;
}

/** Every member takes the next case until there is none. */
async function takeAll(): Promise<Won[]> {
  const all: Won[] = [];
  const working = task.members.map(async (member) => {
    for (let next = await takeNext(member); next !== null && !next.isResumed; next = await takeNext(member))
      all.push({ caseId: next.caseId, memberId: member.id });
  });
  await Promise.all(working);
  return all;
}

async function claim(member: MemberActor, caseId: string): Promise<boolean> {
  try {
    await claimCase(member, caseId);
    return true;
  } catch (error) {
    if (error instanceof Refusal && error.code === 'taken') return false;
    throw error;
  }
}

async function claimNaively({ id: assigneeId }: MemberActor, caseId: string): Promise<boolean> {
  const { state } = await db().case.findUniqueOrThrow({ where: { id: caseId }, select: { state: true } });
  if (state !== 'open') return false;
  const claimedUntil = new Date(Date.now() + 600_000);
  const data = { state: 'claimed', assigneeId, claimedAt: new Date(), claimedUntil };
  await db().case.update({ where: { id: caseId }, data });
  return true;
}

async function claimAndHang(): Promise<void> {
  const [member] = task.members;
  if (!member) throw new Error('there is no member');
  await change(member, async (tx) => {
    const taker = { memberId: member.id, isApprover: false, skills: [], order: 'due' as const, leaseMinutes: 10 };
    const taken = await claimNext(tx, taker);
    process.stdout.write(`${taken?.caseId ?? randomUUID()}\n`);
    await new Promise(() => undefined);
  });
}
