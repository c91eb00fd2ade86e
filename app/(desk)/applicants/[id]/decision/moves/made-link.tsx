'use client';

import { useQuery } from '@tanstack/react-query';
import { isMoving, stateWords } from '#components/review/command-words.ts';
import { readJson } from '#components/review/read-json.ts';
import { SentLink } from '#components/review/sent-link.tsx';
import { Tone } from '#components/ui/tone.tsx';
import type { CommandView } from '#lib/review/commands/view.ts';

type MadeLinkProps = {
  applicantId: string;
  commandId: string;
  commands: CommandView[];
  providerLabel: string;
};

/** The link that a request ordered: on its way, there to copy, or why there is none. */
export function MadeLink({ applicantId, commandId, commands, providerLabel }: MadeLinkProps) {
  const known = commands.find(({ id }) => id === commandId);
  const { data } = useQuery({
    queryKey: ['command', commandId],
    queryFn: async () => {
      const all = await readJson<CommandView[]>(`/api/applicants/${applicantId}/commands`);
      return all.find(({ id }) => id === commandId) ?? null;
    },
    ...(known ? { initialData: known } : {}),
    refetchInterval: (query) => (query.state.data && isMoving(query.state.data.state) ? 1_500 : false),
  });
  if (!data) return null;
  if (data.link) return <SentLink link={data.link} expiresAt={data.linkExpiresAt} />;
  const { tone, words } = stateWords(data.state, providerLabel);
  return (
    <p className="mt-6 text-12">
      <Tone tone={tone}>{`${data.name}: ${words}`}</Tone>
      {data.problem && <span className="block text-t2">{data.problem}</span>}
    </p>
  );
}
