import type { Metadata } from 'next';
import { flipsByWeight } from '#lib/data/rules/flips.ts';
import { weightRanges } from '#lib/exchange/rules/screen.ts';
import { personOf } from '../../../../person.ts';
import { partHref } from '../../place.ts';
import { RulesFrame } from '../frame.tsx';
import { KeyHints } from '../key-hints.tsx';
import { NotRead } from '../not-read.tsx';
import { editingOf, openRulesPage, type PageProps } from '../open-rules.ts';
import type { WeightEffects } from './effect.tsx';
import { WeightsEditor } from './weights-editor.tsx';

export const metadata: Metadata = { title: 'Weights' };

export default async function WeightsPage({ params }: PageProps) {
  const { actor, view, now } = await openRulesPage('weights', params);
  const editing = editingOf(view, 'weights');
  const { draft, current, connection } = editing;
  const changed = draft?.changes.length ?? 0;
  const inForce = draft?.base ?? current?.values;
  const effects: WeightEffects = {
    ranges: inForce ? await weightRanges(actor, view, inForce) : null,
    flips: draft?.simulation ? await flipsByWeight(actor, draft.simulation.id) : {},
    href: partHref(connection.id, 'simulation', { kind: 'weights' }),
  };
  return (
    <RulesFrame
      {...{ view, now }}
      part="weights"
      kind="weights"
      person={personOf(actor)}
      foot={
        <>
          <span>{`${view.book.weights?.length ?? 0} rules, ${changed} changed`}</span>
          <KeyHints
            group="Weights"
            keys={[
              ['j k', 'move'],
              ['Enter', 'edit'],
              ['0', 'back to current'],
              ['d', 'next changed'],
            ]}
          />
        </>
      }
    >
      {current ? <WeightsEditor editing={editing} effects={effects} /> : <NotRead view={view} />}
    </RulesFrame>
  );
}
