import type { Applicant, HistoryStep } from '#lib/review/applicant/applicant.ts';
import type { ProviderStatus } from '#lib/review/applicant/status.ts';
import { partOf } from '#lib/review/names/person-name.ts';
import { blankAddress, blankApplicant } from '../reading/blank.ts';
import { configEntry } from '../reading/config.ts';
import { readDay } from '../reading/day.ts';
import { withoutImages } from '../reading/raw.ts';
import { newestFirst, readTime } from '../reading/time.ts';
import { amount, joinedName, labelsOf, record, word, yesOrNo } from '../reading/word.ts';
import { worded } from '../reading/words.ts';
import { sanctionHits, sessionChecks, testChecks } from './checks.ts';
import { documentsOf, holderOf, portraitOf, unreadDays } from './documents.ts';
import { type Capture, captures, locationsOf } from './locations.ts';
import { weightsEntry } from './rules/entry.ts';
import { changedAt } from './session-list.ts';
import type { IdvDocument, IdvSession, SessionLocation, SessionTest } from './shapes.ts';
import { vultCheckWords } from './words.ts';

/** The vendor's answers about one session; a missing part is null. */
export type VultAnswers = {
  session: IdvSession;
  document: IdvDocument | null;
  documents: IdvDocument[] | null;
  tests: SessionTest | null;
  locations: Record<Capture, SessionLocation | null>;
};

/** The vendor's answers as the common applicant. Pure. */
export function vultApplicant(answers: VultAnswers): Applicant {
  const { session, tests, locations } = answers;
  const rows = documentRows(answers);
  return {
    ...blankApplicant('vult', session.session_id),
    otherIds: idsOf(session),
    status: statusOf(session),
    providerStatus: word(session.status_e),
    flags: {
      archived: false,
      deletionScheduledFor: null,
      anonymized: readTime(session.anonymized_at) !== null || yesOrNo(session.anonymized) === true,
    },
    createdAt: readTime(session.created_at),
    updatedAt: changedAt(session),
    person: personOf(session, rows[0]),
    documents: documentsOf(session, rows),
    checks: worded([...sessionChecks(session), ...testChecks(tests), ...unreadDays(session, rows)], vultCheckWords),
    hits: sanctionHits(session),
    locations: captures.flatMap((capture) => locationsOf(session, capture, locations[capture])),
    history: newestFirst((session.history ?? []).map(historyStep)),
    config: configEntry(weightsEntry, 'Weights', session.idv_weights_id),
    assessment: {
      ...blankApplicant('vult', '').assessment,
      verified: yesOrNo(session.verified),
      score: amount(session.score),
    },
    labels: labelsOf(session.metadata),
    portrait: portraitOf(session),
    raw: withoutImages(answers),
  };
}

/** `complete` means only that the vendor is done; `verified` is a field of its own (docs/providers.md#vult). */
function statusOf(session: IdvSession): ProviderStatus {
  const said = word(session.status_e)?.toLowerCase();
  if (said === 'complete') return yesOrNo(session.verified) === true ? 'approved' : 'pending_review';
  const words: Record<string, ProviderStatus> = {
    in_progress: 'in_progress',
    temporarily_blocked: 'on_hold',
    temporarily_complete: 'pending_review',
    expired: 'expired',
  };
  return words[said ?? ''] ?? 'unknown';
}

/** The document that the vendor reads for a session, then the others of its list, each once. */
function documentRows({ document, documents }: VultAnswers): IdvDocument[] {
  const rows = [...(document === null ? [] : [document]), ...(documents ?? [])];
  const identity = (row: IdvDocument) => `${word(row.document_id)} ${word(row.data_source_e)}`;
  return rows.filter(
    (row, at) => rows.findIndex((other) => identity(other) === identity(row)) === at && Object.keys(row).length > 0,
  );
}

/** The session's own fields first; the address and what the session lacks come from the document. */
function personOf(session: IdvSession, row: IdvDocument | undefined): Applicant['person'] {
  const printed = row === undefined ? null : holderOf(row);
  const [givenName, familyName] = [session.first_name, session.last_name].map(word);
  const [middleName, suffix] = [session.middle_name, session.suffix_name].map((name) => partOf(word(name)));
  const isNamed = Boolean(givenName || middleName || familyName);
  const names = isNamed ? { givenName, middleName, familyName, suffix } : printed;
  return {
    ...blankApplicant('vult', '').person,
    fullName: joinedName(
      names?.givenName ?? null,
      names?.middleName ?? null,
      names?.familyName ?? null,
      names?.suffix ?? null,
    ),
    givenName: names?.givenName ?? null,
    middleName: names?.middleName ?? null,
    familyName: names?.familyName ?? null,
    suffix: names?.suffix ?? null,
    // A day of the session that can't be read is not replaced by another: the reviewer sees that it is missing.
    birthDate: word(session.birth_date) === null ? (printed?.birthDate ?? null) : readDay(session.birth_date).day,
    gender: word(session.gender_e) ?? printed?.gender ?? null,
    address: printed?.address ?? blankAddress,
  };
}

function idsOf(session: IdvSession): Record<string, string> {
  const { identity_id, user_id, client_id } = session;
  return labelsOf({ identity_id, user_id, client_id });
}

/** The page shows `history` without its fields, so each is looked for under its usual names. */
function historyStep(value: unknown): HistoryStep {
  const step = record(value);
  const first = (...names: string[]) => names.map((name) => word(step[name])).find((each) => each !== null) ?? null;
  return {
    at: readTime(first('at', 'created_at', 'changed_at', 'timestamp', 'date', 'time')),
    from: first('from', 'from_status_e', 'previous_status_e', 'old_status_e', 'from_status', 'previous_status'),
    to:
      first('to', 'to_status_e', 'status_e', 'new_status_e', 'to_status', 'status') ??
      (typeof value === 'string' ? word(value) : null),
    reason: first('reason', 'event', 'event_e', 'action', 'type_e', 'description', 'message'),
    by: first('by', 'user_id', 'actor', 'user'),
  };
}
