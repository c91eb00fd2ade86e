'use client';

import { Button } from '#components/ui/button.tsx';
import { CheckBox } from '#components/ui/form/check-box.tsx';
import { Choice } from '#components/ui/form/choice.tsx';
import { FieldError } from '#components/ui/form/field-error.tsx';
import { Section } from '#components/ui/section.tsx';
import type { SlaPolicy, WorkingDay } from '#lib/review/policies/policies.ts';
import { countsLabels, weekdayLabels } from '#lib/review/policies/words.ts';
import type { DraftEdit } from '../use-draft.ts';
import { PolicyNumber } from './policy-number.tsx';
import { TextField } from './text-field.tsx';
import { TimeZoneField } from './time-zone-field.tsx';

type PartProps = { edit: DraftEdit; sla: SlaPolicy; set: (part: Partial<SlaPolicy>) => void };

/** Until when a case has to be decided: hours, working time, holidays, time zone. */
export function TimeLimits({ edit }: { edit: DraftEdit }) {
  const { sla } = edit.values;
  const set = (part: Partial<SlaPolicy>) => edit.set({ sla: { ...sla, ...part } });
  return (
    <>
      <Section title="Time limit">
        <div className="flex flex-col gap-12 pt-4">
          <PolicyNumber
            edit={edit}
            policy="sla"
            name="dueInHours"
            label="A case is due after"
            least={0.25}
            most={2_160}
            isWhole={false}
            unit="hours"
          />
          <Choice
            label="Time counts"
            value={sla.counts}
            options={Object.entries(countsLabels).map(([value, label]) => ({ value, label }))}
            onChange={(value) => set({ counts: value === 'working' ? 'working' : 'always' })}
          />
        </div>
        <p className="mt-8 text-12 text-t2">
          New cases follow it. A case keeps the time limit under which it opened; while it waits for the applicant or is
          snoozed, no time runs.
        </p>
      </Section>
      {sla.counts === 'working' && (
        <>
          <Week {...{ edit, sla, set }} />
          <Holidays {...{ edit, sla, set }} />
        </>
      )}
    </>
  );
}

function Week({ edit, sla, set }: PartProps) {
  const put = (id: number, day: WorkingDay | null) =>
    set({
      week: [1, 2, 3, 4, 5, 6, 7].flatMap((one) => {
        const kept = one === id ? day : sla.week.find((known) => known.id === one);
        return kept ?? [];
      }),
    });
  return (
    <Section title="Working time" aside={`${sla.week.length} days a week`}>
      <TimeZoneField
        value={sla.timeZone}
        error={edit.problems['sla.timeZone']}
        onChange={(timeZone) => set({ timeZone })}
      />
      {edit.problems['sla.week'] && <FieldError>{edit.problems['sla.week']}</FieldError>}
      <ul className="flex flex-col gap-6 pt-12">
        {weekdayLabels.map((label, index) => {
          const id = index + 1;
          const day = sla.week.find((one) => one.id === id);
          return (
            <li key={label} className="flex min-h-28 flex-wrap items-start gap-x-12 gap-y-4">
              <span className="w-128 pt-4">
                <CheckBox
                  label={label}
                  checked={day !== undefined}
                  onChange={(isWorked) => put(id, isWorked ? { id, from: '09:00', to: '17:00' } : null)}
                />
              </span>
              {day && (
                <>
                  <TextField
                    type="time"
                    label={`${label}, from`}
                    value={day.from}
                    error={edit.problems[`sla.week.${id}`]}
                    onChange={(from) => from !== '' && put(id, { ...day, from })}
                    className="w-128"
                  />
                  <TextField
                    type="time"
                    label={`${label}, to`}
                    // A time field has no 24:00; the end of the day is shown, and typed, as 00:00.
                    value={day.to === '24:00' ? '00:00' : day.to}
                    onChange={(to) => to !== '' && put(id, { ...day, to: to === '00:00' ? '24:00' : to })}
                    className="w-128"
                  />
                </>
              )}
            </li>
          );
        })}
      </ul>
    </Section>
  );
}

function Holidays({ edit, sla, set }: PartProps) {
  const { holidays } = sla;
  const put = (at: number, part: Partial<SlaPolicy['holidays'][number]>) =>
    set({ holidays: holidays.map((one, index) => (index === at ? { ...one, ...part } : one)) });
  return (
    <Section
      title="Holidays"
      aside={
        !edit.lockedBecause && (
          <Button size="sm" icon="plus" onClick={() => set({ holidays: [...holidays, { id: '', label: '' }] })}>
            Add holiday
          </Button>
        )
      }
    >
      {holidays.length === 0 && <p className="text-12 text-t2">None: every day of the week counts.</p>}
      <ul className="flex flex-col gap-6 pt-4">
        {holidays.map((holiday, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a row has no name of its own while its day is typed
          <li key={at} className="flex items-start gap-8">
            <TextField
              type="date"
              label={`Holiday ${at + 1}, day`}
              value={holiday.id}
              error={edit.problems[`sla.holidays.${holiday.id}`]}
              onChange={(id) => put(at, { id })}
              className="w-176"
            />
            <TextField
              label={`Holiday ${at + 1}, name`}
              value={holiday.label}
              onChange={(label) => put(at, { label })}
            />
            {!edit.lockedBecause && (
              <Button
                look="quiet"
                icon="remove"
                aria-label={`Remove holiday ${at + 1}`}
                onClick={() => set({ holidays: holidays.filter((_, index) => index !== at) })}
              />
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}
