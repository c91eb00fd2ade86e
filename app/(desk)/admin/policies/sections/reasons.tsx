'use client';

import { Button } from '#components/ui/button.tsx';
import { CheckBox } from '#components/ui/form/check-box.tsx';
import { FieldError } from '#components/ui/form/field-error.tsx';
import { Section } from '#components/ui/section.tsx';
import type { Policies } from '#lib/review/policies/policies.ts';
import { type Reason, type RequestReason, reasonNeedsNote } from '#lib/review/policies/reason.ts';
import { reasonListLabels } from '#lib/review/policies/words.ts';
import type { DraftEdit } from '../use-draft.ts';
import { RequestedFields } from './requested-fields.tsx';
import { TextField } from './text-field.tsx';

type ListKey = keyof Policies['reasons'];

/** The letters that the codes of a list begin with. */
const letters: Record<ListKey, string> = {
  approved: 'AP',
  rejected: 'RJ',
  requested: 'RQ',
  held: 'HD',
  escalated: 'ES',
  true_match: 'TM',
  false_positive: 'FP',
  unsure: 'US',
};

type ReasonsProps = { edit: DraftEdit; usedCodes: readonly string[] };

/** The coded reasons, by what they are reasons for. */
export function Reasons({ edit, usedCodes }: ReasonsProps) {
  return (
    <>
      {(Object.keys(reasonListLabels) as ListKey[]).map((list) => (
        <ReasonList key={list} {...{ list, edit, usedCodes }} />
      ))}
    </>
  );
}

function ReasonList({ list, edit, usedCodes }: ReasonsProps & { list: ListKey }) {
  const { reasons } = edit.values;
  const entries: readonly Reason[] = reasons[list];
  const put = (next: readonly Reason[]) => edit.set({ reasons: { ...reasons, [list]: next } });
  const add = () => put([...entries, blankReason(list, [...usedCodes, ...entries.map(({ code }) => code)])]);
  const none = edit.problems[`reasons.${list}`];
  return (
    <Section
      title={reasonListLabels[list]}
      aside={
        !edit.lockedBecause && (
          <Button size="sm" icon="plus" aria-label={`Add a reason: ${reasonListLabels[list]}`} onClick={add}>
            Add
          </Button>
        )
      }
    >
      {none && <FieldError>{none}</FieldError>}
      <ul>
        {entries.map((reason) => (
          <ReasonRow
            key={reason.code}
            {...{ list, edit, reason }}
            onChange={(part) => put(entries.map((one) => (one.code === reason.code ? { ...one, ...part } : one)))}
            onRemove={() => put(entries.filter(({ code }) => code !== reason.code))}
          />
        ))}
      </ul>
    </Section>
  );
}

type ReasonRowProps = {
  list: ListKey;
  edit: DraftEdit;
  reason: Reason;
  onChange: (part: Partial<RequestReason>) => void;
  onRemove: () => void;
};

function ReasonRow({ list, edit, reason, onChange, onRemove }: ReasonRowProps) {
  const { code, label } = reason;
  const at = `reasons.${list}.${code}`;
  return (
    <li className="border-b border-l1 py-6 last:border-b-0">
      <div className="flex flex-wrap items-center gap-x-12 gap-y-6">
        <span className="mono w-48 shrink-0 text-t3">{code}</span>
        <TextField
          label={`${code}: what people read`}
          value={label}
          error={edit.problems[`${at}.label`] ?? edit.problems[`${at}.code`]}
          onChange={(next) => onChange({ label: next })}
          className="min-w-176 grow"
        />
        <CheckBox
          label={list === 'requested' ? 'Reviewer writes it' : 'Needs a note'}
          checked={reasonNeedsNote(reason)}
          onChange={(needsNote) => onChange({ needsNote })}
        />
        {!edit.lockedBecause && (
          <Button look="quiet" size="sm" icon="remove" aria-label={`Remove ${code}`} onClick={onRemove} />
        )}
      </div>
      {list === 'requested' && (
        <RequestedFields reason={reason as RequestReason} error={edit.problems[`${at}.ask`]} onChange={onChange} />
      )}
    </li>
  );
}

/** A new reason, under the next number that was never given. */
function blankReason(list: ListKey, used: readonly string[]): Reason | RequestReason {
  const numbers = used.filter((code) => code.startsWith(`${letters[list]}-`)).map((code) => Number(code.slice(3)));
  const code = `${letters[list]}-${String(Math.max(0, ...numbers) + 1).padStart(2, '0')}`;
  if (list !== 'requested') return { code, label: '' };
  return { code, label: '', group: 'other', ask: '', how: 'words', suggestedBy: [] };
}
