import 'server-only';
import type { ApplicantContent } from '#lib/review/applicant/applicant.ts';
import type { RuleValues } from '#lib/review/rules/rule.ts';
import type { SessionSignals, StoredSession, Weights } from '#lib/review/rules/simulation/session.ts';
import { db } from '../database.ts';
import { newestIds, recordsOf } from './judged.ts';
import { leftOutOf } from './left-out.ts';
import type { RuleSubject } from './subject.ts';

/** What an adapter reads of one applicant for a simulation. */
export type SessionReader = {
  signalsOf(content: ApplicantContent): SessionSignals;
  /** The vendor's id of the weights that judged an applicant. */
  idOf(content: ApplicantContent): string | null;
};

/** How many records are unsealed in one go: between two of them other work of the process goes on. */
const batch = 50;

/**
 * The newest stored sessions of a connection, as a simulation needs them: without names, numbers or images.
 * @param told is called after each batch with how many are read, and of how many; what it throws ends the reading
 * @returns also how many can't be unsealed
 */
export async function storedSessions(
  connectionId: string,
  reader: SessionReader,
  told: (read: number, of: number) => void,
): Promise<{ sessions: StoredSession[]; unreadable: number }> {
  const ids = await newestIds(connectionId);
  const sessions: StoredSession[] = [];
  let unreadable = 0;
  for (let at = 0; at < ids.length; at += batch) {
    const part = ids.slice(at, at + batch);
    const [records, leftOut] = await Promise.all([recordsOf(part), leftOutOf(part)]);
    for (const { id, content } of records) {
      if (content) sessions.push(sessionOf(id, content, reader, leftOut.get(id) ?? null));
      else unreadable += 1;
    }
    told(Math.min(at + batch, ids.length), ids.length);
  }
  return { sessions, unreadable };
}

/** All known weights of a subject by the vendor's id. */
export async function versionsByVendorId(subject: RuleSubject): Promise<Record<string, Weights>> {
  const { connectionId, kind, scope } = subject;
  const rows = await db().ruleVersion.findMany({
    where: { connectionId, kind, scope, vendorId: { not: null } },
    select: { vendorId: true, values: true },
  });
  return Object.fromEntries(
    rows.flatMap(({ vendorId, values }) =>
      vendorId !== null && values !== null ? [[vendorId, weightsIn(values as RuleValues)]] : [],
    ),
  );
}

/** Values of weights as numbers. */
export function weightsIn(values: RuleValues): Weights {
  return Object.fromEntries(
    Object.entries(values).flatMap(([key, value]) => (typeof value === 'number' ? [[key, value]] : [])),
  );
}

function sessionOf(
  id: string,
  content: ApplicantContent,
  reader: SessionReader,
  leftOut: StoredSession['leftOut'],
): StoredSession {
  const [document] = content.documents;
  return {
    ...reader.signalsOf(content),
    id,
    judgedBy: reader.idOf(content),
    leftOut,
    document: document?.type ?? null,
    country: document?.issuingCountry ?? null,
    month: content.createdAt?.slice(0, 'YYYY-MM'.length) ?? null,
  };
}
