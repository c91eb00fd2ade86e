'use client';

import { useState } from 'react';
import { Choice } from '#components/ui/form/choice.tsx';
import { FormDialog } from '#components/ui/form/form-dialog.tsx';
import type { AvailableCommand } from '#lib/review/commands/available.ts';
import { inputOf, standardValues } from '#lib/review/commands/field-values.ts';
import { DrawnFields } from '../drawn-fields.tsx';
import { newId } from '../new-id.ts';
import { type Problem, problemBeside } from '../problem.ts';
import { useProblem } from '../use-problem.ts';

/** Where a search can be ordered. */
export type SearchPlace = { id: string; label: string; providerLabel: string; command: AvailableCommand };

/** What is ordered: `commandId` is made with the form, so that sending it twice orders one search. */
export type SearchOrder = { commandId: string; placeId: string; input: Record<string, unknown> };

type SearchDialogProps = {
  places: SearchPlace[];
  /** Of whom the search is kept; without it the search is about no applicant. */
  about: 'applicant' | null;
  order: (search: SearchOrder) => Promise<Problem>;
  onClose: () => void;
};

/** Orders a search of a wallet or transaction at a vendor, and says what that does there. */
export function SearchDialog({ places, about, order, onClose }: SearchDialogProps) {
  const [commandId] = useState(newId);
  const [placeId, setPlaceId] = useState(places[0]?.id ?? '');
  const place = places.find(({ id }) => id === placeId);
  const [values, setValues] = useState(() => standardValues(place?.command.fields ?? []));
  const { problem, isBusy, run } = useProblem();
  if (!place) return null;
  const { command, providerLabel } = place;
  const choose = (id: string) => {
    setPlaceId(id);
    setValues(standardValues(places.find((each) => each.id === id)?.command.fields ?? []));
  };
  const send = async () => {
    const found = await run(() => order({ commandId, placeId, input: inputOf(command.fields, values) }));
    if (found === null) onClose();
  };
  return (
    <FormDialog
      title={command.name}
      act={isBusy ? `Waiting for ${providerLabel}` : `Search at ${providerLabel}`}
      isBusy={isBusy}
      problem={problemBeside(problem, ['input.subject', 'subject'])}
      onAct={() => void send()}
      onClose={onClose}
    >
      <p className="mb-4 text-t2">
        {`Orders a check at ${providerLabel}, which may charge for it. It can’t be taken back. `}
        {about === 'applicant'
          ? `${providerLabel} is not told whom it is about; Docket keeps it with this applicant.`
          : 'It is kept with no applicant. To keep it with one, search on their Crypto tab.'}
      </p>
      <p className="mb-10 mono text-12 break-all text-t3">{command.call}</p>
      {places.length > 1 && (
        <div className="mb-10">
          <Choice
            label="Connection"
            value={placeId}
            options={places.map(({ id, label }) => ({ value: id, label }))}
            onChange={choose}
          />
        </div>
      )}
      <DrawnFields fields={command.fields} values={values} problems={problem?.fields ?? {}} onChange={setValues} />
    </FormDialog>
  );
}
