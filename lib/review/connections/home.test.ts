import { describe, expect, it } from 'vitest';
import { historyBars, historySentence, lastDay } from './last-day.ts';
import type { ConnectionState } from './state.ts';
import { worstFirst } from './worst-first.ts';

describe('Connections, worst first', () => {
  const line = (name: string, state: ConnectionState, failed = 0) => ({ name, state, calls: { failed } });

  it('what needs a person comes before what mends itself, that before what works; then more failed calls', () => {
    const since = '2026-11-27T10:00:00.000Z';
    const lines = [
      line('works', { kind: 'working' }),
      line('fails sometimes', { kind: 'working' }, 9),
      line('copies', { kind: 'copying', read: 1, expected: null }),
      line('paused by hand', { kind: 'paused', because: 'by_hand' }),
      line('down', { kind: 'down', since }),
      line('failing', { kind: 'failing', problem: 'x' }),
      line('key erases', { kind: 'paused', because: 'erases_what_it_reads' }),
      line('key refused', { kind: 'refused' }),
    ];
    expect(worstFirst(lines).map(({ name }) => name)).toEqual([
      'key refused',
      'key erases',
      'down',
      'failing',
      'paused by hand',
      'copies',
      'fails sometimes',
      'works',
    ]);
  });
});

describe('The last day of a connection', () => {
  it('is 48 half hours, of which the last is running', () => {
    const steps = lastDay(new Date('2026-11-27T14:32:08.000Z'));
    expect(steps).toHaveLength(48);
    expect(steps[0]).toEqual({
      label: '15:00 UTC',
      start: '2026-11-26T15:00:00.000Z',
      until: '2026-11-26T15:30:00.000Z',
    });
    expect(steps.at(-1)?.until).toBe('2026-11-27T15:00:00.000Z');
    for (const [at, { start }] of steps.entries()) if (at > 0) expect(steps[at - 1]?.until).toBe(start);
  });

  const answered = { lagSeconds: 20, calls: 100, failures: 0, downMinutes: 0 };
  const bars = historyBars(
    ['10:00', '10:30', '11:00', '11:30'].map((label) => ({ label })),
    [answered, { ...answered, failures: 9 }, { ...answered, lagSeconds: 86_400, downMinutes: 15 }, null],
  );

  it('each bar says its time, how it went, its lag and failed calls; without a sample nothing is claimed', () => {
    expect(bars.map(({ says }) => says)).toEqual([
      '10:00: answered, longest lag 20 s, 0 of 100 calls failed',
      '10:30: over 5 % of calls failed, longest lag 20 s, 9 of 100 calls failed',
      '11:00: no answer, longest lag 24:00 h, 0 of 100 calls failed',
      '11:30: no sample',
    ]);
  });

  it('a longer lag is a higher bar, up to an hour', () => {
    const shareOf = (lagSeconds: number) => historyBars([], [{ ...answered, lagSeconds }])[0]?.share ?? 0;
    expect(shareOf(0)).toBe(0);
    expect(shareOf(20)).toBeLessThan(shareOf(600));
    expect(shareOf(600)).toBeLessThan(1);
    expect([shareOf(3_600), shareOf(86_400)]).toEqual([1, 1]);
  });

  it('in one sentence: how many half hours went how', () => {
    expect(historySentence(bars)).toBe(
      'Last 24 hours: of 4 half hours 1 answered, 1 with failed calls, 1 without an answer, 1 without a sample',
    );
  });
});
