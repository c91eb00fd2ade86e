import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { filterCounts } from '#lib/data/cases/filter-counts.ts';
import { inboxOf } from '#lib/data/cases/inbox.ts';
import { pageQuery } from '#lib/data/cases/page-query.ts';
import { casePage, readPage } from '#lib/data/cases/queue.ts';
import { searchCounts } from '#lib/data/cases/search/counts.ts';
import { orderOf } from '#lib/data/cases/sorting.ts';
import { foreseeNext } from '#lib/data/claims/foresee-next.ts';
import { takeNext } from '#lib/data/claims/take-next.ts';
import { connectionsWithDueCommands, dueCommand } from '#lib/data/commands/due.ts';
import { openCryptoCount } from '#lib/data/crypto/counts.ts';
import { cryptoPage } from '#lib/data/crypto/page.ts';
import { closeDatabase, pool, select } from '#lib/data/database.ts';
import { hitPage } from '#lib/data/hits/page.ts';
import { imagesAhead } from '#lib/data/images/ahead.ts';
import { readCopy } from '#lib/data/images/copies.ts';
import { imagesToFetchAgain, imageToFetch } from '#lib/data/images/to-fetch.ts';
import { ledgerPage } from '#lib/data/ledger/page.ts';
import { noticesFor } from '#lib/data/notices/notices.ts';
import { connectionsWithDuePulls } from '#lib/data/sync/pulls.ts';
import { connectionsWithDueRefetches, leaseRefetch } from '#lib/data/sync/refetch-lease.ts';
import type { MemberActor } from '#lib/review/actor.ts';
import { wholeLedgerFilter } from '#lib/review/audit/ledger/filter.ts';
import type { QueueFilter, QueueTab } from '#lib/review/case/queue.ts';
import type { CryptoTab } from '#lib/review/crypto/view.ts';
import type { HitTab } from '#lib/review/hits/view.ts';
import { aCase, aConnection } from '#test/builders/applicant.ts';
import { aMember } from '#test/builders/member.ts';
import { type TestDatabase, testDatabase } from '#test/database/database.ts';
import { fillApplicants, filled } from '#test/plans/fill.ts';
import { faultsOf, type Planned } from '#test/plans/plan.ts';
import { scalePlanner, takeStatistics } from '#test/plans/scale.ts';
import { plansOf, tellPlans } from '#test/plans/watch.ts';
import { applicantPage } from './applicant-page.ts';
import { casesPerPage } from './exports/due-exports.ts';
import { queueCounts } from './queue-page.ts';

/** The tables that grow with applicants, as docs/operations.md lists them. */
const growing = [
  ...['applicant', 'applicant_search', 'applicant_note', 'blind_index', 'case', 'case_fact', 'case_move', 'command'],
  ...['decision', 'decision_evidence', 'evidence_view', 'hit', 'hit_resolution', 'image', 'image_copy', 'ledger'],
  ...['notice', 'refetch', 'retention', 'screening', 'staged_decision', 'webhook_event'],
];

let database: TestDatabase;
let superuser: pg.Client;
let reviewer: MemberActor;
let approver: MemberActor;
let auditor: MemberActor;
let known: { applicantId: string; caseId: string; connectionId: string; imageId: string };
let believed = filled;
let large: ReadonlyMap<string, number>;

beforeAll(async () => {
  database = await testDatabase();
  superuser = new pg.Client({ connectionString: superUrlOf(database.url) });
  await superuser.connect();
  const connections = [await aConnection(), await aConnection(), await aConnection()];
  [reviewer, approver, auditor] = await Promise.all([aMember('reviewer'), aMember('approver'), aMember('auditor')]);
  const [connectionId = ''] = connections;
  const { applicantId, caseId } = await aCase(connectionId);
  const images = await pool().query<{ id: string }>('SELECT id FROM image WHERE applicant_id = $1', [applicantId]);
  known = { applicantId, caseId, connectionId, imageId: images.rows[0]?.id ?? '' };
  await closeDatabase();
  await fillApplicants(superuser, connections);
  await takeStatistics(superuser, filled);
  await tellPlans(superuser);
});

afterAll(async () => {
  await closeDatabase();
  await superuser.end();
  await database.close();
});

async function believe(applicants: number): Promise<void> {
  large = await scalePlanner(superuser, growing, applicants / believed);
  believed = applicants;
}

describe('the control: naive statements, with 100000 applicants', () => {
  beforeAll(() => believe(100_000));

  test.each([
    ['either of two columns, for which there is no index', `WHERE risk = 'low' OR opened_because = 'x' LIMIT 1`],
    ['an order without an index', `ORDER BY opened_because, version LIMIT 51`],
    ['a function around the column of an index', `WHERE date_trunc('day', due_at) = '2026-11-28' LIMIT 51`],
  ])('%s is caught', async (_, naive) => {
    const told = await plansOf(() => pool().query(`SELECT id FROM "case" ${naive}`));
    expect(told.flatMap(faults).join()).toContain('all of case');
  });

  test('a count of all rows is caught', async () => {
    const told = await plansOf(() => pool().query('SELECT count(*) FROM "case"'));
    expect(told.flatMap(faults)).toHaveLength(1);
  });
});

describe.each([1_000_000, 10_000_000])('with %i applicants', (applicants) => {
  beforeAll(() => believe(applicants));

  async function mustBeGood(work: () => Promise<unknown>, least = 1): Promise<void> {
    const told = await plansOf(work);
    expect(told.length).toBeGreaterThanOrEqual(least);
    expect(told.flatMap(faults)).toEqual([]);
  }

  const queue = (tab: QueueTab, cursor: string | null = null, providers: string[] = []) =>
    casePage(reviewer, { tab, providers, text: '', cursor });

  test.each<QueueTab>(['needs_review', 'decided', 'open', 'claimed', 'escalated', 'on_hold', 'snoozed', 'archived'])(
    'a page of the queue, %s, reads an index in its order',
    (tab) => mustBeGood(() => queue(tab)),
  );

  test('a page of one provider reads an index in its order', () =>
    mustBeGood(() => queue('needs_review', null, ['blockpass'])));

  test.each(['DK-1', 'maria', 'maria rossi', 'ma', '娜', '娜 maria', 'maria@docket.test', '4012345'])(
    'a page of those whom a text finds reads them by their ids: %s',
    (text) =>
      mustBeGood(async () => {
        for (const tab of ['needs_review', 'decided'] as const)
          for (const cursor of [null, deep]) await casePage(reviewer, { tab, providers: [], text, cursor });
        await searchCounts(reviewer, { tab: 'decided', providers: [], text, cursor: null });
      }, 5),
  );

  test.each(['walked', undefined] as const)('a page of a common name, %s, reads no table as a whole', (search) =>
    mustBeGood(async () => {
      const asker = { meId: reviewer.id, seesNames: true };
      for (const tab of ['needs_review', 'decided'] as const) {
        const filter: QueueFilter = { tab, providers: [], text: 'maria', cursor: null };
        await select(pageQuery({ filter, order: orderOf(filter, null), from: null, asker }, { search }));
      }
    }, 2),
  );

  test('a deep page reads an index in its order', () => mustBeGood(() => queue('needs_review', deep)));

  test.each<QueueTab>(['needs_review', 'decided', 'archived'])(
    'by country, %s, a page reads an index in its order',
    (tab) =>
      mustBeGood(async () => {
        const filter: QueueFilter = { tab, providers: [], text: '', cursor: null, parts: { countries: ['NOR'] } };
        await casePage(reviewer, filter);
        await filterCounts(reviewer, filter);
        const sorted = { ...filter, parts: undefined, sort: { by: 'country', isReversed: true } } as const;
        await casePage(reviewer, sorted);
        await casePage(reviewer, { ...sorted, cursor: deepIn('KAZ') });
        await casePage(reviewer, { ...sorted, cursor: deepIn(null) });
      }, 5),
  );

  test.each<QueueTab>(['needs_review', 'open', 'on_hold', 'decided', 'archived'])(
    'by provider and by assignee, %s, each connection and member is read along an index in its order',
    (tab) =>
      mustBeGood(async () => {
        const entries = { provider: known.connectionId, assignee: reviewer.id };
        for (const by of ['provider', 'assignee'] as const) {
          const sorted = { tab, providers: [], text: '', cursor: null, sort: { by, isReversed: true } };
          await casePage(reviewer, sorted);
          await casePage(reviewer, { ...sorted, cursor: deepIn(entries[by]) });
        }
        const unassigned = { by: 'assignee', isReversed: false } as const;
        await casePage(reviewer, { tab, providers: [], text: '', cursor: deepIn(null), sort: unassigned });
      }, 10),
  );

  const excluding: [string, () => Partial<QueueFilter>][] = [
    ['a country is excluded', () => ({ parts: { notCountries: ['NOR'] } })],
    ['all but a country are excluded', () => ({ parts: { notCountries: ['NOR', 'KAZ', 'BRA'] } })],
    ['a connection is excluded', () => ({ parts: { notConnections: [known.connectionId] } })],
    ['a provider is excluded', () => ({ parts: { notProviders: ['ondato'] } })],
    ['a risk is excluded', () => ({ parts: { notRisks: ['high'] } })],
    ['a member is excluded', () => ({ parts: { notAssignees: ['me'] } })],
    ['no one is excluded', () => ({ parts: { notAssignees: ['none'] } })],
    ['a kind of blocker is excluded', () => ({ parts: { notBlockers: ['hit:pep'] } })],
    ['a tag is excluded', () => ({ parts: { notTags: ['vip'] } })],
    [
      'a country or a day is enough',
      () => ({ parts: { countries: ['NOR'], dueIn: ['2h'] }, or: ['countries', 'due'] }),
    ],
    [
      'a blocker, a risk or a member is enough',
      () => ({
        parts: { blockers: ['age'], risks: ['high'], assignees: ['me'] },
        or: ['blockers', 'risks', 'assignees'],
      }),
    ],
  ];

  test.each(excluding)('where %s, a page reads indexes', (_, change) =>
    mustBeGood(async () => {
      const filter = { providers: [], text: '', cursor: null, ...change() };
      for (const tab of ['needs_review', 'open', 'decided', 'archived'] as const)
        await casePage(reviewer, { ...filter, tab });
      await casePage(reviewer, { ...filter, tab: 'needs_review', cursor: deep });
      await casePage(reviewer, { ...filter, tab: 'needs_review', sort: { by: 'risk', isReversed: false } });
    }, 6),
  );

  // Of a common value, the counts of any filter may begin at the first page of the table: a thousand are soon met.
  test('where a country is excluded, its counts read indexes', () =>
    mustBeGood(() =>
      filterCounts(reviewer, {
        ...{ tab: 'needs_review', providers: [], text: '', cursor: null },
        parts: { notCountries: ['NOR', 'KAZ', 'BRA'] },
      }),
    ));

  test('a page of a file of cases, far down, reads an index in its order', () =>
    mustBeGood(() => {
      const asker = { meId: reviewer.id, seesNames: true };
      const filter: QueueFilter = { tab: 'needs_review', providers: [], text: '', cursor: deep };
      return readPage(asker, filter, { isMasked: true, size: casesPerPage, labelOf: (id) => id });
    }));

  test('the counts read no case', () =>
    mustBeGood(() => queueCounts(reviewer, { tab: 'needs_review', providers: [], text: '', cursor: null })));

  test('"Take next" reads the cases in their order, within the function too', () =>
    mustBeGood(() => takeNext(reviewer), 5));

  test('whom "Take next" would give is read in their order, within the function too', () =>
    mustBeGood(() => foreseeNext(reviewer, known.caseId), 4));

  test('an applicant with documents, checks and images is read by keys', () =>
    mustBeGood(() => applicantPage(reviewer, known.applicantId), 10));

  test('the images of an applicant are read by keys', () =>
    mustBeGood(async () => {
      await imageToFetch(reviewer, known.imageId);
      await readCopy(known.imageId, 1, 'thumb');
      await imagesToFetchAgain(reviewer, known.caseId);
    }, 3));

  test.each<HitTab>(['open', 'mine', 'unsure', 'closed'])('a page of hits, %s, reads an index in its order', (tab) =>
    mustBeGood(() =>
      hitPage(reviewer, { tab, lists: [], providers: [], topics: [], assigneeId: null, cursor: null }, (id) => id),
    ),
  );

  test.each<CryptoTab>(['open', 'not_screened', 'all'])(
    'a page of crypto checks, %s, reads an index in its order',
    (tab) => mustBeGood(() => cryptoPage(reviewer, { tab, bands: [], providers: [], cursor: null }, (id) => id)),
  );

  test('the open crypto checks are counted up to a limit', () => mustBeGood(openCryptoCount));

  test('a page of the ledger reads an index in its order', () =>
    mustBeGood(() => ledgerPage(auditor, wholeLedgerFilter)));

  test('a page of the ledger by person, kind and applicant reads an index in its order', () =>
    mustBeGood(async () => {
      await ledgerPage(auditor, { ...wholeLedgerFilter, people: [reviewer.id] });
      await ledgerPage(auditor, { ...wholeLedgerFilter, kinds: ['applicant.opened'] });
      await ledgerPage(auditor, { ...wholeLedgerFilter, applicant: known.applicantId });
    }, 3));

  test('the inbox reads what waits', () => mustBeGood(() => inboxOf(approver), 5));

  test("the notices of a member are read in their index's order", () => mustBeGood(() => noticesFor(reviewer)));

  test('what is due for the worker is found by an index', () =>
    mustBeGood(async () => {
      await connectionsWithDuePulls();
      await connectionsWithDueRefetches();
      await leaseRefetch(known.connectionId);
      await connectionsWithDueCommands();
      await dueCommand(known.connectionId, []);
      await imagesAhead([known.imageId]);
    }, 6));
});

const deep = deepIn(undefined);

/** A cursor in the middle; with the country, connection or member in an order by it. */
function deepIn(rank: string | null | undefined): string {
  const place = { way: 'next', at: new Date().toISOString(), id: '00000000-0000-4000-8000-000000000000', rank };
  return Buffer.from(JSON.stringify(place)).toString('base64url');
}

function faults(planned: Planned): string[] {
  return faultsOf(planned, large).map((fault) => `${fault}: ${planned.text.replace(/\s+/g, ' ').slice(0, 300)}`);
}

/** The same database as the superuser. */
function superUrlOf(url: string): string {
  const { superUrl } = JSON.parse(process.env.DOCKET_TEST_CLUSTER ?? '{}') as { superUrl: string };
  return Object.assign(new URL(superUrl), { pathname: new URL(url).pathname }).href;
}
