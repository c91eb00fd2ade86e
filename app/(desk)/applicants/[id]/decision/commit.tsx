'use client';

import { useEffect, useRef } from 'react';
import { Button } from '#components/ui/button.tsx';
import { FieldError } from '#components/ui/form/field-error.tsx';
import { Icon } from '#components/ui/icon.tsx';
import type { ApplicantView } from '#lib/review/applicant/view.ts';
import type { Outcome } from '#lib/review/case/case.ts';
import type { EvidenceItem } from '#lib/review/case/evidence.ts';
import type { AvailableCommand } from '#lib/review/commands/available.ts';
import type { useDecision } from './use-decision.ts';

type CommitProps = {
  form: ReturnType<typeof useDecision>;
  unseen: EvidenceItem[];
  isAsking: boolean;
  onCommit: (hasConfirmedUnseen: boolean) => void;
  onCancel: () => void;
  view: Pick<ApplicantView, 'providerLabel' | 'vendorLine'>;
  /** The command to archive, where the vendor has it. */
  archive: AvailableCommand | undefined;
  /** Why nothing can be recorded now, or null. */
  closedBecause: string | null;
};

const words: Record<Outcome, { does: string; act: string }> = {
  approved: { does: 'Records the approval, closes the case', act: 'Record approval' },
  rejected: { does: 'Records the rejection, closes the case', act: 'Record rejection' },
};

/** What will be recorded and sent, always visible, and the button that does it. */
export function Commit({ form, unseen, isAsking, onCommit, onCancel, view, archive, closedBecause }: CommitProps) {
  const chosen = form.outcome && words[form.outcome];
  const act = chosen && (form.withArchive ? `${chosen.act} and archive at ${view.providerLabel}` : chosen.act);
  return (
    <div className="shrink-0 border-t border-l2 bg-s1 px-16 py-12 short:py-8 stacked:sticky stacked:bottom-0">
      {form.problem && <ProblemNote form={form} />}
      {closedBecause && <p className="mb-8 text-12 text-t2">{closedBecause}</p>}
      {isAsking ? (
        <UnseenQuestion unseen={unseen} isBusy={form.isBusy} onConfirm={() => onCommit(true)} onCancel={onCancel} />
      ) : (
        <>
          <dl className="mb-10 grid sent-grid gap-x-12 gap-y-2 text-12 leading-18">
            <Line label="Docket">{chosen?.does ?? 'Nothing is chosen yet'}</Line>
            <Line label={view.providerLabel}>
              {form.withArchive && archive
                ? `Archived permanently, after a few seconds in which you can undo it: ${archive.call}`
                : view.vendorLine}
            </Line>
          </dl>
          {archive && chosen && <AlsoArchive form={form} providerLabel={view.providerLabel} />}
          <Button
            look="primary"
            size="lg"
            hint="Ctrl ↵"
            className="w-full justify-between"
            busy={form.isBusy}
            disabled={!chosen || closedBecause !== null}
            onClick={() => onCommit(false)}
          >
            <span className="me-auto">{form.isBusy ? 'Saving' : (act ?? 'Choose a decision')}</span>
          </Button>
          {unseen.length > 0 && <p className="mt-8 text-12 text-t2 short:mt-6">{unseenWords(unseen)}</p>}
        </>
      )}
    </div>
  );
}

function AlsoArchive({ form, providerLabel }: Pick<CommitProps, 'form'> & { providerLabel: string }) {
  return (
    <label className="mb-10 flex min-h-24 items-center gap-8 phone:min-h-44">
      <input
        type="checkbox"
        checked={form.withArchive}
        onChange={(event) => form.setWithArchive(event.target.checked)}
        className="accent-accent-solid"
      />
      Archive at {providerLabel} too
    </label>
  );
}

function Line({ label, children }: { label: string; children: string }) {
  return (
    <>
      <dt className="truncate text-t3">{label}</dt>
      <dd>{children}</dd>
    </>
  );
}

function UnseenQuestion({
  unseen,
  isBusy,
  onConfirm,
  onCancel,
}: {
  unseen: EvidenceItem[];
  isBusy: boolean;
  onConfirm: () => void;
  onCancel: () => void;
}) {
  const confirm = useRef<HTMLButtonElement>(null);
  useEffect(() => confirm.current?.focus(), []);
  return (
    <div role="alertdialog" aria-label="Not all evidence was seen">
      <p className="mb-10 flex gap-6 text-12 leading-18">
        <Icon name="attention" className="mt-2 text-attention" />
        <span>
          {unseenWords(unseen)} The decision will record this:{' '}
          {unseen.map((item) => `${item.position} ${item.label}`).join(', ')}.
        </span>
      </p>
      <div className="flex gap-8">
        <Button ref={confirm} look="primary" size="lg" hint="y" busy={isBusy} onClick={onConfirm} className="grow">
          <span className="me-auto">{isBusy ? 'Saving' : 'Record anyway'}</span>
        </Button>
        <Button size="lg" onClick={onCancel}>
          Look first
        </Button>
      </div>
    </div>
  );
}

function ProblemNote({ form }: Pick<CommitProps, 'form'>) {
  if (!form.problem) return null;
  const { fields } = form.problem;
  // The focus went to the note, and what is wrong with it stands below it.
  if (fields.note && !fields.reasons) return null;
  return (
    <div className="mb-10">
      <FieldError>{form.problem.message}</FieldError>
      {form.problem.isConflict && (
        <Button size="sm" className="mt-6" onClick={form.lookAgain}>
          Show the current state
        </Button>
      )}
    </div>
  );
}

function unseenWords(unseen: EvidenceItem[]): string {
  return unseen.length === 1 ? 'One image was not on your screen.' : `${unseen.length} images were not on your screen.`;
}
