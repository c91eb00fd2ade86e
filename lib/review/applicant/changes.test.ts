import { expect, test } from 'vitest';
import type { Blocker } from '../case/blocker.ts';
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
  copyVersion: 1,
  unread: null,
  hasCopy: true,
  trouble: null,
  identity: [fact('name', 'Name', 'Ada'), fact('birthDate', 'Birth date', '1990-01-02')],
  contact: [fact('email', 'Email', '••••', { isMasked: true })],
  documents: [{ id: 'p', label: 'Passport', facts: [fact('expiresOn', 'Expires', '2031-01-01')], zone: null }],
  session: [],
  checks: [],
  hits: { count: 0, hash: '' },
  screenings: [],
  questionnaires: [],
  crypto: [],
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

const contradicts: Blocker = {
  kind: 'document',
  tone: 'fail',
  label: 'Barcode',
  title: 'The barcode contradicts the passport: name',
  place: 'documents',
};

const both = ['Blockers', 'Risk'];

/** The vendor said something else, and there is another copy. */
const copied = (change: Partial<ApplicantView>): ApplicantView => view({ ...change, copyVersion: 2 });

test.each<[string, ApplicantView, string[]]>([
  ['nothing', view(), []],
  ['a newer copy and a newer version with the same content', { ...caseWith({ version: 2 }), copyVersion: 2 }, []],
  ['what the reader’s own work changes', view({ timeline: [{ at: '', kind: 'k', text: 't', by: 'b' }] }), []],
  [
    'a birth date',
    copied({ identity: [fact('name', 'Name', 'Ada'), fact('birthDate', 'Birth date', '1991-01-02')] }),
    ['Birth date'],
  ],
  ['a field that went', copied({ identity: [fact('name', 'Name', 'Ada')] }), ['Birth date']],
  [
    'a document',
    copied({
      documents: [{ id: 'p', label: 'Passport', facts: [fact('expiresOn', 'Expires', '2021-01-01')], zone: null }],
    }),
    ['Passport, expires'],
  ],
  ['the vendor’s word', copied({ providerStatus: 'declined' }), ['Status at One']],
  ['a hit', copied({ hits: { count: 1, hash: 'h' } }), ['Hits']],
  ['an escalation', caseWith({ state: 'escalated' }), ['Case state']],
  ['a claim of someone on a case that the reader has not claimed', caseWith(heldBy('t')), []],
  ['a new round', caseWith({ id: 'd', round: 2 }), ['Round']],
  ['a risk', caseWith({ risk: 'high' }), ['Risk']],
  ['a blocker of a newer copy', { ...caseWith({ blockers: [contradicts], risk: 'high' }), copyVersion: 2 }, both],
])('%s: is named when a decision would rest on something else', (_name, now, parts) => {
  expect(changedParts(view(), now)).toEqual(parts);
});

const byDocket = view({
  identity: [
    fact('name', 'Name', 'Ada'),
    fact('birthDate', 'Birth date', '1990-01-02'),
    fact('gender', 'Sex', 'Female'),
  ],
});

test('What Docket reads off an image of the same copy is no change; the same in a newer copy is', () => {
  expect(changedParts(view(), byDocket)).toEqual([]);
  expect(changedParts(view(), { ...byDocket, copyVersion: 2 })).toEqual(['Sex']);
  const erased = { ...byDocket, hasCopy: false };
  expect(changedParts(view(), erased), 'there is no copy any more').toEqual(['Sex']);
});

test('A blocker that Docket found on the same copy is named by its title, and one that it cleared is no change', () => {
  const found = caseWith({ blockers: [contradicts], risk: 'high' });
  expect(changedParts(view(), found)).toEqual(['The barcode contradicts the passport: name', 'Risk']);
  expect(changedParts(found, view())).toEqual([]);
  expect(changedParts(found, caseWith({ blockers: [{ ...contradicts, tone: 'attention' }], risk: 'high' }))).toEqual([
    'The barcode contradicts the passport: name',
  ]);
  const many = ['a', 'b', 'c', 'd'].map((title) => ({ ...contradicts, title }));
  expect(changedParts(view(), caseWith({ blockers: many }))).toEqual(['Blockers']);
});

test('A blocker that follows from what a member said, and not from the copy, is named when it goes, too', () => {
  const said = caseWith({ blockers: [{ ...contradicts, kind: 'face' }], risk: 'high' });
  expect(changedParts(said, view())).toEqual(['Blockers', 'Risk']);
});

test('Another file in place of one that was known is named; one that was only copied in meanwhile is not', () => {
  const item = (sha256: string | null): Partial<ApplicantView> => ({
    evidence: [
      {
        ...{ imageId: 'i', position: 1, label: 'Card front', part: 'front', documentType: 'id_card', state: 'shown' },
        ...{ pages: 1, problem: null, isSeen: false, turns: 0, eyes: null, fetchedAt: null },
        original: { type: 'image/jpeg', byteLength: 1, sha256 },
      },
    ],
  });
  expect(changedParts(view(item(null)), view(item('a')))).toEqual([]);
  expect(changedParts(view(item('a')), view(item('b')))).toEqual(['Images']);
});

test('A field that is revealed, or masked again, is no change; a revealed one whose value differs is', () => {
  const shown = (email: string) => copied({ contact: [fact('email', 'Email', email)] });
  expect(changedParts(view(), shown('ada@example.test'))).toEqual([]);
  expect(changedParts(shown('ada@example.test'), view())).toEqual([]);
  const other = { ...shown('eve@example.test'), copyVersion: 3 };
  expect(changedParts(shown('ada@example.test'), other)).toEqual(['Email']);
});

test('Another answer is named; one that was only revealed is no change', () => {
  const asked = (answer: string | null, isMasked = false) =>
    view({
      questionnaires: [
        {
          id: '41',
          name: 'Funds',
          answers: [
            {
              question: 'Email?',
              answer,
              isGiven: answer !== null,
              holds: { field: 'email', isMasked, canReveal: true },
            },
          ],
        },
      ],
    });
  expect(changedParts(asked('a•••', true), asked('ada@example.test'))).toEqual([]);
  expect(changedParts(asked('ada@example.test'), asked('eve@example.test'))).toEqual(['Questionnaire']);
  expect(changedParts(asked('ada@example.test'), asked(null))).toEqual(['Questionnaire']);
  expect(changedParts(view(), asked('ada@example.test'))).toEqual(['Questionnaire']);
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
