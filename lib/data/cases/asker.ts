import 'server-only';
import { can } from '#lib/review/access.ts';
import type { MemberActor } from '#lib/review/actor.ts';
import type { DeskClock } from '#lib/review/case/filter/within.ts';
import type { QueueFilter } from '#lib/review/case/queue.ts';
import { select } from '../database.ts';
import { Prisma } from '../generated/client.ts';
import { policiesInForce } from '../policies.ts';

/**
 * Who asks: what "me" is, and whether a text may be looked for in names; and what some filters need to know. `clock`:
 * the moment and the time zone of days that are relative to today. `connections`: all of them, by provider.
 */
export type Asker = {
  meId: string;
  seesNames: boolean;
  clock?: DeskClock | undefined;
  connections?: readonly KnownConnection[] | undefined;
};

export type KnownConnection = { id: string; provider: string };

/** What the conditions of some filters need to know of a member. */
export function askerOf(actor: MemberActor, filters: readonly QueueFilter[]): Promise<Asker> {
  return withKnown({ meId: actor.id, seesNames: can(actor, 'see-names') }, filters);
}

/** An asker with the clock of the desk and its connections, where one of the filters needs them. */
export async function withKnown(asker: Asker, filters: readonly QueueFilter[]): Promise<Asker> {
  const [clock, connections] = await Promise.all([
    filters.some(({ parts }) => parts?.openedIn || parts?.dueIn) ? deskClock() : undefined,
    filters.some(asksForConnections) ? knownConnections() : undefined,
  ]);
  return { ...asker, clock, connections };
}

function asksForConnections({ providers, parts }: QueueFilter): boolean {
  return providers.length > 0 || parts?.notProviders !== undefined || parts?.notConnections !== undefined;
}

async function deskClock(): Promise<DeskClock> {
  const { values } = await policiesInForce();
  return { now: new Date(), zone: values.sla.timeZone };
}

/** A small table. Their ids stand in the statement, because PostgreSQL knows how many cases each of them has. */
function knownConnections(): Promise<KnownConnection[]> {
  return select<KnownConnection>(Prisma.sql`SELECT id, provider FROM connection`, 'connections by provider');
}
