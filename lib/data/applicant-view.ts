import 'server-only';
import type { MemberActor } from '#lib/review/actor.ts';
import { checklistOf } from '#lib/review/checklist.ts';
import { approveClosedBecause, isOpenTo } from '#lib/review/decision.ts';
import { approvalTakes } from '#lib/review/decision-why.ts';
import { factsOf } from '#lib/review/facts.ts';
import { latinNameOf, nameOf } from '#lib/review/known-name.ts';
import { checkLabel } from '#lib/review/labels.ts';
import { isMaskedFor, type MaskRules, maskFacts, maskName } from '#lib/review/mask.ts';
import { withHits } from '#lib/review/open-hit.ts';
import { can, mustBeAble } from '#lib/review/policy.ts';
import { Refusal } from '#lib/review/refusal.ts';
import { screeningsOf } from '#lib/review/screening.ts';
import { sessionOf } from '#lib/review/session-facts.ts';
import type { ProviderStatus } from '#lib/review/status.ts';
import type { ApplicantView, CaseView, Fact } from '#lib/review/views.ts';
import { type ApplicantRecord, openRecord } from './applicant-content.ts';
import type { ReadProblem } from './applicant-saving.ts';
import { caseViewOf } from './case-view.ts';
import { troubleOf, troubleShown } from './connection-trouble.ts';
import { db } from './database.ts';
import { imagesAreOpen } from './evidence.ts';
import { evidenceItems } from './evidence-items.ts';
import { policiesInForce } from './policies.ts';
import { needsReason, openFields } from './reveals.ts';
import { timelineOf } from './timeline.ts';

/** What lib/data may not know of a vendor, told by the caller from the registry. */
export type VendorWords = { label: string; line: string };

/** An applicant's row with what the page shows of its connection. */
export type ApplicantRow = NonNullable<Awaited<ReturnType<typeof applicantRow>>>;

/**
 * Everything the applicant's page shows to this person, masked as their role asks.
 * @param wordsOf the vendor's words for this applicant
 * @throws Refusal `not_allowed`; `not_found` when there is none or it was erased
 */
export async function applicantView(
  actor: MemberActor,
  id: string,
  wordsOf: (row: ApplicantRow) => VendorWords,
): Promise<ApplicantView> {
  mustBeAble(actor, 'see-applicants');
  const row = await applicantRow(id);
  if (!row) throw new Refusal('not_found', 'There is no such applicant.');
  const record = openRecord(row);
  const [inForce, evidence, found, timeline, revealed, areImagesOpen] = await Promise.all([
    policiesInForce(),
    evidenceItems(id, actor.id),
    caseViewOf(row),
    timelineOf(id),
    openFields(actor, id),
    imagesAreOpen(actor, id),
  ]);
  const now = new Date();
  const rules = { role: actor.role, masking: inForce.values.masking, revealed: new Set(revealed.keys()) };
  return {
    ...heading(row, record, rules, now, wordsOf(row)),
    ...facts(record, rules, revealed, now),
    ...body(record, actor),
    evidence: can(actor, 'see-images') ? evidence : [],
    timeline,
    case: found && caseShown(actor, found, record),
    checklist: record ? checklistOf(inForce.values.checklist.items, record, { now, evidence }) : [],
    may: rights(actor, found, areImagesOpen),
    reasons: inForce.values.reasons,
  };
}

function applicantRow(id: string) {
  return db().applicant.findUnique({
    where: { id },
    omit: { raw: true },
    include: { connection: { select: { id: true, provider: true, label: true, mode: true, ...troubleShown } } },
  });
}

function heading(row: ApplicantRow, record: ApplicantRecord | null, rules: MaskRules, now: Date, words: VendorWords) {
  const isMasked = isMaskedFor('name', rules);
  const name = record && nameOf(record);
  return {
    id: row.id,
    externalId: row.externalId,
    name: isMasked ? maskName(name) : name,
    latinName: isMasked || !record ? null : latinNameOf(record, { now }),
    provider: row.connection.provider,
    providerLabel: words.label,
    connectionLabel: row.connection.label,
    mode: row.connection.mode as 'test' | 'live',
    status: row.status as ProviderStatus,
    providerStatus: row.providerStatus,
    flags: {
      isArchived: row.isArchived,
      deletionScheduledFor: row.deletionScheduledFor?.toISOString() ?? null,
      // Without a copy and without a problem it is gone; with a problem it was never there.
      isAnonymized: record?.flags.anonymized ?? row.problem === null,
    },
    fetchedAt: row.fetchedAt.toISOString(),
    unread: row.problem as ReadProblem | null,
    hasCopy: record !== null,
    trouble: troubleOf(row.connection),
    vendorLine: words.line,
  };
}

function facts(record: ApplicantRecord | null, rules: MaskRules, revealed: Map<string, Date>, now: Date) {
  if (!record) return { identity: [], contact: [], documents: [] };
  const masked = maskFacts(factsOf(record, { now }), rules);
  const timed = (fact: Fact): Fact => {
    const until = fact.isMasked ? undefined : revealed.get(fact.field);
    return until ? { ...fact, shownUntil: until.toISOString() } : fact;
  };
  return {
    identity: masked.identity.map(timed),
    contact: masked.contact.map(timed),
    documents: masked.documents.map((document) => ({ ...document, facts: document.facts.map(timed) })),
  };
}

function body(
  record: ApplicantRecord | null,
  actor: MemberActor,
): Pick<ApplicantView, 'checks' | 'hits' | 'screenings' | 'locations' | 'history' | 'session'> {
  if (!record) return { checks: [], hits: [], screenings: [], locations: [], history: [], session: [] };
  const isMasked = actor.role === 'manager';
  return {
    checks: record.checks.map(({ details: _, ...check }) => ({ ...check, label: checkLabel(check.kind, check.name) })),
    hits: !can(actor, 'see-hits') ? [] : record.hits.map(({ raw: _, url: __, ...hit }) => hit),
    screenings: screeningsOf(record),
    locations: isMasked
      ? record.locations.map((location) => ({ ...location, ip: null, latitude: null, longitude: null }))
      : record.locations,
    history: record.history,
    session: sessionOf(record),
  };
}

/** A note is free text about someone: nothing in it can be masked. Hits are named to who may see them. */
function caseShown(actor: MemberActor, found: CaseView, record: ApplicantRecord | null): CaseView {
  const decision = found.decision && { ...found.decision, note: actor.role === 'manager' ? null : found.decision.note };
  const isNamed = record !== null && can(actor, 'see-hits');
  return { ...found, decision, blockers: isNamed ? withHits(found.blockers, record) : found.blockers };
}

function rights(actor: MemberActor, found: CaseView | null, areImagesOpen: boolean): ApplicantView['may'] {
  const decide =
    can(actor, 'decide-case') && found !== null && isOpenTo(actor, found.state, found.assignee?.id ?? null);
  const closedBecause = decide ? approveClosedBecause(found.blockers) : null;
  return {
    decide,
    approve: decide && closedBecause === null,
    approveClosedBecause: closedBecause,
    approveTakes: decide && closedBecause === null ? approvalTakes(found.blockers) : null,
    seeHits: can(actor, 'see-hits'),
    seeImages: areImagesOpen,
    seeRaw: can(actor, 'see-raw'),
    reveal: can(actor, 'reveal-field'),
    revealNeedsReason: needsReason(actor),
  };
}
