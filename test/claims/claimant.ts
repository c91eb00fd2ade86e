import { createInterface } from 'node:readline';
import { claimCase } from '#lib/data/claims/claim.ts';
import { takeNext } from '#lib/data/claims/take-next.ts';
import { closeDatabase, db, SaveUnknown, transaction } from '#lib/data/database.ts';
import type { MemberActor } from '#lib/review/actor.ts';
import { Refusal } from '#lib/review/refusal.ts';

/**
 * A process that claims cases as a web process does, with many members at once. It reads one task, says that it is
 * ready, starts at the next line, and prints the claims that succeeded.
 */
export type ClaimTask = {
  /** `naive`: reads first and writes after. `hang`: claims the first case and never commits. */
  way: 'claim' | 'next' | 'naive' | 'hang';
  members: MemberActor[];
  caseIds: string[];
};

export type Won = { caseId: string; memberId: string };

const lines = createInterface({ input: process.stdin })[Symbol.asyncIterator]();
const task: ClaimTask = JSON.parse(await line());
// Opens connections beforehand, so that the processes start together.
await Promise.all(task.members.map(() => onceConnected(() => db().member.count())));
process.stdout.write('ready\n');
await line();
if (task.way === 'hang') await claimAndHang();
const won = task.way === 'next' ? await takeAll() : await claimAll(task.way === 'naive' ? claimNaively : claim);
process.stdout.write(`${JSON.stringify(won)}\n`);
await closeDatabase();
process.exit();

/**
 * With 25 new connections at once on a busy machine, one can take longer than the two seconds that a process waits for
 * it. Nothing was sent then, and the attempt is made again, as a member would.
 */
async function onceConnected<T>(attempt: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await attempt();
    } catch (error) {
      const isUnconnected = /connection timeout|trying to connect|Unable to start a transaction/.test(String(error));
      if (error instanceof SaveUnknown || !isUnconnected) throw error;
    }
  }
}

async function line(): Promise<string> {
  return String((await lines.next()).value);
}

/** Every member claims every case, all members at once. */
async function claimAll(attempt: (member: MemberActor, caseId: string) => Promise<boolean>): Promise<Won[]> {
  const all: Won[] = [];
  for (const caseId of task.caseIds) {
    const tried = task.members.map(async (member) => {
      if (await onceConnected(() => attempt(member, caseId))) all.push({ caseId, memberId: member.id });
    });
    await Promise.all(tried);
  }
  return all;
}

/** Every member takes the next case until there is none. */
async function takeAll(): Promise<Won[]> {
  const all: Won[] = [];
  const working = task.members.map(async (member) => {
    const take = () => onceConnected(() => takeNext(member));
    for (let next = await take(); next !== null && !next.isResumed; next = await take())
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
  const [[member], [caseId]] = [task.members, task.caseIds];
  if (!member || !caseId) throw new Error('there is no member or no case');
  await transaction(async (tx) => {
    await tx.$executeRaw`
      UPDATE "case" SET state = 'claimed', assignee_id = ${member.id}::uuid, claimed_at = now(),
        claimed_until = now() + interval '10 minutes'
      WHERE id = ${caseId}::uuid`;
    process.stdout.write(`${caseId}\n`);
    await new Promise(() => undefined);
  });
}
