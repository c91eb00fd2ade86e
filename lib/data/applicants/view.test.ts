import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type MemberActor, type Role, worker } from '#lib/review/actor.ts';
import type { ApplicantView } from '#lib/review/applicant/view.ts';
import { aCase, aConnection, anApplicant } from '#test/builders/applicant.ts';
import { exampleCheck, exampleHit } from '#test/builders/applicant-content.ts';
import { aMember } from '#test/builders/member.ts';
import { type TestDatabase, testDatabase } from '#test/database/database.ts';
import { recordDecision } from '../cases/decide.ts';
import { endPageView, recordPageView } from '../cases/page-views.ts';
import { closeDatabase, db } from '../database.ts';
import { rawAnswer } from './raw.ts';
import { reveal } from './reveals.ts';
import { saveApplicant } from './save.ts';
import { applicantView } from './view.ts';

let database: TestDatabase;
let connection: string;
let applicantId: string;
let caseId: string;

/**
 * What must not reach a browser before a reveal. Each value is in one sealed field, and in the vendor's
 * answer.
 */
const secrets = {
  email: 'zvezdana.quillfeather@canary.test',
  phone: '+381641239876',
  personalNumber: '0803991787512',
  documentNumber: 'ZQ7741903',
  address: 'Tisova Putanja 77',
} as const;

const traces: Record<keyof typeof secrets, RegExp> = {
  email: /quillfeather|canary/i,
  phone: /1239876|123\s?9876|12 39 876/,
  personalNumber: /0803991|7875123?/,
  documentNumber: /ZQ77|7741903/,
  address: /Tisova|Putanja/i,
};

beforeAll(async () => {
  database = await testDatabase();
  connection = await aConnection();
  const address = { line: secrets.address, city: 'Novi Sad', state: null, postalCode: '21000', country: 'SRB' };
  const [passport] = anApplicant().documents;
  const held = { fullName: 'Zvezdana Kovač', givenName: 'Zvezdana', familyName: 'Kovač', birthDate: '1991-03-08' };
  const documents = passport
    ? [{ ...passport, number: secrets.documentNumber, holder: { ...passport.holder, ...held, address } }]
    : [];
  const { email, phone, personalNumber } = secrets;
  const ip = {
    source: 'ip' as const,
    capture: null,
    at: null,
    latitude: 45.25123,
    longitude: 19.83321,
    country: 'SRB',
    region: null,
    city: 'Novi Sad',
    ip: '203.0.113.77',
  };
  // The applicant gives the same again in their own words.
  const answers = Object.values(secrets).map((value, at) => ({ question: `${at + 1}?`, answer: `It is ${value}` }));
  const found = await aCase(
    connection,
    anApplicant({
      person: { ...held, email, phone, personalNumber, address },
      questionnaires: [{ id: '1', name: 'Form', answers: [...answers, { question: '6?', answer: 'From wages' }] }],
      documents,
      locations: [ip],
      raw: { ...secrets, image: null },
    }),
  );
  ({ applicantId, caseId } = found);
});

afterAll(async () => {
  await closeDatabase();
  await database.close();
});

const viewFor = (actor: MemberActor, id = applicantId): Promise<ApplicantView> =>
  applicantView(actor, id, async () => ({
    label: 'Blockpass',
    line: 'Nothing is sent.',
    portalLink: null,
    givesImages: true,
    statusWords: () => 'in plain words',
    outcomeWords: () => null,
  }));

const textFor = async (actor: MemberActor) => JSON.stringify(await viewFor(actor));

const openedBy = (actor: MemberActor) =>
  db().ledgerRow.count({ where: { kind: 'applicant.opened', actorId: actor.id, subjectId: applicantId } });

describe('The view of an applicant’s page', () => {
  it.each<Role>(['reviewer', 'approver', 'auditor', 'manager'])(
    'before a reveal: holds no email, phone, number or address for a %s',
    async (role) => {
      const text = await textFor(await aMember(role));
      for (const trace of Object.values(traces)) expect(text).not.toMatch(trace);
    },
  );

  it('control: the same values are found where nothing is masked', async () => {
    const raw = JSON.stringify(await rawAnswer(await aMember('reviewer'), applicantId));
    for (const trace of Object.values(traces)) expect(raw).toMatch(trace);
  });

  it.each(Object.keys(secrets) as (keyof typeof secrets)[])(
    'after revealing %s: holds that alone, until the reveal ends',
    async (field) => {
      const nadia = await aMember('reviewer');
      await reveal(nadia, applicantId, field, null);
      const open = await textFor(nadia);
      for (const [name, trace] of Object.entries(traces))
        expect(trace.test(open.replace(/\s/g, ' ')), name).toBe(name === field);
      await db().reveal.updateMany({ where: { memberId: nadia.id }, data: { endsAt: new Date(Date.now() - 1) } });
      expect(await textFor(nadia)).not.toMatch(traces[field]);
      expect(await textFor(await aMember('reviewer'))).not.toMatch(traces[field]);
    },
  );

  it('for a manager: initials, a year, no images, no hits, no location, no actions', async () => {
    const manager = await aMember('manager');
    const view = await viewFor(manager);
    expect(view.name).toBe('Z. K.');
    expect(view.identity.find(({ field }) => field === 'birthDate')?.value).toBe('1991');
    expect(view).toMatchObject({ latinName: null, evidence: [], hits: { count: 0, hash: '' } });
    expect(view.may).toMatchObject({ decide: false, approve: false, seeImages: false, seeRaw: false, reveal: false });
    expect(JSON.stringify(view)).not.toMatch(/Zvezdana|Kovač|Kovac|203\.0\.113\.77|45\.25123|19\.83321|wages/);
    expect(
      [...view.identity, ...view.contact, ...view.documents.flatMap(({ facts }) => facts)].some(
        ({ canReveal }) => canReveal,
      ),
    ).toBe(false);
  });

  it('control, for a reviewer: the name and the location', async () => {
    expect(await textFor(await aMember('reviewer'))).toMatch(/Zvezdana.*wages.*203\.0\.113\.77/s);
  });

  it('for an auditor: reveals and images need a reason, and deciding is not offered', async () => {
    const auditor = await aMember('auditor');
    expect((await viewFor(auditor)).may).toMatchObject({
      decide: false,
      seeImages: false,
      seeRaw: false,
      reveal: true,
      revealNeedsReason: true,
    });
    await reveal(auditor, applicantId, 'images', 'Sampled file 12');
    const view = await viewFor(auditor);
    expect(view.may.seeImages).toBe(true);
    expect(JSON.stringify(view)).not.toMatch(/ZQ77|quillfeather/);
  });

  it('for a reviewer: may decide, and reveals need no reason', async () => {
    expect((await viewFor(await aMember('reviewer'))).may).toMatchObject({
      decide: true,
      approve: true,
      seeImages: true,
      seeRaw: true,
      reveal: true,
      revealNeedsReason: false,
    });
  });

  it('refuses an admin; an unknown applicant is not found for anyone', async () => {
    await expect(viewFor(await aMember('admin'))).rejects.toMatchObject({ code: 'not_allowed' });
    await expect(viewFor(await aMember('reviewer'), randomUUID())).rejects.toMatchObject({ code: 'not_found' });
  });
});

describe('What was screened', () => {
  const hit = exampleHit({ id: '1', birthDate: '1968', score: 84 });
  const listed = { ...hit, list: 'EU sanctions', name: 'Zvezdan QUILLFEATHER' };
  const aml = exampleCheck({ kind: 'aml', name: 'ofac_status_e', providerOutcome: 'clear' });
  const viewOf = async (change: Parameters<typeof anApplicant>[0], role: Role = 'reviewer') =>
    viewFor(await aMember(role), (await aCase(connection, anApplicant(change))).applicantId);

  it('is told apart from what was never screened', async () => {
    expect((await viewOf({ checks: [] })).screenings).toEqual([]);
    expect((await viewOf({ checks: [{ ...aml, outcome: 'not_done' }] })).screenings).toEqual([]);
    expect((await viewOf({ checks: [aml] })).screenings).toMatchObject([{ outcome: 'pass', providerOutcome: 'clear' }]);
  });

  it('names each open hit to a reviewer, and none to a manager', async () => {
    const hits = [listed, { ...hit, id: '2', list: null, name: null, birthDate: null, reason: 'potential_match' }];
    const view = await viewOf({ hits });
    expect(view.hits).toEqual({ count: 2, hash: expect.stringMatching(/^[0-9a-f]{64}$/) });
    expect(view.case?.blockers.map((blocker) => blocker.hit)).toMatchObject([
      { list: 'EU sanctions', entity: 'Zvezdan QUILLFEATHER', birthDate: '1968' },
      { list: null, entity: null, reason: 'potential_match' },
    ]);
    const masked = await viewOf({ hits }, 'manager');
    expect(masked.may.seeHits).toBe(false);
    expect(JSON.stringify(masked)).not.toMatch(/QUILLFEATHER/);
    const stored = await db().case.findMany({ select: { blockers: true } });
    expect(JSON.stringify(stored)).not.toMatch(/QUILLFEATHER/);
  });

  it('says what approving over a failing blocker takes, and nothing where none fails', async () => {
    expect((await viewOf({})).may.approveTakes).toBe(null);
    expect((await viewOf({ checks: [exampleCheck({ kind: 'liveness', outcome: 'fail' })] })).may.approveTakes).toBe(
      'Approving takes a reason and a note of at least 10 characters: 1 blocker fails.',
    );
  });

  it('is not known of an applicant whose answer could not be read, who is not called anonymized', async () => {
    const read = { connectionId: connection, externalId: randomUUID(), fetchedAt: new Date() };
    await saveApplicant(worker, { ...read, applicant: null, problem: 'unreadable' });
    const { id } = await db().applicant.findFirstOrThrow({ where: { externalId: read.externalId } });
    const view = await viewFor(await aMember('reviewer'), id);
    expect(view).toMatchObject({
      hasCopy: false,
      screenings: [],
      unread: 'unreadable',
      flags: { isAnonymized: false },
    });
  });
});

describe('The vendor’s own answer', () => {
  it('read by a reviewer: a row in the ledger', async () => {
    const nadia = await aMember('reviewer');
    expect(await rawAnswer(nadia, applicantId)).toMatchObject({ email: secrets.email });
    expect(
      await db().ledgerRow.count({ where: { kind: 'raw.opened', actorId: nadia.id, subjectId: applicantId } }),
    ).toBe(1);
  });

  it.each<Role>(['auditor', 'manager', 'admin'])('is refused to a %s', async (role) => {
    await expect(rawAnswer(await aMember(role), applicantId)).rejects.toMatchObject({ code: 'not_allowed' });
  });
});

describe('A page view of an applicant', () => {
  it('is one row however often the page refreshes; after the list a new view is another row', async () => {
    const nadia = await aMember('reviewer');
    await Promise.all(Array.from({ length: 5 }, () => recordPageView(nadia, applicantId)));
    await recordPageView(nadia, applicantId);
    expect(await openedBy(nadia)).toBe(1);
    await endPageView(nadia);
    await recordPageView(nadia, applicantId);
    expect(await openedBy(nadia)).toBe(2);
  });

  it('is another row after opening another applicant, and separate for each member', async () => {
    const [nadia, tomas] = [await aMember('reviewer'), await aMember('reviewer')];
    const other = (await aCase(connection)).applicantId;
    await recordPageView(nadia, applicantId);
    await recordPageView(nadia, other);
    await recordPageView(nadia, applicantId);
    await recordPageView(tomas, applicantId);
    expect([await openedBy(nadia), await openedBy(tomas)]).toEqual([2, 1]);
  });
});

describe('A decided case on the page', () => {
  it('shows who, what, why and the note; to a manager no note', async () => {
    const nadia = await aMember('reviewer', 'Nadia Brandt');
    const input = {
      decisionId: randomUUID(),
      caseId,
      version: 1,
      outcome: 'rejected' as const,
      reasons: ['RJ-09'],
      note: 'Her own phone is +381641239876.',
      hasConfirmedUnseen: true,
    };
    await recordDecision(nadia, input);
    const view = await viewFor(nadia);
    expect(view.case?.decision).toMatchObject({
      outcome: 'rejected',
      by: 'Nadia Brandt',
      note: input.note,
      reasons: [{ code: 'RJ-09', label: 'Other, see note' }],
    });
    expect(view.may.decide).toBe(false);
    expect((await viewFor(await aMember('manager'))).case?.decision?.note ?? null).toBeNull();
  });
});
