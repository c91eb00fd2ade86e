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
  it('a held command: withdrawn, with a ledger row that says by whom', async () => {
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

  it('twice, because the first answer got lost: same answer, one ledger row', async () => {
    const id = await held();
    await withdrawCommand(nadia, id);
    expect(await codeOf(withdrawCommand(nadia, id))).toBe('done');
    expect(await db().ledgerRow.count({ where: { subjectId: id, kind: 'command.withdrawn' } })).toBe(1);
  });

  test.each(['unknown', 'done', 'refused', 'conflict', 'needs_person'] as const)(
    'a command that is %s: refused as too late',
    async (state) => {
      const id = await standing(state);
      expect(await codeOf(withdrawCommand(nadia, id))).toBe('closed');
      expect(await stateOf(id)).toBe(state);
    },
  );

  test('at the same moment as sending: exactly one happens, forty times', async () => {
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

  test('Two processes send at once: one does, the other changes nothing', async () => {
    for (let time = 0; time < 20; time++) {
      const id = await standing('waiting');
      const sent = await Promise.all([1, 2, 3].map(() => moveCommand(worker, id, { event: send })));
      expect(sent.filter((step) => step !== null)).toHaveLength(1);
      expect((await db().command.findUniqueOrThrow({ where: { id } })).tries).toBe(1);
    }
  });
});

describe('A command that waits for a person', () => {
  test.each(['refused', 'conflict', 'needs_person'] as const)('%s: can be resumed or settled', async (state) => {
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
    const act = await db().ledgerRow.findFirstOrThrow({ where: { subjectId: other, kind: 'command.settled' } });
    expect(act.entry).toMatch(/"noteHash":"[0-9a-f]{64}"/);
    expect(act.entry).not.toContain('Kéravec');
  });

  test('settled by two members at once: one succeeds', async () => {
    const id = await standing('refused');
    const outcomes = await Promise.all([
      codeOf(settleCommand(nadia, id, 'One.')),
      codeOf(settleCommand(nadia, id, 'Two.')),
    ]);
    expect(outcomes.sort()).toEqual(['closed', 'done']);
  });

  test('in any other state, or without a note: settling is refused', async () => {
    for (const state of ['waiting', 'unknown', 'done'] as const)
      expect(await codeOf(settleCommand(nadia, await standing(state), 'Why not.'))).toBe('closed');
    const id = await standing('refused');
    expect(await codeOf(settleCommand(nadia, id, '  '))).toBe('invalid');
    expect(await codeOf(settleCommand(nadia, id, 'x'.repeat(2_001)))).toBe('invalid');
    expect(await codeOf(settleCommand(nadia, randomUUID(), 'Why not.'))).toBe('not_found');
  });

  test('members who may not order its kind: may not resume or settle it', async () => {
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

describe('A link from the vendor', () => {
  const linked = async (linkExpiresAt: string | null) => {
    const id = await aCommand(nadia, anOrder(connection, applicantId, { kind: 'create_link' }), 'unknown');
    const answer = { externalId: null, link: 'https://vendor.invalid/go/1', linkExpiresAt, scheduledFor: null };
    await moveCommand(worker, id, { event: { kind: 'done', by: 'answer' }, answer });
    return id;
  };
  const later = new Date(Date.now() + 60_000).toISOString();

  test('is sealed, and shown until it expires to members who may order one', async () => {
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
 * Found by attack: the note on why an order for a new applicant was given up may name that person, and admins
 * could read it.
 */
test.each([
  ['create_applicant', 'reviewer', ['auditor']],
  ['create_webhook', 'admin', ['admin', 'auditor']],
] as const)(
  'The note on a settled %s is shown only to members who may reveal fields or order this kind',
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
