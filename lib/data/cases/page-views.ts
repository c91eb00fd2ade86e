import 'server-only';
import type { MemberActor } from '#lib/review/actor.ts';
import { select, statement } from '../database.ts';
import { Prisma } from '../generated/client.ts';
import { actorText } from '../ledger/ledger.ts';

/**
 * Records that a member opened an applicant's page. Refreshes of the page count as the same view until the member opens
 * another applicant or a list. View and ledger row are one function of the database: who opened it waits for one round
 * trip.
 * @throws SaveUnknown
 */
export async function recordPageView(actor: MemberActor, applicantId: string): Promise<void> {
  await statement(Prisma.sql`SELECT record_page_view(${actor.sessionId}, ${applicantId}::uuid, ${actorText(actor)})`);
}

/**
 * Whether this member's page of an applicant is recorded as open. Asked beside what the page shows: most reads are
 * refreshes, and then nothing is recorded after them.
 */
export async function isOpenTo({ sessionId }: MemberActor, applicantId: string): Promise<boolean> {
  const [session] = await select<{ isOpen: boolean | null }>(
    Prisma.sql`SELECT open_applicant_id = ${applicantId}::uuid AS "isOpen" FROM session WHERE id = ${sessionId}`,
    'open applicant of a session',
  );
  return session?.isOpen ?? false;
}

/** After so many minutes the same text sent ahead again is recorded again. */
const sentAheadMinutes = 10;

/**
 * Records that an applicant's text was sent to a member ahead of opening it: once for each view, at most every ten
 * minutes. Nothing is recorded while they have it open, because that was.
 * @throws SaveUnknown
 */
export async function recordSentAhead(actor: MemberActor, applicantId: string): Promise<void> {
  await statement(Prisma.sql`
    SELECT record_sent_ahead(${actor.sessionId}, ${applicantId}::uuid, ${actorText(actor)},
      ${sentAheadMinutes} * interval '1 minute')`);
}

/** The member went back to a list: opening the applicant again is a new view. */
export async function endPageView(actor: MemberActor): Promise<void> {
  await statement(Prisma.sql`
    UPDATE session SET open_applicant_id = NULL WHERE id = ${actor.sessionId} AND open_applicant_id IS NOT NULL`);
}
