import { RecoveryCodes } from './recovery-codes.tsx';

/** Says that a second factor was added, and shows recovery codes that were made with it. */
export function FactorAdded({ codes }: { codes: string[] }) {
  return (
    <>
      <p className="mt-10 text-t2">It counts from now on. Your other sessions have ended.</p>
      {codes.length > 0 && <RecoveryCodes codes={codes} />}
    </>
  );
}
