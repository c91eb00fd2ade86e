import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { type MemberActor, roles, worker } from '#lib/review/actor.ts';
import { type CommandState, commandStates } from '#lib/review/commands/command.ts';
import { aCase, aConnection } from '#test/builders/applicant.ts';
import { aCommand, anOrder, makeDue } from '#test/builders/command.ts';
import { aMember } from '#test/builders/member.ts';
import { codeOf } from '#test/database/code.ts';
import { type TestDatabase, testDatabase } from '#test/database/database.ts';
import { closeDatabase, db } from '../database.ts';
import { recordResumed, settleCommand, withdrawCommand } from './by-hand.ts';
import { moveCommand } from './move.ts';
import { recordCommand } from './record.ts';
import { commandsOf, commandsOfConnection, commandView } from './view.ts';

let database: TestDatabase;
let connection: string;
let nadia: MemberActor;
let applicantId: string;

beforeAll(async () => {
  database = await testDatabase();
  connection = await aConnection();
  nadia = await aMember('reviewer', 'Nadia Brandt');
  ({ applicantId } = await aCase(connection));
});

afterAll(async () => {
  await closeDatabase();
  await database.close();
});

const send = { kind: 'send', sendingMs: 1_000, quarantineMs: 1_000 } as const;
const stateOf = async (id: string) => (await db().command.findUniqueOrThrow({ where: { id } })).state;
const standing = (state: CommandState) => aCommand(nadia, anOrder(connection, applicantId), state);
const held = async () => {
  const { applicantId: someone } = await aCase(connection);
  return recordCommand(nadia, anOrder(connection, someone, { isReversible: false }));
};

describe('Withdrawing', () => {
  it('takes back what is held, and tells who did', async () => {
    const id = await held();
    await withdrawCommand(nadia, id);
    const { applicantId: someone } = await db().command.findUniqueOrThrow({ where: { id } });
    const [view] = await commandsOf(nadia, someone ?? '');
    expect(view).toMatchObject({
      id,
      state: 'withdrawn',
      by: 'Nadia Brandt',
      may: { withdraw: false, resume: false, settle: false },
    });
    expect(view?.history.map(({ text, by }) => [text, by])).toEqual([
      ['Archive: withdrawn before it was sent', 'Nadia Brandt'],
      ['Archive: ordered', 'Nadia Brandt'],
    ]);
    await makeDue(id);
    expect(await moveCommand(worker, id, { event: send })).toBeNull();
  });

  it('sent again after its answer got lost is answered as the first time, and told once', async () => {
    const id = await held();
    await withdrawCommand(nadia, id);
    expect(await codeOf(withdrawCommand(nadia, id))).toBe('done');
    expect(await db().ledgerRow.count({ where: { subjectId: id, kind: 'command.withdrawn' } })).toBe(1);
  });

  test.each(['unknown', 'done', 'refused', 'conflict', 'needs_person'] as const)(
    'is too late while %s',
    async (state) => {
      const id = await standing(state);
      expect(await codeOf(withdrawCommand(nadia, id))).toBe('closed');
      expect(await stateOf(id)).toBe(state);
    },
  );

  test('and sending at once: exactly one happens, forty times', async () => {
    for (let time = 0; time < 40; time++) {
      const id = await held();
      await makeDue(id);
      const [withdrawn, sent] = await Promise.all([
        codeOf(withdrawCommand(nadia, id)),
        moveCommand(worker, id, { event: send }),
      ]);
      expect([withdrawn, sent?.state ?? null]).toEqual(withdrawn === 'done' ? ['done', null] : ['closed', 'unknown']);
    }
  });

  test('Two that send at once: one does, and the other changes nothing', async () => {
    for (let time = 0; time < 20; time++) {
      const id = await standing('waiting');
      const sent = await Promise.all([1, 2, 3].map(() => moveCommand(worker, id, { event: send })));
      expect(sent.filter((step) => step !== null)).toHaveLength(1);
      expect((await db().command.findUniqueOrThrow({ where: { id } })).tries).toBe(1);
    }
  });
});

describe('What waits for a person', () => {
  test.each(['refused', 'conflict', 'needs_person'] as const)('%s can be sent on or settled', async (state) => {
    const id = await standing(state);
    expect((await commandView(nadia, id)).may).toEqual({ withdraw: false, resume: true, settle: true });
    await recordResumed(nadia, id, { event: { kind: 'resume' }, expected: {} });
    expect(await stateOf(id)).toBe('waiting');
    const other = await standing(state);
    await settleCommand(nadia, other, '  Seen to in the portal, with Ms Kéravec.  ');
    expect(await commandView(nadia, other)).toMatchObject({
      state: 'settled',
      note: 'Seen to in the portal, with Ms Kéravec.',
    });
    const told = await db().ledgerRow.findFirstOrThrow({ where: { subjectId: other, kind: 'command.settled' } });
    expect(told.entry).toMatch(/"noteHash":"[0-9a-f]{64}"/);
    expect(told.entry).not.toContain('Kéravec');
  });

  test('Two that settle at once: one does', async () => {
    const id = await standing('refused');
    const outcomes = await Promise.all([
      codeOf(settleCommand(nadia, id, 'One.')),
      codeOf(settleCommand(nadia, id, 'Two.')),
    ]);
    expect(outcomes.sort()).toEqual(['closed', 'done']);
  });

  test('nothing else can be settled, and not without saying why', async () => {
    for (const state of ['waiting', 'unknown', 'done'] as const)
      expect(await codeOf(settleCommand(nadia, await standing(state), 'Why not.'))).toBe('closed');
    const id = await standing('refused');
    expect(await codeOf(settleCommand(nadia, id, '  '))).toBe('invalid');
    expect(await codeOf(settleCommand(nadia, id, 'x'.repeat(2_001)))).toBe('invalid');
    expect(await codeOf(settleCommand(nadia, randomUUID(), 'Why not.'))).toBe('not_found');
  });

  test('is nobody’s who may not order such a thing', async () => {
    for (const role of roles) {
      const actor = await aMember(role);
      const may = role === 'reviewer' || role === 'approver' ? 'done' : 'not_allowed';
      expect(await codeOf(settleCommand(actor, await standing('refused'), 'Why not.'))).toBe(may);
      expect(await codeOf(withdrawCommand(actor, await held()))).toBe(may);
      expect(
        await codeOf(recordResumed(actor, await standing('refused'), { event: { kind: 'resume' }, expected: {} })),
      ).toBe(may);
    }
  });
});

test('The database itself lets no command be deleted, turned into another, or end twice', async () => {
  const id = await standing('done');
  await expect(db().command.delete({ where: { id } })).rejects.toThrow('never deleted');
  await expect(db().command.update({ where: { id }, data: { kind: 'delete' } })).rejects.toThrow(
    'not turned into another',
  );
  await expect(db().command.update({ where: { id }, data: { state: 'waiting', endedAt: null } })).rejects.toThrow(
    'stays as it ended',
  );
  expect(commandStates).toContain(await stateOf(id));
});

describe('A link the vendor gave', () => {
  const linked = async (linkExpiresAt: string | null) => {
    const id = await aCommand(nadia, anOrder(connection, applicantId, { kind: 'create_link' }), 'unknown');
    const answer = { externalId: null, link: 'https://vendor.invalid/go/1', linkExpiresAt, scheduledFor: null };
    await moveCommand(worker, id, { event: { kind: 'done', by: 'answer' }, answer });
    return id;
  };
  const later = new Date(Date.now() + 60_000).toISOString();

  test('is sealed, and shown while it opens to whoever may ask for one', async () => {
    const id = await linked(later);
    expect((await db().command.findUniqueOrThrow({ where: { id } })).answer).toMatch(/^v1\./);
    expect(await commandView(nadia, id)).toMatchObject({ link: 'https://vendor.invalid/go/1', linkExpiresAt: later });
    const over = await linked(new Date(Date.now() - 1_000).toISOString());
    expect((await commandView(nadia, over)).link).toBeNull();
    for (const role of ['manager', 'auditor'] as const) {
      const views = await commandsOf(await aMember(role), applicantId);
      expect(views.filter(({ kind }) => kind === 'create_link').map(({ link }) => link)).not.toContain(
        'https://vendor.invalid/go/1',
      );
    }
    expect(await codeOf(commandsOfConnection(nadia, connection))).toBe('not_allowed');
  });
});

/**
 * Found by attacking: why an order for a new applicant was given up names that person, and whoever keeps connections
 * could read it.
 */
test.each([
  ['create_applicant', 'reviewer', ['auditor']],
  ['write_weights', 'admin', ['admin', 'auditor']],
] as const)(
  'Why %s was settled is read only by whoever may read of people, or may order such a thing',
  async (kind, by, readers) => {
    const actor = await aMember(by);
    const id = await aCommand(actor, anOrder(connection, null, { kind }), 'refused');
    await settleCommand(actor, id, 'Ms Kéravec is a client already.');
    expect((await commandView(actor, id)).note).toContain('Kéravec');
    for (const role of ['admin', 'auditor'] as const) {
      const [view] = (await commandsOfConnection(await aMember(role), connection)).filter((one) => one.id === id);
      expect([role, view?.note !== null]).toEqual([role, (readers as readonly string[]).includes(role)]);
    }
  },
);
