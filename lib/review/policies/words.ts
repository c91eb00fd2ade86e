import { requestGroupLabels } from '../requests/lack.ts';
import { fromLabels, keepWords } from '../retention/words.ts';
import type { PolicyDifference, PolicyTree, PolicyValue } from './difference.ts';
import type { Policies, PolicyKind } from './policies.ts';

/** The sections of the policies, as the editor lists them, with what each settles. */
export const sectionLabels: Record<PolicyKind, { label: string; about: string }> = {
  reasons: { label: 'Reasons', about: 'The codes to choose from, and which need a note' },
  checklist: { label: 'Checklist', about: 'What an approval looks at' },
  fourEyes: { label: 'Second person', about: 'What takes two people' },
  blockers: { label: 'Notes on blockers', about: 'Which blockers need a note to approve over' },
  risk: { label: 'Risk points', about: 'When a case is medium or high risk' },
  sla: { label: 'Time limits', about: 'Until when a case has to be decided' },
  claims: { label: 'Claims', about: 'Which case comes next, and for how long it is held' },
  undo: { label: 'Time to undo', about: 'How long a decision can be taken back' },
  masking: { label: 'Masking', about: 'What is hidden until it is revealed' },
  requests: { label: 'Messages', about: 'What applicants are told' },
  retention: { label: 'Retention', about: 'How long applicants’ data are kept' },
};

export const reasonListLabels: Record<keyof Policies['reasons'], string> = {
  approved: 'Approve',
  rejected: 'Reject',
  requested: 'Ask for information',
  held: 'Hold',
  escalated: 'Escalate',
  true_match: 'Hit: true match',
  false_positive: 'Hit: false positive',
  unsure: 'Hit: unsure',
};

export const blockerLabels: Record<Policies['blockers']['needNote'][number], string> = {
  difference: 'Sources differ',
  check: 'A check of the provider',
  document: 'A document',
  age: 'Under age',
  face: 'Faces that a reviewer found different or was unsure of',
  hit: 'A hit of a list',
  unknown_word: 'A word that Docket does not know',
  problem: 'An answer that could not be read',
  command: 'A conflict with a command',
};

export const pointLabels: Record<keyof Policies['risk']['points'], string> = {
  hit: 'Hit',
  fail: 'Blocker that fails',
  attention: 'Blocker that needs attention',
  unknown: 'Blocker of unknown weight',
  pending: 'Blocker that is pending',
  providerMedium: 'Provider says medium',
  providerHigh: 'Provider says high',
};

export const fieldLabels: Record<string, string> = {
  name: 'Name',
  birthDate: 'Birth date',
  personalNumber: 'Personal number',
  documentNumber: 'Document number',
  email: 'E-mail',
  phone: 'Phone',
  address: 'Address',
};

export const weekdayLabels = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

export const orderLabels: Record<Policies['claims']['order'], string> = {
  due: 'First due first',
  risk: 'Highest risk first',
  age: 'Longest open first',
};

export const countsLabels: Record<Policies['sla']['counts'], string> = {
  always: 'Around the clock',
  working: 'In working time',
};

export const overFailingLabels: Record<Policies['fourEyes']['approveOverFailing'], string> = {
  note: 'A reason and a note',
  second: 'A second person',
};

export const rollbackLabels: Record<Policies['fourEyes']['rulesRollback'], string> = {
  two: 'Two people',
  one: 'One person',
};

export const howLabels: Record<keyof Policies['requests']['texts']['how'], string> = {
  document_photo: 'Photo of a document',
  selfie: 'Photo of the face',
  paper: 'Other papers',
  words: 'Written answer',
};

export const textLabels: Record<Exclude<keyof Policies['requests']['texts'], 'how'>, string> = {
  greeting: 'Greeting with the name',
  greetingWithoutName: 'Greeting without a name',
  opening: 'Opening',
  byLink: 'With a link',
  byReply: 'Without a link',
  closing: 'Closing',
};

/** The labels of single values, by their path. */
const valueLabels: Record<string, string> = {
  'sla.dueInHours': 'A case is due after',
  'sla.counts': 'Time counts',
  'sla.timeZone': 'Time zone',
  'fourEyes.approveAfterTrueHit': 'Approving after a true match takes a second person',
  'fourEyes.approveOverFailing': 'Approving over a failing blocker takes',
  'fourEyes.rulesRollback': 'A published change of a provider’s rules can be rolled back by',
  'risk.mediumFrom': 'Medium from',
  'risk.highFrom': 'High from',
  'masking.hidesAfterSeconds': 'A revealed field hides after',
  'masking.revealsPerHour': 'Reveals of one member in an hour',
  'undo.seconds': 'A decision can be undone for',
  'claims.leaseMinutes': 'A claim lasts without activity',
  'claims.order': 'Next case',
  'claims.maxHeld': 'Claims of one member',
  'requests.answerWithinDays': 'Applicants have',
  'retention.timeZone': 'Retention, time zone',
  'retention.approved.keep': 'Approved are kept',
  'retention.approved.from': 'Approved are kept since',
  'retention.rejected.keep': 'Rejected are kept',
  'retention.rejected.from': 'Rejected are kept since',
  'retention.undecided.keep': 'Never decided are kept',
};

const units: Record<string, string> = {
  'sla.dueInHours': 'h',
  'risk.mediumFrom': 'points',
  'risk.highFrom': 'points',
  'masking.hidesAfterSeconds': 's',
  'undo.seconds': 's',
  'claims.leaseMinutes': 'min',
  'requests.answerWithinDays': 'days',
};

/** A difference in words: what it is about, before and after. An empty side is "–". */
export function differenceWords({ path, before, after }: PolicyDifference): {
  label: string;
  before: string;
  after: string;
} {
  return { label: labelOf(path), before: wordsOf(path, before), after: wordsOf(path, after) };
}

/** "Rejected RJ-04, label", "Holiday 2026-12-25", "Due in". */
export function labelOf(path: readonly string[]): string {
  const [kind = '', part = '', key = '', field] = path;
  const known = valueLabels[path.join('.')];
  if (known) return known;
  if (kind === 'reasons')
    return [
      `${reasonListLabels[part as keyof Policies['reasons']]} ${key}`,
      ...(field ? [reasonFields[field] ?? field] : []),
    ].join(', ');
  if (kind === 'checklist') return `Checklist item${field ? ', words' : ''}`;
  if (kind === 'blockers') return `Note needed: ${blockerLabels[key as keyof typeof blockerLabels]}`;
  if (kind === 'risk') return `${pointLabels[key as keyof typeof pointLabels]}, points`;
  if (kind === 'sla') return part === 'week' ? dayLabel(key, field) : `Holiday ${key}`;
  if (kind === 'masking')
    return part === 'maskedFields' ? `${fieldLabels[key]} masked` : `Images behind a reveal: ${key}`;
  return key === 'how'
    ? `How to send: ${howLabels[(field ?? 'words') as keyof typeof howLabels]}`
    : `Message: ${textLabels[key as keyof typeof textLabels]}`;
}

/** Which values both sides changed: rebasing keeps the draft's. Empty where there is none. */
export function clashWords(clashes: readonly string[]): string {
  if (clashes.length === 0) return '';
  const labels = clashes.map((path) => labelOf(path.split('.')));
  return `Both sides changed: ${labels.join(', ')}. Rebasing keeps your values; look at them again.`;
}

const reasonFields: Record<string, string> = {
  label: 'words',
  needsNote: 'needs a note',
  ask: 'sentence to the applicant',
  how: 'how it is sent',
  group: 'group',
  suggestedBy: 'suggested by',
};

function dayLabel(id: string, field: string | undefined): string {
  const day = weekdayLabels[Number(id) - 1] ?? id;
  return field === undefined ? day : `${day}, ${field}`;
}

function wordsOf(path: readonly string[], value: PolicyValue): string {
  const at = path.join('.');
  if (value === undefined || value === '') return '–';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'number') return `${value.toLocaleString('en')} ${units[at] ?? ''}`.trim();
  if (typeof value === 'string') return chosenWords(path, value);
  if (value === null || Array.isArray(value)) return '–';
  return entryWords(value as PolicyTree);
}

/** A word of a list that was added or removed says only that it is there. */
function chosenWords(path: readonly string[], value: string): string {
  const at = path.join('.');
  if (at === 'sla.counts') return countsLabels[value as keyof typeof countsLabels];
  if (at === 'claims.order') return orderLabels[value as keyof typeof orderLabels];
  if (at === 'fourEyes.approveOverFailing') return overFailingLabels[value as keyof typeof overFailingLabels];
  if (path[0] === 'retention' && path[2] === 'keep') return keepWords(value);
  if (path[0] === 'retention' && path[2] === 'from') return fromLabels[value as keyof typeof fromLabels];
  if (at === 'fourEyes.rulesRollback') return rollbackLabels[value as keyof typeof rollbackLabels];
  if (path.at(-1) === 'how') return howLabels[value as keyof typeof howLabels] ?? value;
  if (path.at(-1) === 'group') return requestGroupLabels[value as keyof typeof requestGroupLabels] ?? value;
  return path.at(-1) === value ? 'yes' : value;
}

/** An entry of a list in a few words: its label, or its hours. */
function entryWords({ label, from, to }: PolicyTree): string {
  return typeof label === 'string' ? label : `${String(from)} to ${String(to)}`;
}
