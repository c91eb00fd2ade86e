import { useQuery } from '@tanstack/react-query';
import { readJson } from '#components/review/read-json.ts';
import type { Portrait, PortraitsView } from '#lib/review/faces/face.ts';

/** The portraits of one person across vendors, read when they are first looked at. */
export function usePortraits(applicantId: string) {
  return useQuery({
    queryKey: ['portraits', applicantId],
    queryFn: ({ signal }) => readJson<PortraitsView>(`/api/applicants/${applicantId}/portraits`, signal),
  });
}

/** The document's face and that of the selfie, or of the first frame; null where there are no two. */
export function firstPair(portraits: readonly Portrait[]): [string, string] | null {
  const able = portraits.filter(({ mayBeShown }) => mayBeShown);
  const own = able.filter(({ other }) => other === null);
  const paper = own.find(({ part }) => part === 'front') ?? own.find(({ part }) => part === 'other') ?? able[0];
  const rest = [...own, ...able].filter((one) => one !== paper);
  const live = (['selfie', 'liveness', 'other'] as const).map((part) => rest.find((one) => one.part === part));
  const face = live.find((one) => one !== undefined) ?? rest[0];
  return paper && face ? [paper.imageId, face.imageId] : null;
}
