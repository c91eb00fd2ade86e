import type { Metadata } from 'next';
import { personOf } from '../../../../person.ts';
import { RulesFrame } from '../frame.tsx';
import { KeyHints } from '../key-hints.tsx';
import { NotRead } from '../not-read.tsx';
import { editingOf, openRulesPage, type PageProps } from '../open-rules.ts';
import { WeightsEditor } from './weights-editor.tsx';

export const metadata: Metadata = { title: 'Weights' };

export default async function WeightsPage({ params }: PageProps) {
  const { actor, view, now } = await openRulesPage('weights', params);
  const editing = editingOf(view, 'weights');
  const changed = editing.draft?.changes.length ?? 0;
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
      {editing.current ? <WeightsEditor editing={editing} /> : <NotRead view={view} />}
    </RulesFrame>
  );
}
