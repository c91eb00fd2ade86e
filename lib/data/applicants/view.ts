import 'server-only';
import { can, mustBeAble } from '#lib/review/access.ts';
import type { MemberActor } from '#lib/review/actor.ts';
import { questionnaireViews } from '#lib/review/applicant/answers.ts';
import { cryptoViews } from '#lib/review/applicant/crypto.ts';
import { checkLabel, countryName } from '#lib/review/applicant/labels.ts';
import { screeningsOf } from '#lib/review/applicant/screening.ts';
import type { ProviderStatus } from '#lib/review/applicant/status.ts';
import type { ApplicantView } from '#lib/review/applicant/view.ts';
import type { OpenHit } from '#lib/review/case/blocker.ts';
import { checklistOf } from '#lib/review/case/checklist.ts';
import { approveClosedBecause, isOpenTo } from '#lib/review/case/decision.ts';
import { approvalTakes } from '#lib/review/case/decision-why.ts';
import { countedHits, withHits } from '#lib/review/case/open-hit.ts';
import { maskChanges } from '#lib/review/case/second/masked-changes.ts';
import { secondBecause } from '#lib/review/case/true-match.ts';
import type { CaseView, StagedView } from '#lib/review/case/view.ts';
import type { Fact } from '#lib/review/facts/fact.ts';
import type { UnmaskedFacts } from '#lib/review/facts/facts.ts';
import { isMaskedFor, type MaskRules, maskCheck, maskFacts, maskName } from '#lib/review/facts/mask.ts';
import { sessionOf } from '#lib/review/facts/session.ts';
import { latinNameOf, nameOf } from '#lib/review/names/known-name.ts';
import type { Policies } from '#lib/review/policies/policies.ts';
import { type Lacking, suggestionsOf } from '#lib/review/requests/lacking.ts';
import { imagesAreOpen } from '../cases/evidence.ts';
import { evidenceItems } from '../cases/evidence-items.ts';
import { caseViewOf, latestCase } from '../cases/view.ts';
import { troubleOf } from '../connections/trouble.ts';
import { faceVerdictsOf } from '../faces/verdicts.ts';
import { hitsHash, namedHits, sealedHits } from '../hits/live.ts';
import { policiesInForce } from '../policies.ts';
import type { ApplicantRecord } from './content.ts';
import { openedRow } from './opened-row.ts';
import { needsReason, openFields } from './reveals.ts';
import { type ApplicantRow, applicantRow } from './row.ts';
import type { ReadProblem } from './save-content.ts';
import { timelineOf } from './timeline.ts';
import type { AtVendor, VendorWords } from './vendor-words.ts';

/**
 * Everything the applicant's page shows to this member, masked for their role. Unseals the record once.
 * @param wordsOf gives the vendor's texts for this applicant
 * @param read the applicant's row, where the caller needs it too
 * @throws Refusal `not_allowed`; `not_found` when there is none or it was erased
 */
export async function applicantView(
  actor: MemberActor,
  id: string,
  wordsOf: (applicant: AtVendor) => Promise<VendorWords>,
  read?: Promise<ApplicantRow>,
): Promise<ApplicantView> {
  mustBeAble(actor, 'see-applicants');
  const policies = policiesInForce();
  const [seesImages, seesHits] = [can(actor, 'see-images'), can(actor, 'see-hits')];
  const now = new Date();
  // Asked together, as one exchange with PostgreSQL; then what depends on an answer.
  const [
    { row, key, record, known, lacking },
    inForce,
    evidence,
    faces,
    caseRow,
    timeline,
    revealed,
    areImagesOpen,
    hitRows,
  ] = await Promise.all([
    openedRow(read ?? applicantRow(id), now),
    policies,
    evidenceItems(id, actor.id),
    seesImages ? faceVerdictsOf(id, actor) : [],
    latestCase(id, actor),
    timelineOf(id),
    openFields(actor, id),
    imagesAreOpen(actor, id, policies),
    seesHits ? sealedHits(id) : [],
  ]);
  const { connectionId, externalId, provider, stamp } = row;
  const atVendor = { connectionId, externalId, otherIds: record?.otherIds ?? {}, provider, stamp };
  const images = evidence.map(({ imageId, original }) => ({ imageId, originalSha256: original.sha256 }));
  const rests = { version: row.version, images };
  const [words, found] = await Promise.all([wordsOf(atVendor), caseViewOf(row, actor, caseRow, rests)]);
  const hits = namedHits(key, hitRows);
  const rules = { role: actor.role, masking: inForce.values.masking, revealed: new Set(revealed.keys()) };
  return {
    ...heading(row, record, rules, now, words),
    ...facts(known, rules, revealed),
    ...body(record, actor, { ...rules, openUntil: revealed }, words),
    hits: { count: hits.size, hash: seesHits && record ? hitsHash(record.hits) : '' },
    evidence: seesImages ? evidence : [],
    faces,
    timeline,
    case: found && caseShown(actor, found, hits, rules),
    checklist: record ? checklistOf(inForce.values.checklist.items, record, { now, evidence }) : [],
    may: rights(actor, row.erasedAt === null ? found : null, areImagesOpen, inForce.values),
    ...whyAndHow(actor, lacking, inForce.values),
    undoSeconds: inForce.values.undo.seconds,
  };
}

/** The reasons to choose from, and how the applicant is asked for something: for those who decide. */
function whyAndHow(
  actor: MemberActor,
  lacking: readonly Lacking[],
  { reasons, requests: policy }: Policies,
): Pick<ApplicantView, 'reasons' | 'asking'> {
  const { approved, rejected, requested, held, escalated } = reasons;
  if (!can(actor, 'decide-case'))
    return {
      reasons: { approved: [], rejected: [], requested: [], held: [], escalated: [] },
      asking: { policy, suggestions: [] },
    };
  const suggestions = suggestionsOf(requested, lacking);
  return { reasons: { approved, rejected, requested, held, escalated }, asking: { policy, suggestions } };
}

function heading(row: ApplicantRow, record: ApplicantRecord | null, rules: MaskRules, now: Date, words: VendorWords) {
  const isMasked = isMaskedFor('name', rules);
  const name = record && nameOf(record);
  return {
    id: row.id,
    externalId: row.externalId,
    name: isMasked ? maskName(name) : name,
    latinName: isMasked || !record ? null : latinNameOf(record, { now }),
    provider: row.provider,
    providerLabel: words.label,
    connectionLabel: row.connectionLabel,
    mode: row.mode,
    status: row.status as ProviderStatus,
    providerStatus: row.providerStatus,
    providerStatusWords:
      row.providerStatus === null || row.status === 'unknown' ? null : words.statusWords(row.providerStatus),
    flags: {
      isArchived: row.isArchived,
      deletionScheduledFor: row.deletionScheduledFor?.toISOString() ?? null,
      // Without a copy and without a problem it is gone; with a problem it was never there.
      isAnonymized: record?.flags.anonymized ?? row.problem === null,
    },
    fetchedAt: row.fetchedAt.toISOString(),
    copyVersion: row.version,
    unread: row.problem as ReadProblem | null,
    hasCopy: record !== null,
    trouble: troubleOf({
      status: row.connectionStatus,
      gate: { openedAt: row.downSince },
      pull: { problem: row.pullProblem, problemAt: row.pullProblemAt },
    }),
    vendorLine: words.line,
    // Of one who was erased, the id that it is made of is gone.
    portalLink: row.erasedAt === null ? words.portalLink : null,
    givesImages: words.givesImages,
  };
}

function facts(known: UnmaskedFacts | null, rules: MaskRules, revealed: Map<string, Date>) {
  if (!known) return { identity: [], contact: [], documents: [] };
  const masked = maskFacts(known, rules);
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
  rules: MaskRules & { openUntil: Map<string, Date> },
  words: VendorWords,
): Pick<ApplicantView, 'checks' | 'screenings' | 'questionnaires' | 'crypto' | 'locations' | 'history' | 'session'> {
  if (!record)
    return { checks: [], screenings: [], questionnaires: [], crypto: [], locations: [], history: [], session: [] };
  const isMasked = !can(actor, 'see-names');
  return {
    checks: record.checks.map(({ details: _, ...check }) => ({
      ...maskCheck(check, rules),
      label: checkLabel(check),
      outcomeWords: check.providerOutcome === null ? null : words.outcomeWords(check.providerOutcome),
    })),
    screenings: screeningsOf(record),
    questionnaires: questionnaireViews(record, { ...rules, seesAnswers: !isMasked }),
    crypto: cryptoViews(record.crypto, !isMasked),
    locations: record.locations.map(({ country, ...place }) => ({
      ...place,
      countryName: country && countryName(country),
      ...(isMasked ? { ip: null, latitude: null, longitude: null } : {}),
    })),
    history: record.history,
    session: sessionOf(record),
  };
}

/** A note is free text, which can't be masked. Hits are named only to those who may see them. */
function caseShown(
  actor: MemberActor,
  found: CaseView,
  hits: ReadonlyMap<string, OpenHit>,
  rules: MaskRules,
): CaseView {
  const { decision, lastMove } = found;
  const staged = found.staged && stagedShown(actor, found.staged, rules);
  const texts =
    actor.role === 'manager'
      ? {
          decision: decision && { ...decision, note: null },
          staged: staged && { ...staged, note: null, sentence: null },
          lastMove: lastMove && { ...lastMove, note: null, message: null },
        }
      : { decision, staged, lastMove };
  const isNamed = can(actor, 'see-hits');
  const blockers = isNamed ? withHits(found.blockers, hits) : countedHits(found.blockers);
  return { ...found, ...texts, blockers };
}

function stagedShown(actor: MemberActor, staged: StagedView, rules: MaskRules): StagedView {
  const changes = maskChanges(staged.changes, rules);
  if (can(actor, 'see-hits')) return { ...staged, changes };
  return { ...staged, changes: changes.filter(({ kind }) => kind !== 'hit'), answeredHits: [] };
}

function rights(
  actor: MemberActor,
  found: CaseView | null,
  areImagesOpen: boolean,
  { fourEyes, blockers: { needNote } }: Policies,
): ApplicantView['may'] {
  const decide =
    can(actor, 'decide-case') && found !== null && isOpenTo(actor, found.state, found.assignee?.id ?? null);
  const closedBecause = decide ? approveClosedBecause(found.blockers) : null;
  return {
    decide,
    approve: decide && closedBecause === null,
    approveClosedBecause: closedBecause,
    approving: { approveOverFailing: fourEyes.approveOverFailing, needNote },
    approveTakes: decide && closedBecause === null ? approvalTakes(found.blockers, { ...fourEyes, needNote }) : null,
    approveSecond: decide ? secondBecause(found.blockers, fourEyes) : null,
    seeHits: can(actor, 'see-hits'),
    seeImages: areImagesOpen,
    seeRaw: can(actor, 'see-raw'),
    reveal: can(actor, 'reveal-field'),
    revealNeedsReason: needsReason(actor),
  };
}
