import 'server-only';
import { mustBeAble } from '#lib/review/access.ts';
import type { MemberActor } from '#lib/review/actor.ts';
import type { LedgerFilter } from '#lib/review/audit/ledger/filter.ts';
import { sentenceOf } from '#lib/review/audit/sentence.ts';
import { type FoundRow, findRows } from './find.ts';
import { ledgerTip, record } from './ledger.ts';
import { actorName, namesOf } from './names.ts';
import { idsIn, readRow } from './page.ts';
import { wantedBy } from './wanted.ts';

/** One row of the ledger for a file: who, what, about what, in words, with entry and hashes as they are kept. */
export type SelectedRow = {
  seq: number;
  at: string;
  by: string;
  text: string;
  about: string;
  kind: string;
  entry: string;
  prevHash: string;
  hash: string;
};

const batchSize = 1_000;

/**
 * All rows that a filter finds, newest first, in batches. Recorded first: what breaks off has still given rows away.
 * @throws Refusal `not_allowed` for a member whose role may not see the whole ledger
 */
export async function ledgerSelection(actor: MemberActor, filter: LedgerFilter): Promise<AsyncIterable<SelectedRow[]>> {
  mustBeAble(actor, 'see-whole-ledger');
  const { seq } = await ledgerTip();
  const { people, acts, kinds, applicant, subject, from, until } = filter;
  await record(
    actor,
    {
      kind: 'ledger.selection-exported',
      details: { standingSeq: seq, people, acts, kinds, applicant, subject, from, until },
    },
    { type: 'ledger', id: 'whole' },
  );
  return batches(actor, { ...filter, before: null }, seq);
}

/** Rows that came after the export was asked for are not part of it. */
async function* batches(actor: MemberActor, filter: LedgerFilter, to: number): AsyncGenerator<SelectedRow[]> {
  const wanted = await wantedBy(actor, filter);
  let below = wanted.below;
  do {
    const { rows, searchedTo } = await findRows({ ...wanted, below, limit: batchSize });
    yield await selected(rows.filter(({ seq }) => seq <= to));
    below = searchedTo ?? (rows.length === batchSize ? (rows.at(-1) ?? null) : null);
  } while (below !== null);
}

async function selected(rows: readonly FoundRow[]): Promise<SelectedRow[]> {
  const read = rows.map((row) => ({ ...row, ...readRow(row), text: row.entry }));
  const names = await namesOf(read.flatMap(({ entry }) => idsIn(entry)));
  return read.map(({ entry, text, prevHash, hash }) => ({
    seq: entry.seq,
    at: entry.at,
    by: actorName(entry.actor.id, names),
    text: sentenceOf(entry.kind, entry.details),
    about: entry.subject ? (names.get(entry.subject.id) ?? `${entry.subject.type} ${entry.subject.id}`) : '',
    kind: entry.kind,
    entry: text,
    prevHash,
    hash,
  }));
}
