import { ListFoot } from '#components/review/rows/list-foot.tsx';
import type { HitFilter, HitPage } from '#lib/review/hits/view.ts';
import { hitsAddress } from './address.ts';
import { shownWords } from './counted-rows.ts';

export function HitsFoot({ page, filter }: { page: HitPage; filter: HitFilter }) {
  return (
    <ListFoot
      words={shownWords(page, filter)}
      keys="Hits"
      cursor={filter.cursor}
      beside={page}
      addressOf={(cursor) => hitsAddress({ ...filter, cursor })}
    />
  );
}
