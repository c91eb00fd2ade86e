'use client';

import Link from 'next/link';
import { buttonClass } from '#components/ui/button.tsx';
import { Tag } from '#components/ui/tag.tsx';
import { Tone } from '#components/ui/tone.tsx';
import type { ConnectionList } from '#lib/review/connections/view.ts';
import { BackLink } from '../back-link.tsx';
import { stateWords } from '../state-words.ts';
import { useConnections } from '../use-connections.ts';
import { PauseOrResume } from './pause-or-resume.tsx';
import { RemoveConnection } from './remove-connection.tsx';

type ConnectionBarProps = { id: string; list: ConnectionList; canKeep: boolean; hasRules: boolean };

/** The connection's name and state, with the way to its rules and the buttons that pause, resume and remove it. */
export function ConnectionBar({ id, list, canKeep, hasRules }: ConnectionBarProps) {
  const { connections, readAt } = useConnections(list).data;
  const line = connections.find((connection) => connection.id === id);
  if (!line) return <BackLink />;
  const { tone, words } = stateWords(line.state, readAt);
  return (
    <>
      <BackLink />
      <h1 className="flex min-w-0 items-baseline gap-8 text-15 font-semibold tracking-tight">
        <span className="shrink-0">{line.providerLabel}</span>
        <bdi className="truncate font-normal text-t2" title={line.label}>
          {line.label}
        </bdi>
      </h1>
      <Tag>{line.mode === 'live' ? 'Live' : 'Test'}</Tag>
      <Tone tone={tone} quiet={line.state.kind === 'working'} className="me-auto">
        {words}
      </Tone>
      {hasRules && (
        <Link href={`/admin/rules/${id}`} prefetch={false} className={buttonClass('quiet')}>
          Rules
        </Link>
      )}
      {canKeep && (
        <>
          <PauseOrResume line={line} />
          <RemoveConnection line={line} />
        </>
      )}
    </>
  );
}
