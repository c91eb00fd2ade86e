import type { ApplicantView } from '#lib/review/applicant/view.ts';
import type { ShownBlocker } from '#lib/review/case/blocker.ts';
import { detailOf } from './detail.ts';
import { HitLine } from './hit-line.tsx';

type DetailProps = { blocker: ShownBlocker; view: ApplicantView };

/** What a blocker rests on, in a second line; a low screen has only the first. */
export function Detail({ blocker, view }: DetailProps) {
  const { hit, label, title } = blocker;
  if (hit) return <HitLine hit={hit} providerLabel={view.providerLabel} />;
  const words = label.includes('“') && !title.includes('“') ? label : detailOf(blocker, view);
  return words && <span className="block text-12 break-words text-t2 short:hidden">{words}</span>;
}
