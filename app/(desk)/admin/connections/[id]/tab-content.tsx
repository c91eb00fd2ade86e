import { Empty } from '#components/ui/empty.tsx';
import { commandsOfConnection } from '#lib/data/commands/view.ts';
import { erasedCounts } from '#lib/data/lifecycle/tombstones.ts';
import { deadLetters } from '#lib/data/sync/dead-letters.ts';
import { webhookLog } from '#lib/data/sync/webhook-log.ts';
import { settingsForm } from '#lib/exchange/settings/overview.ts';
import { webhookSetup } from '#lib/exchange/webhooks/registration.ts';
import type { MemberActor } from '#lib/review/actor.ts';
import type { ConnectionDetail, ConnectionLine, ConnectionList } from '#lib/review/connections/view.ts';
import { CommandsPane } from './commands-pane.tsx';
import { DeadLetters } from './dead-letters.tsx';
import { ImportIds } from './import-ids.tsx';
import { Overview } from './overview.tsx';
import type { Place } from './place.ts';
import { Settings } from './settings.tsx';
import { Webhooks } from './webhooks.tsx';

type Props = {
  actor: MemberActor;
  place: Place;
  list: ConnectionList;
  line: ConnectionLine;
  detail: ConnectionDetail;
  canKeep: boolean;
};

/** One tab of a connection's page. Only what this tab needs is read. */
export async function TabContent({ actor, place: { tab, before }, list, line, detail, canKeep }: Props) {
  const { id } = line;
  switch (tab) {
    case 'overview':
      return <Overview {...{ id, list, detail, canKeep }} erased={await erasedCounts(actor, id)} />;
    case 'settings':
      return <SettingsPart {...{ actor, line, detail, canKeep }} />;
    case 'webhooks': {
      const [place, log] = await Promise.all([webhookSetup(actor, id), webhookLog(actor, id, before)]);
      return <Webhooks line={line} place={place} log={log} isFirstPage={before === null} />;
    }
    case 'dead':
      return <DeadLetters connectionId={id} backlog={await deadLetters(actor, id)} canKeep={canKeep} />;
    case 'commands':
      return <CommandsPane line={line} commands={await commandsOfConnection(actor, id)} />;
    case 'import':
      return <ImportIds connectionId={id} canKeep={canKeep} />;
  }
}

async function SettingsPart({ actor, line, detail, canKeep }: Pick<Props, 'actor' | 'line' | 'detail' | 'canKeep'>) {
  const form = await settingsForm(actor, line.id);
  if (form) return <Settings form={form} line={line} detail={detail} canKeep={canKeep} />;
  return (
    <Empty title="The settings can’t be opened">
      They are encrypted with a key that Docket does not have (DATA_KEYS). With that key they open again; without it,
      remove this connection and add it anew. Its applicants stay.
    </Empty>
  );
}
