import { Button } from '#components/ui/button.tsx';
import { Dialog } from '#components/ui/dialog.tsx';
import { FieldError } from '#components/ui/form/field-error.tsx';
import { Tone } from '#components/ui/tone.tsx';
import type { ReplayPreview } from '#lib/review/connections/webhook-log.ts';

const outcomes: Record<ReplayPreview['outcome'], string> = {
  new: 'This applicant is not in Docket yet. Applying adds them.',
  changed: 'The provider’s data differs from our copy.',
  same: 'The provider’s data is the same as our copy. Applying removes the dead letter.',
  older: 'Our copy is newer than the provider’s data and stays.',
  gone: 'The provider no longer has this applicant. Our copy stays unchanged.',
};

type PreviewDialogProps = {
  preview: ReplayPreview;
  problem: string | null;
  isBusy: boolean;
  onApply: () => void;
  onClose: () => void;
};

/** What a refetch would change, by name and without values, because admins do not see applicants' data. */
export function PreviewDialog({ preview, problem, isBusy, onApply, onClose }: PreviewDialogProps) {
  const { outcome, changed, statusBefore, statusAfter, isApplied } = preview;
  const acts = (
    <>
      <Button onClick={onClose}>{isApplied ? 'Close' : 'Change nothing'}</Button>
      {!isApplied && (
        <Button look="primary" busy={isBusy} onClick={onApply}>
          {isBusy ? 'Applying' : 'Apply'}
        </Button>
      )}
    </>
  );
  return (
    <Dialog title="What reading again would change" onClose={onClose} acts={acts}>
      <p className="mb-8 text-t2">{outcomes[outcome]}</p>
      {statusBefore !== statusAfter && statusAfter && (
        <p className="mb-6">
          <span className="text-t3">Status </span>
          {statusBefore ? `${words(statusBefore)} → ${words(statusAfter)}` : words(statusAfter)}
        </p>
      )}
      {changed.length > 0 && (
        <p>
          <span className="text-t3">Changes </span>
          {changed.map(words).join(', ')}
        </p>
      )}
      {isApplied && <Tone tone="attention">This key erases what it reads, so the change is saved already</Tone>}
      {problem && <FieldError>{problem}</FieldError>}
    </Dialog>
  );
}

/** "pending_review" as "pending review", "externalId" as "external id". */
function words(name: string): string {
  return name.replace(/_/g, ' ').replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}
