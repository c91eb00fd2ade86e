import type { EndpointLine } from '#lib/review/endpoints/view.ts';
import { AbleDialog } from './able-dialog.tsx';
import { EndpointForm } from './endpoint-form.tsx';
import { RemoveDialog } from './remove-dialog.tsx';
import { RotateDialog } from './rotate-dialog.tsx';
import { TestDialog } from './test-dialog.tsx';

/** What an admin does about an endpoint. */
export type EndpointTask = 'test' | 'change' | 'rotate' | 'able' | 'remove';

export type EndpointDialogProps = { line: EndpointLine; onClose: () => void };

/** The dialog of one act on one endpoint. */
export function EndpointDialog({ task, ...props }: EndpointDialogProps & { task: EndpointTask }) {
  switch (task) {
    case 'test':
      return <TestDialog {...props} />;
    case 'change':
      return <EndpointForm {...props} />;
    case 'rotate':
      return <RotateDialog {...props} />;
    case 'able':
      return <AbleDialog {...props} />;
    case 'remove':
      return <RemoveDialog {...props} />;
  }
}
