import { Icon } from '#components/ui/icon.tsx';
import { Menu, MenuItem } from '#components/ui/menu/menu.tsx';
import type { TeamLine } from '#lib/review/members/team.ts';
import type { MemberTask } from './member-task.ts';

/** What can be done about a member. */
export function MemberMenu({ line, onTask }: { line: TeamLine; onTask: (task: MemberTask) => void }) {
  const isDisabled = line.state === 'disabled';
  return (
    <Menu
      label={`Acts on ${line.name}`}
      triggerLabel={`Acts on ${line.name}`}
      triggerClass={triggerClass}
      trigger={<Icon name="more" />}
    >
      <MenuItem onChoose={() => onTask('role')}>Change role…</MenuItem>
      {!isDisabled && <MenuItem onChoose={() => onTask('link')}>New link…</MenuItem>}
      {!isDisabled && <MenuItem onChoose={() => onTask('sessions')}>Sessions…</MenuItem>}
      {(line.hasCodes || line.passkeys > 0) && (
        <MenuItem onChoose={() => onTask('factors')}>Remove second factor…</MenuItem>
      )}
      {line.isConnected && <MenuItem onChoose={() => onTask('disconnect')}>Disconnect single sign-on…</MenuItem>}
      <MenuItem onChoose={() => onTask(isDisabled ? 'enable' : 'disable')}>
        {isDisabled ? 'Enable…' : 'Disable…'}
      </MenuItem>
    </Menu>
  );
}

const triggerClass =
  'grid size-24 place-items-center rounded-4 text-t3 hover:bg-s3 hover:text-t1 aria-expanded:bg-s3 phone:size-36';
