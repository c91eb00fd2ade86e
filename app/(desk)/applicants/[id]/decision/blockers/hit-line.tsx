import { dayWords } from '#components/review/time/moments.ts';
import { Time } from '#components/review/time/time.tsx';
import type { OpenHit } from '#lib/review/case/blocker.ts';

/** What tells an open hit from another: list, entry, the entry's birth date, when it was found, as far as known. */
export function HitLine({ hit, providerLabel }: { hit: OpenHit; providerLabel: string }) {
  return (
    <span className="block text-12 break-words text-t2 short:truncate">
      {hit.position && `${hit.position}: `}
      <bdi>{entryWords(hit, providerLabel)}</bdi>
      {hit.foundAt && (
        <>
          {', found '}
          <Time at={hit.foundAt} as="date" />
        </>
      )}
    </span>
  );
}

function entryWords({ list, entity, birthDate, reason }: OpenHit, providerLabel: string): string {
  const born = birthDate && `born ${dayWords(birthDate)}`;
  if (entity !== null) return [list, entity, born].filter(Boolean).join(', ');
  return [list, `${providerLabel} gave no record`, reason && `“${reason}”`, born].filter(Boolean).join(', ');
}
