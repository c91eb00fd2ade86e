import { Empty } from '#components/ui/empty.tsx';
import { OpenTab } from './open-tab.tsx';

/** Where there is no copy, a list that is empty would say that there is nothing. */
export function NotRead({ providerLabel, isErased }: { providerLabel: string; isErased: boolean }) {
  const act = <OpenTab tab="timeline">Show the timeline</OpenTab>;
  if (isErased) {
    return (
      <Empty title="Erased" act={act}>
        The personal data of this person is gone. An empty list here says neither yes nor no.
      </Empty>
    );
  }
  return (
    <Empty title="Not read" act={act}>
      {`What ${providerLabel} holds of this applicant could not be read. `}
      It says neither yes nor no.
    </Empty>
  );
}
