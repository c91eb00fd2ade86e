import type { Right } from '#lib/review/access.ts';

/**
 * Every door (page, route, action) of the web process and the right that opens it; with a list, any of the rights.
 * 'anyone' needs no session. A test compares this table with the build's manifests.
 */
export const doors = {
  'page /': 'sign-in',
  'page /sign-in': 'anyone',
  'page /welcome/[token]': 'anyone',
  'page /queue': 'see-applicants',
  'page /applicants/[id]': 'see-applicants',
  'page /applicants/new': 'send-command',
  'page /hits': 'see-hits',
  'page /audit': ['see-own-acts', 'see-configuration-acts', 'see-whole-ledger'],
  'page /admin/connections': 'see-connection-log',
  'page /admin/connections/new': 'keep-connections',
  'page /admin/connections/[id]': 'see-connection-log',
  'route /api/auth/[...nextauth]': 'anyone',
  'route /api/health': 'anyone',
  'route /api/webhooks/[connection]/[[...token]]': 'anyone',
  'route /api/session': 'sign-in',
  'route /api/session/active': 'sign-in',
  'route /api/images/[id]/[page]': 'see-images',
  'route /api/applicants/[id]/raw': 'see-raw',
  'route /api/applicants/[id]/commands': 'see-applicants',
  'route /api/applicants/[id]/hits': 'see-hits',
  'route /api/hits': 'see-hits',
  'route /api/hits/[id]': 'see-hits',
  'route /api/connections': 'see-connection-log',
  'route /api/connections/test': 'keep-connections',
  'route /api/connections/[id]/ids': 'keep-connections',
  'route /api/seen': 'see-images',
  'route /api/ledger/export': 'see-whole-ledger',
  'action setPassword': 'anyone',
  'action signOut': 'sign-in',
  'action decideCase': 'decide-case',
  'action resolveHits': 'decide-case',
  'action undoResolution': 'decide-case',
  'action addLookup': 'decide-case',
  'action revokeClearance': 'decide-case',
  'action orderCommand': ['send-command', 'schedule-deletion'],
  'action withdrawCommand': ['send-command', 'schedule-deletion', 'keep-connections'],
  'action resumeCommand': ['send-command', 'schedule-deletion', 'keep-connections'],
  'action settleCommand': ['send-command', 'schedule-deletion', 'keep-connections'],
  'action addConnection': 'keep-connections',
  'action changeConnection': 'keep-connections',
  'action pauseConnection': 'keep-connections',
  'action resumeConnection': 'keep-connections',
  'action removeConnection': 'keep-connections',
  'action previewDeadLetter': 'keep-connections',
  'action replayDeadLetter': 'keep-connections',
  'action dismissDeadLetter': 'keep-connections',
  'action registerWebhook': 'keep-connections',
  'action revealField': 'reveal-field',
  'action revealEvidence': 'reveal-field',
} as const satisfies Record<string, 'anyone' | Right | readonly Right[]>;

export type Door = keyof typeof doors;

/** The rights of which any one opens the door; empty for doors open to anyone. */
export function rightsOf(lock: (typeof doors)[Door]): readonly Right[] {
  if (lock === 'anyone') return [];
  return typeof lock === 'string' ? [lock] : lock;
}
