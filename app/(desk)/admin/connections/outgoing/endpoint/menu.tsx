import { Icon } from '#components/ui/icon.tsx';
import { Menu, MenuItem } from '#components/ui/menu/menu.tsx';
import type { EndpointLine } from '#lib/review/endpoints/view.ts';
import type { EndpointTask } from '../task.ts';

/** What can be done about an endpoint. */
export function EndpointMenu({ line, onTask }: { line: EndpointLine; onTask: (task: EndpointTask) => void }) {
  return (
    <Menu
      label={`Acts on ${line.name}`}
      triggerLabel={`Acts on ${line.name}`}
      triggerClass={triggerClass}
      trigger={<Icon name="more" />}
    >
      <MenuItem onChoose={() => onTask('test')}>Send test event…</MenuItem>
      <MenuItem onChoose={() => onTask('change')}>Change…</MenuItem>
      <MenuItem onChoose={() => onTask('rotate')}>New secret…</MenuItem>
      <MenuItem onChoose={() => onTask('able')}>{line.isActive ? 'Disable…' : 'Enable…'}</MenuItem>
      <MenuItem onChoose={() => onTask('remove')}>Remove…</MenuItem>
    </Menu>
  );
}

const triggerClass =
  'grid size-24 place-items-center rounded-4 text-t3 hover:bg-s3 hover:text-t1 aria-expanded:bg-s3 phone:size-36';
