/** Something that a single key does, and that a member can give another key. */
export type KeyAct = {
  id: string;
  /** Its heading among the keys of a member. */
  group: string;
  does: string;
  /** The key without a choice of the member. */
  key: string;
  /** The parts of screens that register it, by the name of their group. */
  of: readonly string[];
  /** The screens on which it acts; null: on all. */
  on: readonly Screen[] | null;
};

type Screen = 'queue' | 'applicant' | 'hits' | 'ledger' | 'rules';

const lists = { group: 'Lists', of: ['Queue', 'Hits', 'Ledger', 'Weights', 'Sessions that flip'], on: null } as const;
const selecting = { group: 'Lists', of: ['Queue'], on: ['queue'] } as const;
const theCase = { group: 'Case', of: ['Case'], on: ['applicant'] } as const;
const inbox = { group: 'Case', of: ['Inbox'], on: ['applicant'] } as const;
const evidence = { group: 'Evidence', of: ['Evidence'], on: ['applicant'] } as const;
const faces = { group: 'Evidence', of: ['Faces'], on: ['applicant'] } as const;
const decision = { group: 'Decision', of: ['Decision'], on: ['applicant'] } as const;
const second = { group: 'Decision', of: ['Second person'], on: ['applicant'] } as const;
const hit = { group: 'Hits', of: ['Hit'], on: ['applicant', 'hits'] } as const;
const rules = { group: 'Rules of a provider', on: ['rules'] } as const;
const search = ['Queue', 'Team', 'Admin home', 'Ledger', 'Go'];

/** All of them, by group. Digits are not among them: they stand for an image, a reason or an option by its place. */
export const keyActs: readonly KeyAct[] = [
  { id: 'help', group: 'Everywhere', does: 'All keys of the screen', key: '?', of: ['Everywhere'], on: null },
  { id: 'search', group: 'Everywhere', does: 'Search', key: '/', of: search, on: null },
  { id: 'go', group: 'Everywhere', does: 'Go, then the letter of the place', key: 'g', of: ['Go'], on: null },
  { id: 'take-next', group: 'Everywhere', does: 'Take the next case', key: 'n', of: ['Queue', 'Case'], on: null },
  { ...lists, id: 'next-row', does: 'Next row', key: 'j' },
  { ...lists, id: 'previous-row', does: 'Previous row', key: 'k' },
  { ...selecting, id: 'select-next', does: 'Select this row and the next', key: 'J' },
  { ...selecting, id: 'select-previous', does: 'Select this row and the one before', key: 'K' },
  { ...selecting, id: 'bulk', does: 'What can be done with the selected rows', key: 'b' },
  { ...theCase, id: 'claim', does: 'Claim', key: 'l' },
  { ...theCase, id: 'release', does: 'Release', key: 'L' },
  { ...theCase, id: 'skip', does: 'Skip', key: 'j' },
  { ...theCase, id: 'reopen', does: 'End the wait, or reopen', key: 'o' },
  { ...inbox, id: 'next-in-inbox', does: 'Next of the inbox', key: 'J' },
  { ...inbox, id: 'previous-in-inbox', does: 'Previous of the inbox', key: 'K' },
  { ...evidence, id: 'zoom-in', does: 'Zoom in', key: '+' },
  { ...evidence, id: 'zoom-in-too', does: 'Zoom in, second key', key: '=' },
  { ...evidence, id: 'zoom-out', does: 'Zoom out', key: '-' },
  { ...evidence, id: 'fit', does: 'Fit', key: '0' },
  { ...evidence, id: 'rotate', does: 'Rotate', key: 'r' },
  { ...evidence, id: 'straighten-left', does: 'Straighten to the left', key: '[' },
  { ...evidence, id: 'straighten-right', does: 'Straighten to the right', key: ']' },
  { ...evidence, id: 'invert', does: 'Invert', key: 'i' },
  { ...evidence, id: 'loupe', does: 'Loupe', key: 'z' },
  { ...evidence, id: 'zone', does: 'Machine readable zone', key: 'h' },
  { ...evidence, id: 'barcode', does: 'Barcode', key: 'b' },
  { ...evidence, id: 'compare', does: 'Compare two', key: 'c' },
  { ...evidence, id: 'faces', does: 'Faces side by side', key: 'F' },
  { ...faces, id: 'faces-same', does: 'Faces: same', key: 'S' },
  { ...faces, id: 'faces-different', does: 'Faces: different', key: 'D' },
  { ...faces, id: 'faces-unsure', does: 'Faces: unsure', key: 'U' },
  { ...decision, id: 'approve', does: 'Approve', key: 'a' },
  { ...decision, id: 'reject', does: 'Reject', key: 'x' },
  { ...decision, id: 'request', does: 'Request information', key: 'q' },
  { ...decision, id: 'escalate', does: 'Escalate', key: 'e' },
  { ...decision, id: 'hold', does: 'Put on hold', key: 'p' },
  { ...decision, id: 'snooze', does: 'Snooze', key: 's' },
  { ...decision, id: 'record-unseen', does: 'Record although not all was seen', key: 'y' },
  { ...second, id: 'confirm', does: 'Confirm, as the second person', key: 'y' },
  { ...second, id: 'return', does: 'Return, as the second person', key: 'x' },
  {
    id: 'note',
    group: 'Decision',
    does: 'Write a note',
    key: 'm',
    of: ['Decision', 'Details', 'Hit'],
    on: ['applicant', 'hits'],
  },
  { ...hit, id: 'true-match', does: 'True match', key: 't' },
  { ...hit, id: 'false-positive', does: 'False positive', key: 'f' },
  { ...hit, id: 'unsure', does: 'Unsure', key: 'u' },
  { id: 'words', group: 'Details', does: 'The machine’s own words', key: 'w', of: ['Details'], on: ['applicant'] },
  { ...rules, id: 'next-changed', does: 'Next changed rule', key: 'd', of: ['Weights', 'Requirements'] },
  { ...rules, id: 'back-to-current', does: 'Back to current', key: '0', of: ['Weights'] },
];
