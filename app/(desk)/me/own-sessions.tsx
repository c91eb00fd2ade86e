'use client';

import { useRouter } from 'next/navigation';
import { problemOf } from '#components/review/problem.ts';
import { useProblem } from '#components/review/use-problem.ts';
import { FieldError } from '#components/ui/form/field-error.tsx';
import { Section } from '#components/ui/section.tsx';
import type { SessionLine } from '#lib/review/members/team.ts';
import { SessionList } from '../session-list.tsx';
import { endOwnSession } from './actions.ts';

/** Where the member is signed in now. */
export function OwnSessions({ sessions, now }: { sessions: SessionLine[]; now: string }) {
  const router = useRouter();
  const { problem, run } = useProblem();
  const end = async (key: string) => {
    await run(() => problemOf(endOwnSession({ key }), 'Not ended.'));
    router.refresh();
  };
  return (
    <Section title="Signed in now">
      <div className="max-w-640">
        <p className="text-12 text-t3">A session ends after 15 minutes without activity, and after 12 hours.</p>
        <SessionList sessions={sessions} now={now} onEnd={end} />
        {problem && <FieldError>{problem.message}</FieldError>}
      </div>
    </Section>
  );
}
