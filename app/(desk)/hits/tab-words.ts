import type { HitTopicGroup } from '#lib/review/hits/topic.ts';
import type { HitTab } from '#lib/review/hits/view.ts';

export const tabWords: Record<HitTab, string> = { open: 'Open', mine: 'Mine', unsure: 'Unsure', closed: 'Closed' };

export const topicWords: Record<HitTopicGroup, string> = {
  sanction: 'Sanctions',
  pep: 'PEP',
  warning: 'Watch lists',
  adverse_media: 'Adverse media',
  unknown: 'Not told',
};
