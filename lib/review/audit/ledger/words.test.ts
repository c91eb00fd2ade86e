import { describe, expect, it } from 'vitest';
import { type EntryFact, factsOf, valueChanges } from './facts.ts';
import { sittingsOf } from './sittings.ts';
import { tellViews, type ViewEntry, viewKinds } from './views.ts';

const opened: ViewEntry = { kind: 'applicant.opened', details: {} };
const saw = (...pages: string[]): ViewEntry => ({
  kind: 'evidence.viewed',
  details: { images: pages.map((imageId) => ({ imageId, page: 1, sha256: 'x' })) },
});
const sent = (imageId: string, isPrefetch = false): ViewEntry => ({
  kind: 'image.sent',
  details: { imageId, page: 1, size: 'full', sha256: 'x', isPrefetch },
});
const ahead: ViewEntry = { kind: 'applicant.sent', details: { isPrefetch: true } };

describe('The views of a sitting in a sentence', () => {
  it.each<[string, ViewEntry[]]>([
    ['Opened', [opened]],
    ['Opened, saw 3 images', [saw('c'), saw('a', 'b'), sent('a'), sent('b'), sent('c'), opened]],
    ['Opened, saw 1 image, 1 image sent', [saw('a'), sent('b'), sent('a'), opened]],
    ['Opened, saw 1 image', [saw('a'), sent('a', true), ahead, opened]],
    ['2 images sent ahead, text sent ahead', [sent('a', true), sent('b', true), ahead]],
    ['Opened the raw answer', [{ kind: 'raw.opened', details: {} }]],
    ['Opened, 1 file of a look-up sent', [{ kind: 'lookup-file.sent', details: {} }, opened]],
    ['Saw 1 image', [saw('a'), saw('a')]],
  ])('%s', (sentence, entries) => {
    expect(tellViews(entries)).toBe(sentence);
  });

  it('details of another release: are not read as images', () => {
    expect(tellViews([opened, { kind: 'evidence.viewed', details: { images: 'all' } }])).toBe('Opened');
  });
});

describe('Sittings', () => {
  const entry = (clock: string, byId: string, kind = 'applicant.opened', about = 'a') => ({
    at: `2026-11-27T${clock}:00.000Z`,
    kind,
    byId,
    about,
  });
  const sizes = (...entries: ReturnType<typeof entry>[]) => sittingsOf(entries, viewKinds).map(({ length }) => length);

  it('views of one applicant by one person are one, whatever others do meanwhile', () => {
    expect(sizes(entry('10:02', 'nadia'), entry('10:01', 'worker', 'pull.started'), entry('10:00', 'nadia'))).toEqual([
      2, 1,
    ]);
  });

  it.each<[string, number[], ReturnType<typeof entry>[]]>([
    ['another applicant', [1, 1], [entry('10:01', 'nadia', 'applicant.opened', 'b'), entry('10:00', 'nadia')]],
    ['an act', [1, 1, 1], [entry('10:02', 'n'), entry('10:01', 'n', 'decision.recorded'), entry('10:00', 'n')]],
    ['31 minutes', [1, 1], [entry('10:31', 'n'), entry('10:00', 'n')]],
    ['a reveal', [1, 1, 1], [entry('10:02', 'n'), entry('10:01', 'n', 'field.revealed'), entry('10:00', 'n')]],
  ])('%s ends a sitting', (_what, expected, entries) => {
    expect(sizes(...entries)).toEqual(expected);
  });
});

describe('What an entry says', () => {
  const names = new Map([
    ['11111111-1111-4111-8111-111111111111', 'Nadia Brandt'],
    ['22222222-2222-4222-8222-222222222222', 'Tomás Ferreira'],
  ]);
  const [nadia, tomas] = [...names.keys()];
  const said = (kind: string, details: Record<string, unknown>) =>
    factsOf(kind, details, (id) => names.get(id)).map(words);
  const words = ({ label, before, after }: EntryFact) =>
    before === null ? `${label}: ${after}` : `${label}: ${before} → ${after}`;

  it.each<[string, Record<string, unknown>, string[]]>([
    [
      'case.moved',
      { stateBefore: 'claimed', stateAfter: 'on_hold', reasons: ['HO-01'], noteHash: null },
      ['State: Claimed → On hold', 'Reasons: HO-01'],
    ],
    ['case.assigned', { fromId: nadia, toId: null }, ['Member: Nadia Brandt → none']],
    [
      'case.taken-over',
      { fromId: nadia, stateBefore: 'claimed', until: '2026-11-27T12:10:00.000Z' },
      ['State: Claimed → Claimed', 'From: Nadia Brandt', 'Until: 27 Nov 2026 at 12:10 UTC'],
    ],
    ['decision.undone', { commands: 2, stateAfter: 'open' }, ['State: Decided → Open', 'Commands: 2']],
    ['decision.recorded', { stateBefore: 'open', outcome: 'approved' }, ['State: Open → Decided', 'Outcome: approved']],
    ['case.released', { memberId: tomas, isStillAssigned: false }, ['Member: Tomás Ferreira', 'Is still assigned: No']],
    ['connection.changed', { fields: ['baseUrl', 'apiKey'] }, ['Fields: baseUrl, apiKey']],
    ['screening.read', { screenings: [{ id: 'a' }, { id: 'b' }] }, ['Screenings: 2']],
    ['policy.published', { policyVersions: { reasons: 2, sla: 1 } }, ['Policy versions: Reasons: 2, Sla: 1']],
    ['later.kind', { empty: [], nothing: null, text: '' }, []],
  ])('%s %j', (kind, details, expected) => {
    expect(said(kind, details)).toEqual(expected);
  });

  it('a long list names its first items and counts the others; a hash is shown as code', () => {
    const [fact] = factsOf('k', { fields: Array.from({ length: 15 }, (_, at) => `f${at}`) }, () => undefined);
    expect(fact?.after).toMatch(/f11 and 3 more$/);
    expect(factsOf('k', { noteHash: 'a'.repeat(64) }, () => undefined)[0]?.isCode).toBe(true);
  });
});

describe('Two versions of a policy', () => {
  it('differ by the places whose values differ; an item is known by its code, not by its place', () => {
    const before = { rejected: [{ code: 'RE-01', label: 'Expired' }], dueInHours: 24, order: ['due'] };
    const after = {
      rejected: [
        { code: 'RE-00', label: 'New' },
        { code: 'RE-01', label: 'Out of date' },
      ],
      dueInHours: 24,
      order: ['due'],
    };
    expect(valueChanges(before, after).map(({ label, before: old, after: now }) => [label, old, now])).toEqual([
      ['Rejected, RE-01, Label', 'Expired', 'Out of date'],
      ['Rejected, RE-00, Code', 'none', 'RE-00'],
      ['Rejected, RE-00, Label', 'none', 'New'],
    ]);
  });

  it('the same twice: nothing', () => {
    expect(valueChanges({ a: [1, { b: null }] }, { a: [1, { b: null }] })).toEqual([]);
  });
});
