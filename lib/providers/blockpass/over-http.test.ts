import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Sandbox } from '#sandbox/server.ts';
import { BLOCKPASS_ACCOUNT } from '#sandbox/vendors/blockpass/account.ts';
import { loopbackHttp } from '#test/providers/loopback-http.ts';
import { testSandbox } from '#test/providers/test-sandbox.ts';
import { callsTo } from '#test/sandbox/control.ts';
import type { ApplicantPage, CommandOrder } from '../provider.ts';
import { blankApplicant } from '../reading/blank.ts';
import { blockpass } from './index.ts';

const [pictures, text, status, archives] = ['pictures', 'text', 'status', 'archive'].map(
  (scope) => `sandbox-blockpass-${scope}`,
);

let sandbox: Sandbox;
let clock = Date.parse('2026-11-21T12:00:00Z');
beforeAll(async () => {
  const now = () => new Date(clock);
  sandbox = await testSandbox({ people: 30, archiveDelaySeconds: 10, now });
});
afterAll(() => sandbox.close());

function connect(apiKey = pictures, more: object = { archiveKey: archives }) {
  const http = loopbackHttp();
  const settings = { baseUrl: `${sandbox.url}/blockpass`, clientId: BLOCKPASS_ACCOUNT.clientId, apiKey, ...more };
  return blockpass.connect(settings, { http, now: () => new Date(clock) });
}

async function run(name: string, input: object, key = text): Promise<Record<string, unknown>> {
  const answer = await connect(key).operations.run(name, input);
  return answer.kind === 'json' ? (answer.value as Record<string, unknown>) : {};
}

/** The candidate at this place of the list, by both ids. */
async function someone(at: number) {
  const { items } = (await run('listCandidates', { skip: at, limit: 1 }, status)) as {
    items: { recordId: string; refId: string }[];
  };
  return items[0] as { recordId: string; refId: string };
}

const received = (name: string) => callsTo(sandbox.url, 'blockpass', name);

const order = (externalId: string): CommandOrder => ({ commandId: 'c-1', externalId, otherIds: {}, input: {} });

describe('every operation', () => {
  test('candidateByRecordId and candidateByRefId find the same person', async () => {
    const { recordId, refId } = await someone(0);
    expect(await run('candidateByRecordId', { recordId })).toMatchObject({
      recordId,
      refId,
      identities: { given_name: { type: 'string' } },
    });
    expect(await run('candidateByRefId', { refId })).toMatchObject({
      refId,
      identities: { given_name: { type: 'string' } },
    });
    await expect(run('candidateByRefId', { refId: 'no/body@desk' })).rejects.toMatchObject({ code: 'not_found' });
    await expect(run('candidateByRecordId', { recordId: 'f'.repeat(24) })).rejects.toMatchObject({ code: 'not_found' });
  });

  test('listCandidates counts, pages and keeps to a status', async () => {
    expect(await run('listCandidates', { skip: 2, limit: 3 }, status)).toMatchObject({
      items: [{}, {}, {}],
      total: 30,
      offset: 2,
      limit: 3,
    });
    const { items } = (await run('listCandidates', { status: 'approved' }, status)) as { items: { status: string }[] };
    expect(new Set(items.map((each) => each.status))).toEqual(new Set(['approved']));
    await expect(run('listCandidates', { status: 'sleeping' })).rejects.toMatchObject({ code: 'invalid_request' });
  });

  test("archiveCandidate answers the day, by either id, and afterwards the person's data is gone", async () => {
    const { recordId, refId } = await someone(1);
    expect(await run('archiveCandidate', { refId })).toMatchObject({ willArchiveAtDate: expect.any(String) });
    clock += 11_000;
    const archived = await run('candidateByRecordId', { recordId });
    expect(archived).toMatchObject({ isArchived: true });
    expect(archived).not.toHaveProperty('identities');
  });

  test.each([undefined, 'guess'])('with the key %s it is unauthorized', async (key = 'nobody') => {
    await expect(run('listCandidates', {}, key)).rejects.toMatchObject({ code: 'unauthorized' });
  });

  test('another service is forbidden', async () => {
    await expect(
      connect(text, { clientId: 'another_desk' }).operations.run('listCandidates', {}),
    ).rejects.toMatchObject({
      code: 'forbidden',
    });
  });
});

describe('the common form', () => {
  test.each([
    [pictures, true, true],
    [text, true, false],
    [status, false, false],
  ])('with %s', async (key, hasName, hasPictures) => {
    const { recordId } = await someone(2);
    const { applicants, images } = connect(key);
    const applicant = await applicants?.read(recordId);
    expect(Object.keys(applicant ?? {}).toSorted()).toEqual(Object.keys(blankApplicant('blockpass', '')).toSorted());
    expect([applicant?.person.familyName !== null, applicant?.portrait !== null]).toEqual([hasName, hasPictures]);
    const seen = applicant?.documents.flatMap((document) => document.images) ?? [];
    expect(seen.length > 0).toBe(hasPictures);
    for (const { id } of seen) expect((await images?.read(recordId, id))?.bytes.byteLength).toBeGreaterThan(1_000);
  });

  test('every candidate is listed once, in pages', async () => {
    const ids: string[] = [];
    for (let page: ApplicantPage | undefined, cursor: string | null = null, at = 0; at < 20; at++) {
      page = await connect(status).applicants?.list?.(cursor, 7);
      ids.push(...(page?.items.map(({ externalId }) => externalId) ?? []));
      cursor = page?.next ?? null;
      if (cursor === null) break;
    }
    expect([ids.length, new Set(ids).size]).toEqual([30, 30]);
  });
});

describe('the command to archive', () => {
  test('is carried out once, answers its day, and is read back before and after that day', async () => {
    const { recordId } = await someone(3);
    const { commands, applicants, isErasedByReading } = connect();
    expect(await commands?.archive?.readBack?.(order(recordId))).toEqual({ outcome: 'not_done' });
    const told = await commands?.archive?.send(order(recordId));
    expect(told?.scheduledFor).toBe(new Date(clock + 10_000).toISOString());
    expect(await commands?.archive?.readBack?.(order(recordId))).toEqual({ outcome: 'done', answer: told });
    clock += 11_000;
    expect(await commands?.archive?.readBack?.(order(recordId))).toMatchObject({ outcome: 'done' });
    const gone = await applicants?.read(recordId);
    expect(gone?.flags.archived).toBe(true);
    if (gone) expect(isErasedByReading?.(gone)).toBe(false);
  });

  test('is absent without the archive key, and with one key for both', () => {
    expect(connect(text, {}).commands).toEqual({});
    expect(() => connect(text, { archiveKey: text })).toThrow('archiveKey');
  });

  test('fails with a key that only views', async () => {
    const { recordId } = await someone(4);
    const { commands } = connect(pictures, { archiveKey: text });
    await expect(commands?.archive?.send(order(recordId))).rejects.toMatchObject({
      code: 'invalid_response',
      retryable: false,
    });
    expect(await commands?.archive?.readBack?.(order(recordId))).toEqual({ outcome: 'not_done' });
  });
});

describe('the test of a connection', () => {
  const outcomes = async (key: string | undefined, more?: object) => {
    const { findings, erasesWhatItReads } = await connect(key, more).probe();
    return {
      erasesWhatItReads,
      told: Object.fromEntries(findings.map(({ what, outcome }) => [what, outcome])),
      findings,
    };
  };

  test.each([
    [pictures, 'status, attributes and pictures'],
    [text, 'status and attributes'],
    [status, 'neither attributes nor pictures'],
  ])('with %s it says what the key shows, reads one record and archives none', async (key, remark) => {
    const names = ['listCandidates', 'candidateByRecordId', 'candidateByRefId', 'archiveCandidate'];
    const before = await Promise.all(names.map(received));
    const { told, findings, erasesWhatItReads } = await outcomes(key);
    expect(told).toMatchObject({
      'List applicants': 'works',
      'Read applicants': 'works',
      'Read without erasing': 'works',
      Archive: 'not_tried',
    });
    expect(findings[1]?.remark).toContain(remark);
    expect(erasesWhatItReads).toBe(false);
    expect((await Promise.all(names.map(received))).map((count, at) => count - (before[at] ?? 0))).toEqual([
      1, 1, 0, 0,
    ]);
  });

  test('a key that erases what it reads is found after one record', async () => {
    const { recordId } = await someone(0);
    const { told, erasesWhatItReads } = await outcomes(archives, {});
    expect([told['Read without erasing'], told.Archive, erasesWhatItReads]).toEqual(['fails', 'not_set_up', true]);
    const applicant = await connect(status, {}).applicants?.read(recordId);
    if (applicant) expect(connect(status, {}).isErasedByReading?.(applicant)).toBe(true);
    clock += 11_000;
    const archived = await outcomes(archives, {});
    expect(archived.told, 'one that is gone already proves nothing').not.toHaveProperty('Read without erasing');
  });

  test('a wrong key is a finding', async () => {
    expect((await outcomes('guess')).told).toMatchObject({ 'List applicants': 'not_allowed' });
  });
});
