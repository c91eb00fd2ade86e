import { Time } from '#components/review/time/time.tsx';
import { Icon } from '#components/ui/icon.tsx';
import { Tag } from '#components/ui/tag.tsx';
import type { CryptoView } from '#lib/review/applicant/crypto.ts';

type SaidProps = { details: NonNullable<CryptoView['details']>; isHidden: boolean; providerLabel: string };

/** What the vendor and its officers say of it: read only, and never ours. */
export function Said({ details: { entities, comments, events }, isHidden, providerLabel }: SaidProps) {
  return (
    <div className="flex flex-col gap-12 pt-12 text-12">
      {entities.length > 0 && (
        <section>
          <h4 className="font-medium">Entities</h4>
          <ul>
            {entities.map(({ name, kind, score }, index) => (
              <li key={`${name ?? ''} ${kind ?? ''} ${String(index)}`} className="flex flex-wrap gap-x-8 py-2">
                <bdi>{name ?? 'Name not told'}</bdi>
                {kind && <span className="mono text-t2">{kind}</span>}
                {score !== null && <span className="text-t2">{`score ${score}`}</span>}
              </li>
            ))}
          </ul>
        </section>
      )}
      <section>
        <h4 className="flex items-center gap-6 font-medium">
          {`Comments at ${providerLabel}`}
          <Tag>Theirs, read only</Tag>
        </h4>
        {isHidden && (
          <p className="labelled py-2 text-t3">
            <Icon name="lock" />
            <span>Hidden from your role</span>
          </p>
        )}
        {!isHidden && comments.length === 0 && <p className="py-2 text-t3">None</p>}
        <ul>
          {comments.map(({ text, by, at }, index) => (
            <li key={`${at ?? ''} ${String(index)}`} className="py-4">
              <p dir="auto" className="break-words whitespace-pre-wrap">
                {text}
              </p>
              <p className="text-11 text-t3">
                <bdi>{by ?? 'Author not told'}</bdi>
                {at && (
                  <>
                    {', '}
                    <Time at={at} />
                  </>
                )}
              </p>
            </li>
          ))}
        </ul>
      </section>
      {events.length > 0 && (
        <section>
          <h4 className="font-medium">{`Events at ${providerLabel}`}</h4>
          <ul>
            {events.map(({ name, at }, index) => (
              <li key={`${name} ${String(index)}`} className="flex flex-wrap gap-x-8 py-2">
                {at && (
                  <span className="text-t3">
                    <Time at={at} />
                  </span>
                )}
                <span className="mono break-all text-t2">{name}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}
