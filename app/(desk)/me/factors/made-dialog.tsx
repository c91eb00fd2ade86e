import { Button } from '#components/ui/button.tsx';
import { Dialog } from '#components/ui/dialog.tsx';
import { RecoveryCodes } from './recovery-codes.tsx';

/** Says that it is done, and shows recovery codes that were made with it. */
export function MadeDialog({ title, codes, onClose }: { title: string; codes: string[]; onClose: () => void }) {
  return (
    <Dialog title={title} onClose={onClose} acts={<Button onClick={onClose}>Close</Button>}>
      <p className="mt-10 text-t2">It counts from now on. Your other sessions have ended.</p>
      {codes.length > 0 && <RecoveryCodes codes={codes} />}
    </Dialog>
  );
}
