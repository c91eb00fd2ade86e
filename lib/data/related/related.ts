import 'server-only';
import { can, mustBeAble } from '#lib/review/access.ts';
import type { Actor } from '#lib/review/actor.ts';
import type { CaseState, Outcome } from '#lib/review/case/case.ts';
import { caseNumber } from '#lib/review/case/case.ts';
import { type MaskRules, maskName } from '#lib/review/facts/mask.ts';
import { Refusal } from '#lib/review/refusal.ts';
import { comparedRows } from '#lib/review/related/compared.ts';
import {
  links,
  mostRelated,
  type RelatedApplicant,
  type RelatedView,
  strongestFirst,
} from '#lib/review/related/related.ts';
import { type ApplicantRecord, unsealRecord } from '../applicants/content.ts';
import { openFields } from '../applicants/reveals.ts';
import { db } from '../database.ts';
import { policiesInForce } from '../policies.ts';
import { linksOf } from './links.ts';
import { verdictsOf } from './verdicts.ts';

/**
 * The applicants who may be the same person as this one, at any vendor and in any attempt: why each is linked, both
 * side by side, and what a member judged. Values are masked for the reader's role.
 * @throws Refusal `not_allowed`, `not_found`; SealBroken
 */
export async function relatedTo(actor: Actor, applicantId: string): Promise<RelatedView> {
  mustBeAble(actor, 'see-applicants');
  const own = await db().applicant.findUnique({ where: { id: applicantId }, omit: { raw: true } });
  if (!own) throw new Refusal('not_found', 'There is no such applicant.');
  const [found, verdicts, { values }, revealed] = await Promise.all([
    linksOf(applicantId),
    verdictsOf(applicantId),
    policiesInForce(),
    openFields(actor, applicantId),
  ]);
  const ids = [...new Set([...verdicts.keys(), ...found.keys()])];
  const others = await db().applicant.findMany({
    where: { id: { in: ids } },
    omit: { raw: true },
    include: {
      connection: { select: { provider: true, label: true, mode: true } },
      search: { select: { name: true, latinName: true } },
      cases: { orderBy: { round: 'desc' }, take: 1 },
    },
  });
  const rules: MaskRules = { role: actor.role, masking: values.masking, revealed: new Set(revealed.keys()) };
  const record = unsealRecord(own);
  const related = others.map((other) => ({
    ...heading(other, can(actor, 'see-names')),
    because: links.filter((link) => found.get(other.id)?.has(link)),
    compared: compared(record, other, rules),
    verdict: verdicts.get(other.id) ?? null,
  }));
  const sorted = related.sort(strongestFirst);
  return {
    related: sorted.slice(0, mostRelated),
    isCut: sorted.length > mostRelated,
    canJudge: can(actor, 'write-note'),
  };
}

type Other = Parameters<typeof unsealRecord>[0] & {
  providerStatus: string | null;
  connection: { provider: string; label: string; mode: string };
  search: { name: string | null; latinName: string | null } | null;
  cases: { number: bigint; round: number; state: string; outcome: string | null }[];
};

function heading(other: Other, seesNames: boolean): Omit<RelatedApplicant, 'because' | 'compared' | 'verdict'> {
  const [last] = other.cases;
  return {
    id: other.id,
    name: seesNames ? (other.search?.name ?? null) : maskName(other.search?.name ?? null),
    latinName: seesNames ? (other.search?.latinName ?? null) : null,
    provider: other.connection.provider,
    connectionLabel: other.connection.label,
    mode: other.connection.mode as 'test' | 'live',
    providerStatus: other.providerStatus,
    case: last
      ? {
          number: caseNumber(last.number),
          round: last.round,
          state: last.state as CaseState,
          outcome: last.outcome as Outcome | null,
        }
      : null,
  };
}

/** Empty where one of them was erased or could never be read. */
function compared(own: ApplicantRecord | null, other: Other, rules: MaskRules): RelatedApplicant['compared'] {
  const theirs = unsealRecord(other);
  return own === null || theirs === null ? [] : comparedRows(own, theirs, rules);
}
