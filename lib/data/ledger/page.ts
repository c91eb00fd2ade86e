import 'server-only';
import { type LedgerEntry, parseEntry } from '#lib/ledger/entry.ts';
import type { MemberActor } from '#lib/review/actor.ts';
import { configurationKinds } from '#lib/review/audit/audit.ts';
import { factsOf } from '#lib/review/audit/ledger/facts.ts';
import type { LedgerFilter } from '#lib/review/audit/ledger/filter.ts';
import type { LedgerChoices, LedgerLine, LedgerPage, LedgerRowView } from '#lib/review/audit/ledger/page.ts';
import { sittingsOf } from '#lib/review/audit/ledger/sittings.ts';
import { tellViews, viewKinds } from '#lib/review/audit/ledger/views.ts';
import { auditKinds, sentenceOf } from '#lib/review/audit/sentence.ts';
import { db } from '../database.ts';
import { type FoundRow, findRows } from './find.ts';
import { record } from './ledger.ts';
import { actorName, namesOf } from './names.ts';
import { changesOfPolicies } from './policy-changes.ts';
import { scopeOf, wantedBy } from './wanted.ts';

const pageSize = 100;
/** The most people to choose from, those who signed in last; others are found by their rows. */
const mostPeople = 2_000;

/** Docket's own processes that act every day. Others are chosen in a row of theirs. */
const processes = ['worker', 'web'];

/**
 * A page of 100 rows of the ledger, newest first: all, configuration only, or the member's own acts, by their role. The
 * views of one sitting are one line. Reading the acts of others is itself recorded.
 * @throws Refusal `not_allowed`
 */
export async function ledgerPage(actor: MemberActor, filter: LedgerFilter): Promise<LedgerPage> {
  const scope = scopeOf(actor);
  const wanted = await wantedBy(actor, filter);
  const { rows, searchedTo } = await findRows({ ...wanted, limit: pageSize + 1 });
  const shown = rows.slice(0, pageSize).map(readRow);
  const [names, policyChanges, choices] = await Promise.all([
    namesOf([...shown.flatMap(({ entry }) => idsIn(entry)), ...filter.people, filter.subject ?? '', wantedId(wanted)]),
    changesOfPolicies(shown.map(({ entry }) => entry)),
    choicesFor(scope),
  ]);
  if (scope !== 'own')
    await record(
      actor,
      { kind: 'ledger.read', details: { width: scope, rows: shown.length } },
      { type: 'ledger', id: 'whole' },
    );
  const viewOf = (row: ReadRow) => rowView(row, names, policyChanges.get(row.entry.seq));
  const last = rows.length > pageSize ? shown.at(-1)?.entry.seq : searchedTo?.seq;
  return {
    lines: sittingsOf(shown, viewKinds).map((sitting) => lineOf(sitting, names, viewOf)),
    next: last === undefined ? null : String(last),
    searchedTo: searchedTo && Number(searchedTo.seq),
    scope,
    choices: withChosen(choices, filter, names),
    applicantName: scope === 'configuration' ? null : filter.applicant && (names.get(wantedId(wanted)) ?? null),
    subjectName: filter.subject && (names.get(filter.subject) ?? null),
  };
}

type ReadRow = { entry: LedgerEntry; hash: string; at: string; kind: string; byId: string; about: string };

/** @throws Error when the entry is not one: the ledger in the database was changed */
export function readRow({ seq, entry: text, hash }: Pick<FoundRow, 'seq' | 'entry' | 'hash'>): ReadRow {
  const entry = parseEntry(text);
  if (!entry) throw new Error(`ledger row ${seq} can't be read; run npm run verify-ledger`);
  return { entry, hash, at: entry.at, kind: entry.kind, byId: entry.actor.id, about: entry.subject?.id ?? '' };
}

/** The ids in an entry that may have a name: who, about what, and those in its details. */
export function idsIn({ actor, subject, details }: LedgerEntry): string[] {
  return [actor.id, subject?.id, ...Object.values(details)].filter((value) => typeof value === 'string');
}

function rowView({ entry, hash }: ReadRow, names: Map<string, string>, changes: LedgerRowView['facts'] = []) {
  const { seq, at, kind, details } = entry;
  const facts = [...changes, ...factsOf(kind, details, (id) => names.get(id))];
  return { seq, at, kind, text: sentenceOf(kind, details), hash, facts };
}

function lineOf(
  [first, ...others]: [ReadRow, ...ReadRow[]],
  names: Map<string, string>,
  viewOf: (row: ReadRow) => LedgerRowView,
): LedgerLine {
  const { subject, actor } = first.entry;
  const isOfViews = viewKinds.includes(first.kind);
  const text = isOfViews ? tellViews([first, ...others].map(({ entry }) => entry)) : viewOf(first).text;
  return {
    by: actorName(actor.id, names),
    byId: actor.id,
    text,
    subject: subject && { ...subject, name: names.get(subject.id) ?? null },
    rows: [viewOf(first), ...others.map(viewOf)],
  };
}

/** The applicant's own id is the first of the subjects that stand for it. */
function wantedId({ subjects }: { subjects: string[] | null }): string {
  return subjects?.[0] ?? '';
}

async function choicesFor(scope: LedgerPage['scope']): Promise<LedgerChoices> {
  const kinds = [...(scope === 'configuration' ? configurationKinds : auditKinds)].toSorted();
  if (scope === 'own') return { people: [], kinds };
  const members = await db().$queryRaw<{ id: string; name: string }[]>`
    SELECT id, name FROM (
      SELECT m.id, m.name FROM member m
      ORDER BY (SELECT max(s.created_at) FROM session s WHERE s.member_id = m.id) DESC NULLS LAST, m.id
      LIMIT ${mostPeople}) latest
    ORDER BY lower(name), id`;
  return { people: [...members.map(({ id, name }): [string, string] => [id, name]), ...processes.map(process)], kinds };
}

function process(id: string): [id: string, name: string] {
  return [id, `Docket (${id})`];
}

/** People and kinds of the address that are not among the choices can be taken away again. */
function withChosen({ people, kinds }: LedgerChoices, filter: LedgerFilter, names: Map<string, string>): LedgerChoices {
  const missing = filter.people.filter((id) => !people.some(([known]) => known === id));
  return {
    people: [...people, ...missing.map((id): [string, string] => [id, actorName(id, names)])],
    kinds: [...kinds, ...filter.kinds.filter((kind) => !(kinds as string[]).includes(kind))],
  };
}
