/** What kind of list named someone. `pep` is a politically exposed person whose class the vendor did not tell. */
export const hitTopics = [
  'sanction',
  'pep',
  'pep_1',
  'pep_2',
  'pep_3',
  'pep_4',
  'warning',
  'adverse_media',
  'unknown',
] as const;

export type HitTopic = (typeof hitTopics)[number];

/** The topics as the screens group and filter them. */
export const hitTopicGroups = ['sanction', 'pep', 'warning', 'adverse_media', 'unknown'] as const;

export type HitTopicGroup = (typeof hitTopicGroups)[number];

type TopicWords = { group: HitTopicGroup; label: string; severity: number; meaning: string };

/**
 * How bad a hit is if it is true, from 0 to 100. It says nothing about whether it is the same person, which the
 * comparison of names says apart. PEP classes 1 to 4 as the Wolfsberg guidance on PEPs (2017) and its users count them.
 */
const table: Record<HitTopic, TopicWords> = {
  sanction: {
    group: 'sanction',
    label: 'Sanctions',
    severity: 90,
    meaning: 'Doing business with them may be a crime.',
  },
  pep_1: { group: 'pep', label: 'PEP class 1', severity: 70, meaning: 'Head of state, government, parliament, army.' },
  pep_2: {
    group: 'pep',
    label: 'PEP class 2',
    severity: 60,
    meaning: 'Senior official, judge, board of a state bank.',
  },
  pep_3: { group: 'pep', label: 'PEP class 3', severity: 50, meaning: 'Manager of a state company or agency.' },
  pep_4: { group: 'pep', label: 'PEP class 4', severity: 40, meaning: 'Local official, or a relative of a PEP.' },
  pep: { group: 'pep', label: 'PEP', severity: 70, meaning: 'The class is not told: taken for the highest.' },
  warning: { group: 'warning', label: 'Watch list', severity: 60, meaning: 'A regulator or the police warns of them.' },
  adverse_media: {
    group: 'adverse_media',
    label: 'Adverse media',
    severity: 30,
    meaning: 'The press reports on them.',
  },
  unknown: {
    group: 'unknown',
    label: 'Sanctions',
    severity: 90,
    meaning: 'The kind is not told: taken for the worst.',
  },
};

/** How bad a hit of this topic is if it is true: 0 to 100. */
export function severityOf(topic: HitTopic): number {
  return table[topic].severity;
}

/** What the severity of a topic means, in a sentence. */
export function severityMeaning(topic: HitTopic): string {
  return table[topic].meaning;
}

/** A topic in the one or three words that a blocker has room for. One that is not told is taken for the worst. */
export function topicLabel(topic: HitTopic): string {
  return table[topic].label;
}

/** The topics of a group. */
export function topicsIn(group: HitTopicGroup): HitTopic[] {
  return hitTopics.filter((topic) => table[topic].group === group);
}

/**
 * The topic of a hit, from what the vendor told: its topics, then the name of the list, then the reason. Of several the
 * worst. A list that has a name and none of these words is a watch list.
 */
export function topicOf(told: { topics: readonly string[]; list: string | null; reason: string | null }): HitTopic {
  const named = worstOf([...told.topics, told.list ?? ''].map(topicIn));
  if (named !== 'unknown') return named;
  const reason = topicIn(told.reason ?? '');
  if (reason !== 'unknown') return reason;
  return told.list === null ? 'unknown' : 'warning';
}

/** Whether two texts can be names of one list: "OFAC SDN" and "ofac sdn list" are of one family. */
export function listFamily(list: string | null): string {
  return (list ?? '')
    .toLowerCase()
    .replaceAll(/\blists?\b|[^\p{L}\p{N}]+/gu, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
}

function worstOf(topics: HitTopic[]): HitTopic {
  const known = topics.filter((topic) => topic !== 'unknown');
  // A class says more than the bare word, also where both come together.
  const classed = known.some((topic) => topic.startsWith('pep_')) ? known.filter((topic) => topic !== 'pep') : known;
  return classed.toSorted((a, b) => severityOf(b) - severityOf(a))[0] ?? 'unknown';
}

function topicIn(text: string): HitTopic {
  if (/sanction|ofac|\bsdn\b|\b(eu|un|uk|hmt)\b/i.test(text)) return 'sanction';
  if (/\bpep\b|\bpep[-_ ]?class|politically/i.test(text)) {
    const level = /class[-_ ]?([1-4])\b/i.exec(text)?.[1];
    return level === undefined ? 'pep' : (`pep_${level}` as HitTopic);
  }
  if (/adverse|media/i.test(text)) return 'adverse_media';
  return /warning|fitness|wanted|watch/i.test(text) ? 'warning' : 'unknown';
}
