import { Time } from '#components/review/time/time.tsx';
import { CopyButton } from '#components/ui/copy-button.tsx';

export type MadeLink = { link: string; expiresAt: string };

/** A link that was just made. It is not shown again. */
export function ShownLink({ made: { link, expiresAt }, name }: { made: MadeLink; name: string }) {
  return (
    <div role="status" className="mt-10">
      <p className="text-t2">
        Shown only now. Give it to <bdi>{name}</bdi> alone: it sets their password once, until <Time at={expiresAt} />.
      </p>
      <p className="mt-6 flex min-w-0 flex-wrap items-center gap-8">
        <span className="mono min-w-0 rounded-4 border border-l1 bg-s2 px-6 py-2 text-12 break-all">{link}</span>
        <CopyButton text={link} />
      </p>
    </div>
  );
}
