import 'server-only';
import { Prisma } from '../generated/client.ts';

/** The condition on `c` (case) for cases that a member can work on now: the queue's tab "Needs review". */
export const workable = Prisma.sql`
  c.state <> 'decided' AND c.state NOT IN ('waiting_for_applicant', 'snoozed') AND NOT c.is_archived`;
