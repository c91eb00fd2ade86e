import type { Person, Place } from '#components/shell/navigation.ts';
import { env } from '#lib/env.ts';
import { can, canSeeLedger } from '#lib/review/access.ts';
import type { MemberActor, Role } from '#lib/review/actor.ts';
import { roleWords } from '#lib/review/members/role-words.ts';
import { signOut } from './actions.ts';
import { changeKeys } from './key-actions.ts';

/** What the frame of every screen shows about the member who is signed in. */
export function personOf(actor: MemberActor): Person {
  return {
    name: actor.name,
    organisation: env().ORGANISATION ?? null,
    role: roleWords[actor.role],
    canSeeQueue: can(actor, 'see-applicants'),
    canSeeInbox: can(actor, 'decide-case'),
    canSeeHits: can(actor, 'see-hits'),
    canSeeCrypto: can(actor, 'see-crypto'),
    canSeeJobs: can(actor, 'send-command'),
    canSeeErasures: can(actor, 'ask-erasure'),
    canSeeMetrics: can(actor, 'see-metrics'),
    canSeeLedger: canSeeLedger(actor),
    canSeeConnections: can(actor, 'see-connection-log'),
    canSeeRules: can(actor, 'see-rules'),
    canSeePolicies: can(actor, 'see-policies'),
    canSeeRetention: can(actor, 'see-retention'),
    canKeepTeam: can(actor, 'keep-team'),
    hasNotices: can(actor, 'see-notices'),
    home: homes[actor.role],
    signOut: signOut.bind(null, undefined),
    changeKeys,
  };
}

const homes: Record<Role, Place> = {
  reviewer: 'queue',
  approver: 'queue',
  admin: 'admin',
  manager: 'metrics',
  auditor: 'ledger',
};
