import { CopyButton } from '#components/ui/copy-button.tsx';

/** Codes that were just made. They are not shown again. */
export function RecoveryCodes({ codes }: { codes: string[] }) {
  return (
    <div role="status" className="mt-10">
      <p className="text-t2">
        Recovery codes, shown only now. Keep them where you find them without this device: each lets you in once in
        place of a code.
      </p>
      <ul
        aria-label="Recovery codes"
        className="mono mt-6 grid grid-cols-2 gap-x-16 rounded-4 border border-l1 bg-s2 p-8"
      >
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <div className="mt-6">
        <CopyButton text={codes.join('\n')} />
      </div>
    </div>
  );
}
