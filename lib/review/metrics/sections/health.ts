import type { HealthStep, MetricsRead } from '../read.ts';
import { durationWords } from '../words.ts';
import { type Cell, type MetricSection, numberColumn, share, word, wordColumn } from './cell.ts';

/** How a step of a connection's health looks: answered, with errors, with the breaker open, not sampled. */
export type HealthLook = 'good' | 'errors' | 'down' | 'none';

/** More failed calls than this share are shown as trouble. */
const errorShare = 0.05;

export function healthLook(step: HealthStep | null): HealthLook {
  if (step === null || (step.lagSeconds === null && step.calls === 0)) return 'none';
  if (step.downMinutes > 0) return 'down';
  return step.calls > 0 && step.failures / step.calls > errorShare ? 'errors' : 'good';
}

/** The health of each connection over time: the longest lag, errors and open breakers of each step. */
export function healthSection(read: MetricsRead): MetricSection {
  return {
    id: 'health',
    title: 'Provider health',
    stamp: `per ${read.now.unit}`,
    definition:
      'Each provider over the range: answered, more than 5 % of calls failed, or the breaker open for at least a ' +
      'quarter hour. No sample: Docket was not running, the connection not active, or it had never been called. ' +
      healthDefinition,
    columns: [wordColumn('Provider'), wordColumn('Time'), ...healthColumns],
    rows: read.health.flatMap(({ connectionId, steps }) => {
      const label = read.connections.find(({ id }) => id === connectionId)?.label ?? connectionId;
      return steps.flatMap((step, at) =>
        step ? [[word(label), word(read.now.steps[at]?.label ?? ''), ...healthCells(step)]] : [],
      );
    }),
  };
}

export const healthColumns = ['Lag', 'Errors', 'Breaker open'].map(numberColumn);

export const healthDefinition =
  'Lag: the longest time since the provider’s last answer. Errors: failed calls ÷ all calls. ' +
  'Breaker open: how long Docket did not call, to the quarter hour.';

/** Lag, errors and open breaker of a step, or of several together; null without a sample. */
export function healthCells(step: HealthStep | null): Cell[] {
  if (step === null) return healthColumns.map(() => word('–', true));
  const { lagSeconds, calls, failures, downMinutes } = step;
  return [
    lagSeconds === null ? word('–', true) : { text: durationWords(lagSeconds), raw: String(lagSeconds) },
    share(failures, calls),
    { text: downMinutes === 0 ? 'Never' : durationWords(downMinutes * 60), raw: String(downMinutes) },
  ];
}

/** Several steps as one: the longest lag, all calls, all time with the breaker open. */
export function stepsTogether(steps: readonly (HealthStep | null)[]): HealthStep | null {
  return steps.reduce((all, step) => {
    if (all === null || step === null) return all ?? step;
    return {
      lagSeconds: longer(all.lagSeconds, step.lagSeconds),
      calls: all.calls + step.calls,
      failures: all.failures + step.failures,
      downMinutes: all.downMinutes + step.downMinutes,
    };
  }, null);
}

function longer(a: number | null, b: number | null): number | null {
  return a === null || b === null ? (a ?? b) : Math.max(a, b);
}
