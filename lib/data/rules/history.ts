import 'server-only';
import { env } from '#lib/env.ts';
import { mustBeAble } from '#lib/review/access.ts';
import type { MemberActor } from '#lib/review/actor.ts';
import { caseNumber } from '#lib/review/case/case.ts';
import type { RuleValues } from '#lib/review/rules/rule.ts';
import type { JudgedCounts, VersionView } from '#lib/review/rules/view.ts';
import { db } from '../database.ts';
import { unsealText } from '../seal.ts';
import { sentencePlace } from './add-request.ts';
import { type RuleSubject, subjectIn } from './subject.ts';

/** The most versions and the most applicants on one screen. */
export const mostListed = 200;

/**
 * The versions of a subject, newest first: published and changed outside by number, then those that only sessions told
 * of, by when they were first seen.
 * @throws Refusal `not_allowed`
 */
export async function versionsOf(actor: MemberActor, subject: RuleSubject): Promise<VersionView[]> {
  mustBeAble(actor, 'see-rules');
  const rows = await versionRows(subject);
  const newest = rows[0]?.number ?? null;
  return rows.map((row) => viewOf(row, row.number !== null && row.number === newest));
}

/** An applicant judged by a version. No name: the number opens them. */
export type JudgedApplicant = { applicantId: string; caseNumber: string | null; status: string; at: string | null };

/**
 * The applicants that the vendor judged by one version, newest first, at most {@link mostListed}.
 * @throws Refusal `not_allowed`
 */
export async function judgedApplicants(actor: MemberActor, connectionId: string, vendorId: string) {
  mustBeAble(actor, 'see-applicants');
  return applicantLines({ connectionId, judgedBy: vendorId });
}

/** These applicants, newest first, at most {@link mostListed}. @throws Refusal `not_allowed` */
export async function applicantsNamed(actor: MemberActor, connectionId: string, ids: readonly string[]) {
  mustBeAble(actor, 'see-applicants');
  return applicantLines({ connectionId, id: { in: ids.slice(0, mostListed) } });
}

async function applicantLines(
  where: { connectionId: string } & ({ judgedBy: string } | { id: { in: string[] } }),
): Promise<JudgedApplicant[]> {
  const rows = await db().applicant.findMany({
    where,
    orderBy: [{ vendorCreatedAt: { sort: 'desc', nulls: 'last' } }, { id: 'asc' }],
    take: mostListed,
    select: {
      id: true,
      status: true,
      vendorCreatedAt: true,
      cases: { orderBy: { round: 'desc' }, take: 1, select: { number: true } },
    },
  });
  return rows.map(({ id, status, vendorCreatedAt, cases }) => ({
    applicantId: id,
    caseNumber: cases[0] ? caseNumber(cases[0].number) : null,
    status,
    at: vendorCreatedAt?.toISOString() ?? null,
  }));
}

function versionRows(subject: RuleSubject) {
  return db().ruleVersion.findMany({
    where: subjectIn(subject),
    orderBy: [{ number: { sort: 'desc', nulls: 'last' } }, { seenAt: 'desc' }, { id: 'asc' }],
    take: mostListed,
    include: {
      accepter: { select: { name: true } },
      publish: {
        select: { id: true, rationale: true, author: { select: { name: true } }, approver: { select: { name: true } } },
      },
    },
  });
}

/**
 * How many applicants the vendor judged by each of its versions, by the vendor's id of the version. Reads a row per
 * applicant, so only the history asks for it.
 * @throws Refusal `not_allowed`
 */
export async function judgedCounts(actor: MemberActor, connectionId: string): Promise<Map<string, JudgedCounts>> {
  mustBeAble(actor, 'see-rules');
  const rows = await db().$queryRaw<
    { id: string; all: bigint; passed: bigint; notPassed: bigint; first: Date | null; last: Date | null }[]
  >`
    SELECT judged_by AS id, count(*) AS all, count(*) FILTER (WHERE status = 'approved') AS passed,
      count(*) FILTER (WHERE status IN ('pending_review', 'in_review', 'rejected')) AS "notPassed",
      min(vendor_created_at) AS first, max(vendor_created_at) AS last
    FROM applicant WHERE connection_id = ${connectionId}::uuid AND judged_by <> '' GROUP BY judged_by`;
  return new Map(
    rows.map(({ id, all, passed, notPassed, first, last }) => [
      id,
      {
        all: Number(all),
        passed: Number(passed),
        notPassed: Number(notPassed),
        first: first?.toISOString() ?? null,
        last: last?.toISOString() ?? null,
      },
    ]),
  );
}

type Row = Awaited<ReturnType<typeof versionRows>>[number];

function viewOf(row: Row, isInForce: boolean): VersionView {
  const { publish } = row;
  return {
    id: row.id,
    number: row.number,
    source: row.source as VersionView['source'],
    vendorId: row.vendorId,
    isInForce,
    values: row.values as RuleValues | null,
    seenAt: row.seenAt.toISOString(),
    by: publish?.author.name ?? null,
    confirmedBy: publish?.approver?.name ?? null,
    rationale: publish && unsealText(publish.rationale, env().DATA_KEYS, sentencePlace(publish.id, 'rationale')),
    acceptedBy: row.accepter?.name ?? null,
  };
}
