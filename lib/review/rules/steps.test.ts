import { describe, expect, test } from 'vitest';
import { type PublishState, publishStates } from './publish.ts';
import { type AskForm, closedBecause, driftOf, openRequestOf, stateWords, stepsOf } from './steps.ts';
import type { CurrentRules, DraftView, PublishView, RuleRights, SimulationView } from './view.ts';

const rights: RuleRights = { draft: true, confirm: true, seeApplicants: false };
const form: AskForm = { isSaved: true, rationale: 'Too many good selfies fail.', time: 'at_once' };
const change = { key: 'face', before: 0.6, after: 0.5 };

const draft = (more: Partial<DraftView> = {}): DraftView => ({
  version: 2,
  base: { face: 0.6 },
  values: { face: 0.5 },
  by: 'Mei',
  isOwn: true,
  savedAt: '2026-11-27T10:00:00.000Z',
  isBehind: false,
  changes: [change],
  simulation: { id: 'one' } as SimulationView,
  ...more,
});

const request = (more: Partial<PublishView> = {}): PublishView => ({
  id: 'request',
  connectionId: 'connection',
  kind: 'weights',
  state: 'waiting',
  changes: [change],
  draftHash: 'a',
  currentHash: 'b',
  rationale: 'Why',
  by: 'Mei',
  at: '2026-11-27T10:00:00.000Z',
  expiresAt: '2026-12-04T10:00:00.000Z',
  scheduledFor: null,
  confirmedBy: null,
  refusedBy: null,
  answer: null,
  publishedAt: null,
  endedAt: null,
  simulation: null,
  isStuck: false,
  rollsBackId: null,
  allowedBy: null,
  watch: null,
  may: { confirm: false, refuse: false, withdraw: true, rollBack: false, rollBackAlone: false },
  ...more,
});

const closed = (view: { draft: DraftView | null; requests?: PublishView[] }, given = form, may = rights) =>
  closedBecause({ requests: [], ...view }, may, given).map(({ step, words }) => `${step}: ${words}`);

describe('Asking for a draft', () => {
  test('it is open when the draft is saved, simulated, on the values in force and explained', () => {
    expect(closed({ draft: draft() })).toEqual([]);
  });

  test.each<[string, string[], Parameters<typeof closed>]>([
    [
      'the role may not',
      ['draft: Your role does not change rules'],
      [{ draft: draft() }, form, { ...rights, draft: false }],
    ],
    ['there is no draft', ['draft: There is no draft'], [{ draft: null }]],
    ['it is another member’s', ['draft: The draft belongs to Luca'], [{ draft: draft({ isOwn: false, by: 'Luca' }) }]],
    ['it changes nothing', ['draft: The draft changes nothing'], [{ draft: draft({ changes: [] }) }]],
    ['a request is open', ['second: A request is open'], [{ draft: draft(), requests: [request()] }]],
    ['it is not saved', ['draft: The draft is not saved yet'], [{ draft: draft() }, { ...form, isSaved: false }]],
    ['it was not simulated', ['simulation: Simulate this draft'], [{ draft: draft({ simulation: null }) }]],
    [
      'it is behind and not explained',
      ['draft: Rebase the draft: the values in force changed', 'draft: Say why'],
      [{ draft: draft({ isBehind: true }) }, { ...form, rationale: ' ' }],
    ],
    [
      'its time is over',
      ['publish: Choose a time from now on, at most 30 days ahead'],
      [{ draft: draft() }, { ...form, time: 'not_valid' }],
    ],
  ])('it is closed when %s, and says so at that step', (_, expected, given) => {
    expect(closed(...given)).toEqual(expected);
  });

  test('only what is wrong stands out among what is left to do', () => {
    const left = closedBecause({ requests: [], draft: draft({ isBehind: true, simulation: null }) }, rights, form);
    expect(left.map(({ standing }) => standing)).toEqual(['attention', 'not_done']);
  });

  test('a request that ended closes nothing', () => {
    const ended = ['published', 'watched', 'refused', 'withdrawn', 'void', 'expired', 'failed'] as const;
    for (const state of ended) expect(openRequestOf([request({ state })])).toBeNull();
    expect(openRequestOf([request({ state: 'refused' }), request({ id: 'open' })])?.id).toBe('open');
  });
});

describe('The steps of a request', () => {
  test('every state has its words, and only a published one is passed', () => {
    const passed = publishStates.filter((state) => stateWords(state).standing === 'pass');
    expect(passed).toEqual(['published', 'watched']);
    expect(new Set(publishStates.map((state) => stepsOf(request({ state })).publish.standing)).size).toBe(5);
  });

  test.each<[PublishState, Partial<PublishView>, string, string]>([
    ['waiting', {}, 'Waits for another person than Mei', 'Closed until a second person confirms'],
    ['scheduled', { confirmedBy: 'Luca' }, 'Confirmed by Luca', 'Is sent at its time'],
    ['refused', { refusedBy: 'Luca' }, 'Refused by Luca', 'Never sent'],
    ['void', {}, 'Ended: the draft or the values in force changed', 'Never sent'],
    ['withdrawn', { confirmedBy: 'Luca' }, 'Confirmed by Luca', 'Not sent'],
    [
      'sending',
      { confirmedBy: 'Luca', isStuck: true },
      'Confirmed by Luca',
      'A call to the provider waits for a person',
    ],
  ])('%s', (state, more, second, publish) => {
    const steps = stepsOf(request({ state, ...more }));
    expect([steps.second.words, steps.publish.words]).toEqual([second, publish]);
  });

  test('figures that left their band point themselves out', () => {
    const figure = { before: 0.8, after: 0.6, band: { from: 0.7, to: 0.9 }, isOutside: true };
    const watch = { until: '', checkedAt: null, driftAt: null, judgedBefore: 900, judgedAfter: 40 };
    const watched = { ...watch, passRate: figure, score: figure };
    expect(stepsOf(request({ state: 'published', watch: watched })).watch).toEqual({
      standing: 'pending',
      words: '40 applicants since, 900 before',
    });
    const drifted = { ...watched, driftAt: '2026-11-27T10:00:00.000Z' };
    expect(stepsOf(request({ state: 'watched', watch: drifted })).watch.standing).toBe('attention');
    const view = (source: 'published' | 'outside', watchOf: typeof drifted | typeof watched) =>
      driftOf({
        current: { source } as CurrentRules,
        requests: [request(), request({ id: 'published', state: 'published', watch: watchOf })],
      });
    expect(view('published', drifted)?.id).toBe('published');
    expect(view('published', watched)).toBeNull();
    // Its values are no longer in force: what is judged now says nothing of it.
    expect(view('outside', drifted)).toBeNull();
  });
});
