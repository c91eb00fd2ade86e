import type { Person } from '#components/shell/navigation.ts';
import { can, canSeeLedger } from '#lib/review/access.ts';
import type { MemberActor } from '#lib/review/actor.ts';
import { signOut } from './actions.ts';

/** What the frame of every screen shows about the member who is signed in. */
export function personOf(actor: MemberActor): Person {
  return {
    name: actor.name,
    role: actor.role[0]?.toUpperCase() + actor.role.slice(1),
    canSeeQueue: can(actor, 'see-applicants'),
    canSeeLedger: canSeeLedger(actor),
    canSeeConnections: can(actor, 'see-connection-log'),
    signOut: signOut.bind(null, undefined),
  };
}
