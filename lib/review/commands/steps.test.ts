import { describe, expect, test } from 'vitest';
import { type CommandState, commandStates } from './command.ts';
import { type CommandEvent, type CommandProgress, initialProgress, longestMs, mostSends, nextStep } from './steps.ts';

const now = new Date('2026-11-21T12:00:00.000Z');
const ago = (seconds: number) => new Date(now.getTime() - seconds * 1_000);
const trouble = { code: 'timeout', problem: 'session.move: the provider did not answer in time' };

const standing = (state: CommandState, more: Partial<CommandProgress> = {}): CommandProgress => ({
  state,
  tries: 1,
  notBefore: ago(1),
  sentAt: ago(60),
  createdAt: ago(120),
  ...more,
});
const stepOf = (command: CommandProgress, event: CommandEvent, spread = 0) => nextStep(command, event, now, spread);
const inSeconds = (at: Date | undefined) => at && (at.getTime() - now.getTime()) / 1_000;

const events: { [Kind in CommandEvent['kind']]: Extract<CommandEvent, { kind: Kind }> } = {
  send: { kind: 'send', sendingMs: 30_000, quarantineMs: 60_000 },
  done: { kind: 'done', by: 'answer' },
  not_sent: { kind: 'not_sent', retryAfterMs: null, ...trouble },
  no: { kind: 'no', ...trouble },
  unclear: { kind: 'unclear', quarantineMs: 60_000, ...trouble },
  ask: { kind: 'ask', readBackMs: 20_000 },
  not_done: { kind: 'not_done' },
  contrary: { kind: 'contrary' },
  untellable: { kind: 'untellable' },
  not_read_back: { kind: 'not_read_back', longestMs, retryAfterMs: null, ...trouble },
  hand_over: { kind: 'hand_over', ...trouble },
  withdraw: { kind: 'withdraw' },
  reachable: { kind: 'reachable' },
  resume: { kind: 'resume' },
  settle: { kind: 'settle' },
};

/**
 * Every event from every state: where it leads, or that it does not happen. Commands here are due and were sent once.
 */
const table: { [Kind in CommandEvent['kind']]: Partial<Record<CommandState, CommandState>> } = {
  send: { held: 'unknown', waiting: 'unknown' },
  done: { unknown: 'done', waiting: 'done', refused: 'done', conflict: 'done', needs_person: 'done' },
  not_sent: { unknown: 'waiting' },
  no: { unknown: 'refused' },
  unclear: { unknown: 'unknown' },
  ask: { unknown: 'unknown' },
  not_done: { unknown: 'waiting' },
  contrary: { unknown: 'conflict' },
  untellable: { unknown: 'needs_person' },
  not_read_back: { unknown: 'unknown' },
  hand_over: { held: 'needs_person', waiting: 'needs_person', unknown: 'needs_person' },
  withdraw: {},
  reachable: { waiting: 'waiting' },
  resume: { refused: 'waiting', conflict: 'waiting', needs_person: 'waiting' },
  settle: { refused: 'settled', conflict: 'settled', needs_person: 'settled' },
};

const transitions = Object.values(events).flatMap((event) =>
  commandStates.map((state) => [event.kind, state, table[event.kind][state] ?? null, event] as const),
);

test.each(transitions)('%s while %s leads to %s', (_kind, state, next, event) => {
  expect(stepOf(standing(state), event)?.state ?? null).toBe(next);
});

test('The vendor answers again: a command that waits is due at once, and as often sent as before', () => {
  const step = stepOf(standing('waiting', { notBefore: ago(-200) }), events.reachable);
  expect(step).toMatchObject({ notBefore: now, tries: 1, entry: null });
});

test('Only commands that have ended have an end', () => {
  for (const [, state, next, event] of transitions) {
    const ends = next === 'done' || next === 'withdrawn' || next === 'settled';
    expect(stepOf(standing(state), event)?.endedAt ?? null).toEqual(ends ? now : null);
  }
});

test('A command is unknown before it is sent, until the call must be over and the quarantine has passed', () => {
  const sent = stepOf(standing('waiting', { tries: 0, sentAt: null }), events.send);
  expect(sent).toMatchObject({ state: 'unknown', tries: 1, sentAt: now, entry: { kind: 'sent' } });
  expect(inSeconds(sent?.notBefore)).toBe(90);
  expect(inSeconds(stepOf(standing('unknown'), events.unclear)?.notBefore)).toBe(60);
});

describe('The undo window', () => {
  test('holds a command until it is over', () => {
    expect(initialProgress(true, 10, now)).toMatchObject({ state: 'held', tries: 0, notBefore: ago(-10) });
    expect(initialProgress(false, 10, now)).toMatchObject({ state: 'waiting', tries: 0, notBefore: now });
  });

  test.each([
    ['held in the window', initialProgress(true, 10, now), 'withdrawn'],
    ['held, just due', standing('held', { tries: 0, sentAt: null }), 'withdrawn'],
    ['waiting, never sent', initialProgress(false, 10, now), 'withdrawn'],
    ['waiting again after it may have been carried out', standing('waiting'), null],
    ['under way', standing('unknown'), null],
  ] as const)('%s: %s', (_, command, next) => {
    expect(stepOf(command, events.withdraw)?.state ?? null).toBe(next);
  });

  test('keeps it from being sent', () => {
    expect(stepOf(initialProgress(true, 10, now), events.send)).toBeNull();
    expect(nextStep(initialProgress(true, 10, now), events.send, ago(-10), 0)?.state).toBe('unknown');
  });
});

describe('Before a command is due', () => {
  test.each([
    ['send', 'waiting'],
    ['ask', 'unknown'],
    ['untellable', 'unknown'],
    ['hand_over', 'unknown'],
  ] as const)('%s while %s', (kind, state) => {
    expect(stepOf(standing(state, { notBefore: ago(-1) }), events[kind])).toBeNull();
    expect(stepOf(standing(state, { notBefore: now }), events[kind])).not.toBeNull();
  });
});

describe('A command that was certainly not carried out', () => {
  test('does not count as sent, and can still be withdrawn', () => {
    const postponed = stepOf(standing('unknown'), events.not_sent);
    expect(postponed).toMatchObject({
      tries: 0,
      entry: { kind: 'postponed', code: 'timeout' },
      problem: trouble.problem,
    });
    expect(postponed && stepOf(postponed, events.withdraw)?.state).toBe('withdrawn');
  });

  test.each([
    ['at least five seconds, spread', 1, null, 0, 2.5],
    ['about as long again as it has waited', 120, null, 1, 120],
    ['never longer than five minutes', 20_000, null, 1, 300],
    ['as long as the vendor asks', 120, 600_000, 0, 600],
  ] as const)('waits %s', (_, age, retryAfterMs, spread, seconds) => {
    const command = standing('unknown', { createdAt: ago(age) });
    expect(inSeconds(stepOf(command, { ...events.not_sent, retryAfterMs }, spread)?.notBefore)).toBe(seconds);
  });

  test('goes to a person after a day', () => {
    const step = stepOf(standing('unknown', { createdAt: ago(24 * 3_600) }), events.not_sent);
    expect(step).toMatchObject({ state: 'needs_person', code: 'timeout', entry: { kind: 'handed-over' } });
  });
});

describe('A command whose outcome is not known', () => {
  test('is sent again once the vendor shows that it was not done, a limited number of times', () => {
    expect(stepOf(standing('unknown', { tries: mostSends - 1 }), events.not_done)).toMatchObject({
      state: 'waiting',
      notBefore: now,
    });
    expect(stepOf(standing('unknown', { tries: mostSends }), events.not_done)?.state).toBe('needs_person');
    expect(stepOf(standing('unknown', { createdAt: ago(24 * 3_600) }), events.not_done)?.state).toBe('needs_person');
  });

  test('stays unknown while it can’t be read back, for a day at most', () => {
    expect(inSeconds(stepOf(standing('unknown'), events.not_read_back, 1)?.notBefore)).toBe(60);
    expect(stepOf(standing('unknown', { sentAt: ago(24 * 3_600) }), events.not_read_back)?.state).toBe('needs_person');
    expect(stepOf(standing('unknown'), { ...events.not_read_back, longestMs: 60_000 })?.state).toBe('needs_person');
    expect(inSeconds(stepOf(standing('unknown', { sentAt: ago(3_600) }), events.not_read_back, 1)?.notBefore)).toBe(60);
  });

  test('is sent again only after a read back, or when the call was never made', () => {
    const back = transitions
      .filter(([, state, next]) => state === 'unknown' && next === 'waiting')
      .map(([kind]) => kind);
    expect(back).toEqual(['not_sent', 'not_done']);
  });
});
