import { Fragment, type ReactNode } from 'react';
import { dayWords } from '#components/review/time/moments.ts';
import { cx } from '#components/ui/cx.ts';
import type { Fact, FactField } from '#lib/review/facts/fact.ts';
import { type DecidedWith, Difference } from './difference.tsx';
import { Reveal } from './reveal.tsx';

export type Reader = {
  applicantId: string;
  canReveal: boolean;
  needsReason: boolean;
  /** The decision of another member that waits for a second person; it was made with the differences shown. */
  decided: DecidedWith | null;
};

/**
 * Facts on which sources agree take one line; those on which they differ take one line per source. A fact on
 * which no source says anything is left out.
 */
export function Facts({ facts, reader }: { facts: Fact[]; reader: Reader }) {
  return (
    <div>
      {facts.map((fact) => (
        <Fragment key={fact.field}>
          {fact.difference ? (
            <Difference fact={fact} decided={reader.decided} />
          ) : (
            <FactLine fact={fact} reader={reader} />
          )}
        </Fragment>
      ))}
    </div>
  );
}

/** A term and its value, in a list of its own, so that differences may be between lines. */
export function Line({ label, children, mayWrap = false }: { label: string; children: ReactNode; mayWrap?: boolean }) {
  return (
    <dl className="grid field-grid items-baseline gap-x-8 py-3 phone:items-center">
      <dt className="text-12 break-words text-t3 first-letter:uppercase">{label}</dt>
      <dd className={cx('flex min-w-0 items-baseline gap-x-6 phone:items-center', mayWrap && 'flex-wrap')}>
        {children}
      </dd>
    </dl>
  );
}

export function Silent({ children }: { children: string }) {
  return <p className="text-12 text-t3">{children}</p>;
}

export function isSilent(fact: Fact): boolean {
  return fact.value === null && !fact.difference;
}

function FactLine({ fact, reader }: { fact: Fact; reader: Reader }) {
  if (fact.value === null) return null;
  return (
    <Line label={fact.label} mayWrap={!fact.isMasked}>
      <bdi className={cx('min-w-0', valueLook(fact))}>
        <Value field={fact.field} words={dayWords(fact.value)} />
      </bdi>
      {fact.agree > 1 && !fact.isMasked && (
        <span className="ms-auto shrink-0 text-11 whitespace-nowrap text-t3">{fact.agree} agree</span>
      )}
      {reader.canReveal && isMaskable(fact.field) && (fact.canReveal || !fact.isMasked) && (
        <Reveal
          applicantId={reader.applicantId}
          field={fact.field}
          label={fact.label}
          isMasked={fact.isMasked}
          shownUntil={fact.shownUntil}
          needsReason={reader.needsReason}
        />
      )}
    </Line>
  );
}

/** What follows a value and only explains it is quiet: a country's code, where the age is from. */
const tails: Partial<Record<FactField, RegExp>> = {
  nationality: /\s[A-Z]{3}$/,
  issuer: /\s[A-Z]{3}$/,
  age: /\sby .+$/,
};

function Value({ field, words }: { field: FactField; words: string }) {
  const tail = tails[field]?.exec(words)?.[0];
  if (tail === undefined) return words;
  return (
    <>
      {words.slice(0, -tail.length)}
      <span className="text-12 text-t3">{tail}</span>
    </>
  );
}

function valueLook({ field, isMasked }: Fact): string {
  if (isMasked) return 'truncate tracking-mask text-t2';
  if (field === 'name' || field === 'latinName') return 'font-medium break-words';
  return field === 'documentNumber' || field === 'personalNumber' ? 'mono break-all' : 'break-words';
}

const maskable = ['personalNumber', 'email', 'phone', 'address', 'documentNumber'] as const;

/** Whether the desk can reveal a field that is masked. */
export function isMaskable(field: FactField): field is (typeof maskable)[number] {
  return maskable.some((name) => name === field);
}
