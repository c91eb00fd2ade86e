'use client';

import type { RefObject } from 'react';
import { useShortcuts } from '#components/shell/shortcuts.tsx';
import { Button } from '#components/ui/button.tsx';
import { cx } from '#components/ui/cx.ts';
import { FieldError } from '#components/ui/form/field-error.tsx';
import { countOf } from '#lib/review/counted.ts';
import type { HitVerdict } from '#lib/review/hits/hit.ts';
import type { ComparedHit } from '#lib/review/hits/ladder/answer.ts';
import type { VerdictForm } from './use-verdict.ts';

/** What has these keys itself: what is typed there is about the case. */
const outside = 'section[aria-label="Decision"]';

/**
 * These keys belong to the hit only while a verdict on it is being made, and the focus is not in the decision; else to
 * the case.
 */
export function VerdictKeys({
  onCommit,
  onCancel,
  note,
}: {
  onCommit: () => void;
  onCancel: () => void;
  note: RefObject<HTMLTextAreaElement | null>;
}) {
  useShortcuts('Hit', [
    { key: 'Ctrl+Enter', label: 'Record the verdict', outside, run: onCommit },
    { key: 'm', label: 'Note on the hit', outside, run: () => note.current?.focus() },
    { key: 'Escape', label: 'No verdict on the hit yet', outside, run: onCancel },
  ]);
  return null;
}

const acts: Record<HitVerdict, string> = {
  true_match: 'Record true match',
  false_positive: 'Record false positive',
  unsure: 'Record unsure, ask second',
};

type VerdictCommitProps = {
  hit: ComparedHit;
  form: VerdictForm;
  others: number;
  /** In a low place: the button beside what it does. */
  isCompact: boolean;
  onCommit: () => void;
};

/** What will be recorded and sent, always visible, and the button that does it. */
export function VerdictCommit({ hit, form, others, isCompact, onCommit }: VerdictCommitProps) {
  const { verdict, problem } = form;
  const count = form.withOthers ? others + 1 : 1;
  const act = verdict && `${acts[verdict]}${count > 1 ? `, ${countOf(count, 'hit')}` : ''}`;
  const { providerLabel } = hit.row;
  return (
    <div
      className={cx(
        'shrink-0 bg-s1 px-16 py-12 short:py-8',
        isCompact ? 'sticky bottom-0 border-b border-l1' : 'border-t border-l2 stacked:sticky stacked:bottom-0',
      )}
    >
      {problem && !problem.fields.reason && !problem.fields.note && !problem.fields.reviewOn && (
        <div className="mb-10">
          <FieldError>{problem.message}</FieldError>
        </div>
      )}
      <div className={cx(isCompact && 'flex items-center gap-16 phone:block')}>
        {isCompact ? (
          <p className="min-w-0 text-12 text-pretty text-t2 phone:mb-10">
            {`${docketWords(form, count)}. Nothing is sent to ${providerLabel}.`}
          </p>
        ) : (
          <dl className="mb-10 grid sent-grid gap-x-12 gap-y-2 text-12 leading-18">
            <dt className="truncate text-t3">Docket</dt>
            <dd>{docketWords(form, count)}</dd>
            <dt className="truncate text-t3">{providerLabel}</dt>
            <dd>{`Nothing is sent: ${providerLabel} has no hit verdict`}</dd>
          </dl>
        )}
        <Button
          look="primary"
          size="lg"
          hint="Ctrl ↵"
          className={cx('justify-between', isCompact ? '-order-1 phone:order-none phone:w-full' : 'w-full')}
          busy={form.isBusy}
          disabled={!verdict}
          onClick={onCommit}
        >
          <span className="me-auto">{form.isBusy ? 'Saving' : (act ?? 'Choose a verdict')}</span>
        </Button>
      </div>
      <p className={cx('mt-8 text-12 text-t2 short:mt-6', isCompact && 'short:hidden')}>
        {verdict === 'unsure'
          ? 'The case stays blocked until this hit is closed.'
          : 'It can be undone until the case is decided.'}
      </p>
    </div>
  );
}

function docketWords({ verdict, isRemembered }: VerdictForm, count: number): string {
  if (verdict === null) return 'Nothing is chosen yet';
  if (verdict === 'unsure') return `${countOf(count, 'hit')} unsure, goes to the approvers`;
  const closed = `${countOf(count, 'hit')} closed`;
  if (verdict === 'true_match') return `${closed}; approve then needs a second person`;
  return isRemembered ? `${closed}, the clearance is kept` : closed;
}
