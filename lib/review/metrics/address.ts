import { uuid } from '../values/uuid.ts';

export const presets = ['today', '7', '30', '90', 'year'] as const;

export type Preset = (typeof presets)[number];

/** What is asked for: a preset that ends today, or days (YYYY-MM-DD, both included). */
export type RangeChoice = { preset: Preset } | { from: string; to: string };

/** What the metrics are asked for. */
export type MetricsChoice = {
  range: RangeChoice;
  zone: string;
  /** Beside the range of as many days before. */
  compares: boolean;
  /** Of one connection; null for all. */
  connection: string | null;
};

/** The choice in the parameters of an address. What makes no sense is left out; without any: 30 days, UTC. */
export function readMetricsAddress(get: (name: string) => string | null | undefined): MetricsChoice {
  const [from, to] = [get('from'), get('to')];
  const zone = get('zone') ?? 'UTC';
  const connection = get('connection') ?? '';
  return {
    range: from && to ? { from, to } : { preset: presetOf(get('range')) },
    zone: isZone(zone) ? zone : 'UTC',
    compares: get('compare') !== 'no',
    connection: uuid.test(connection) ? connection : null,
  };
}

/** The path of the metrics with a choice; `path` is another one that takes the same parameters. */
export function metricsAddress(
  { range, ...others }: MetricsChoice,
  path = '/metrics',
  more: Record<string, string> = {},
): string {
  const query = new URLSearchParams({
    ...('preset' in range ? (range.preset === '30' ? {} : { range: range.preset }) : range),
    ...paramsBesideRange(others),
    ...more,
  }).toString();
  return query ? `${path}?${query}` : path;
}

/** The parameters of a choice without its range, for a form that asks for another one. */
export function paramsBesideRange({
  zone,
  compares,
  connection,
}: Omit<MetricsChoice, 'range'>): Record<string, string> {
  return {
    ...(zone === 'UTC' ? {} : { zone }),
    ...(compares ? {} : { compare: 'no' }),
    ...(connection ? { connection } : {}),
  };
}

function presetOf(text: string | null | undefined): Preset {
  return presets.find((preset) => preset === text) ?? '30';
}

/** Whether a time zone has this name. */
export function isZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return /^[A-Za-z]/.test(zone);
  } catch {
    return false;
  }
}
