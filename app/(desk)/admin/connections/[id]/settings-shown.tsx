import type { ConnectionDetail, SettingsForm } from '#lib/review/connections/view.ts';

/** The settings for readers who may not change them: values, and of secrets only whether they are set. */
export function SettingsShown({ form: { controls, pace }, detail }: { form: SettingsForm; detail: ConnectionDetail }) {
  const lines = [
    ...controls.map(({ title, isSecret, isSet, value }): [string, string] => [
      title,
      isSecret ? (isSet ? 'Set' : 'Not set') : shown(value),
    ]),
    ['Minutes between rounds', String(detail.roundEveryMinutes ?? pace.roundEveryMinutes)],
    ['Calls a second', String(detail.callsPerSecond ?? pace.callsPerSecond)],
  ];
  return (
    <dl className="min-h-0 grow overflow-y-auto px-16 py-8 thin-scroll phone:overflow-visible">
      {lines.map(([title, value]) => (
        <div key={title} className="flex min-h-28 items-baseline gap-12 border-b border-l1 py-4 last:border-b-0">
          <dt className="w-176 shrink-0 text-12 text-t3">{title}</dt>
          <dd className="min-w-0 break-words whitespace-pre-wrap">{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function shown(value: string | boolean | null): string {
  if (typeof value === 'boolean') return value ? 'Yes' : 'No';
  return value === null || value === '' ? '–' : value;
}
