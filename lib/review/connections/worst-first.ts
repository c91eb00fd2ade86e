import type { ConnectionState } from './state.ts';

/** What needs a person before what mends itself, and that before what works. */
const order: ConnectionState['kind'][] = ['refused', 'paused', 'down', 'failing', 'untried', 'copying', 'working'];

/** The connections, worst first; where two are alike, the one with more failed calls in the last hour. */
export function worstFirst<Line extends { state: ConnectionState; calls: { failed: number } }>(
  lines: readonly Line[],
): Line[] {
  const rank = ({ state }: Line) =>
    // Paused by hand is what someone wanted.
    state.kind === 'paused' && state.because === 'by_hand' ? order.indexOf('untried') : order.indexOf(state.kind);
  return lines.toSorted((a, b) => rank(a) - rank(b) || b.calls.failed - a.calls.failed);
}
