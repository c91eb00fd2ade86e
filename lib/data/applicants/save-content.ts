import 'server-only';
import { randomUUID } from 'node:crypto';
import type { Applicant } from '#lib/review/applicant/applicant.ts';
import type { Blocker } from '#lib/review/case/blocker.ts';
import { groupsOf } from '#lib/review/metrics/applicant-groups.ts';
import { assess } from '../cases/assess.ts';
import { updateCase } from '../cases/open.ts';
import { saveCrypto } from '../crypto/save.ts';
import type { Tx } from '../database.ts';
import type { ApplicantModel } from '../generated/models.ts';
import { saveHits } from '../hits/save.ts';
import { saveImages } from '../images/save.ts';
import type { Note } from '../ledger/ledger.ts';
import { unarchiveIfChanged } from '../lifecycle/archive.ts';
import { policiesInForce } from '../policies.ts';
import { newDataKey, unsealDataKey } from '../seal.ts';
import { storable, storableMoment } from '../storable.ts';
import { changedParts, contentHash, sealContent, unsealBarcodes, unsealRecord } from './content.ts';
import { saveSearch } from './search.ts';

/** Why an answer of the vendor is not saved: larger than the limit, or not in the documented shape. */
export type ReadProblem = 'too_large' | 'unreadable';

export type Known = Omit<ApplicantModel, 'raw'>;

type Where = { connectionId: string; externalId: string; fetchedAt: Date };

/** Saves a readable answer. The transaction holds the lock on this applicant. */
export async function saveContent(
  tx: Tx,
  note: Note,
  read: Where & { applicant: Applicant },
  known: Known | null,
): Promise<'new' | 'changed' | 'same'> {
  const { applicant, fetchedAt } = read;
  const hash = contentHash(applicant);
  const recordHash = `${hash.record}.${hash.raw}`;
  if (known?.recordHash === recordHash) {
    await tx.applicant.update({ where: { id: known.id }, data: { fetchedAt, problem: null } });
    return 'same';
  }
  const id = known?.id ?? randomUUID();
  const { key, wrapped } = known?.dataKey
    ? { key: unsealDataKey(id, known.dataKey), wrapped: known.dataKey }
    : newDataKey(id);
  const isHashSame = known?.recordHash.split('.')[0] === hash.record;
  const before = known && !isHashSame ? unsealRecord(known) : null;
  const parts = before ? changedParts(before, applicant) : null;
  // A record sealed in a former form (former-content.ts) has another hash although nothing changed.
  const isRecordSame = isHashSame || parts?.length === 0;
  const version = known ? known.version + (isRecordSame ? 0 : 1) : 1;
  const row = {
    ...columns(applicant),
    ...groupColumns(applicant),
    groupedAt: fetchedAt,
    ...sealContent(id, applicant, key),
    dataKey: wrapped,
    recordHash,
    // Noted again by the worker: only the adapter knows where the vendor says it.
    judgedBy: null,
    fetchedAt,
    problem: null,
    version,
    // The same record as before there were rows of hits: the worker derives them.
    hitsReadAt: isRecordSame ? (known?.hitsReadAt ?? null) : fetchedAt,
    // So it does for wallets, also of a record that was sealed in a former form.
    cryptoReadAt: isRecordSame ? (isHashSame ? (known?.cryptoReadAt ?? null) : null) : fetchedAt,
  };
  const { connectionId, externalId } = read;
  await tx.applicant.upsert({ where: { id }, create: { id, connectionId, externalId, ...row }, update: row });
  if (isRecordSame) return 'same';
  await saveImages(tx, id, applicant);
  note(
    { kind: 'applicant.changed', details: { version, status: applicant.status, recordHash: hash.record, parts } },
    { type: 'applicant', id },
  );
  const from = { applicantId: id, record: applicant, key, readAt: fetchedAt, isNew: known === null };
  const { open, hits } = await saveHits(tx, note, from);
  // After the hits, because a changed country locks the cases; before the case, which opens with the country.
  await saveSearch(tx, id, applicant);
  const barcodes = known ? unsealBarcodes(known) : [];
  const assessed = await assess(tx, id, { ...applicant, barcodes }, { now: fetchedAt, hits });
  const stateBefore = before && { status: before.status, hits: open.before };
  const stateNow = { status: applicant.status, hits: open.after };
  await updateCase(tx, note, stateBefore, { ...stateNow, applicantId: id, connectionId, ...assessed });
  if (known?.archivedAt) await unarchiveIfChanged(tx, note, id, stateBefore, stateNow);
  await saveCrypto(tx, from);
  return known ? 'changed' : 'new';
}

/**
 * Saves that an applicant's answer can't be read: a new applicant gets a row and a case, so that a person looks. An
 * earlier copy stays as it is and gets the problem.
 */
export async function saveProblem(
  tx: Tx,
  note: Note,
  read: Where & { problem: ReadProblem },
  known: Known | null,
): Promise<'new' | 'changed' | 'same'> {
  const { connectionId, externalId, fetchedAt, problem } = read;
  if (known) {
    await tx.applicant.update({ where: { id: known.id }, data: { problem } });
    return known.problem === problem ? 'same' : 'changed';
  }
  const id = randomUUID();
  await tx.applicant.create({
    data: { id, connectionId, externalId, status: 'unknown', fetchedAt, problem, recordHash: problem },
  });
  note(
    { kind: 'applicant.changed', details: { version: 1, status: 'unknown', recordHash: problem, parts: null } },
    { type: 'applicant', id },
  );
  const blockers = [problemBlocker(problem)];
  const { versions } = await policiesInForce(tx);
  await updateCase(tx, note, null, {
    status: 'unknown',
    hits: [],
    applicantId: id,
    connectionId,
    blockers,
    risk: 'high',
    riskPolicy: versions.risk,
  });
  return 'new';
}

function columns({ status, providerStatus, flags, createdAt, updatedAt }: Applicant) {
  return {
    status,
    providerStatus: storable(providerStatus),
    isArchived: flags.archived,
    deletionScheduledFor: storableMoment(flags.deletionScheduledFor),
    vendorCreatedAt: storableMoment(createdAt),
    vendorUpdatedAt: storableMoment(updatedAt),
  };
}

function groupColumns(applicant: Applicant) {
  const { flow, document } = groupsOf(applicant);
  return { flow: storable(flow), document: storable(document) };
}

function problemBlocker(problem: ReadProblem): Blocker {
  const title =
    problem === 'too_large' ? 'The provider’s answer is too large to read' : 'The provider’s answer could not be read';
  return { kind: 'problem', tone: 'fail', label: 'Not read', title, place: 'session' };
}
