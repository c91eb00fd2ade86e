import { Icon } from '#components/ui/icon.tsx';
import type { AvailableCommand } from '#lib/review/commands/available.ts';
import { type FieldValues, inputOf } from '#lib/review/commands/field-values.ts';
import { countOf } from '#lib/review/counted.ts';

type CallLineProps = { command: AvailableCommand; values: FieldValues; providerLabel: string };

/** The call that the button makes at the provider; opened, what goes along with it. */
export function CallLine({ command: { call, fields }, values, providerLabel }: CallLineProps) {
  const input = inputOf(fields, values);
  const sent = fields.filter(({ name }) => name in input);
  return (
    <details className="group mb-10 rounded-4 bg-s2 text-12 short:mb-8">
      <summary className="flex min-h-24 cursor-pointer list-none items-center gap-8 rounded-4 px-8 phone:min-h-44">
        <Icon name="right" className="shrink-0 text-t3 group-open:rotate-90" />
        <span className="mono min-w-0 truncate">{call}</span>
        <span className="ms-auto shrink-0 text-t3">
          {sent.length === 0 ? 'no fields' : countOf(sent.length, 'field')}
        </span>
      </summary>
      <dl className="grid sent-grid gap-x-12 gap-y-2 px-8 pt-2 pb-6">
        {sent.map(({ name, title }) => (
          <div key={name} className="contents">
            <dt className="truncate text-t3">{title}</dt>
            <dd className="min-w-0 break-words">{String(input[name])}</dd>
          </div>
        ))}
        <dt className="text-t3">About</dt>
        <dd>{`This applicant, by their id at ${providerLabel}`}</dd>
      </dl>
    </details>
  );
}
