'use client';

import { useQuery } from '@tanstack/react-query';
import { SentLink } from '#components/review/commands/sent-link.tsx';
import { isMoving, stateWords } from '#components/review/commands/words.ts';
import { readJson } from '#components/review/read-json.ts';
import { Tone } from '#components/ui/tone.tsx';
import type { CommandView } from '#lib/review/commands/view.ts';
import { withLink } from '#lib/review/requests/message.ts';
import { KeptMessage } from './kept-message.tsx';

type MadeLinkProps = {
  applicantId: string;
  commandId: string;
  commands: CommandView[];
  providerLabel: string;
  /** The message to the applicant that the link goes with, or null. */
  message: string | null;
};

/** The link that a request ordered: on its way, there to copy, or why there is none. */
export function MadeLink({ applicantId, commandId, commands, providerLabel, message }: MadeLinkProps) {
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
  const { link = null, linkExpiresAt = null } = data ?? {};
  const text = message !== null && link !== null ? withLink(message, link, linkExpiresAt) : message;
  return (
    <>
      {link !== null && <SentLink link={link} expiresAt={linkExpiresAt} />}
      {data && link === null && <OnItsWay command={data} providerLabel={providerLabel} />}
      {text !== null && <KeptMessage message={text} />}
    </>
  );
}

function OnItsWay({ command: data, providerLabel }: { command: CommandView; providerLabel: string }) {
  const { tone, words } = stateWords(data.state, providerLabel);
  return (
    <p className="mt-6 text-12">
      <Tone tone={tone}>{`${data.name}: ${words}`}</Tone>
      {data.problem && <span className="block text-t2">{data.problem}</span>}
    </p>
  );
}
