import { Problem } from '#sandbox/http/call.ts';
import { type Random, randomFrom } from '#sandbox/random.ts';
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

export function cryptoIdOf({ id }: ApplicantRecord): string {
  return randomFrom(`${id}/wallet`).uuid();
}

/** The wallet of a flow with a crypto step; it belongs to the applicant from the start. */
export function walletOf(record: ApplicantRecord): Lookup {
  const subject = `0x${randomFrom(`${record.id}/address`).hex(40)}`;
  return {
    id: cryptoIdOf(record),
    type: 'WALLET',
    blockchain: 'ETH',
    subject,
    applicantId: record.id,
    createdAt: record.updatedAt,
  };
}

/** Answer of `crypto-aml/{id}/details`. The same subject always has the same score. */
export function detailsOf({ id, type, blockchain, subject, applicantId, createdAt }: Lookup): object {
  const random = randomFrom(`${blockchain}/${subject}`);
  const score = random.chance(0.7) ? random.int(2, 30) : random.int(31, 96);
  return {
    type,
    id,
    clientKey: 'client-sandbox',
    applicantId,
    blockchain,
    reviewStatus: 'UNKNOWN',
    address: type === 'WALLET' ? subject : null,
    score,
    amount: '0.42',
    uof: [fundOf(random, true)],
    sof: [fundOf(random, false), fundOf(random, false)],
    addressInfo: {
      address: subject,
      owner: null,
      tags: [[]],
      txCount: random.int(1, 900),
      balance: { amount: '0.42', symbol: blockchain },
    },
    entities: score > 69 ? [mixer(random)] : [],
    isMonitoring: applicantId !== null,
    lastUpdateDate: createdAt,
    outdated: random.chance(0.2),
    createdAt,
    timelines: [
      { id: random.hex(12), eventName: 'CRYPTO_AML_STATUS_UPDATED', applicantId, amlId: id, data: {}, createdAt },
    ],
    comments: [commentOn(id, random)],
    updatedAt: createdAt,
  };
}

function commentOn(amlId: string, random: Random): object {
  const parent = { parentId: null, parentComment: '[Circular Reference]' };
  return { id: random.hex(12), content: 'Looked at', amlId, authorName: 'Desk', ...parent };
}

function mixer(random: Random): object {
  return { id: random.hex(8), score: 95, scoreType: 'high', name: 'Specimen Mixer', scoreTypeId: 'mixer' };
}

/** A source or a destination of funds. */
function fundOf(random: Random, forward: boolean): object {
  return {
    hash: random.hex(64),
    forward,
    owner: random.pick(['Specimen Exchange', 'Specimen Mixer', 'Unknown']),
    score: random.int(0, 100),
    type: 'exchange',
    depth: random.int(1, 5),
    amount: random.int(1, 5000) / 100,
    address: `0x${random.hex(40)}`,
    share: random.int(1, 100) / 100,
    directTx: random.hex(64),
  };
}
