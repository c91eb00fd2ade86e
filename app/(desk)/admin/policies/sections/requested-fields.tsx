'use client';

import { Choice } from '#components/ui/form/choice.tsx';
import { TextArea } from '#components/ui/form/text-area.tsx';
import type { RequestReason } from '#lib/review/policies/reason.ts';
import { howLabels } from '#lib/review/policies/words.ts';
import { hows, requestGroupLabels, requestGroups } from '#lib/review/requests/lack.ts';

type RequestedFieldsProps = {
  reason: RequestReason;
  error: string | undefined;
  onChange: (part: Partial<RequestReason>) => void;
};

/** What an applicant is told when they are asked for something, folded until it is opened or something is wrong. */
export function RequestedFields({ reason, error, onChange }: RequestedFieldsProps) {
  const { ask, group, how, code } = reason;
  return (
    <details className="ps-60 pt-4" open={error ? true : undefined}>
      <summary className="truncate text-12 text-t2">{ask === '' ? 'The reviewer writes the sentence' : ask}</summary>
      <div className="flex flex-col gap-8 py-6">
        <TextArea
          label={`${code}: sentence to the applicant`}
          value={ask}
          maxLength={400}
          rows={2}
          error={error}
          onChange={({ target }) => onChange({ ask: target.value })}
        />
        <div className="grid grid-cols-2 gap-8 phone:grid-cols-1">
          <Choice
            label="Group"
            value={group}
            options={requestGroups.map((value) => ({ value, label: requestGroupLabels[value] }))}
            onChange={(value) => onChange({ group: requestGroups.find((one) => one === value) ?? group })}
          />
          <Choice
            label="How it is sent"
            value={how}
            options={hows.map((value) => ({ value, label: howLabels[value] }))}
            onChange={(value) => onChange({ how: hows.find((one) => one === value) ?? how })}
          />
        </div>
      </div>
    </details>
  );
}
