'use client';

import { useId, useSyncExternalStore } from 'react';
import { Field } from '#components/ui/form/field.tsx';

type TimeZoneFieldProps = { value: string; error: string | undefined; onChange: (zone: string) => void };

/** A time zone by its IANA name; the browser offers those it knows. */
export function TimeZoneField({ value, error, onChange }: TimeZoneFieldProps) {
  const listId = useId();
  // Server and browser may know different zones, so only the browser offers them.
  const zones = useSyncExternalStore(never, ownZones, noZones);
  return (
    <>
      <Field
        label="Time zone"
        value={value}
        error={error}
        list={listId}
        autoComplete="off"
        className="max-w-240 pt-4"
        onChange={({ target }) => onChange(target.value)}
      />
      <datalist id={listId}>
        {zones.map((zone) => (
          <option key={zone} value={zone} />
        ))}
      </datalist>
    </>
  );
}

const none: string[] = [];
const never = () => () => undefined;
const noZones = () => none;

/** The zones that this browser knows, always as one list. */
function ownZones(): string[] {
  browserZones ??= Intl.supportedValuesOf('timeZone');
  return browserZones;
}

let browserZones: string[] | undefined;
