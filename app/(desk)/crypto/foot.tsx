import { ListFoot } from '#components/review/rows/list-foot.tsx';
import { countOf } from '#lib/review/counted.ts';
import { type CryptoFilter, type CryptoPage, cappedCount, mostCounted } from '#lib/review/crypto/view.ts';
import { cryptoAddress } from './address.ts';

export function CryptoFoot({ page, filter }: { page: CryptoPage; filter: CryptoFilter }) {
  return (
    <ListFoot
      words={shownWords(page, filter)}
      keys="Queue"
      cursor={filter.cursor}
      beside={page}
      addressOf={(cursor) => cryptoAddress({ ...filter, cursor })}
    />
  );
}

/** "12 checks", "1–50 of 94", "50 of 1,000+"; where a filter narrows the tab, "12 on this page". */
function shownWords({ rows, counts }: CryptoPage, { tab, bands, providers, cursor }: CryptoFilter): string {
  const shown = rows.length.toLocaleString('en');
  if (bands.length + providers.length > 0) return `${shown} on this page`;
  const all = counts[tab];
  if (all === rows.length && all <= mostCounted) return countOf(all, 'check');
  return `${cursor ? '' : '1–'}${shown} of ${cappedCount(all)}`;
}
