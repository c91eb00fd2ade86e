import { Ago } from '#components/review/time/ago.tsx';
import { Time } from '#components/review/time/time.tsx';
import { ActLine } from '#components/ui/act-line.tsx';
import { Button } from '#components/ui/button.tsx';
import type { SessionLine } from '#lib/review/members/team.ts';
import { BrowserTitle } from './browser-title.tsx';

type SessionListProps = { sessions: SessionLine[]; now: string; onEnd: (key: string) => Promise<void> };

/** Where a member is signed in now. The session that asks is ended by signing out. */
export function SessionList({ sessions, now, onEnd }: SessionListProps) {
  return (
    <ul aria-label="Sessions">
      {sessions.map(({ key, browser, openedAt, lastActAt, isThis }) => (
        <ActLine
          key={key}
          title={<BrowserTitle name={browser} isThis={isThis} />}
          act={
            !isThis && (
              <Button
                size="sm"
                aria-label={`End the session in ${browser ?? 'this browser'}`}
                onClick={() => void onEnd(key)}
              >
                End
              </Button>
            )
          }
        >
          Signed in <Time at={openedAt} />, last used <Ago at={lastActAt} now={now} />
        </ActLine>
      ))}
    </ul>
  );
}
