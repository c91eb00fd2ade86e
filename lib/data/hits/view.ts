import 'server-only';
import { can, mustBeAble } from '#lib/review/access.ts';
import type { MemberActor } from '#lib/review/actor.ts';
import type { CaseState } from '#lib/review/case/case.ts';
import { refusalFor } from '#lib/review/case/decision.ts';
import { holderOf } from '#lib/review/claims/holder.ts';
import { changesBetween } from '#lib/review/hits/changes.ts';
import { clearanceSays } from '#lib/review/hits/clearance.ts';
import type { HitState, VendorHit } from '#lib/review/hits/hit.ts';
import { needsLookup } from '#lib/review/hits/resolve.ts';
import { coverageOf } from '#lib/review/hits/screening.ts';
import { type HitTopic, severityMeaning, topicLabel } from '#lib/review/hits/topic.ts';
import type { HitRights, HitsView, HitView } from '#lib/review/hits/view.ts';
import type { Policies } from '#lib/review/policies/policies.ts';
import { Refusal } from '#lib/review/refusal.ts';
import { imagesAreOpen } from '../cases/evidence.ts';
import { db } from '../database.ts';
import { policiesInForce } from '../policies.ts';
import { clearanceView, hitParts, lookupView, type ReasonLabels, reasonLabels, resolutionView } from './history.ts';
import { screeningsOfApplicant } from './screenings.ts';
import { type HitSeal, hitSealOf, unsealChanges, unsealHit } from './sealing.ts';

type HitRow = Awaited<ReturnType<typeof hitRows>>[number];
type ClearanceRow = Awaited<ReturnType<typeof clearanceRows>>[number];

/**
 * The hits of an applicant with all that was said about each, their screenings and what may be done. For roles that see
 * hits.
 * @param labelOf the vendor's name on the screen, by provider
 * @throws Refusal `not_allowed`; `not_found` when there is no such applicant
 */
export async function hitsOf(
  actor: MemberActor,
  applicantId: string,
  labelOf: (provider: string) => string,
): Promise<HitsView> {
  mustBeAble(actor, 'see-hits');
  const applicant = await db().applicant.findUnique({
    where: { id: applicantId },
    select: { id: true, dataKey: true, connection: { select: { id: true, provider: true } } },
  });
  if (!applicant) throw new Refusal('not_found', 'There is no such applicant.');
  const [rows, clearances, screenings, review, policies, labels, areFilesOpen] = await Promise.all([
    hitRows(applicantId),
    clearanceRows(applicantId),
    screeningsOfApplicant(applicantId),
    caseOf(applicantId),
    policiesInForce(),
    reasonLabels(),
    imagesAreOpen(actor, applicantId),
  ]);
  const seal = hitSealOf(applicant);
  const context = { rows, clearances, labels, areFilesOpen, now: new Date() };
  const hits = seal === null ? [] : rows.map((row) => hitView(row, seal, context));
  const providerLabel = labelOf(applicant.connection.provider);
  const at = { applicantId, connectionId: applicant.connection.id, providerLabel };
  return {
    applicantId,
    providerLabel,
    hits,
    screenings,
    coverage: [coverageOf(at, newestOfEachStep(screenings), rows.filter(({ goneAt }) => goneAt === null).length)],
    reasons: reasonsOf(policies.values),
    may: rightsFor(actor, review),
    case: review && { id: review.id, version: review.version, state: review.state },
  };
}

/** The reasons of the three verdicts. */
export function reasonsOf({ reasons }: Policies): HitsView['reasons'] {
  const { true_match, false_positive, unsure } = reasons;
  return { true_match, false_positive, unsure };
}

/** Whether this member may resolve the hits of a case, and why not. */
export function rightsFor(
  actor: MemberActor,
  review: { state: CaseState; assigneeId: string | null } | null,
): HitRights {
  if (!can(actor, 'decide-case')) return { resolve: false, closedBecause: 'Your role does not resolve hits.' };
  if (review === null) return { resolve: false, closedBecause: 'There is no case under review.' };
  const refusal = refusalFor(actor, review.state, review.assigneeId);
  return { resolve: refusal === null, closedBecause: refusal?.message ?? null };
}

type Context = {
  rows: HitRow[];
  clearances: ClearanceRow[];
  labels: ReasonLabels;
  areFilesOpen: boolean;
  now: Date;
};

function hitView(row: HitRow, seal: HitSeal, { rows, clearances, labels, areFilesOpen, now }: Context): HitView {
  const hit = unsealHit(seal, 'hit.record', row.id, row.record);
  const history = row.resolutions.map((one) => resolutionView(one, seal, labels));
  const reopened = row.resolutions.findLast(({ kind }) => kind === 'reopened');
  const topic = row.topic as HitTopic;
  const state = row.state as HitState;
  const last = row.resolutions.at(-1);
  const own = clearances.find(({ id, hitId }) => id === last?.clearanceId || hitId === row.id);
  return {
    id: row.id,
    version: row.version,
    list: hit.list,
    topic,
    topicLabel: topicLabel(topic),
    severity: row.severity,
    severityMeaning: severityMeaning(topic),
    state,
    hasRecord: row.hasRecord,
    entry: entryOf(hit),
    entityIds: hit.entityIds,
    vendorIds: hit.vendorIds,
    vendorScore: hit.score,
    vendorReason: hit.reason,
    foundAt: row.foundAt.toISOString(),
    screenedAt: row.screenedAt?.toISOString() ?? null,
    goneAt: row.goneAt?.toISOString() ?? null,
    resolution: state === 'open' ? null : (history.at(-1) ?? null),
    history,
    lookups: row.lookups.map((one) => lookupView(one, seal, areFilesOpen)),
    clearance: own ? clearanceView(own, labels, now) : null,
    clearedBefore: state === 'open' ? clearedBefore(row, hit, seal, { clearances, labels, now }) : null,
    changes: unsealChanges(seal, reopened?.id ?? '', reopened?.changes ?? null),
    changedAt: reopened?.at.toISOString() ?? null,
    sameEntity: rows.filter((other) => isOtherOpen(other, row)).map(({ id }) => id),
    needsLookup: needsLookup({ hasRecord: row.hasRecord, lookups: row.lookups.length }),
  };
}

export function entryOf({
  name,
  aliases,
  birthDate,
  countries,
  identifiers,
  gender,
  url,
}: VendorHit): HitView['entry'] {
  return { name, aliases, birthDate, countries, identifiers, gender, url };
}

function clearedBefore(
  row: HitRow,
  hit: VendorHit,
  seal: HitSeal,
  { clearances, labels, now }: Pick<Context, 'clearances' | 'labels' | 'now'>,
): HitView['clearedBefore'] {
  const found = clearances.find((one) => one.revokedAt === null && clearanceSays(one, row) === 'changed');
  if (found === undefined) return null;
  const clearance = clearanceView(found, labels, now);
  if (!clearance.isInForce) return null;
  const before = unsealHit(seal, 'hit_clearance.record', found.id, found.record);
  return { clearance, changes: changesBetween(before, hit) };
}

function isOtherOpen(other: HitRow, row: HitRow): boolean {
  if (other.id === row.id || other.state !== 'open' || other.goneAt !== null) return false;
  const isSameName = other.nameKey !== null && other.nameKey === row.nameKey;
  return isSameName || other.entityKeys.some((key) => row.entityKeys.includes(key));
}

/** Screenings come newest first. */
function newestOfEachStep(screenings: HitsView['screenings']) {
  return screenings.filter(({ step }, at) => screenings.findIndex((one) => one.step === step) === at);
}

function hitRows(applicantId: string) {
  return db().hit.findMany({
    where: { applicantId },
    orderBy: [
      { goneAt: { sort: 'desc', nulls: 'first' } },
      { severity: 'desc' },
      { hasRecord: 'desc' },
      { foundAt: 'asc' },
      { id: 'asc' },
    ],
    include: hitParts,
  });
}

function clearanceRows(applicantId: string) {
  const name = { select: { name: true } };
  return db().hitClearance.findMany({
    where: { applicantId },
    orderBy: { at: 'desc' },
    include: { member: name, revokedBy: name },
  });
}

async function caseOf(applicantId: string) {
  const row = await db().case.findFirst({
    where: { applicantId },
    orderBy: { round: 'desc' },
    select: { id: true, version: true, state: true, assigneeId: true, assignedById: true, claimedUntil: true },
  });
  if (row === null) return null;
  const held = { ...row, state: row.state as CaseState };
  return { id: row.id, version: row.version, state: held.state, assigneeId: holderOf(held, new Date()) };
}
