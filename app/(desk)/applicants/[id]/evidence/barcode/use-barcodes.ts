import { useQuery } from '@tanstack/react-query';
import { jsonOf } from '#components/review/read-json.ts';
import type { BarcodeOnImage } from '#lib/data/applicants/barcodes.ts';

/**
 * The barcodes of an applicant's cards. Forgotten when the panel is closed.
 * @param shown how many facts are not masked: after a reveal they are read again
 */
export function useBarcodes(applicantId: string, shown: number) {
  return useQuery({
    queryKey: ['barcodes', applicantId, shown],
    queryFn: async ({ signal }) =>
      jsonOf<BarcodeOnImage[]>(await fetch(`/api/applicants/${applicantId}/barcodes`, { signal })),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    retry: false,
  });
}
