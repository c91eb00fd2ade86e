import type { HealthStep, MetricsRead } from '../read.ts';
import { durationWords, shareWords } from '../words.ts';
import { type Cell, type MetricSection, numberColumn, word, wordColumn } from './cell.ts';

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
      'quarter hour. No sample: Docket was not running, the connection not active, or it had never been called.',
    columns: [
      wordColumn('Provider'),
      wordColumn('Time'),
      numberColumn('Lag'),
      numberColumn('Errors'),
      numberColumn('Breaker open'),
    ],
    rows: read.health.flatMap(({ connectionId, steps }) => {
      const label = read.connections.find(({ id }) => id === connectionId)?.label ?? connectionId;
      return steps.flatMap((step, at) => (step ? [healthRow(label, read.now.steps[at]?.label ?? '', step)] : []));
    }),
  };
}

function healthRow(label: string, time: string, step: HealthStep): Cell[] {
  const { lagSeconds, calls, failures, downMinutes } = step;
  return [
    word(label),
    word(time),
    lagSeconds === null ? word('–', true) : { text: durationWords(lagSeconds), raw: String(lagSeconds) },
    { text: shareWords(failures, calls), raw: calls === 0 ? '' : (failures / calls).toFixed(4) },
    { text: downMinutes === 0 ? 'Never' : durationWords(downMinutes * 60), raw: String(downMinutes) },
  ];
}
