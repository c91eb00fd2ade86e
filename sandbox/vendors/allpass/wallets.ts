import { Problem } from '#sandbox/http/call.ts';
import { type Random, randomFrom } from '#sandbox/random.ts';
import { findingsOf, type Story } from './findings.ts';
import type { ApplicantRecord } from './record.ts';

/** A lookup of a wallet or a transaction. */
export type Lookup = {
  id: string;
  type: 'WALLET' | 'TRANSACTION';
  blockchain: string;
  subject: string;
  applicantId: string | null;
  createdAt: string;
};

const BLOCKCHAINS = ['BTC', 'ETH', 'TRX', 'BSC', 'LTC', 'BCH', 'XRP', 'ADA', 'SOL', 'DOGE', 'MATIC'];

/** Reads the body of a search: a blockchain, and either a transaction or an address. */
export function parseSearch(body: Record<string, unknown>): Pick<Lookup, 'type' | 'blockchain' | 'subject'> {
  const { blockchain, txHash, address } = body;
  if (typeof blockchain !== 'string' || !BLOCKCHAINS.includes(blockchain))
    throw new Problem(400, 'blockchain is not supported');
  if ((txHash === undefined) === (address === undefined))
    throw new Problem(400, 'Exactly one of txHash and address is required');
  const subject = txHash ?? address;
  if (typeof subject !== 'string' || subject === '') throw new Problem(400, 'txHash and address are text');
  if (txHash !== undefined && !/^(0x)?[a-fA-F0-9]{64}$/.test(subject)) throw new Problem(400, 'txHash is not a hash');
  return { type: txHash === undefined ? 'WALLET' : 'TRANSACTION', blockchain, subject };
}

/** What the wallets of one applicant after the other are about. */
const STORIES: Story[][] = [
  ['clean'],
  ['mixer'],
  ['no_score'],
  ['long', 'transaction'],
  ['medium'],
  ['rejected'],
  ['outdated'],
  ['new_word'],
];

/** Wallets and transactions of a flow with a crypto step; they belong to the applicant from the start. */
export function walletsOf(record: ApplicantRecord): (Lookup & { story: Story })[] {
  const index = Math.floor((record.person?.index ?? 0) / 5);
  const stories = STORIES[index % STORIES.length] ?? ['clean'];
  return stories.map((story, at) => {
    const random = randomFrom(`${record.id}/wallet/${at}`);
    const isTransaction = story === 'transaction';
    return {
      id: random.uuid(),
      type: isTransaction ? ('TRANSACTION' as const) : ('WALLET' as const),
      blockchain: isTransaction ? 'BTC' : 'ETH',
      subject: isTransaction ? random.hex(64) : `0x${random.hex(40)}`,
      applicantId: record.id,
      createdAt: record.updatedAt,
      story,
    };
  });
}

/** Answer of `crypto-aml/{id}/details`. The same subject always has the same score. */
export function detailsOf({ story, ...lookup }: Lookup & { story?: Story }): object {
  const { type, id, blockchain, subject, applicantId, createdAt } = lookup;
  const random = randomFrom(`${blockchain}/${subject}`);
  return {
    type,
    id,
    clientKey: 'client-sandbox',
    applicantId,
    blockchain,
    address: type === 'WALLET' ? subject : null,
    amount: '0.42',
    addressInfo: addressInfoOf(lookup, random),
    ...findingsOf(story ?? random.pick<Story>(['clean', 'clean', 'medium', 'mixer']), lookup, random),
    isMonitoring: applicantId !== null,
    lastUpdateDate: createdAt,
    createdAt,
    timelines: [
      { id: random.hex(12), eventName: 'CRYPTO_AML_STATUS_UPDATED', applicantId, amlId: id, data: {}, createdAt },
    ],
    updatedAt: createdAt,
  };
}

function addressInfoOf({ subject, blockchain }: Lookup, random: Random): object {
  return {
    address: subject,
    owner: random.chance(0.3) ? 'Specimen Exchange' : null,
    tags: [[]],
    txCount: random.int(1, 900),
    balance: { amount: '0.42', symbol: blockchain },
  };
}
