import type { EvidenceItem } from '#lib/review/case/evidence.ts';

/** An image by its number and its name, as the strip has them. A provider's own name keeps its capitals. */
export function imageName(item: Pick<EvidenceItem, 'position' | 'label'> | undefined): string {
  return item ? `${item.position} ${item.label}` : 'the image';
}
