/** A share from 0 to 1 as "42 %". A small one is never nothing. */
export function percent(share: number): string {
  const points = share * 100;
  return points > 0 && points < 1 ? 'under 1 %' : `${Math.round(points)} %`;
}
