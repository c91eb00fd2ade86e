/**
 * Found by attack: a form sent again under the id it was made with, but saying something else, was answered as if it
 * had been saved, and dropped. Now the whole form is compared: the same one gets the same answer, another one is
 * refused.
 */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { MemberActor } from '#lib/review/actor.ts';
import type { Refusal } from '#lib/review/refusal.ts';
import { aCase, aConnection } from '#test/builders/applicant.ts';
import { anOrder } from '#test/builders/command.ts';
import { aMember } from '#test/builders/member.ts';
import { codeOf } from '#test/database/code.ts';
import { type TestDatabase, testDatabase } from '#test/database/database.ts';
import { type DecisionInput, recordDecision } from './cases/decide.ts';
import { recordCommand } from './commands/record.ts';
import { addConnection, type NewConnection } from './connections/connections.ts';
import { closeDatabase, db } from './database.ts';

let database: TestDatabase;
let connection: string;
let nadia: MemberActor;
let ada: MemberActor;

beforeAll(async () => {
  database = await testDatabase();
  connection = await aConnection();
  nadia = await aMember('approver', 'Nadia Brandt');
  ada = await aMember('admin', 'Ada Novak');
});

afterAll(async () => {
  await closeDatabase();
  await database.close();
});

const sentenceOf = (work: Promise<unknown>) =>
  work.then(
    () => 'answered ok',
    ({ code, message }: Refusal) => `${code}: ${message}`,
  );
const moment = String.raw`\d{2} \w{3} 20\d\d at \d{2}:\d{2} UTC`;

const archive = (id: string = randomUUID()) => ({ id, kind: 'archive' as const, isReversible: true, input: {} });

async function aDecision(change: Partial<DecisionInput> = {}): Promise<DecisionInput> {
  const { caseId, version } = await aCase(connection);
  const plain = { outcome: 'approved' as const, reasons: ['AP-01'], note: 'Compared.', hasConfirmedUnseen: true };
  const input = { decisionId: randomUUID(), caseId, version, ...plain, command: archive(), ...change };
  await recordDecision(nadia, input);
  return input;
}

describe('A decision sent again under the same id', () => {
  const others: [what: string, change: (input: DecisionInput) => Partial<DecisionInput>][] = [
    ['another outcome', () => ({ outcome: 'rejected', reasons: ['RJ-01'] })],
    ['another reason', () => ({ reasons: ['AP-02'] })],
    ['another note', () => ({ note: 'Compared, and asked by phone.' })],
    ['no note', () => ({ note: '' })],
    ['another version of the case', ({ version }) => ({ version: version + 1 })],
    ['no word on what was not seen', () => ({ hasConfirmedUnseen: false })],
    ['no archiving', () => ({ command: null })],
    ['archiving under another id', () => ({ command: archive() })],
    ['another order to the vendor', ({ command }) => ({ command: { ...archive(command?.id), input: { days: 5 } } })],
  ];

  test.each(others)('is refused with %s, and says what is recorded', async (_what, change) => {
    const input = await aDecision();
    expect(await sentenceOf(recordDecision(nadia, { ...input, ...change(input) }))).toMatch(
      new RegExp(`^closed: This case is already recorded as approved on ${moment}\\.`),
    );
    expect(await db().command.count({ where: { decisionId: input.decisionId } })).toBe(1);
  });

  test('unchanged: answered as the first time', async () => {
    const input = await aDecision();
    expect(await recordDecision(nadia, input)).toMatchObject({
      decisionId: input.decisionId,
      commandIds: [input.command?.id],
    });
  });

  test('by another member, or for another case: refused without a word about the decision', async () => {
    const input = await aDecision();
    const other = await aCase(connection);
    for (const attempt of [
      recordDecision(await aMember('reviewer'), input),
      recordDecision(nadia, { ...input, caseId: other.caseId }),
    ])
      expect(await sentenceOf(attempt)).toMatch(/^invalid: This form was used for something else/);
  });

  test('for two cases at the same moment: one is decided, the other refused', async () => {
    const [one, two] = [await aCase(connection), await aCase(connection)];
    const decisionId = randomUUID();
    const input = { decisionId, outcome: 'approved' as const, reasons: [], note: '', hasConfirmedUnseen: true };
    const answers = await Promise.all(
      [one, two].map(({ caseId, version }) => codeOf(recordDecision(nadia, { ...input, caseId, version }))),
    );
    expect(answers.toSorted()).toEqual(['done', 'invalid']);
  });

  test('control: comparing only case and member takes each of them for the same form', async () => {
    for (const [, change] of others) {
      const input = await aDecision();
      const again = { ...input, ...change(input) };
      const known = await db().decision.findUniqueOrThrow({
        where: { id: again.decisionId },
        select: { caseId: true, memberId: true },
      });
      expect(known).toEqual({ caseId: again.caseId, memberId: nadia.id });
    }
  });
});

describe('An order sent again under the same id', () => {
  test('is refused with other values, and says what is ordered', async () => {
    const { applicantId } = await aCase(connection);
    const order = anOrder(connection, applicantId, { kind: 'move_flow', input: { flowId: '1' } });
    await recordCommand(nadia, order);
    expect(await sentenceOf(recordCommand(nadia, order))).toBe('answered ok');
    const said = new RegExp(`^invalid: This is already ordered as “Move to another flow” on ${moment}\\.`);
    expect(await sentenceOf(recordCommand(nadia, { ...order, input: { flowId: '2' } }))).toMatch(said);
    expect(await sentenceOf(recordCommand(nadia, { ...order, kind: 'create_link' }))).toMatch(said);
  });

  test('with another name: makes no second applicant at the vendor', async () => {
    const order = anOrder(connection, null, { kind: 'create_applicant', input: { fullName: 'Ilse Brandvold' } });
    await recordCommand(nadia, order);
    expect(await sentenceOf(recordCommand(nadia, { ...order, input: { fullName: 'Ilse Brand' } }))).toMatch(
      new RegExp(`^invalid: This is already ordered as “New applicant” on ${moment}\\.`),
    );
  });

  test('by another member: refused without a word about the order', async () => {
    const order = anOrder(connection, (await aCase(connection)).applicantId);
    await recordCommand(nadia, order);
    expect(await sentenceOf(recordCommand(await aMember('reviewer'), order))).toMatch(
      /^invalid: This form was used for something else/,
    );
  });
});

describe('A connection added again under the same id', () => {
  const aForm = (): NewConnection & { id: string } => ({
    id: randomUUID(),
    provider: 'blockpass',
    label: `Retail ${randomUUID()}`,
    mode: 'test',
    settings: { baseUrl: 'https://vendor.example', apiKey: 'canary-key' },
  });
  const others: [what: string, change: Partial<NewConnection>][] = [
    ['another name', { label: `Other ${randomUUID()}` }],
    ['another mode', { mode: 'live' }],
    ['another provider', { provider: 'vult' }],
    ['another secret', { settings: { baseUrl: 'https://vendor.example', apiKey: 'another-key' } }],
    ['another finding of its test', { erasesWhatItReads: true }],
  ];

  test.each(others)('is refused with %s, and says what was added', async (_what, change) => {
    const form = aForm();
    await addConnection(ada, form);
    const sentence = await sentenceOf(addConnection(ada, { ...form, ...change }));
    expect(sentence).toMatch(new RegExp(`^closed: This is already added as “${form.label}” on ${moment}\\.`));
    expect(sentence).not.toContain('key');
  });

  test('is refused with other values when both arrive at once', async () => {
    const form = aForm();
    const other = { ...form, label: `Other ${randomUUID()}` };
    const answers = await Promise.all([addConnection(ada, form), addConnection(ada, other)].map(codeOf));
    expect(answers.toSorted()).toEqual(['closed', 'done']);
  });

  test('unchanged: answered with its id', async () => {
    const form = aForm();
    expect([await addConnection(ada, form), await addConnection(ada, form)]).toEqual([form.id, form.id]);
  });
});
