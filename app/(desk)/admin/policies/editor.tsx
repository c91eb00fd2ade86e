'use client';

import type { PolicyKind } from '#lib/review/policies/policies.ts';
import type { PoliciesView } from '#lib/review/policies/view.ts';
import { sectionLabels } from '#lib/review/policies/words.ts';
import { PoliciesBanner } from './banner.tsx';
import { PathPane } from './path/path-pane.tsx';
import { SectionList } from './section-list.tsx';
import { SectionEditor } from './sections/section-editor.tsx';
import { useDraft } from './use-draft.ts';

/** The policies by section, the fields of one of them, and the way to a published version. */
export function Editor({ view, section }: { view: PoliciesView; section: PolicyKind }) {
  const edit = useDraft(view);
  return (
    <>
      <PoliciesBanner view={view} edit={edit} />
      <div className="grid min-h-0 grow policy-grid stacked:block">
        <SectionList current={section} edit={edit} />
        <section
          aria-label={sectionLabels[section].label}
          className="min-h-0 overflow-y-auto thin-scroll stacked:overflow-visible"
        >
          {edit.lockedBecause && <p className="border-b border-l1 px-16 py-6 text-12 text-t2">{edit.lockedBecause}</p>}
          <SectionEditor kind={section} edit={edit} usedCodes={view.usedCodes} />
        </section>
        <PathPane view={view} edit={edit} />
      </div>
    </>
  );
}
