import { expect, test } from 'vitest';
import type { Fact } from '../facts/fact.ts';
import { defaultPolicies } from '../policies/defaults.ts';
import { changedParts } from './changes.ts';
import type { ApplicantView } from './view.ts';

const fact = (field: Fact['field'], label: string, value: string | null, change: Partial<Fact> = {}): Fact => ({
  field,
  label,
  value,
  isMasked: false,
  canReveal: false,
  agree: 0,
  difference: null,
  ...change,
});

const view = (change: Partial<ApplicantView> = {}): ApplicantView => ({
  id: 'a',
  externalId: 'x',
  name: 'Ada',
  latinName: null,
  provider: 'one',
  providerLabel: 'One',
  connectionLabel: 'Desk',
  mode: 'live',
  status: 'pending_review',
  providerStatusWords: null,
  givesImages: true,
  providerStatus: 'waiting',
  flags: { isArchived: false, deletionScheduledFor: null, isAnonymized: false },
  fetchedAt: '2026-11-27T09:00:00.000Z',
  unread: null,
  hasCopy: true,
  trouble: null,
  identity: [fact('name', 'Name', 'Ada'), fact('birthDate', 'Birth date', '1990-01-02')],
  contact: [fact('email', 'Email', '••••', { isMasked: true })],
  documents: [{ id: 'p', label: 'Passport', facts: [fact('expiresOn', 'Expires', '2031-01-01')] }],
  session: [],
  checks: [],
  hits: { count: 0, hash: '' },
  screenings: [],
  locations: [],
  history: [],
  evidence: [],
  faces: [],
  timeline: [],
  case: {
    id: 'c',
    number: 'DK-1',
    round: 1,
    state: 'open',
    outcome: null,
    version: 1,
    openedAt: '2026-11-27T09:00:00.000Z',
    openedBecause: 'status',
    dueAt: '2026-11-28T09:00:00.000Z',
    risk: 'low',
    blockers: [],
    assignee: null,
    claim: null,
    decision: null,
    staged: null,
    lastMove: null,
    draft: null,
    undo: null,
    acts: [],
    wakesAt: null,
    clockStoppedAt: null,
    contentHash: '',
  },
  checklist: [],
  may: {
    decide: true,
    approve: true,
    approveClosedBecause: null,
    approveTakes: null,
    approveSecond: null,
    approving: { approveOverFailing: 'note', needNote: [] },
    seeHits: true,
    seeImages: true,
    seeRaw: true,
    reveal: true,
    revealNeedsReason: false,
  },
  reasons: { approved: [], rejected: [], requested: [], held: [], escalated: [] },
  asking: { policy: defaultPolicies.requests, suggestions: [] },
  undoSeconds: 10,
  vendorLine: '',
  portalLink: null,
  ...change,
});

const caseWith = (change: Partial<NonNullable<ApplicantView['case']>>): ApplicantView => {
  const { case: of } = view();
  if (!of) throw new Error('the view has no case');
  return view({ case: { ...of, ...change } });
};

const heldBy = (id: string) => ({
  state: 'claimed' as const,
  assignee: { id, name: id },
  claim: { at: '2026-11-27T09:00:00.000Z', until: '2026-11-27T09:10:00.000Z' },
});

test.each<[string, ApplicantView, string[]]>([
  ['nothing', view(), []],
  ['a newer copy and a newer version with the same content', caseWith({ version: 2 }), []],
  ['what the reader’s own work changes', view({ timeline: [{ at: '', kind: 'k', text: 't', by: 'b' }] }), []],
  [
    'a birth date',
    view({ identity: [fact('name', 'Name', 'Ada'), fact('birthDate', 'Birth date', '1991-01-02')] }),
    ['Birth date'],
  ],
  ['a field that went', view({ identity: [fact('name', 'Name', 'Ada')] }), ['Birth date']],
  [
    'a document',
    view({ documents: [{ id: 'p', label: 'Passport', facts: [fact('expiresOn', 'Expires', '2021-01-01')] }] }),
    ['Passport, expires'],
  ],
  ['the vendor’s word', view({ providerStatus: 'declined' }), ['Status at One']],
  ['a hit', view({ hits: { count: 1, hash: 'h' } }), ['Hits']],
  ['an escalation', caseWith({ state: 'escalated' }), ['Case state']],
  ['a claim of someone on a case that the reader has not claimed', caseWith(heldBy('t')), []],
  ['a new round', caseWith({ id: 'd', round: 2 }), ['Round']],
  ['a risk', caseWith({ risk: 'high' }), ['Risk']],
])('%s: is named when a decision would rest on something else', (_name, now, parts) => {
  expect(changedParts(view(), now)).toEqual(parts);
});

test('A field that is revealed, or masked again, is no change; a revealed one whose value differs is', () => {
  const shown = view({ contact: [fact('email', 'Email', 'ada@example.test')] });
  expect(changedParts(view(), shown)).toEqual([]);
  expect(changedParts(shown, view())).toEqual([]);
  expect(changedParts(shown, view({ contact: [fact('email', 'Email', 'eve@example.test')] }))).toEqual(['Email']);
});

test('A claim of the reader that ended, or was taken over, is named; a claim that goes on is not', () => {
  const mine = caseWith(heldBy('me'));
  expect(changedParts(mine, caseWith(heldBy('t')))).toEqual(['Who has the case']);
  expect(changedParts(mine, caseWith({}))).toEqual(['Who has the case']);
  expect(changedParts(mine, caseWith({ ...heldBy('me'), state: 'escalated', claim: null }))).toEqual([
    'Who has the case',
    'Case state',
  ]);
  expect(changedParts(mine, caseWith({ ...heldBy('me'), version: 2 }))).toEqual([]);
});
