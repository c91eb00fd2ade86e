import { Empty } from '#components/ui/empty.tsx';

/** Where there is no copy, a list that is empty would say that there is nothing. */
export function NotRead({ providerLabel }: { providerLabel: string }) {
  return (
    <Empty title="Not read">
      {`What ${providerLabel} holds of this applicant could not be read, or is no longer kept here. `}
      It says neither yes nor no.
    </Empty>
  );
}
