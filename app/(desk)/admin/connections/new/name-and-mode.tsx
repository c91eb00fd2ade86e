import { Field } from '#components/ui/form/field.tsx';

type Mode = 'test' | 'live';

type Values = { label: string; mode: Mode };

type NameAndModeProps = { values: Values; problem: string | undefined; onChange: (change: Partial<Values>) => void };

const modes: { mode: Mode; title: string; says: string }[] = [
  { mode: 'test', title: 'Test', says: 'A trial account or the sandbox. Its applicants are marked Test everywhere.' },
  { mode: 'live', title: 'Live', says: 'Real people. This can’t be changed later.' },
];

export function NameAndMode({ values: { label, mode }, problem, onChange }: NameAndModeProps) {
  return (
    <div className="mb-16 flex flex-col gap-12 border-b border-l1 pb-16">
      <Field
        label="Name"
        hint="A name for your team, such as Retail or Business."
        error={problem}
        value={label}
        maxLength={80}
        autoComplete="off"
        onChange={(event) => onChange({ label: event.target.value })}
      />
      <fieldset>
        <legend className="mb-4 text-12 font-medium text-t2">Kind of account</legend>
        {modes.map(({ mode: one, title, says }) => (
          <label key={one} className="flex min-h-28 items-start gap-8 py-2">
            <input
              type="radio"
              name="mode"
              value={one}
              checked={mode === one}
              onChange={() => onChange({ mode: one })}
              className="mt-3 size-14 shrink-0 accent-accent-solid"
            />
            <span>
              {title} <span className="block text-12 text-t3">{says}</span>
            </span>
          </label>
        ))}
      </fieldset>
    </div>
  );
}
