import type { Random } from '#sandbox/random.ts';

/** What a check of a wallet or a transaction finds. */
export type Story =
  | 'clean'
  | 'mixer'
  | 'no_score'
  | 'long'
  | 'transaction'
  | 'medium'
  | 'rejected'
  | 'outdated'
  | 'new_word';

type Lookup = { id: string; createdAt: string };

const SCORES: Record<Story, [least: number, most: number] | null> = {
  clean: [2, 30],
  mixer: [70, 96],
  no_score: null,
  long: [31, 69],
  transaction: [70, 96],
  medium: [31, 69],
  rejected: [70, 96],
  outdated: [2, 30],
  new_word: [2, 30],
};

const REVIEWS: Partial<Record<Story, string>> = {
  clean: 'APPROVED',
  rejected: 'REJECTED',
  // A word that the vendor's documentation does not list, as a newer version might send.
  new_word: 'SECOND_LOOK',
};

const KINDS = ['exchange', 'wallet', 'payment', 'gambling', 'p2p_exchange_mlrisk_low', 'mixer'];
const OWNERS = ['Specimen Exchange', 'Specimen Pay', 'Specimen Games', null];

export function findingsOf(story: Story, { id, createdAt }: Lookup, random: Random): object {
  const range = SCORES[story];
  const isRisky = range !== null && range[0] >= 70;
  const isLong = story === 'long';
  return {
    reviewStatus: REVIEWS[story] ?? 'UNKNOWN',
    score: range === null ? null : random.int(...range),
    sof: range === null ? [] : fundsOf(random, false, isLong ? 40 : random.int(2, 5), isRisky),
    uof: range === null ? [] : fundsOf(random, true, isLong ? 24 : random.int(0, 4), false),
    entities: isRisky
      ? [{ id: random.hex(8), score: 95, scoreType: 'high', name: 'Specimen Mixer', scoreTypeId: 'mixer' }]
      : [],
    outdated: story === 'outdated',
    comments: commentsOf(story).map((content, at) => ({
      id: random.hex(12),
      content,
      amlId: id,
      authorName: at % 2 === 0 ? 'Desk' : 'Ines Duarte',
      parentId: null,
      parentComment: '[Circular Reference]',
      createdAt,
      updatedAt: createdAt,
    })),
  };
}

function commentsOf(story: Story): string[] {
  if (story === 'no_score' || story === 'clean') return [];
  if (story !== 'long') return ['Looked at'];
  return [
    'Looked at',
    'Most of it came over one exchange. The applicant says that these are savings of several years; '.repeat(4),
    'המסמכים התקבלו, נבדק שוב בעוד חודש',
  ];
}

/** Sources or destinations of funds; their shares add up to 1. */
function fundsOf(random: Random, forward: boolean, count: number, hasMixer: boolean): object[] {
  const weights = Array.from({ length: count }, () => random.int(1, 100));
  const total = weights.reduce((sum, each) => sum + each, 0);
  return weights.map((weight, at) => {
    const kind = hasMixer && at === 0 ? 'mixer' : (KINDS[random.int(0, KINDS.length - 2)] ?? 'wallet');
    return {
      hash: random.hex(64),
      forward,
      owner: kind === 'mixer' ? 'Specimen Mixer' : random.pick(OWNERS),
      score: kind === 'mixer' ? 95 : random.int(0, 60),
      type: kind,
      depth: random.int(1, 5),
      amount: random.int(1, 5000) / 100,
      address: `0x${random.hex(40)}`,
      share: weight / total,
      directTx: random.hex(64),
    };
  });
}
