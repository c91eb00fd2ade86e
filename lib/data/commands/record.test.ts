import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { type Actor, type MemberActor, roles } from '#lib/review/actor.ts';
import { type CommandKind, commandKinds, writesRules } from '#lib/review/commands/command.ts';
import { aCase, aConnection, anApplicant } from '#test/builders/applicant.ts';
import { anOrder } from '#test/builders/command.ts';
import { allTicks, aPolicy } from '#test/builders/decision.ts';
import { aMember } from '#test/builders/member.ts';
import { codeOf } from '#test/database/code.ts';
import { type TestDatabase, testDatabase } from '#test/database/database.ts';
import { type DecisionInput, recordDecision } from '../cases/decide.ts';
import { closeDatabase, db } from '../database.ts';
import { type AcceptedCommand, type NewCommand, recordCommand } from './record.ts';

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

const row = (id: string) => db().command.findUniqueOrThrow({ where: { id } });
const actsOf = (id: string) =>
  db().ledgerRow.findMany({ where: { subjectId: id }, orderBy: { seq: 'asc' }, select: { kind: true } });

describe('An order', () => {
  it('is saved with its ledger row, and its content is sealed', async () => {
    const order = anOrder(connection, applicantId, { kind: 'move_flow', input: { flow: 'Kéravec flow' } });
    await recordCommand(nadia, order);
    const found = await row(order.id);
    expect(found).toMatchObject({
      state: 'waiting',
      tries: 0,
      memberId: nadia.id,
      isReversible: true,
      caseId: null,
      endedAt: null,
    });
    expect(found.input).toMatch(/^v1\.d/);
    const ledger = await db().ledgerRow.findMany({ where: { subjectId: order.id } });
    expect(ledger.map(({ kind }) => kind)).toEqual(['command.recorded']);
    expect(
      JSON.stringify([found, ledger], (_, value) => (typeof value === 'bigint' ? String(value) : value)),
    ).not.toContain('Kéravec');
  });

  it('that is irreversible: held for the undo window of the policy', async () => {
    const held = async () => {
      const { applicantId: someone } = await aCase(connection);
      const id = await recordCommand(nadia, anOrder(connection, someone, { isReversible: false }));
      const { state, notBefore, createdAt } = await row(id);
      return [state, (notBefore.getTime() - createdAt.getTime()) / 1_000];
    };
    expect(await held()).toEqual(['held', 10]);
    await aPolicy('undo', { seconds: 45 });
    expect(await held()).toEqual(['held', 45]);
  });

  it('whose answer a person waits for: not held, even if irreversible', async () => {
    const order = anOrder(connection, null, { kind: 'create_applicant', isReversible: false });
    expect(await row(await recordCommand(nadia, order))).toMatchObject({ state: 'waiting', isReversible: false });
  });

  it('through a paused or removed connection: refused', async () => {
    for (const standing of [{ status: 'paused', pausedBecause: 'by_hand' }, { status: 'removed' }]) {
      const other = await aConnection();
      const { applicantId: someone } = await aCase(other);
      await db().connection.update({ where: { id: other }, data: standing });
      expect(await codeOf(recordCommand(nadia, anOrder(other, someone)))).toBe('closed');
    }
  });

  it('for an applicant of another connection, an unknown or an erased one: refused', async () => {
    expect(await codeOf(recordCommand(nadia, anOrder(await aConnection(), applicantId)))).toBe('not_found');
    expect(await codeOf(recordCommand(nadia, anOrder(connection, randomUUID())))).toBe('not_found');
    const { applicantId: erased } = await aCase(connection);
    await db().applicant.update({ where: { id: erased }, data: { dataKey: null, record: null, raw: null } });
    expect(await codeOf(recordCommand(nadia, anOrder(connection, erased)))).toBe('closed');
  });
});

describe('The same form sent again', () => {
  it('is the same command', async () => {
    const order = anOrder(connection, applicantId, { kind: 'create_link', input: { locale: 'fr' } });
    expect(await recordCommand(nadia, order)).toBe(await recordCommand(nadia, order));
    expect(await actsOf(order.id)).toEqual([{ kind: 'command.recorded' }]);
  });

  it('with other content: refused', async () => {
    const order = anOrder(connection, applicantId, { kind: 'create_link', input: { locale: 'fr' } });
    await recordCommand(nadia, order);
    const { applicantId: other } = await aCase(connection);
    const changes: Partial<NewCommand>[] = [{ kind: 'archive' }, { input: { locale: 'de' } }, { applicantId: other }];
    for (const change of changes) expect(await codeOf(recordCommand(nadia, { ...order, ...change }))).toBe('invalid');
    expect(await codeOf(recordCommand(await aMember('reviewer'), order))).toBe('invalid');
    expect(await actsOf(order.id)).toHaveLength(1);
  });

  const clicks = 1_000;
  const clicked = async (submit: () => Promise<unknown>, at = clicks) => {
    for (let left = at; left > 0; left -= 20) await Promise.all(Array.from({ length: Math.min(20, left) }, submit));
  };

  test(`${clicks} times at once makes one row (bar 6)`, { timeout: 120_000 }, async () => {
    const order = anOrder(connection, applicantId, { kind: 'create_link' });
    await clicked(() => recordCommand(nadia, order));
    expect(await actsOf(order.id)).toEqual([{ kind: 'command.recorded' }]);
    expect(await db().command.count({ where: { id: order.id } })).toBe(1);
  });

  test('Control: reading first and writing after makes several', async () => {
    const { applicantId: someone } = await aCase(connection);
    await clicked(async () => {
      const known = await db().command.count({ where: { applicantId: someone, kind: 'create_link' } });
      if (known === 0) await recordCommand(nadia, anOrder(connection, someone, { kind: 'create_link' }));
    }, 40);
    expect(await db().command.count({ where: { applicantId: someone, kind: 'create_link' } })).toBeGreaterThan(1);
  });
});

describe('A decision and what it orders', () => {
  const command: AcceptedCommand = { id: '', kind: 'archive', isReversible: false, input: {} };
  const deciding = async () => {
    const found = await aCase(connection, anApplicant({ documents: [], portrait: null }));
    const ordered = { ...command, id: randomUUID() };
    const input: DecisionInput = {
      decisionId: randomUUID(),
      caseId: found.caseId,
      version: found.version,
      outcome: 'approved',
      reasons: [],
      note: '',
      ticks: allTicks,
      hasConfirmedUnseen: true,
      command: ordered,
    };
    return { found, input, ordered };
  };

  it('are saved together, once', async () => {
    const { found, input, ordered } = await deciding();
    const first = await recordDecision(nadia, input);
    expect(first.commandIds).toEqual([ordered.id]);
    expect(await recordDecision(nadia, input)).toEqual(first);
    expect(await row(ordered.id)).toMatchObject({
      caseId: found.caseId,
      decisionId: input.decisionId,
      applicantId: found.applicantId,
    });
    const again = anOrder(connection, found.applicantId, {
      isReversible: false,
      decision: { id: input.decisionId, caseId: found.caseId },
    });
    expect(await codeOf(recordCommand(nadia, again))).toBe('invalid');
    expect(await db().command.count({ where: { decisionId: input.decisionId } })).toBe(1);
  });

  it('fail together: no decision without its command, no command without its decision', async () => {
    const { found, input, ordered } = await deciding();
    const refused = { ...input, command: { ...ordered, kind: 'anonymize' as const } };
    expect(await codeOf(recordDecision(nadia, refused))).toBe('not_allowed');
    expect(await db().decision.count({ where: { caseId: found.caseId } })).toBe(0);
    expect(await codeOf(recordDecision(nadia, { ...input, version: found.version + 7 }))).toBe('changed');
    expect(await db().command.count({ where: { id: ordered.id } })).toBe(0);
  });
});

describe('Who may order what; what erases or writes rules is ordered by Docket alone, after two people', () => {
  const allowed: Partial<Record<CommandKind, string[]>> = {
    archive: ['reviewer', 'approver'],
    move_flow: ['reviewer', 'approver'],
    create_link: ['reviewer', 'approver'],
    create_applicant: ['reviewer', 'approver'],
    search_crypto: ['reviewer', 'approver'],
    restore: ['approver'],
    create_webhook: ['admin'],
    delete_webhook: ['admin'],
  };

  test.each(commandKinds)('%s', async (kind) => {
    const people: Actor[] = [
      ...(await Promise.all(roles.map((role) => aMember(role)))),
      { kind: 'system', id: 'test' },
    ];
    const able: string[] = [];
    for (const actor of people) {
      const recorded = recordCommand(actor, anOrder(connection, applicantId, { kind }));
      if (actor.kind === 'system' && writesRules(kind)) {
        await expect(recorded).rejects.toThrow('writes rules that no second person confirmed');
        continue;
      }
      const outcome = await codeOf(recorded);
      if (outcome === 'done') able.push(actor.kind === 'member' ? actor.role : 'system');
      else expect(outcome).toBe('not_allowed');
    }
    expect(able).toEqual(writesRules(kind) ? [] : [...(allowed[kind] ?? []), 'system']);
  });
});
