import { ProvedDialog } from '#app/(desk)/proved-dialog.tsx';
import { problemOf } from '#components/review/problem.ts';
import type { Role } from '#lib/review/actor.ts';
import { requireFactor } from './actions.ts';

type RuleDialogProps = { role: Role; isRequired: boolean; onClose: () => void; onDone: () => void };

/** Requires a second factor of a role, or no longer. */
export function RuleDialog({ role, isRequired, onClose, onDone }: RuleDialogProps) {
  const rule = { role, isRequired };
  const words = isRequired ? 'Require' : 'Don’t require';
  return (
    <ProvedDialog
      title={`${words} a second factor of ${role}s`}
      act={words}
      leave="Keep"
      isDanger={!isRequired}
      because="it changes a rule."
      subject={{ kind: 'require_factor', ...rule }}
      onProved={() => problemOf(requireFactor(rule), 'Not changed.', onDone)}
      onClose={onClose}
    >
      <p className="text-t2">
        {isRequired
          ? 'It counts from their next click: members without a second factor set one up before anything else.'
          : 'Members without a second factor get in with their password alone.'}
      </p>
    </ProvedDialog>
  );
}
