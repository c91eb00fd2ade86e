import type { Metadata } from 'next';
import { requirementEffects } from '#lib/exchange/rules/screen.ts';
import type { MemberActor } from '#lib/review/actor.ts';
import { personOf } from '../../../../person.ts';
import { RulesFrame } from '../frame.tsx';
import { KeyHints } from '../key-hints.tsx';
import { NotRead } from '../not-read.tsx';
import { type Editing, editingOf, openRulesPage, type PageProps } from '../open-rules.ts';
import { countedEffects, type Effects } from './effects.ts';
import { MatrixEditor } from './matrix-editor.tsx';

export const metadata: Metadata = { title: 'Requirements' };

export default async function RequirementsPage({ params }: PageProps) {
  const { actor, view, now } = await openRulesPage('requirements', params);
  const editing = editingOf(view, 'requirements');
  const matrix = view.book.requirements;
  const { switches = [], types = [], sources = [] } = matrix ?? {};
  const changed = editing.draft?.changes.length ?? 0;
  const sets = types.length * sources.length;
  return (
    <RulesFrame
      {...{ view, now }}
      part="requirements"
      kind="requirements"
      person={personOf(actor)}
      foot={
        <>
          <span>{`${switches.length} switches, ${sets} sets, ${changed} changed`}</span>
          <KeyHints
            group="Requirements"
            keys={[
              ['← ↑ ↓ →', 'move'],
              ['Space', 'switch'],
              ['d', 'next changed'],
            ]}
          />
        </>
      }
    >
      {editing.current && matrix ? (
        <MatrixEditor editing={editing} matrix={matrix} effects={await effectsFor(actor, editing)} />
      ) : (
        <NotRead view={view} />
      )}
    </RulesFrame>
  );
}

/** What the draft, or the open request, would have done to stored documents. */
async function effectsFor(actor: MemberActor, { connection, book, draft, requests }: Editing): Promise<Effects> {
  const changes = draft?.changes ?? requests[0]?.changes ?? [];
  if (!book.requirements) return { applicants: 0, cells: {} };
  return countedEffects(await requirementEffects(actor, connection.id, book.requirements, changes));
}
