import { AbleDialog } from '../able-dialog.tsx';
import { RemoveDialog } from '../remove-dialog.tsx';
import { RotateDialog } from '../rotate-dialog.tsx';
import type { EndpointDialogProps, EndpointTask } from '../task.ts';
import { TestDialog } from '../test-dialog.tsx';
import { EndpointForm } from './form.tsx';

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
