'use client';

import Link from 'next/link';
import { Banner } from '#components/ui/banner.tsx';
import { linkClass } from '#components/ui/link.ts';
import { connectionName } from '#lib/review/connections/name.ts';
import type { ConnectionList } from '#lib/review/connections/view.ts';
import { worstFirst } from '#lib/review/connections/worst-first.ts';
import { stateWords } from '../connections/state-words.ts';
import { useConnections } from '../connections/use-connections.ts';

/** One connection that needs attention, the worst; none where all work, copy, or were paused by a member. */
export function WorstBanner({ list }: { list: ConnectionList }) {
  const { connections, readAt } = useConnections(list).data;
  const [worst] = worstFirst(connections);
  if (!worst) return null;
  const { tone, words, says } = stateWords(worst.state, readAt);
  if (tone !== 'attention' && tone !== 'fail') return null;
  return (
    <Banner
      tone={tone}
      title={`${connectionName(worst)}: ${words}.`}
      act={
        <Link href={`/admin/connections/${worst.id}`} prefetch={false} className={linkClass}>
          Open the connection
        </Link>
      }
    >
      {says}
    </Banner>
  );
}
