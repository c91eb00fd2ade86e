'use client';

import { useQueries } from '@tanstack/react-query';
import { CheckBox } from '#components/ui/form/check-box.tsx';
import type { ComparedHit } from '#lib/review/hits/ladder/answer.ts';
import type { HitView } from '#lib/review/hits/view.ts';
import { hitQuery } from '../query.ts';
import type { VerdictForm } from './use-verdict.ts';

export type OtherHit = { id: string; version: number; label: string; total: number | null };

/** The other open hits of the person with the same entry of a list, once each was read with its points. */
export function useOthers({ sameEntity }: HitView): OtherHit[] {
  const answers = useQueries({ queries: sameEntity.map(hitQuery) });
  return answers.flatMap(({ data }) => (data?.hit.state === 'open' ? [otherOf(data)] : []));
}

function otherOf({ hit, ladder }: ComparedHit): OtherHit {
  const label = [hit.list ?? hit.topicLabel, hit.entry.name].filter(Boolean).join(', ');
  return { id: hit.id, version: hit.version, label, total: ladder.total };
}

/** They are listed with their points before the act. */
export function OtherHits({ others, form }: { others: OtherHit[]; form: VerdictForm }) {
  return (
    <>
      <CheckBox
        label={
          others.length === 1
            ? 'Also close the other open hit of this person with the same entry'
            : `Also close ${others.length} other open hits of this person with the same entry`
        }
        checked={form.withOthers}
        onChange={form.setWithOthers}
      />
      <ul className="mt-4 ms-22 text-12 leading-20 text-t2">
        {others.map(({ id, label, total }) => (
          <li key={id} className="flex gap-8">
            <span className="min-w-0 truncate">
              <bdi>{label}</bdi>
            </span>
            <span className="ms-auto whitespace-nowrap text-t3">
              {total === null ? 'can’t be scored' : `${total} points`}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}
