import { useState } from 'react';
import { CryptoCheckSection } from '#components/review/crypto/check.tsx';
import { SearchDialog, type SearchOrder } from '#components/review/crypto/search-dialog.tsx';
import { Searched } from '#components/review/crypto/searched.tsx';
import { problemOf } from '#components/review/problem.ts';
import { Button } from '#components/ui/button.tsx';
import { Empty } from '#components/ui/empty.tsx';
import { Tag } from '#components/ui/tag.tsx';
import type { ApplicantView } from '#lib/review/applicant/view.ts';
import type { AvailableCommand } from '#lib/review/commands/available.ts';
import type { CommandView } from '#lib/review/commands/view.ts';
import { orderCommand } from '../../../actions.ts';
import { commandActs } from '../../../command-acts.ts';
import { readSearchAgain } from '../../../search-actions.ts';
import { useCommands } from '../commands/use-commands.ts';
import { OurComments } from './our-comments.tsx';

type PanelProps = {
  view: Pick<ApplicantView, 'id' | 'crypto' | 'providerLabel' | 'fetchedAt'>;
  /** The search that this member may order here. */
  search: AvailableCommand | undefined;
  commands: CommandView[];
};

/** The wallets and transactions that the vendor tells of, and those that members searched for this applicant. */
export function CryptoPanel({ view, search, commands }: PanelProps) {
  const { id, crypto, providerLabel, fetchedAt } = view;
  const [isSearching, setIsSearching] = useState(false);
  const { query, again } = useCommands(id, commands);
  const searches = query.data.filter((command) => command.search !== null);
  const order = ({ commandId, input }: SearchOrder) =>
    problemOf(
      orderCommand({ commandId, applicantId: id, connectionId: null, kind: 'search_crypto', input }),
      'Not searched.',
      again,
    );
  const readAgain = (commandId: string) => problemOf(readSearchAgain({ commandId }), 'Not read.');
  return (
    <>
      {search && (
        <p className="px-16 py-8">
          <Button size="sm" onClick={() => setIsSearching(true)}>
            {search.name}…
          </Button>
        </p>
      )}
      {crypto.length + searches.length === 0 && (
        <Empty title="No wallet or transaction">
          {`${providerLabel} tells of none for this applicant. It says neither yes nor no.`}
        </Empty>
      )}
      {crypto.map((check) => (
        <CryptoCheckSection key={check.id} check={check} providerLabel={providerLabel} readAt={fetchedAt}>
          <OurComments applicantId={id} checkId={check.id} providerLabel={providerLabel} />
        </CryptoCheckSection>
      ))}
      {searches.length > 0 && (
        <section aria-label="Searched here" className="border-t border-l2">
          <h3 className="flex items-center gap-6 px-16 py-8 text-12 font-medium">
            Searched here
            <Tag>Kept by Docket with this applicant</Tag>
          </h3>
          {searches.map((command) => (
            <Searched
              key={command.id}
              command={command}
              providerLabel={providerLabel}
              acts={commandActs}
              readAgain={search && readAgain}
              onChanged={again}
            >
              <OurComments applicantId={id} checkId={command.search?.check.id ?? ''} providerLabel={providerLabel} />
            </Searched>
          ))}
        </section>
      )}
      {isSearching && search && (
        <SearchDialog
          places={[{ id, label: providerLabel, providerLabel, command: search }]}
          about="applicant"
          order={order}
          onClose={() => setIsSearching(false)}
        />
      )}
    </>
  );
}
