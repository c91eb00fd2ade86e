import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { saveApplicant } from '#lib/data/applicants/save.ts';
import { recordCommand } from '#lib/data/commands/record.ts';
import { db } from '#lib/data/database.ts';
import { worker } from '#lib/review/actor.ts';
import { anApplicant } from '#test/builders/applicant.ts';
import { anOrder } from '#test/builders/command.ts';
import { testSize } from '#test/database/size.ts';
import { started, stopped, type TestDesk, testDesk } from '#test/exchange/desk.ts';
import { applicantsAt, sandboxLog, setFault } from '#test/sandbox/control.ts';
import { connect } from '../connect.ts';
import { sendNothingAfter } from '../deadline.ts';

/**
 * Killed workers and irreversible commands (docs/security.md, bar 5). The sandbox counts how often each session was
 * anonymized, also after its caller is gone. The control sends again without reading back, and anonymizes some twice.
 */
const orders = testSize({ small: 60, full: 2_000 });
const kills = testSize({ small: 6, full: 200 });
const naiveOrders = testSize({ small: 30, full: 300 });

const faults = [
  { kind: 'hang_after_apply', every: 3 },
  { kind: 'late_apply', every: 2, ms: 1_500 },
  { kind: 'hang', every: 4 },
  { kind: '500', every: 3 },
  { kind: 'reset', every: 3 },
];

let desk: TestDesk;
let people: string[];

beforeAll(async () => {
  desk = await testDesk({ people: 2 * (orders + naiveOrders) });
  // Twice the sandbox's delay of a late change.
  process.env.COMMAND_QUARANTINE_SECONDS = '3';
  process.env.LOG_LEVEL = 'silent';
  const all = await applicantsAt(desk.sandboxUrl, 'vult');
  // A session that has not begun looks the same before and after, so its command can't be read back.
  people = all.filter(({ status }) => status.endsWith('complete')).map(({ id }) => id);
  // No pulls meanwhile.
  await db().pull.updateMany({ data: { startedAt: new Date(), finishedAt: new Date() } });
}, 120_000);

afterAll(async () => {
  delete process.env.COMMAND_QUARANTINE_SECONDS;
  delete process.env.LOG_LEVEL;
  await desk.close();
});

async function anonymizedTimes(): Promise<Map<string, number>> {
  const { applied } = await sandboxLog(desk.sandboxUrl);
  return new Map(Object.entries(applied.vult?.['idv.sessionAnonymize'] ?? {}));
}

async function orderFor(externalId: string): Promise<void> {
  const applicant = anApplicant({ provider: 'vult', externalId, status: 'approved' });
  await saveApplicant(worker, { connectionId: desk.vult, externalId, fetchedAt: new Date(), applicant, problem: null });
  const { id } = await db().applicant.findFirstOrThrow({ where: { externalId }, select: { id: true } });
  await recordCommand(worker, anOrder(desk.vult, id, { kind: 'anonymize', isReversible: false }));
}

function standing(...states: string[]): Promise<number> {
  return db().command.count({ where: { state: { in: states } } });
}

function underWay(): Promise<number> {
  return db().command.count({ where: { state: 'unknown', code: null } });
}

async function setFaultOfTurn(at: number): Promise<void> {
  const fault = faults[at % faults.length];
  await setFault(desk.sandboxUrl, 'vult', fault ? { ...fault, path: 'session/anonymize' } : null);
}

/** Starts a worker under a fault and kills it soon. Gives the number of commands that were under way. */
async function killWhileSending(kill: number): Promise<number> {
  await setFaultOfTurn(kill);
  const { child } = await started('bin/worker.ts');
  const [deadline, enough] = [performance.now() + 5_000, (await standing('done')) + Math.random() * 8];
  while (((await standing('done')) < enough || (await underWay()) === 0) && performance.now() < deadline)
    await sleep(20);
  await stopped(child, 'SIGKILL');
  return underWay();
}

test(`A worker killed ${kills} times over ${orders} commands: none is lost, none is done twice`, {
  timeout: 3_600_000,
}, async () => {
  const ordered = people.slice(0, orders);
  for (const externalId of ordered) await orderFor(externalId);
  await db().command.updateMany({ data: { notBefore: new Date() } });

  let killedUnderWay = 0;
  for (let kill = 0; kill < kills; kill++) if ((await killWhileSending(kill)) > 0) killedUnderWay++;
  const leftByKills = await standing('held', 'waiting', 'unknown');
  await setFault(desk.sandboxUrl, 'vult', null);
  const last = await started('bin/worker.ts');
  const since = performance.now();
  await expect.poll(() => standing('held', 'waiting', 'unknown'), { timeout: 600_000, interval: 250 }).toBe(0);
  const seconds = Math.round((performance.now() - since) / 1_000);
  await stopped(last.child, 'SIGTERM');

  const commands = await db().command.findMany({ include: { applicant: { select: { externalId: true } } } });
  const applied = await anonymizedTimes();
  const counts = Object.entries(Object.groupBy(commands, ({ state }) => state)).map(
    ([state, of]) => `${of?.length} ${state}`,
  );
  process.stdout.write(
    `${killedUnderWay} of ${kills} kills hit commands under way; ${leftByKills} of ${orders} were left, ` +
      `ended within ${seconds} s: ${counts.join(', ')}\n`,
  );
  expect(killedUnderWay).toBeGreaterThan(kills / 3);
  // None lost: each has ended or waits for a person.
  expect(commands).toHaveLength(orders);
  expect(commands.filter(({ state }) => !['done', 'needs_person', 'refused', 'conflict'].includes(state))).toEqual([]);
  expect(commands.filter(({ state }) => state === 'done').length).toBeGreaterThan(orders * 0.9);
  // None done twice, and each recorded as done was done.
  expect([...applied].filter(([, times]) => times > 1)).toEqual([]);
  const done = commands.flatMap(({ state, applicant }) =>
    state === 'done' && applicant ? [applicant.externalId] : [],
  );
  expect(done.filter((externalId) => applied.get(externalId) !== 1)).toEqual([]);
  // One ledger entry for each end.
  expect(await db().ledgerRow.count({ where: { kind: 'command.confirmed' } })).toBe(done.length);
});

test('Control: a sender that sends again without reading back has some done twice', {
  timeout: 600_000,
}, async () => {
  const { can } = await connect(desk.vult, 'worker');
  const anonymize = can.commands?.anonymize;
  if (!anonymize) throw new Error('this provider anonymizes');
  const naive = people.slice(orders, orders + naiveOrders);
  const waiting = [...naive];
  const sender = async () => {
    for (let externalId = waiting.shift(); externalId; externalId = waiting.shift()) {
      const order = { commandId: externalId, externalId, otherIds: {}, input: {} };
      let isDone = false;
      while (!isDone) {
        isDone = await sendNothingAfter(performance.now() + 1_000, () => anonymize.send(order)).then(
          () => true,
          () => false,
        );
      }
    }
  };
  // Without a fault, all would be sent before the first kill.
  await setFaultOfTurn(0);
  const senders = Promise.all([sender(), sender(), sender()]);
  const ended = senders.then(() => true);
  for (let at = 1; !(await Promise.race([ended, sleep(1_000).then(() => false)])); at++) await setFaultOfTurn(at);
  await setFault(desk.sandboxUrl, 'vult', null);
  await sleep(2_000);
  const applied = await anonymizedTimes();
  const twice = naive.filter((externalId) => (applied.get(externalId) ?? 0) > 1);
  process.stdout.write(`without asking first, ${twice.length} of ${naiveOrders} were done more than once\n`);
  expect(twice.length).toBeGreaterThan(0);
});
