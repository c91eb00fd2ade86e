import { describe, expect, it, test } from 'vitest';
import { exampleApplicant, exampleCheck, exampleHit } from '#test/builders/applicant-content.ts';
import { approveClosedBecause } from '../case/decision.ts';
import { hasTrueMatch, hitBlockers } from './blockers.ts';
import { changesBetween, contentText } from './changes.ts';
import { clearanceSays, isInForce } from './clearance.ts';
import { type hitVerdicts, stateOf } from './hit.ts';
import { lookupProblems } from './lookup.ts';
import { matchHits } from './match.ts';
import { mustBeResolvable } from './resolve.ts';
import { coverageOf, screeningsIn } from './screening.ts';
import { hitTopics, severityOf, topicLabel, topicOf } from './topic.ts';
import { vendorHits } from './vendor-hits.ts';

const hitsIn = (...hits: Parameters<typeof exampleHit>[0][]) =>
  vendorHits(exampleApplicant({ hits: hits.map(exampleHit) }));

describe('Topics', () => {
  test.each([
    [['sanction', 'pep'], null, null, 'sanction'],
    [['pep-class-2', 'pep'], null, null, 'pep_2'],
    [['pep'], null, null, 'pep'],
    [['adverse-media'], null, null, 'adverse_media'],
    [['warning'], null, null, 'warning'],
    [[], 'OFAC', 'potential_match', 'sanction'],
    [[], 'EU sanctions', null, 'sanction'],
    [[], 'Interpol', null, 'warning'],
    [[], null, 'Sanctions match', 'sanction'],
    [[], null, 'Pep check', 'pep'],
    [[], null, 'match', 'unknown'],
    [[], null, null, 'unknown'],
    [['pepper'], null, null, 'unknown'],
  ] as const)('%j of the list %s because of %s: %s', (topics, list, reason, topic) =>
    expect(topicOf({ topics, list, reason })).toBe(topic),
  );

  it('What is not told is as bad as the worst, and is not called clear', () => {
    expect(severityOf('unknown')).toBe(Math.max(...hitTopics.map(severityOf)));
    expect(topicLabel('unknown')).toBe('Sanctions');
  });
});

describe('One entry told in two places', () => {
  const one = { list: 'OFAC SDN', name: 'Aydana OMAROVA', birthDate: '1968', topics: ['sanction'] };
  test.each([
    [
      'the same name, birth date and list: one',
      [
        { ...one, id: '1' },
        { ...one, id: '2', list: 'ofac sdn list' },
      ],
      1,
    ],
    [
      'the same id under two names: one',
      [
        { ...one, entityIds: ['a'] },
        { ...one, name: 'A. O.', entityIds: ['a'] },
      ],
      1,
    ],
    [
      'the same name with other ids: two',
      [
        { ...one, entityIds: ['a'] },
        { ...one, entityIds: ['b'] },
      ],
      2,
    ],
    ['the same name on another list: two', [one, { ...one, list: 'EU sanctions' }], 2],
    ['another birth date: two', [one, { ...one, birthDate: '1970' }], 2],
    ['a verdict and its rule, without a record: one', [{ reason: 'Sanctions match' }, { reason: 'Sanctions' }], 1],
    ['two kinds without a record: two', [{ reason: 'Sanctions match' }, { reason: 'Pep check' }], 2],
    ['two that nothing is told of: two', [{ reason: 'match' }, { reason: 'match' }], 2],
  ])('%s', (_, hits, count) => expect(hitsIn(...hits)).toHaveLength(count));

  it('A failed screening without a hit is a hit without a record; with a hit it is none', () => {
    const checks = [exampleCheck({ kind: 'aml', name: 'AML', outcome: 'fail' })];
    expect(vendorHits(exampleApplicant({ checks }))).toMatchObject([{ name: null, vendorIds: ['check AML'] }]);
    expect(vendorHits(exampleApplicant({ checks, hits: [exampleHit()] }))).toHaveLength(1);
  });
});

describe('Content', () => {
  const [before] = hitsIn({ name: 'Aydana OMAROVA', aliases: ['B', 'A'], score: 1, entityIds: ['old'] });
  test.each([
    ['score', { score: 99 }, []],
    ['order of aliases', { aliases: ['A', 'B'] }, []],
    ['id of the entry', { entityIds: ['new', 'old'] }, []],
    ['alias', { aliases: ['A', 'B', 'C'] }, [{ label: 'Aliases', before: 'A, B', after: 'A, B, C' }]],
    ['birth date', { birthDate: '1968' }, [{ label: 'Birth date', before: '', after: '1968' }]],
  ])('Another %s', (_, change, changes) => {
    const [after] = hitsIn({ name: 'Aydana OMAROVA', aliases: ['B', 'A'], score: 1, entityIds: ['old'], ...change });
    if (!before || !after) throw new Error('no hit');
    expect(contentText(before) === contentText(after)).toBe(changes.length === 0);
    expect(changesBetween(before, after)).toMatchObject(changes);
  });
});

describe('The state follows from the history', () => {
  const resolved = { kind: 'resolved', verdict: 'false_positive' } as const;
  test.each([
    [[], 'open'],
    [[resolved], 'false_positive'],
    [[resolved, { kind: 'resolved', verdict: 'true_match' }], 'true_match'],
    [[resolved, { kind: 'withdrawn', verdict: null }], 'open'],
    [[resolved, { kind: 'reopened', verdict: null }], 'open'],
    [[resolved, { kind: 'withdrawn', verdict: null }, { kind: 'resolved', verdict: 'unsure' }], 'unsure'],
  ] as const)('%j: %s', (history, state) => expect(stateOf(history)).toBe(state));
});

describe('Pairing the hits of two answers', () => {
  const known = (id: string, contentHash: string, ...entityKeys: string[]) => ({
    vendorIds: [id],
    contentHash,
    entityKeys,
  });
  test.each([
    ['numbered anew: by content', [known('1', 'a'), known('2', 'b')], [known('1', 'b'), known('2', 'a')], ['b', 'a']],
    ['changed: by the vendor’s id', [known('1', 'a')], [known('1', 'x')], ['a']],
    ['changed and numbered anew: by the entry', [known('1', 'a', 'e')], [known('9', 'x', 'f', 'e')], ['a']],
    ['another entry under the same id: new', [known('1', 'a', 'e')], [known('1', 'x', 'f')], [undefined]],
    ['one more: new', [known('1', 'a')], [known('1', 'a'), known('2', 'a')], ['a', undefined]],
  ])('%s', (_, kept, told, expected) => {
    const pairs = matchHits(kept, told);
    expect(told.map((hit) => pairs.get(hit)?.contentHash)).toEqual(expected);
  });
});

describe('What a clearance says', () => {
  const cleared = { contentHash: 'a', entityKeys: ['new', 'old'] };
  test.each([
    ['the same id and content', { contentHash: 'a', entityKeys: ['new'] }, 'clears'],
    ['a former id', { contentHash: 'a', entityKeys: ['old'] }, 'clears'],
    ['the same id, changed', { contentHash: 'b', entityKeys: ['new'] }, 'changed'],
    ['another id with the same content', { contentHash: 'a', entityKeys: ['other'] }, null],
    ['no id with the same content', { contentHash: 'a', entityKeys: [] }, null],
  ] as const)('%s: %s', (_, hit, said) =>
    expect(clearanceSays(cleared, { ...hit, entityKeys: [...hit.entityKeys] })).toBe(said),
  );

  it('Without ids the content decides', () => {
    const bare = { contentHash: 'a', entityKeys: [] };
    expect(clearanceSays(bare, bare)).toBe('clears');
    expect(clearanceSays(bare, { ...bare, contentHash: 'b' })).toBe(null);
  });

  it('It holds until its review date, and not when it was revoked', () => {
    const now = new Date('2026-11-27T23:00:00Z');
    expect(isInForce({ reviewOn: '2026-11-28', isRevoked: false }, now)).toBe(true);
    expect(isInForce({ reviewOn: '2026-11-27', isRevoked: false }, now)).toBe(false);
    expect(isInForce({ reviewOn: '2026-11-28', isRevoked: true }, now)).toBe(false);
  });
});

describe('What resolving takes', () => {
  const now = new Date('2026-11-27T12:00:00Z');
  const hit = { id: 'a', version: 3, hasRecord: true, isGone: false, lookups: 0 };
  const bare = { ...hit, hasRecord: false };
  const base = { verdict: 'false_positive', reason: 'X-1', note: null, reviewOn: null } as const;
  const outcome = (hits: (typeof hit)[], change: object, version = 3) => {
    try {
      const judgement = { ...base, ...change };
      mustBeResolvable(hits, new Map([['a', version]]), judgement, { reasons: [{ code: 'X-1', label: 'X' }], now });
      return 'done';
    } catch (error) {
      return [(error as { code: string }).code, ...Object.keys((error as { fields?: object }).fields ?? {})].join(' ');
    }
  };
  test.each([
    ['a false positive with a record', [hit], {}, 'done'],
    ['without a reason', [hit], { reason: '' }, 'invalid reason'],
    ['with a reason of another verdict', [hit], { reason: 'TM-01' }, 'invalid reason'],
    ['a true match without a note', [hit], { verdict: 'true_match' }, 'invalid note'],
    ['a true match with a note', [hit], { verdict: 'true_match', note: 'Same passport.' }, 'done'],
    ['without a record and a look-up', [bare], { note: 'Looked.' }, 'closed a'],
    ['a true match without a record and a look-up', [bare], { verdict: 'true_match', note: 'x' }, 'closed a'],
    ['unsure without a record', [bare], { verdict: 'unsure' }, 'done'],
    ['without a record, looked up, no note', [{ ...bare, lookups: 1 }], {}, 'invalid note'],
    ['without a record, looked up, with a note', [{ ...bare, lookups: 1 }], { note: 'Looked.' }, 'done'],
    ['remembered', [hit], { reviewOn: '2027-05-27' }, 'done'],
    ['remembered for ever', [hit], { reviewOn: '2099-01-01' }, 'invalid reviewOn'],
    ['remembered until today', [hit], { reviewOn: '2026-11-27' }, 'invalid reviewOn'],
    [
      'remembered without a record',
      [{ ...bare, lookups: 1 }],
      { note: 'Looked.', reviewOn: '2027-05-27' },
      'invalid reviewOn',
    ],
    ['an unsure one remembered', [hit], { verdict: 'unsure', reviewOn: '2027-05-27' }, 'invalid reviewOn'],
    ['one that was taken back', [{ ...hit, isGone: true }], {}, 'changed a'],
  ])('%s: %s', (_, hits, change, said) => expect(outcome(hits, change)).toBe(said));

  it('One that changed since: refused', () => expect(outcome([hit], {}, 2)).toBe('changed a'));
});

describe('Blockers', () => {
  const of = { id: 'a', topic: 'sanction', hasRecord: true } as const;
  const blockers = (state: 'open' | (typeof hitVerdicts)[number]) => hitBlockers({ ...of, state });
  test.each([
    ['open', 'attention Sanctions hit open', true, false],
    ['unsure', 'unknown Sanctions hit unsure', true, false],
    ['true_match', 'fail Sanctions match confirmed', false, true],
    ['false_positive', '', false, false],
  ] as const)('%s: %s', (state, said, isClosed, isTrue) => {
    expect(
      blockers(state)
        .map(({ tone, title }) => `${tone} ${title}`)
        .join(),
    ).toBe(said);
    expect(approveClosedBecause(blockers(state)) !== null).toBe(isClosed);
    expect(hasTrueMatch(blockers(state))).toBe(isTrue);
  });
});

describe('Screenings', () => {
  const at = { applicantId: 'a', connectionId: 'c', providerLabel: 'Kestrel' };
  const seen = (outcome: 'pass' | 'fail' | 'attention' | 'pending' | 'unknown' | 'not_done', hits = 0) => {
    const told = screeningsIn(
      exampleApplicant({
        checks: [exampleCheck({ kind: 'aml', name: 'ofac_status', outcome })],
        hits: Array.from({ length: hits }, (_, n) => exampleHit({ id: String(n), name: `N ${n}` })),
      }),
    );
    const rows = told.map((one) => ({ ...one, id: '', readAt: '2026-11-27T00:00:00.000Z' }));
    return [coverageOf(at, rows, hits).state, told[0]?.isWhole, told[0]?.found];
  };
  test.each([
    ['pass', 0, ['clear', true, 0]],
    ['fail', 2, ['found', true, 2]],
    ['attention', 0, ['partial', false, 0]],
    ['pending', 0, ['partial', false, 0]],
    ['unknown', 0, ['partial', false, 0]],
    ['not_done', 0, ['not_screened', undefined, undefined]],
  ] as const)('%s with %i hits', (outcome, hits, expected) => expect(seen(outcome, hits)).toEqual(expected));

  it('Says who did not screen', () => {
    expect(coverageOf(at, [], 0).sentence).toBe('Not screened by Kestrel');
  });
});

test.each([
  ['https://list.example/entry/7', true],
  ['http://list.example', false],
  ['javascript:alert(1)', false],
  ['https://user:word@list.example', false],
  ['list.example', false],
])('A look-up at %s: %s', (link, isTaken) =>
  expect(lookupProblems({ link, note: 'Nothing was found there.', hasFile: false })).toEqual(
    isTaken ? {} : { link: expect.any(String) },
  ),
);
