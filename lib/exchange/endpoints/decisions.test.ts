import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { saveApplicant } from '#lib/data/applicants/save.ts';
import { recordDecision } from '#lib/data/cases/decide.ts';
import { confirmDecision } from '#lib/data/cases/deciding/second.ts';
import { undoDecision } from '#lib/data/cases/deciding/undo.ts';
import { type MoveInput, undoMove } from '#lib/data/cases/moves/move.ts';
import { reopenCase } from '#lib/data/cases/moves/reopen.ts';
import { db } from '#lib/data/database.ts';
import { removeEndpoint } from '#lib/data/endpoints/change.ts';
import { worker } from '#lib/review/actor.ts';
import { CasePayload } from '#lib/review/endpoints/payload.ts';
import { aCase, anApplicant } from '#test/builders/applicant.ts';
import { anApproval, aPolicy } from '#test/builders/decision.ts';
import { anEndpoint, makeMessagesDue, messagesFor } from '#test/builders/endpoint.ts';
import { aMember } from '#test/builders/member.ts';
import { allSeen } from '#test/builders/picture.ts';
import { codeOf } from '#test/database/code.ts';
import { type EndpointDesk, endpointDesk } from '#test/exchange/endpoint-desk.ts';
import { isSignedWith } from '#test/exchange/endpoint-receiver.ts';
import { runDue } from '#test/exchange/worker.ts';
import { dueMessages } from './due-messages.ts';

let desk: EndpointDesk;
beforeAll(async () => {
  desk = await endpointDesk();
});
beforeEach(() => desk.begin());
afterEach(() => desk.end());
afterAll(() => desk.close());

describe('A decision', () => {
  test('is told when the time to undo is over: signed, without personal data, with its row of the ledger', async () => {
    const { id, caseId, applicantId } = await desk.decided({
      outcome: 'rejected',
      reasons: ['RJ-01'],
      note: 'A copy.',
    });
    await runDue(dueMessages);
    expect([desk.receiver.received.length, (await desk.message())?.tries]).toEqual([0, 0]);
    await desk.work();
    const [got] = desk.receiver.received;
    if (!got) throw new Error('nothing was received');
    expect(isSignedWith(desk.endpoint.secret, got)).toBe(true);
    expect(got.headers).toMatchObject({ 'content-type': 'application/json', 'user-agent': 'Docket' });
    const row = await db().ledgerRow.findFirstOrThrow({ where: { kind: 'decision.recorded', subjectId: caseId } });
    const { externalId } = await db().applicant.findUniqueOrThrow({ where: { id: applicantId } });
    const { number } = await db().case.findUniqueOrThrow({ where: { id: caseId } });
    expect(CasePayload.parse(JSON.parse(got.body))).toEqual({
      type: 'case.rejected',
      timestamp: expect.any(String),
      data: {
        ...{ id, kind: 'rejected', reasons: ['RJ-01'], provider: 'blockpass', mode: 'test' },
        case: { id: caseId, number: `DK-${number}`, round: 1 },
        applicant_id: externalId,
        ledger: { seq: Number(row.seq), hash: row.hash },
      },
    });
    expect(got.body).not.toMatch(/Maëlle|Kéravec|A copy|maelle/);
    expect(await desk.message()).toMatchObject({ state: 'delivered', tries: 1, status: 204, code: null });
  });

  test.each<[string, Partial<MoveInput>]>([
    ['case.info_requested', { kind: 'requested', reasons: ['RQ-01'], note: '', message: 'Please send it again.' }],
    ['case.escalated', { kind: 'escalated' }],
    ['case.held', { kind: 'held' }],
    ['case.snoozed', { kind: 'snoozed', note: '', until: new Date(Date.now() + 3_600_000) }],
  ])('%s is told of a move', async (event, change) => {
    const { id } = await desk.moved(change);
    await desk.work();
    const { type, data } = CasePayload.parse(JSON.parse(desk.receiver.received[0]?.body ?? ''));
    expect([type, data.id]).toEqual([event, id]);
  });

  test('a decided case that is under review again is told as a case of its own, with why and its row', async () => {
    const { caseId, applicantId } = await desk.decided();
    const reopened = await reopenCase(desk.nadia, { moveId: randomUUID(), caseId, note: 'The date is wrong.' });
    const other = await desk.decided();
    const { externalId, connectionId } = await db().applicant.findUniqueOrThrow({ where: { id: other.applicantId } });
    const applicant = anApplicant({ externalId, status: 'rejected' });
    await saveApplicant(worker, { connectionId, externalId, fetchedAt: new Date(), applicant, problem: null });
    const opened = await db().case.findFirstOrThrow({ where: { applicantId: other.applicantId, round: 2 } });
    await desk.work();
    const told = desk.receiver.received.map(({ body }) => CasePayload.parse(JSON.parse(body)));
    const again = told.filter(({ type }) => type === 'case.reopened').map(({ data }) => data);
    const place = async (id: string) => {
      const { seq, hash } = await db().ledgerRow.findFirstOrThrow({ where: { kind: 'case.opened', subjectId: id } });
      return { seq: Number(seq), hash };
    };
    expect(again).toEqual([
      expect.objectContaining({ id: reopened, reasons: ['by_hand'], ledger: await place(reopened) }),
      expect.objectContaining({ id: opened.id, reasons: ['conflict'], ledger: await place(opened.id) }),
    ]);
    expect(again[0]?.case).toMatchObject({ id: reopened, round: 2 });
    expect(await db().case.count({ where: { applicantId } })).toBe(2);
  });

  test('that is undone is not told', async () => {
    const { id } = await desk.decided();
    await undoDecision(desk.nadia, id);
    const { id: moveId } = await desk.moved({});
    await undoMove(desk.nadia, { moveId: randomUUID(), undoesId: moveId });
    await desk.work();
    expect(desk.receiver.received).toEqual([]);
    expect((await messagesFor(desk.endpoint.id)).map(({ state, tries }) => [state, tries])).toEqual([
      ['withdrawn', 0],
      ['withdrawn', 0],
    ]);
  });

  test('that an endpoint was told of is not undone any more', async () => {
    const { id, caseId } = await desk.decided();
    await desk.work();
    expect(await codeOf(undoDecision(desk.nadia, id))).toBe('closed');
    expect(await db().case.findUniqueOrThrow({ where: { id: caseId } })).toMatchObject({ state: 'decided' });
  });

  test('undone and told at the same moment: one of the two happens, never both', async () => {
    for (let run = 0; run < 8; run++) {
      const { id } = await desk.decided();
      await makeMessagesDue(desk.endpoint.id);
      const before = desk.receiver.received.length;
      const [undone] = await Promise.all([codeOf(undoDecision(desk.nadia, id)), runDue(dueMessages)]);
      expect(desk.receiver.received.length - before).toBe(undone === 'closed' ? 1 : 0);
    }
  });

  test('that waits for a second person is told once it is confirmed', async () => {
    await aPolicy('fourEyes', { approveOverFailing: 'second' });
    const [passport] = anApplicant().documents;
    const expired = anApplicant({ documents: passport ? [{ ...passport, expiresOn: '2020-01-01' }] : [] });
    const found = await aCase(desk.connection, expired);
    await allSeen(desk.nadia, found.applicantId);
    const input = anApproval(found, { reasons: ['AP-01'], note: 'Renewed, seen in person.' });
    expect(await recordDecision(desk.nadia, input)).toMatchObject({ stagedBecause: 'failing_blockers' });
    await desk.work();
    expect([desk.receiver.received, await messagesFor(desk.endpoint.id)]).toEqual([[], []]);
    await confirmDecision(await aMember('approver'), input.decisionId);
    await desk.work();
    expect(JSON.parse(desk.receiver.received[0]?.body ?? '{}').type).toBe('case.approved');
  });

  test('of an event that an endpoint does not take is not told', async () => {
    const other = await anEndpoint(desk.admin, desk.receiver.url, ['case.rejected']);
    await desk.decided();
    expect(await messagesFor(other.id)).toEqual([]);
    expect((await messagesFor(desk.endpoint.id)).length).toBe(1);
    await removeEndpoint(desk.admin, other.id, other.name);
  });

  test('that could not be saved leaves no message', async () => {
    const { caseId } = await aCase(desk.connection);
    expect(await codeOf(recordDecision(desk.nadia, anApproval({ caseId, version: 99 })))).toBe('changed');
    expect(await messagesFor(desk.endpoint.id)).toEqual([]);
  });
});
