import { Field } from '#components/ui/form/field.tsx';
import type { SettingsDraft } from '#lib/review/connections/setting.ts';
import type { SettingsForm } from '#lib/review/connections/view.ts';
import { SettingFields } from '../setting-fields.tsx';

/** The values in the form; the pace as it was typed. */
export type SettingsValues = {
  label: string;
  pace: { roundEveryMinutes: string; callsPerSecond: string };
  draft: SettingsDraft;
};

type SettingsFieldsProps = {
  form: SettingsForm;
  values: SettingsValues;
  problems: Record<string, string>;
  onChange: (change: Partial<SettingsValues>) => void;
};

/** Name, settings and pace of an existing connection. Test or live is not among them, because it can't be changed. */
export function SettingsFields({ form, values: { label, pace, draft }, problems, onChange }: SettingsFieldsProps) {
  const own = form.pace;
  return (
    <div className="min-h-0 overflow-y-auto p-16 thin-scroll phone:overflow-visible">
      <div className="flex max-w-560 flex-col gap-16">
        <Field
          label="Name"
          error={problems.label}
          value={label}
          maxLength={80}
          autoComplete="off"
          onChange={(event) => onChange({ label: event.target.value })}
        />
        <SettingFields
          controls={form.controls}
          draft={draft}
          problems={problems}
          secretAddress={form.secretAddress}
          onChange={(next) => onChange({ draft: next })}
        />
        <fieldset className="flex gap-16 border-t border-l1 pt-12 phone:flex-col">
          <legend className="sr-only">Pace</legend>
          <Field
            className="grow"
            label="Minutes between rounds"
            aside="Optional"
            hint={`Empty: every ${own.roundEveryMinutes}, the fastest allowed.`}
            error={problems.roundEveryMinutes ?? problems['pace.roundEveryMinutes']}
            value={pace.roundEveryMinutes}
            inputMode="numeric"
            autoComplete="off"
            onChange={(event) => onChange({ pace: { ...pace, roundEveryMinutes: event.target.value } })}
          />
          <Field
            className="grow"
            label="Calls a second"
            aside="Optional"
            hint={`Empty: ${own.callsPerSecond}, the most allowed.`}
            error={problems.callsPerSecond ?? problems['pace.callsPerSecond']}
            value={pace.callsPerSecond}
            inputMode="decimal"
            autoComplete="off"
            onChange={(event) => onChange({ pace: { ...pace, callsPerSecond: event.target.value } })}
          />
        </fieldset>
      </div>
    </div>
  );
}
