'use client';

import { useState } from 'react';
import { fieldValue, momentOf, presets } from '#components/review/lifecycle/snooze-times.ts';
import { Choice as Select } from '#components/ui/form/choice.tsx';
import { Field } from '#components/ui/form/field.tsx';
import type { DecisionForm } from '../use-decision.ts';

type SnoozeFieldsProps = { form: DecisionForm; isOpen: boolean; onOpen: (isOpen: boolean) => void };

/** Until when: the usual times, or any. */
export function SnoozeFields({ form, isOpen, onOpen }: SnoozeFieldsProps) {
  const [preset, setPreset] = useState<string | null>(null);
  const [typed, setTyped] = useState(() => fieldValue(form.until));
  const choose = (value: string) => {
    const until =
      presets
        .find((one) => one.value === value)
        ?.until(new Date())
        .toISOString() ?? null;
    setPreset(value);
    setTyped(fieldValue(until));
    form.setUntil(until);
  };
  const type = (value: string) => {
    setPreset(null);
    setTyped(value);
    form.setUntil(momentOf(value));
  };
  return (
    <>
      <Select
        label="Snooze"
        placeholder={form.until === null ? 'Choose a time' : 'Until the time below'}
        value={preset}
        leavesLetters
        options={presets.map(({ value, label }) => ({ value, label }))}
        onChange={choose}
        open={isOpen}
        onOpenChange={onOpen}
      />
      <Field
        label="Until"
        type="datetime-local"
        value={typed}
        onChange={(event) => type(event.target.value)}
        error={isOpen ? undefined : form.problem?.fields.until}
      />
    </>
  );
}
