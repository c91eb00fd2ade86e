import type { Person } from '#components/shell/navigation.ts';
import { Empty } from '#components/ui/empty.tsx';
import type { EndpointLine, MessageLog } from '#lib/review/endpoints/view.ts';
import { ScreenFrame } from '../screen-frame.tsx';
import { Ways } from '../ways.tsx';
import { AddButton } from './add-button.tsx';
import { EndpointTable } from './endpoint/table.tsx';
import { Messages } from './messages.tsx';

type ScreenProps = {
  endpoints: EndpointLine[];
  log: MessageLog;
  isFirstPage: boolean;
  person: Person;
  canKeep: boolean;
  now: string;
};

/** The organisation's own systems that are told of decisions, and what each was told. */
export function OutgoingScreen({ endpoints, log, isFirstPage, person, canKeep, now }: ScreenProps) {
  const bar = (
    <>
      <h1 className="shrink-0 text-15 font-semibold tracking-tight">Outgoing webhooks</h1>
      <span className="me-auto min-w-0 truncate ps-4 text-12 text-t3 phone:hidden">
        Your own systems, told of decisions once the time to undo is over. No personal data is sent.
      </span>
      {canKeep && <AddButton look="primary" />}
    </>
  );
  return (
    <ScreenFrame person={person} bar={bar}>
      <Ways current="outgoing" />
      <div className="min-h-0 grow overflow-x-hidden overflow-y-auto thin-scroll phone:overflow-visible">
        {endpoints.length === 0 ? (
          <Empty title="No endpoint yet" act={canKeep && <AddButton look="plain" />}>
            An endpoint is an address of a system of yours that learns of decisions by signed webhooks (Standard
            Webhooks). {canKeep ? 'Add the first one.' : 'An admin adds them.'}
          </Empty>
        ) : (
          <EndpointTable lines={endpoints} canKeep={canKeep} now={now} />
        )}
        {(endpoints.length > 0 || log.lines.length > 0) && (
          <Messages log={log} isFirstPage={isFirstPage} now={now} canKeep={canKeep} />
        )}
      </div>
    </ScreenFrame>
  );
}
