import { sentenceCase } from '../../sentence-case.ts';
import { auditKinds } from '../sentence.ts';

/** What sort of act an entry is about, for the filter of the ledger. */
export const acts = [
  'views',
  'decisions',
  'cases',
  'hits',
  'notes',
  'commands',
  'lifecycle',
  'copies',
  'settings',
  'people',
  'ledger',
  'other',
] as const;

export type Act = (typeof acts)[number];

export const actLabels: Record<Act, string> = {
  views: 'Views and reveals',
  decisions: 'Decisions',
  cases: 'Cases and claims',
  hits: 'Hits',
  notes: 'Notes and links',
  commands: 'Commands',
  lifecycle: 'Archive, hold, erase',
  copies: 'Copies from providers',
  settings: 'Settings',
  people: 'People and sign-in',
  ledger: 'Ledger, files, denials',
  other: 'Other',
};

const actOfNoun: Record<string, Act> = {
  ...each('views', ['raw', 'image', 'evidence', 'reveal', 'field', 'lookup-file']),
  ...each('decisions', ['decision']),
  ...each('cases', ['case']),
  ...each('hits', ['hit', 'clearance', 'screening']),
  ...each('notes', ['note', 'tag', 'relation', 'faces']),
  ...each('commands', ['command', 'crypto-search', 'operation']),
  ...each('lifecycle', ['applicant', 'hold', 'job', 'erasure']),
  ...each('copies', ['pull', 'ask', 'ids']),
  ...each('settings', ['connection', 'endpoint', 'policy', 'rules', 'view']),
  ...each('people', ['session', 'member', 'password', 'browser', 'issuer-account']),
  ...each('people', ['code-app', 'recovery-code', 'recovery-codes', 'passkey', 'second-factor']),
  ...each('ledger', ['ledger', 'metrics', 'queue-export', 'denied']),
};

/** Kinds whose act is another than that of their noun. */
const actOfKind: Record<string, Act> = {
  'applicant.opened': 'views',
  'applicant.sent': 'views',
  'applicant.changed': 'copies',
  'connection.tried': 'copies',
  'member.skills-changed': 'settings',
};

/** The act of a kind; a kind of another release is found by its noun. */
export function actOf(kind: string): Act {
  return actOfKind[kind] ?? actOfNoun[kind.split('.')[0] ?? ''] ?? 'other';
}

/** The kinds of an act that this release writes; none for a text that is no act. */
export function kindsOfAct(act: string): string[] {
  return auditKinds.filter((kind) => actOf(kind) === act);
}

/** A kind in words: "Decision recorded". */
export function kindLabel(kind: string): string {
  return sentenceCase(kind.replaceAll(/[.-]/g, ' '));
}

function each(act: Act, nouns: string[]): Record<string, Act> {
  return Object.fromEntries(nouns.map((noun) => [noun, act]));
}
