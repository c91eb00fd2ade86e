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
  'page /jobs/[id]': 'send-command',
  'page /erasures': 'ask-erasure',
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
  'route /api/jobs/[id]': 'send-command',
  'route /api/jobs/[id]/result': 'send-command',
  'route /api/connections': 'see-connection-log',
  'route /api/connections/test': 'keep-connections',
  'route /api/connections/[id]/ids': 'keep-connections',
  'route /api/seen': 'see-images',
  'route /api/ledger/export': 'see-whole-ledger',
  'action setPassword': 'anyone',
  'action signOut': 'sign-in',
  'action decideCase': 'decide-case',
  'action orderCommand': ['send-command', 'restore-applicant'],
  'action withdrawCommand': ['send-command', 'restore-applicant', 'confirm-erasure', 'keep-connections'],
  'action resumeCommand': ['send-command', 'restore-applicant', 'confirm-erasure', 'keep-connections'],
  'action settleCommand': ['send-command', 'restore-applicant', 'confirm-erasure', 'keep-connections'],
  'action prepareJob': 'send-command',
  'action startJob': 'send-command',
  'action stopJob': ['send-command', 'confirm-erasure'],
  'action resumeJob': ['send-command', 'confirm-erasure'],
  'action archiveApplicant': 'send-command',
  'action unarchiveApplicant': 'send-command',
  'action placeHold': 'hold-applicant',
  'action liftHold': 'hold-applicant',
  'action confirmPassword': ['ask-erasure', 'confirm-erasure'],
  'action askErasure': 'ask-erasure',
  'action confirmErasure': 'confirm-erasure',
  'action refuseErasure': 'confirm-erasure',
  'action withdrawErasure': 'ask-erasure',
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
