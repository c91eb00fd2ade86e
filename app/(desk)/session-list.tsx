import { Ago } from '#components/review/ago.tsx';
import { Time } from '#components/review/time.tsx';
import { Button } from '#components/ui/button.tsx';
import { Tag } from '#components/ui/tag.tsx';
import type { SessionLine } from '#lib/review/members/team.ts';

type SessionListProps = { sessions: SessionLine[]; now: string; onEnd: (key: string) => Promise<void> };

/** Where someone is signed in now. The session that asks is ended by signing out. */
export function SessionList({ sessions, now, onEnd }: SessionListProps) {
  return (
    <ul aria-label="Sessions">
      {sessions.map(({ key, browser, openedAt, lastActAt, isThis }) => (
        <li key={key} className="flex min-h-44 items-center gap-8 border-b border-l1 py-6 last:border-b-0">
          <div className="min-w-0 grow">
            <p className="flex items-center gap-8 font-medium">
              {browser ?? 'A browser that does not say its name'}
              {isThis && <Tag>This one</Tag>}
            </p>
            <p className="text-12 text-t3">
              Signed in <Time at={openedAt} />, last used <Ago at={lastActAt} now={now} />
            </p>
          </div>
          {!isThis && (
            <Button
              size="sm"
              aria-label={`End the session in ${browser ?? 'this browser'}`}
              onClick={() => void onEnd(key)}
            >
              End
            </Button>
          )}
        </li>
      ))}
    </ul>
  );
}
