import { CopyButton } from '#components/ui/copy-button.tsx';

/** A secret that was just made. It is not shown again. */
export function ShownSecret({ secret, name }: { secret: string; name: string }) {
  return (
    <div role="status" className="mt-10">
      <p className="text-t2">
        Shown only now. Give it to <bdi>{name}</bdi>, which verifies with it that a message is from Docket and is
        unchanged.
      </p>
      <p className="mt-6 flex min-w-0 flex-wrap items-center gap-8">
        <span className="mono min-w-0 rounded-4 border border-l1 bg-s2 px-6 py-2 text-12 break-all">{secret}</span>
        <CopyButton text={secret} />
      </p>
    </div>
  );
}
