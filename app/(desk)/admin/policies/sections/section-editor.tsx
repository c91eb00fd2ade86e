'use client';

import type { PolicyKind } from '#lib/review/policies/policies.ts';
import type { DraftEdit } from '../use-draft.ts';
import { Checklist } from './checklist.tsx';
import { Messages } from './messages.tsx';
import { Reasons } from './reasons.tsx';
import { Retention } from './retention.tsx';
import { Risk } from './risk.tsx';
import { Claims, FourEyes, Masking, NotesOnBlockers, Undo } from './small.tsx';
import { TimeLimits } from './time-limits.tsx';

type SectionEditorProps = { kind: PolicyKind; edit: DraftEdit; usedCodes: readonly string[] };

/** The fields of one policy; all of them are closed while nothing can be edited. */
export function SectionEditor({ kind, edit, usedCodes }: SectionEditorProps) {
  return (
    <fieldset disabled={edit.lockedBecause !== null} className="min-w-0">
      {fieldsOf(kind, edit, usedCodes)}
    </fieldset>
  );
}

function fieldsOf(kind: PolicyKind, edit: DraftEdit, usedCodes: readonly string[]) {
  switch (kind) {
    case 'reasons':
      return <Reasons edit={edit} usedCodes={usedCodes} />;
    case 'checklist':
      return <Checklist edit={edit} />;
    case 'fourEyes':
      return <FourEyes edit={edit} />;
    case 'blockers':
      return <NotesOnBlockers edit={edit} />;
    case 'risk':
      return <Risk edit={edit} />;
    case 'sla':
      return <TimeLimits edit={edit} />;
    case 'claims':
      return <Claims edit={edit} />;
    case 'undo':
      return <Undo edit={edit} />;
    case 'masking':
      return <Masking edit={edit} />;
    case 'requests':
      return <Messages edit={edit} />;
    case 'retention':
      return <Retention edit={edit} />;
  }
}
