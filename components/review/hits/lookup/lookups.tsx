'use client';

import { Time } from '#components/review/time/time.tsx';
import { linkClass } from '#components/ui/link.ts';
import { Section } from '#components/ui/section.tsx';
import type { HitView, LookupView } from '#lib/review/hits/view.ts';
import type { HitActs } from '../acts.ts';
import { LookupFile } from './file.tsx';
import { LookupForm } from './form.tsx';

/** Look-ups that reviewers made, and a form for another. Where the vendor gave no record, one opens the verdicts. */
export function Lookups({ hit, acts, canAttach }: { hit: HitView; acts: HitActs; canAttach: boolean }) {
  const isOffered = canAttach && !hit.hasRecord;
  if (hit.lookups.length === 0 && !isOffered) return null;
  return (
    <Section title="Your own look-up" aside="kept with the case, marked as ours">
      {hit.lookups.map((lookup) => (
        <Lookup key={lookup.id} lookup={lookup} />
      ))}
      {isOffered && <LookupForm hitId={hit.id} attach={acts.attach} />}
    </Section>
  );
}

function Lookup({ lookup: { id, link, note, by, at, sha256, file } }: { lookup: LookupView }) {
  return (
    <div className="mb-8 text-12 leading-20">
      <p className="flex flex-wrap gap-x-8">
        {link === null ? (
          <span className="text-t2">A file, without a link</span>
        ) : (
          <a href={link} target="_blank" rel="noopener noreferrer" className={linkClass}>
            <span className="break-all">{link}</span>
          </a>
        )}
        <span className="ms-auto text-t3">
          {by}, <Time at={at} />
        </span>
      </p>
      <p dir="auto" className="break-words">
        {note}
      </p>
      <Hash of="What was typed" sha256={sha256} />
      {file && <LookupFile id={id} file={file} />}
      {file && <Hash of="The file" sha256={file.sha256} />}
    </div>
  );
}

function Hash({ of, sha256 }: { of: string; sha256: string }) {
  return (
    <p className="text-t3" title={sha256}>
      {of}: SHA-256 <span className="mono">{sha256.slice(0, 16)}…</span>
    </p>
  );
}
