import Link from 'next/link';
import type { Person } from '#components/shell/navigation.ts';
import { buttonClass } from '#components/ui/button.tsx';
import { Empty } from '#components/ui/empty.tsx';
import { Icon } from '#components/ui/icon.tsx';
import type { ConnectionList } from '#lib/review/connections/view.ts';
import { AsOf, LiveConnections } from './live-connections.tsx';
import { ScreenFrame } from './screen-frame.tsx';
import { Ways } from './ways.tsx';

/** All connections, live and test separately: their state, and what waits for a person. */
export function ConnectionsScreen({
  list,
  person,
  canKeep,
}: {
  list: ConnectionList;
  person: Person;
  canKeep: boolean;
}) {
  const bar = (
    <>
      <h1 className="text-15 font-semibold tracking-tight">Connections</h1>
      <AsOf list={list} />
      {canKeep && <AddLink isPrimary />}
    </>
  );
  return (
    <ScreenFrame person={person} bar={bar}>
      <Ways current="providers" />
      <div className="min-h-0 grow overflow-x-hidden overflow-y-auto thin-scroll phone:overflow-visible">
        {list.connections.length > 0 ? (
          <LiveConnections list={list} />
        ) : (
          <Empty title="No connection yet" act={canKeep && <AddLink isPrimary={false} />}>
            Docket reads applicants from accounts at providers. {canKeep ? 'Add the first one.' : 'An admin adds them.'}
          </Empty>
        )}
      </div>
    </ScreenFrame>
  );
}

function AddLink({ isPrimary }: { isPrimary: boolean }) {
  return (
    <Link href="/admin/connections/new" prefetch={false} className={buttonClass(isPrimary ? 'primary' : 'plain')}>
      <Icon name="plus" />
      Add connection
    </Link>
  );
}
