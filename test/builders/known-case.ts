import { db } from '#lib/data/database.ts';
import type { MemberActor } from '#lib/review/actor.ts';

/** A case by what the filters of the queue ask of it; its name is the vendor's id of its applicant. */
export type Known = {
  name: string;
  /** Null: the vendor told none. */
  country?: string | null;
  risk?: string;
  blockers?: [kind: string, tone: string, label?: string][];
  assignee?: MemberActor;
  tag?: string;
  opened?: string;
  due?: string;
  home?: string;
  state?: 'open' | 'snoozed';
};

/** @param by who tags it, and gives it to its assignee */
export async function knownCase(of: Known & { home: string; by: MemberActor }): Promise<void> {
  const { country = 'FRA', risk = 'low', opened = '2026-11-10T12:00:00Z', due = '2026-11-20T12:00:00Z' } = of;
  const blockers = (of.blockers ?? []).map(([kind, tone, label = kind]) => ({ kind, tone, label, title: label }));
  const { id } = await db().applicant.create({
    data: {
      id: crypto.randomUUID(),
      connectionId: of.home,
      externalId: of.name,
      status: 'pending_review',
      fetchedAt: new Date(),
      recordHash: 'none',
      search: { create: { name: of.name, nameKey: of.name, country } },
      ...(of.tag ? { tags: { create: { tag: of.tag, memberId: of.by.id } } } : {}),
    },
  });
  await db().$executeRaw`
    INSERT INTO "case" (id, applicant_id, connection_id, opened_because, opened_at, due_at, risk, blockers, state,
      assignee_id, assigned_by_id, wakes_at)
    VALUES (gen_random_uuid(), ${id}::uuid, ${of.home}::uuid, 'status', ${opened}::text::timestamptz,
      ${due}::text::timestamptz, ${risk}, ${JSON.stringify(blockers)}::jsonb, ${of.state ?? 'open'},
      ${of.assignee?.id ?? null}::uuid, ${of.assignee ? of.by.id : null}::uuid,
      ${of.state === 'snoozed' ? new Date('2027-01-01') : null}::timestamptz)`;
}

/** The names of cases, by the ids of their applicants, in alphabetical order. */
export async function namesOf(applicantIds: string[]): Promise<string[]> {
  const people = await db().applicant.findMany({ where: { id: { in: applicantIds } }, select: { externalId: true } });
  return people.map(({ externalId }) => externalId).sort();
}
