import 'server-only';
import { mustBeAble } from '#lib/review/access.ts';
import type { MemberActor } from '#lib/review/actor.ts';
import type { Blocker } from '#lib/review/case/blocker.ts';
import { caseNumber } from '#lib/review/case/case.ts';
import type { PreviewCounts, PreviewView, RemovedReason } from '#lib/review/policies/effect.ts';
import type { Policies, RetentionPolicy } from '#lib/review/policies/policies.ts';
import {
  changesRetention,
  changesRisk,
  countsOf,
  type PreviewedCase,
  previewOf,
  removedReasons,
} from '#lib/review/policies/preview.ts';
import { readableRecord } from '../applicants/content.ts';
import { db, type Tx } from '../database.ts';
import { policiesInForce } from '../policies.ts';
import { countDue } from '../retention/list.ts';

/** So many open cases are looked at, those that are due first: a page waits for no more. */
export const mostPreviewed = 2_000;

/** Of a removed reason, the decisions of so many days are counted. */
const countedDays = 90;

const isOpen = { state: { not: 'decided' }, isArchived: false };

type Reader = Pick<Tx, 'case' | 'policy' | 'connection' | '$queryRaw'>;

/** What policies would do to the stored cases, beside those in force. @throws Refusal `not_allowed` */
export async function policyPreview(actor: MemberActor, draft: Policies): Promise<PreviewView> {
  mustBeAble(actor, 'see-policies');
  const { values: inForce } = await policiesInForce();
  return preview(db(), inForce, draft);
}

/** The figures of a preview, to be kept with a request. The caller checks the right. */
export async function previewCounts(tx: Reader, inForce: Policies, draft: Policies): Promise<PreviewCounts> {
  return countsOf(await preview(tx, inForce, draft));
}

async function preview(tx: Reader, inForce: Policies, draft: Policies): Promise<PreviewView> {
  const open = await tx.case.count({ where: isOpen });
  const cases = await openCases(tx, changesRisk(inForce, draft));
  const retention = changesRetention(inForce, draft) ? await countDue(tx, allDueBy(draft.retention)) : null;
  return previewOf(cases, { open, removed: await usedReasons(tx, inForce, draft), retention }, inForce, draft);
}

function allDueBy(policy: RetentionPolicy) {
  return { policy, now: new Date(), outcomes: [], providers: [] };
}

async function openCases(tx: Reader, withVendor: boolean): Promise<PreviewedCase[]> {
  const rows = await tx.case.findMany({
    where: isOpen,
    orderBy: [{ dueAt: 'asc' }, { id: 'asc' }],
    take: mostPreviewed,
    select: {
      id: true,
      number: true,
      applicantId: true,
      openedAt: true,
      blockers: true,
      applicant: { select: { id: true, dataKey: true, record: withVendor } },
    },
  });
  return rows.map(({ number, blockers, applicant, ...row }) => ({
    ...row,
    number: caseNumber(number),
    // Only written from this type.
    blockers: blockers as Blocker[],
    vendor: withVendor ? readableRecord(applicant) : null,
  }));
}

async function usedReasons(tx: Reader, inForce: Policies, draft: Policies): Promise<RemovedReason[]> {
  const removed = removedReasons(inForce, draft);
  if (removed.length === 0) return [];
  const rows = await tx.$queryRaw<{ code: string; count: number }[]>`
    SELECT r.code, count(*)::int AS count FROM decision d, unnest(d.reasons) AS r (code)
    WHERE d.decided_at > now() - ${countedDays} * interval '1 day' AND r.code = ANY (${removed.map(({ code }) => code)})
    GROUP BY r.code`;
  const used = new Map(rows.map(({ code, count }) => [code, count]));
  return removed.map(({ code, label }) => ({ code, label, decisions: used.get(code) ?? 0 }));
}
